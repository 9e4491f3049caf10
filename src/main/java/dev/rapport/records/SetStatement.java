package dev.rapport.records;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.CONTACT_POINT;
import static rapport.db.Tables.DUPLICATE_KEY;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.STATUS_HISTORY;
import static rapport.db.Tables.TIMELINE_ENTRY;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The statement that writes a change set: a part for each table, which unfolds the rows that travel
 * as one JSON parameter.
 *
 * @param set of the change set, in the order of its columns; its id alone once it is begun
 * @param texts the rows of each list, as JSON
 * @param updated the records that are updated; null when there are none
 * @param rekeyed those of which the keys of duplicates change; null when there are none
 */
record SetStatement(
    List<Param<?>> set,
    Map<Object, Param<JSON>> texts,
    @Nullable Param<UUID[]> updated,
    @Nullable Param<UUID[]> rekeyed) {

  /** The statement that writes the rows and gives the change set's id. */
  Select<? extends Record> of(WriteSet rows) {
    var parts = new ArrayList<CommonTableExpression<?>>();
    parts.add(changeSet());
    insert(parts, "registry", RECORD, rows.registryInserts());
    update(parts, "registry_update", RECORD, rows.registryUpdates());
    var number = 0;
    for (var entry : rows.inserts().entrySet()) {
      insert(parts, "insert_" + number++, entry.getKey().table(), entry.getValue());
    }
    for (var entry : rows.updates().entrySet()) {
      update(parts, "update_" + number++, entry.getKey().table(), entry.getValue());
    }
    insertWithSet(parts, "changes", CHANGE, CHANGE.CHANGE_SET_ID, rows.changes());
    insertWithSet(parts, "stays", STATUS_HISTORY, STATUS_HISTORY.CHANGE_SET_ID, rows.stayInserts());
    endStays(parts, rows.stayUpdates());
    insertWithSet(
        parts, "stays_update", STATUS_HISTORY, STATUS_HISTORY.CHANGE_SET_ID, rows.stayUpdates());
    insert(parts, "contacts", CONTACT_POINT, rows.contactInserts());
    upsert(
        parts,
        "contacts_update",
        CONTACT_POINT,
        List.of(CONTACT_POINT.RECORD_ID, CONTACT_POINT.FIELD),
        rows.contactUpdates(),
        updated);
    insert(parts, "keys", DUPLICATE_KEY, rows.keys().inserts());
    upsert(
        parts,
        "keys_update",
        DUPLICATE_KEY,
        List.of(DUPLICATE_KEY.RECORD_ID, DUPLICATE_KEY.KEY),
        rows.keys().updates(),
        rekeyed);
    insert(parts, "timeline", TIMELINE_ENTRY, rows.timelineInserts());
    upsert(
        parts,
        "timeline_update",
        TIMELINE_ENTRY,
        List.of(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.PARTY_ID),
        rows.timelineUpdates(),
        updated);
    return DSL.with(parts)
        .select(DSL.field(name("change_set", "id"), Long.class))
        .from(table(name("change_set")));
  }

  private CommonTableExpression<?> changeSet() {
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

  private void insert(
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
                      .select(select(from(columns)).from(unfolded(table, rows)))
                      .returningResult(inline(1))));
    }
  }

  /** With the change set's id in {@code set}. */
  private void insertWithSet(
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
                              .from(unfolded(table, rows))
                              .crossJoin(table(name("change_set"))))
                      .returningResult(inline(1))));
    }
  }

  /** Where a record was until now it is no longer from the moment on at which it goes on. */
  @SuppressWarnings("unchecked")
  private void endStays(
      List<CommonTableExpression<?>> parts, List<Map<String, @Nullable Object>> rows) {
    if (!rows.isEmpty()) {
      parts.add(
          name("stays_ended")
              .as(
                  DSL.update(STATUS_HISTORY)
                      .set(STATUS_HISTORY.LEFT_AT, (Field<OffsetDateTime>) from(STATUS_HISTORY.AT))
                      .from(unfolded(STATUS_HISTORY, rows))
                      .where(
                          STATUS_HISTORY.RECORD_ID.eq((Field<UUID>) from(STATUS_HISTORY.RECORD_ID)))
                      .and(STATUS_HISTORY.FIELD.eq((Field<String>) from(STATUS_HISTORY.FIELD)))
                      .and(STATUS_HISTORY.LEFT_AT.isNull())
                      .returningResult(inline(1))));
    }
  }

  @SuppressWarnings("unchecked")
  private void update(
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
                      .from(unfolded(table, rows))
                      .where(id.eq((Field<UUID>) from(id)))
                      .returningResult(inline(1))));
    }
  }

  /** Writes rows by key, and removes those of the updated records that are no longer among them. */
  @SuppressWarnings("unchecked")
  private void upsert(
      List<CommonTableExpression<?>> parts,
      String name,
      Table<?> table,
      List<Field<?>> key,
      List<Map<String, @Nullable Object>> rows,
      @Nullable Param<UUID[]> of) {
    if (of != null) {
      var record = (Field<UUID>) key.getFirst();
      var second = (Field<Object>) key.get(1);
      parts.add(
          name(name + "_gone")
              .as(
                  DSL.deleteFrom(table)
                      .where(record.eq(DSL.any(of)))
                      // Not 'not exists': the plan that is kept takes the rows for few, and would
                      // compare each with each.
                      .and(
                          DSL.row(record, second)
                              .notIn(
                                  select((Field<UUID>) from(record), (Field<Object>) from(second))
                                      .from(unfolded(table, rows))))
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
                      .select(select(from(columns)).from(unfolded(table, rows)))
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

  private Table<?> unfolded(Table<?> table, List<Map<String, @Nullable Object>> rows) {
    return table(
            "json_populate_recordset(null::{0}, {1})",
            // With its schema: 'record' alone is PostgreSQL's own pseudo-type.
            name("public", table.getName()), Objects.requireNonNull(texts.get(rows)))
        .as("x");
  }
}
