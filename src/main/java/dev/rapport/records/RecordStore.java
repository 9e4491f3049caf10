package dev.rapport.records;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.CONTACT_POINT;
import static rapport.db.Tables.DUPLICATE_KEY;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.STATUS_HISTORY;
import static rapport.db.Tables.TIMELINE_ENTRY;

import dev.rapport.identity.Actor;
import dev.rapport.records.query.KeptStatements;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a change set in one statement, whether it is one record or a thousand: the rows of each
 * table travel as one JSON parameter that PostgreSQL unfolds ({@code json_populate_recordset}), so
 * that the text of the statement depends on the objects alone.
 */
@Component
final class RecordStore {

  private final DSLContext sql;
  private final KeptStatements statements;
  private final JsonMapper json;

  RecordStore(DSLContext sql, KeptStatements statements, JsonMapper json) {
    this.sql = sql;
    this.statements = statements;
    this.json = json;
  }

  /**
   * All values of a statement.
   *
   * @param set of the change set, in the order of its columns; its id alone once it is begun
   * @param texts the rows of each list, as JSON
   * @param updated the records that are updated; null when there are none
   * @param rekeyed those of which the keys of duplicates change; null when there are none
   */
  private record Values(
      List<Param<?>> set,
      Map<Object, Param<JSON>> texts,
      @Nullable Param<UUID[]> updated,
      @Nullable Param<UUID[]> rekeyed) {

    Table<?> unfolded(Table<?> table, List<Map<String, @Nullable Object>> rows) {
      return table(
              "json_populate_recordset(null::{0}, {1})",
              // With its schema: 'record' alone is PostgreSQL's own pseudo-type.
              name("public", table.getName()), Objects.requireNonNull(texts.get(rows)))
          .as("x");
    }
  }

  /**
   * Begins a change set, writes the first rows of it, and returns its id.
   *
   * @param records how many it will have in the end
   */
  long begin(WriteSet rows, Actor actor, Origin origin, int records) {
    List<Param<?>> set =
        List.of(
            val(actor.id(), CHANGE_SET.ACTOR_ID),
            val(origin.source(), CHANGE_SET.SOURCE),
            val(origin.command(), CHANGE_SET.COMMAND),
            val(origin.job(), CHANGE_SET.JOB_ID),
            val(origin.reverses(), CHANGE_SET.REVERSES),
            val(records, CHANGE_SET.RECORDS));
    return store(rows, set);
  }

  /** Writes more rows of a change set that was begun in the same transaction. */
  void add(WriteSet rows, long changeSet) {
    store(rows, List.of(val(changeSet, CHANGE_SET.ID)));
  }

  private long store(WriteSet rows, List<Param<?>> set) {
    rows.letGo().forEach(this::letGo);
    var shape = new ArrayList<Object>();
    shape.add(set.size());
    var all = new ArrayList<>(set);
    var updated = ids(rows.updatedIds());
    var rekeyed = ids(rows.keys().updatedIds());
    shape.add(updated != null);
    shape.add(rekeyed != null);
    Stream.of(updated, rekeyed).filter(Objects::nonNull).forEach(all::add);
    Map<Object, Param<JSON>> texts = new IdentityHashMap<>();
    for (var entry : rows.byName().entrySet()) {
      List<Map<String, @Nullable Object>> some = entry.getValue();
      var clears =
          switch (entry.getKey()) {
            case "contacts_update", "timeline_update" -> updated != null;
            case "keys_update" -> rekeyed != null;
            default -> false;
          };
      if (clears || !some.isEmpty()) {
        var text = val(JSON.json(written(some)));
        shape.add(entry.getKey());
        shape.add(some.isEmpty() ? List.of() : List.copyOf(some.getFirst().keySet()));
        texts.put(some, text);
        all.add(text);
      }
    }
    var values = new Values(set, texts, updated, rekeyed);
    return statements
        .fetch(shape, all, () -> statement(rows, values))
        .getFirst()
        .get(0, Long.class);
  }

  /** A deleted record's values may be taken; those that stay are there again with their rows. */
  private void letGo(ObjectDefinition object, Set<UUID> ids) {
    sql.update(object.table())
        .set(object.column("deleted_at", OffsetDateTime.class), DSL.currentOffsetDateTime())
        .where(object.id().in(ids))
        .execute();
  }

  private static @Nullable Param<UUID[]> ids(List<UUID> ids) {
    return ids.isEmpty() ? null : val(ids.toArray(UUID[]::new));
  }

  private static Select<? extends Record> statement(WriteSet rows, Values values) {
    var parts = new ArrayList<CommonTableExpression<?>>();
    parts.add(changeSet(values.set()));
    insert(values, parts, "registry", RECORD, rows.registryInserts());
    update(values, parts, "registry_update", RECORD, rows.registryUpdates());
    var number = 0;
    for (var entry : rows.inserts().entrySet()) {
      insert(values, parts, "insert_" + number++, entry.getKey().table(), entry.getValue());
    }
    for (var entry : rows.updates().entrySet()) {
      update(values, parts, "update_" + number++, entry.getKey().table(), entry.getValue());
    }
    insertWithSet(values, parts, "changes", CHANGE, CHANGE.CHANGE_SET_ID, rows.changes());
    insertWithSet(
        values,
        parts,
        "history",
        STATUS_HISTORY,
        STATUS_HISTORY.CHANGE_SET_ID,
        rows.statusHistory());
    insert(values, parts, "contacts", CONTACT_POINT, rows.contactInserts());
    upsert(
        values,
        parts,
        "contacts_update",
        CONTACT_POINT,
        List.of(CONTACT_POINT.RECORD_ID, CONTACT_POINT.FIELD),
        rows.contactUpdates(),
        values.updated());
    insert(values, parts, "keys", DUPLICATE_KEY, rows.keys().inserts());
    upsert(
        values,
        parts,
        "keys_update",
        DUPLICATE_KEY,
        List.of(DUPLICATE_KEY.RECORD_ID, DUPLICATE_KEY.KEY),
        rows.keys().updates(),
        values.rekeyed());
    insert(values, parts, "timeline", TIMELINE_ENTRY, rows.timelineInserts());
    upsert(
        values,
        parts,
        "timeline_update",
        TIMELINE_ENTRY,
        List.of(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.PARTY_ID),
        rows.timelineUpdates(),
        values.updated());
    return DSL.with(parts)
        .select(DSL.field(name("change_set", "id"), Long.class))
        .from(table(name("change_set")));
  }

  private static CommonTableExpression<?> changeSet(List<Param<?>> set) {
    return set.size() == 1
        ? name("change_set")
            .as(select(set.getFirst().cast(CHANGE_SET.ID.getDataType()).as(CHANGE_SET.ID)))
        : name("change_set")
            .as(
                DSL.insertInto(
                        CHANGE_SET,
                        CHANGE_SET.ACTOR_ID,
                        CHANGE_SET.SOURCE,
                        CHANGE_SET.COMMAND,
                        CHANGE_SET.JOB_ID,
                        CHANGE_SET.REVERSES,
                        CHANGE_SET.RECORDS)
                    .values(set)
                    .returning(CHANGE_SET.ID));
  }

  private static void insert(
      Values values,
      List<CommonTableExpression<?>> parts,
      String name,
      Table<?> table,
      List<Map<String, @Nullable Object>> rows) {
    if (!rows.isEmpty()) {
      var columns = columns(table, rows);
      parts.add(
          name(name)
              .as(
                  DSL.insertInto(table, columns)
                      .select(select(from(columns)).from(values.unfolded(table, rows)))
                      .returningResult(inline(1))));
    }
  }

  /** With the change set's id in {@code set}. */
  private static void insertWithSet(
      Values values,
      List<CommonTableExpression<?>> parts,
      String name,
      Table<?> table,
      Field<Long> set,
      List<Map<String, @Nullable Object>> rows) {
    if (!rows.isEmpty()) {
      var columns = columns(table, rows);
      var selected = from(columns);
      columns.add(set);
      selected.add(DSL.field(name("change_set", "id"), Long.class));
      parts.add(
          name(name)
              .as(
                  DSL.insertInto(table, columns)
                      .select(
                          select(selected)
                              .from(values.unfolded(table, rows))
                              .crossJoin(table(name("change_set"))))
                      .returningResult(inline(1))));
    }
  }

  @SuppressWarnings("unchecked")
  private static void update(
      Values values,
      List<CommonTableExpression<?>> parts,
      String name,
      Table<?> table,
      List<Map<String, @Nullable Object>> rows) {
    if (!rows.isEmpty()) {
      Map<Field<?>, Field<?>> changed = new LinkedHashMap<>();
      columns(table, rows).stream()
          .filter(column -> !column.getName().equals("id"))
          .forEach(column -> changed.put(column, from(column)));
      var id = (Field<UUID>) Objects.requireNonNull(table.field("id"));
      parts.add(
          name(name)
              .as(
                  DSL.update(table)
                      .set(changed)
                      .from(values.unfolded(table, rows))
                      .where(id.eq((Field<UUID>) from(id)))
                      .returningResult(inline(1))));
    }
  }

  /** Writes rows by key, and removes those of the updated records that are no longer among them. */
  @SuppressWarnings("unchecked")
  private static void upsert(
      Values values,
      List<CommonTableExpression<?>> parts,
      String name,
      Table<?> table,
      List<Field<?>> key,
      List<Map<String, @Nullable Object>> rows,
      @Nullable Param<UUID[]> updated) {
    if (updated != null) {
      var record = (Field<UUID>) key.getFirst();
      var second = (Field<Object>) key.get(1);
      parts.add(
          name(name + "_gone")
              .as(
                  DSL.deleteFrom(table)
                      .where(record.eq(DSL.any(updated)))
                      .and(
                          DSL.notExists(
                              select(inline(1))
                                  .from(values.unfolded(table, rows))
                                  .where(((Field<UUID>) from(record)).eq(record))
                                  .and(((Field<Object>) from(second)).eq(second))))
                      .returningResult(inline(1))));
    }
    if (!rows.isEmpty()) {
      var columns = columns(table, rows);
      Map<Field<?>, Field<?>> changed = new LinkedHashMap<>();
      columns.stream()
          .filter(column -> !key.contains(column))
          .forEach(column -> changed.put(column, DSL.excluded(column)));
      parts.add(
          name(name)
              .as(
                  DSL.insertInto(table, columns)
                      .select(select(from(columns)).from(values.unfolded(table, rows)))
                      .onConflict(key)
                      .doUpdate()
                      .set(changed.isEmpty() ? same(key) : changed)
                      .returningResult(inline(1))));
    }
  }

  /** For rows that are nothing but their key. */
  private static Map<Field<?>, Field<?>> same(List<Field<?>> key) {
    return Map.of(key.getFirst(), DSL.excluded(key.getFirst()));
  }

  /** All rows of a table have the same columns. */
  private static List<Field<?>> columns(Table<?> table, List<Map<String, @Nullable Object>> rows) {
    var columns = new ArrayList<Field<?>>();
    rows.getFirst()
        .keySet()
        .forEach(name -> columns.add(Objects.requireNonNull(table.field(name), name)));
    return columns;
  }

  private static List<Field<?>> from(List<Field<?>> columns) {
    var fields = new ArrayList<Field<?>>();
    columns.forEach(column -> fields.add(from(column)));
    return fields;
  }

  private static Field<?> from(Field<?> column) {
    return DSL.field(name("x", column.getName()), column.getDataType());
  }

  /** What a row leaves out is null to PostgreSQL, and most columns of most rows are. */
  private String written(List<Map<String, @Nullable Object>> rows) {
    var text = new StringWriter(256 * rows.size());
    try (var generator = json.createGenerator(text)) {
      generator.writeStartArray();
      for (var row : rows) {
        generator.writeStartObject();
        row.forEach((name, value) -> {
          if (value instanceof String string) {
            generator.writeStringProperty(name, string);
          } else if (value != null) {
            generator.writePOJOProperty(name, value);
          }
        });
        generator.writeEndObject();
      }
      generator.writeEndArray();
    }
    return text.toString();
  }
}
