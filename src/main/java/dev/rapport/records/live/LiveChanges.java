package dev.rapport.records.live;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD;

import dev.rapport.records.Access;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.live.ChangedSet.Changed;
import dev.rapport.records.query.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads change sets in their order, as reactors do: only what every running transaction has left
 * behind.
 */
@Component
class LiveChanges {

  /** How many change sets are read at once. */
  static final int BATCH = 100;

  /** Of a change set with more records no single one is named. */
  private static final int NAMED = 200;

  /** How many kinds of rights are told apart in such a change set. */
  private static final int KINDS = 500;

  private static final Condition LEFT_BEHIND =
      condition("{0} < pg_snapshot_xmin(pg_current_snapshot())", CHANGE_SET.TRANSACTION);

  private record Head(Position position, @Nullable UUID actor, int records) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Reaches reaches;
  private final SeenThrough seenThrough;
  private final JsonMapper json;

  LiveChanges(
      DSLContext sql, Catalog catalog, Reaches reaches, SeenThrough seenThrough, JsonMapper json) {
    this.sql = sql;
    this.catalog = catalog;
    this.reaches = reaches;
    this.seenThrough = seenThrough;
    this.json = json;
  }

  /** The last change set that can be read. */
  Position last() {
    return sql.select(transaction(), CHANGE_SET.ID)
        .from(CHANGE_SET)
        .where(LEFT_BEHIND)
        .orderBy(CHANGE_SET.TRANSACTION.desc(), CHANGE_SET.ID.desc())
        .limit(1)
        .fetchOptional(row -> new Position(row.value1(), row.value2()))
        .orElse(new Position(0, 0));
  }

  /** The next change sets, {@link #BATCH} at the most. */
  List<ChangedSet> after(Position position) {
    var heads =
        sql.select(CHANGE_SET.ID, transaction(), CHANGE_SET.ACTOR_ID, CHANGE_SET.RECORDS)
            .from(CHANGE_SET)
            .where(
                condition(
                    "({0}, {1}) > ({2}::text::xid8, {3})",
                    CHANGE_SET.TRANSACTION,
                    CHANGE_SET.ID,
                    val(String.valueOf(position.transaction())),
                    val(position.changeSet())))
            .and(LEFT_BEHIND)
            .orderBy(CHANGE_SET.TRANSACTION, CHANGE_SET.ID)
            .limit(BATCH)
            .fetch(row ->
                new Head(new Position(row.value2(), row.value1()), row.value3(), row.value4()));
    if (heads.isEmpty()) {
      return List.of();
    }
    var raw = new ArrayList<RawChange>();
    raw.addAll(named(heads.stream().filter(head -> head.records() <= NAMED).toList()));
    heads.stream().filter(head -> head.records() > NAMED).forEach(head -> raw.addAll(many(head)));
    var parents = parents(raw);
    Map<Long, List<Changed>> bySet = new HashMap<>();
    for (var each : raw) {
      catalog
          .find(each.object())
          .map(object -> new Changed(each.object(), each.id(), each.states(object, parents)))
          .ifPresent(
              changed -> bySet.computeIfAbsent(each.set(), _ -> new ArrayList<>()).add(changed));
    }
    heads.stream()
        .filter(head -> head.records() > NAMED)
        .map(head -> head.position().changeSet())
        .forEach(set -> {
          var changed = bySet.computeIfAbsent(set, _ -> new ArrayList<>());
          changed.addAll(reaches.sharedOf(set));
          changed.addAll(seenThrough.of(set));
        });
    return heads.stream()
        .map(head ->
            new ChangedSet(
                head.position(),
                head.actor(),
                bySet.getOrDefault(head.position().changeSet(), List.of())))
        .toList();
  }

  private static Field<Long> transaction() {
    return CHANGE_SET.TRANSACTION.cast(String.class).cast(Long.class);
  }

  private List<RawChange> named(List<Head> heads) {
    var sets = heads.stream().map(head -> head.position().changeSet()).toList();
    return sets.isEmpty()
        ? List.of()
        : read(
            CHANGE.CHANGE_SET_ID.in(sets),
            CHANGE.RECORD_ID,
            RECORD.PARENTS,
            Reaches.shares(RECORD.ID),
            false);
  }

  /**
   * Whose records a large change set touched, rather than which. Of those that are seen through
   * others {@link SeenThrough} knows.
   */
  private List<RawChange> many(Head head) {
    return read(
        CHANGE.CHANGE_SET_ID.eq(head.position().changeSet()),
        inline((UUID) null, SQLDataType.UUID),
        inline((UUID[]) null, SQLDataType.UUID.array()),
        inline((UUID[]) null, SQLDataType.UUID.array()),
        true);
  }

  private List<RawChange> read(
      Condition which,
      Field<UUID> id,
      Field<UUID[]> parents,
      Field<UUID[]> shares,
      boolean distinct) {
    var before = distinct ? rights(CHANGE.BEFORE) : CHANGE.BEFORE;
    var after = distinct ? rights(CHANGE.AFTER) : CHANGE.AFTER;
    var columns =
        List.of(
            CHANGE.CHANGE_SET_ID,
            CHANGE.OBJECT,
            id,
            CHANGE.KIND,
            RECORD.OWNER_ID,
            RECORD.TEAM_ID,
            RECORD.READERS,
            parents,
            shares,
            RECORD.DELETED,
            before,
            after);
    var select = distinct ? sql.selectDistinct(columns) : sql.select(columns);
    return select
        .from(CHANGE)
        .join(RECORD)
        .on(RECORD.ID.eq(CHANGE.RECORD_ID))
        .where(which)
        .limit(distinct ? KINDS : Integer.MAX_VALUE)
        .fetch(row ->
            new RawChange(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, UUID.class),
                row.get(3, String.class),
                row.get(4, UUID.class),
                row.get(5, UUID.class),
                Reaches.ids(row.get(6, UUID[].class)),
                Reaches.ids(row.get(7, UUID[].class)),
                Reaches.ids(row.get(8, UUID[].class)),
                row.get(9, Boolean.class),
                values(row.get(10, JSONB.class)),
                values(row.get(11, JSONB.class))));
  }

  /** Only the values that say who may see the record. */
  private static Field<JSONB> rights(Field<JSONB> values) {
    return field(
        "jsonb_build_object('owner', {0} -> 'owner', 'team', {0} -> 'team')",
        SQLDataType.JSONB, values);
  }

  /** The records through which others are seen, as far as they are there. */
  private Map<UUID, Reach> parents(List<RawChange> changed) {
    Set<UUID> ids = new HashSet<>();
    for (var each : changed) {
      ids.addAll(each.parents());
      throughFields(each.object())
          .forEach(name -> {
            ids.addAll(RawChange.id(each.before().get(name)));
            ids.addAll(RawChange.id(each.after().get(name)));
          });
    }
    return reaches.of(ids);
  }

  private List<String> throughFields(String object) {
    return catalog.find(object).map(ObjectDefinition::access).stream()
        .flatMap(access ->
            access instanceof Access.Through(var fields, _) ? fields.stream() : Stream.of())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> values(@Nullable JSONB values) {
    return values == null ? Map.of() : json.readValue(values.data(), Map.class);
  }
}
