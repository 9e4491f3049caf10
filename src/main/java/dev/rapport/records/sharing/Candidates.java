package dev.rapport.records.sharing;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.TEAM;

import dev.rapport.records.query.Reach;
import dev.rapport.records.query.RegistryAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks up who may come into question to see a record: more rather than less, and who of them
 * really does is asked of the one rule there is.
 */
@Component
class Candidates {

  /** A team of the record's or above it. */
  record Above(UUID id, String name, @Nullable UUID manager) {}

  private static final Field<UUID> ABOVE_ID = DSL.field(name("above", "id"), UUID.class);
  private static final Field<UUID> ABOVE_PARENT = DSL.field(name("above", "parent_id"), UUID.class);
  private static final Field<UUID> ABOVE_MANAGER =
      DSL.field(name("above", "manager_id"), UUID.class);

  private final DSLContext sql;

  Candidates(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Users by name.
   *
   * @param after the last one seen; null to begin
   */
  List<UUID> of(Reach record, @Nullable UUID after, int limit) {
    var above = above(teams(record));
    var named = new HashSet<>(record.readers());
    named.addAll(record.shares());
    if (record.owner() != null) {
      named.add(record.owner());
    }
    return sql.withRecursive(above)
        .select(APP_USER.ID)
        .from(APP_USER)
        .join(ROLE)
        .on(ROLE.ID.eq(APP_USER.ROLE_ID))
        .where(APP_USER.ACTIVE.isTrue(), APP_USER.DELETED_AT.isNull())
        .and(
            ROLE.ADMINISTRATOR
                .isTrue()
                .or(
                    exists(
                        selectOne()
                            .from(ROLE_ACCESS)
                            .where(ROLE_ACCESS.ROLE_ID.eq(ROLE.ID))
                            .and(ROLE_ACCESS.OBJECT.eq(record.object()))
                            .and(ROLE_ACCESS.READ_SCOPE.eq("all"))))
                .or(RegistryAccess.among(APP_USER.ID, named))
                .or(APP_USER.TEAM_ID.in(select(ABOVE_ID).from(table(name("above")))))
                .or(APP_USER.ID.in(select(ABOVE_MANAGER).from(table(name("above"))))))
        .and(
            after == null
                ? noCondition()
                : row(APP_USER.NAME, APP_USER.ID)
                    .gt(
                        select(APP_USER.NAME, APP_USER.ID)
                            .from(APP_USER)
                            .where(APP_USER.ID.eq(after))))
        .orderBy(APP_USER.NAME, APP_USER.ID)
        .limit(limit)
        .fetch(APP_USER.ID);
  }

  /** The record's own team and those above it, with who manages them. */
  List<Above> above(@Nullable UUID team) {
    if (team == null) {
      return List.of();
    }
    return sql.withRecursive(above(Set.of(team)))
        .select(TEAM.ID, TEAM.NAME, TEAM.MANAGER_ID)
        .from(TEAM)
        .where(TEAM.ID.in(select(ABOVE_ID).from(table(name("above")))))
        .fetch(found -> new Above(found.value1(), found.value2(), found.value3()));
  }

  private static Set<UUID> teams(Reach record) {
    var teams = new HashSet<>(record.shares());
    if (record.team() != null) {
      teams.add(record.team());
    }
    return teams;
  }

  private static CommonTableExpression<Record3<UUID, UUID, UUID>> above(Set<UUID> teams) {
    return name("above")
        .fields("id", "parent_id", "manager_id")
        .as(
            select(TEAM.ID, TEAM.PARENT_ID, TEAM.MANAGER_ID)
                .from(TEAM)
                .where(RegistryAccess.among(TEAM.ID, teams))
                .union(
                    select(TEAM.ID, TEAM.PARENT_ID, TEAM.MANAGER_ID)
                        .from(TEAM)
                        .join(table(name("above")))
                        .on(TEAM.ID.eq(ABOVE_PARENT))));
  }
}
