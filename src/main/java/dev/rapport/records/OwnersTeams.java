package dev.rapport.records;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.RECORD;

import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.search.SearchTokens;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A record's team is its owner's. */
@Component
public class OwnersTeams {

  private record Move(UUID owner, @Nullable UUID from, @Nullable UUID to) {}

  private final DSLContext sql;
  private final Catalog catalog;

  OwnersTeams(DSLContext sql, Catalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  /**
   * Gives all records of these users the team that their owner belongs to now. One look, then a
   * statement an object and team: versions and the audit trail stay as they are, since nobody
   * changed the records.
   */
  @Transactional
  public void follow(Collection<UUID> users) {
    var owned = catalog.objects().stream().filter(ObjectDefinition::owned).toList();
    var names = owned.stream().map(ObjectDefinition::name).toList();
    for (var move : moves(users, names)) {
      owned.forEach(object -> move(object, move));
      sql.update(RECORD)
          .set(RECORD.TEAM_ID, move.to())
          .set(Map.of(RECORD.TOKENS, tokens(move)))
          .where(RECORD.OWNER_ID.eq(move.owner()), RECORD.OBJECT.in(names))
          .and(isOf(RECORD.TEAM_ID, move.from()))
          .execute();
    }
  }

  private List<Move> moves(Collection<UUID> users, List<String> objects) {
    return sql.selectDistinct(RECORD.OWNER_ID, RECORD.TEAM_ID, APP_USER.TEAM_ID)
        .from(RECORD)
        .join(APP_USER)
        .on(APP_USER.ID.eq(RECORD.OWNER_ID))
        .where(RECORD.OWNER_ID.in(users), RECORD.OBJECT.in(objects))
        .and(condition("{0} is distinct from {1}", RECORD.TEAM_ID, APP_USER.TEAM_ID))
        .fetch(row -> new Move(row.value1(), row.value2(), row.value3()));
  }

  private void move(ObjectDefinition object, Move move) {
    var team = object.column("team_id", UUID.class);
    sql.update(object.table())
        .set(team, move.to())
        .where(object.column("owner_id", UUID.class).eq(move.owner()))
        .and(isOf(team, move.from()))
        .execute();
  }

  private static Condition isOf(Field<UUID> team, @Nullable UUID id) {
    return id == null ? team.isNull() : team.eq(id);
  }

  /** The search's marks for the team change as well. */
  private static Field<?> tokens(Move move) {
    Field<?> tokens = RECORD.TOKENS;
    if (move.from() != null) {
      tokens = function("ts_delete", Object.class, tokens, val(SearchTokens.team(move.from())));
    }
    return move.to() == null
        ? tokens
        : field(
            "{0} || {1}",
            Object.class,
            tokens,
            function("array_to_tsvector", Object.class, array(val(SearchTokens.team(move.to())))));
  }
}
