package dev.rapport.records;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.records.query.KeptStatements;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Param;
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
    var statement = new SetStatement(set, texts, updated, rekeyed);
    return statements.fetch(shape, all, () -> statement.of(rows)).getFirst().get(0, Long.class);
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
