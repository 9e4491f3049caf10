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
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
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
  private final JsonMapper json;

  RecordStore(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Writes the rows and returns the change set's id. */
  long store(WriteSet rows, Actor actor, Origin origin) {
    var parts = new ArrayList<CommonTableExpression<?>>();
    parts.add(
        name("change_set")
            .as(
                DSL.insertInto(
                        CHANGE_SET,
                        CHANGE_SET.ACTOR_ID,
                        CHANGE_SET.SOURCE,
                        CHANGE_SET.COMMAND,
                        CHANGE_SET.JOB_ID,
                        CHANGE_SET.REVERSES,
                        CHANGE_SET.RECORDS)
                    .values(
                        actor.id(),
                        origin.source(),
                        origin.command(),
                        origin.job(),
                        origin.reverses(),
                        rows.changes().size())
                    .returning(CHANGE_SET.ID)));
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
    insertWithSet(
        parts, "history", STATUS_HISTORY, STATUS_HISTORY.CHANGE_SET_ID, rows.statusHistory());
    insert(parts, "contacts", CONTACT_POINT, rows.contactInserts());
    upsert(
        parts,
        "contacts_update",
        CONTACT_POINT,
        List.of(CONTACT_POINT.RECORD_ID, CONTACT_POINT.FIELD),
        rows.contactUpdates(),
        rows.updatedIds());
    insert(parts, "keys", DUPLICATE_KEY, rows.keys().inserts());
    upsert(
        parts,
        "keys_update",
        DUPLICATE_KEY,
        List.of(DUPLICATE_KEY.RECORD_ID, DUPLICATE_KEY.KEY),
        rows.keys().updates(),
        rows.keys().updatedIds());
    insert(parts, "timeline", TIMELINE_ENTRY, rows.timelineInserts());
    upsert(
        parts,
        "timeline_update",
        TIMELINE_ENTRY,
        List.of(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.PARTY_ID),
        rows.timelineUpdates(),
        rows.updatedIds());
    return Objects.requireNonNull(
        sql.with(parts)
            .select(DSL.field(name("change_set", "id"), Long.class))
            .from(table(name("change_set")))
            .fetchOne(0, Long.class));
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
                      .select(select(from(table, columns)).from(unfolded(table, rows)))
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
      var values = from(table, columns);
      columns.add(set);
      values.add(DSL.field(name("change_set", "id"), Long.class));
      parts.add(
          name(name)
              .as(
                  DSL.insertInto(table, columns)
                      .select(
                          select(values)
                              .from(unfolded(table, rows))
                              .crossJoin(table(name("change_set"))))
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
      Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
      columns(table, rows).stream()
          .filter(column -> !column.getName().equals("id"))
          .forEach(column -> values.put(column, from(column)));
      var id = (Field<UUID>) Objects.requireNonNull(table.field("id"));
      parts.add(
          name(name)
              .as(
                  DSL.update(table)
                      .set(values)
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
      Collection<UUID> updated) {
    if (!updated.isEmpty()) {
      var record = (Field<UUID>) key.getFirst();
      var second = (Field<Object>) key.get(1);
      parts.add(
          name(name + "_gone")
              .as(
                  DSL.deleteFrom(table)
                      .where(record.in(updated))
                      .and(
                          DSL.notExists(
                              select(inline(1))
                                  .from(unfolded(table, rows))
                                  .where(((Field<UUID>) from(record)).eq(record))
                                  .and(((Field<Object>) from(second)).eq(second))))
                      .returningResult(inline(1))));
    }
    if (!rows.isEmpty()) {
      var columns = columns(table, rows);
      Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
      columns.stream()
          .filter(column -> !key.contains(column))
          .forEach(column -> values.put(column, DSL.excluded(column)));
      parts.add(
          name(name)
              .as(
                  DSL.insertInto(table, columns)
                      .select(select(from(table, columns)).from(unfolded(table, rows)))
                      .onConflict(key)
                      .doUpdate()
                      .set(values.isEmpty() ? same(key) : values)
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

  private static List<Field<?>> from(Table<?> table, List<Field<?>> columns) {
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
            name("public", table.getName()), val(JSON.json(written(rows))))
        .as("x");
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
