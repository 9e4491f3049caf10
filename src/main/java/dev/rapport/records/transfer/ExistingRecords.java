package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the records that rows update, by a field whose value tells them from all others. Two
 * statements a set of rows.
 */
@Component
class ExistingRecords {

  private final DSLContext database;
  private final Records records;

  ExistingRecords(DSLContext database, Records records) {
    this.database = database;
    this.records = records;
  }

  /**
   * A record that a row is about.
   *
   * @param values as they are, of the fields that the file fills in
   * @param error why the row can't update it; null when it can
   */
  record Existing(UUID id, Map<String, @Nullable Object> values, @Nullable RowError error) {}

  /** The records that are there, by the row that is about them; empty when the run has no key. */
  Map<RowPlan.Reading, Existing> find(
      ImportRun run, RowPlan plan, Collection<RowPlan.Reading> readings, Actor actor) {
    var found = new IdentityHashMap<RowPlan.Reading, Existing>();
    var key = run.key();
    if (key == null) {
      return found;
    }
    var object = plan.object();
    var byKey = new HashMap<String, RowPlan.Reading>();
    var written = new HashSet<String>();
    for (var reading : readings) {
      var value = reading.values().get(key);
      if (value != null && reading.errors().isEmpty()) {
        byKey.put(normal(value.toString()), reading);
        written.add(value.toString());
      }
    }
    if (byKey.isEmpty()) {
      return found;
    }
    var ids =
        key.equals(Target.ID) ? byId(object, written) : ids(object, object.field(key), written);
    var wanted = ids.values().stream().flatMap(List::stream).toList();
    var rows = new HashMap<UUID, RecordRow>();
    records
        .some(object.name(), wanted, plan.fields(), actor)
        .forEach(row -> rows.put(row.id(), row));
    ids.forEach((value, some) -> {
      var reading = byKey.get(value);
      if (reading != null) {
        found.put(reading, existing(key, some, rows));
      }
    });
    return found;
  }

  private static Existing existing(String key, List<UUID> ids, Map<UUID, RecordRow> rows) {
    var id = ids.getFirst();
    if (ids.size() > 1) {
      return new Existing(id, Map.of(), RowError.of(key, "row.keyAmbiguous", ids.size()));
    }
    var row = rows.get(id);
    return row == null
        ? new Existing(id, Map.of(), RowError.of("", "row.forbidden"))
        : new Existing(id, row.values(), null);
  }

  /**
   * Whoever may see them: a record that exists must not come in a second time. Whatever the case,
   * as far as an index finds it: unique fields have one on lower case, of others the usual ways of
   * writing are looked for.
   */
  @SuppressWarnings("unchecked")
  private Map<String, List<UUID>> ids(
      ObjectDefinition object, FieldDefinition field, Collection<String> values) {
    var column = (Field<String>) field.column();
    var known = field.is(Trait.UNIQUE) ? DSL.lower(column) : column;
    var written =
        values.stream()
            .flatMap(value -> Stream.of(value, normal(value), value.toUpperCase(Locale.ROOT)))
            .distinct()
            .toArray(String[]::new);
    var ids = new HashMap<String, List<UUID>>();
    database
        .select(known, object.id())
        .from(object.table())
        .where(known.eq(DSL.any(written)))
        .and(object.column("deleted_at", OffsetDateTime.class).isNull())
        .forEach(row ->
            ids.computeIfAbsent(
                    normal(Objects.requireNonNull(row.value1())), _ -> new ArrayList<>())
                .add(row.value2()));
    return ids;
  }

  private Map<String, List<UUID>> byId(ObjectDefinition object, Collection<String> values) {
    var ids = new HashMap<String, List<UUID>>();
    database
        .select(object.id())
        .from(object.table())
        .where(object.id().eq(DSL.any(values.stream().map(UUID::fromString).toArray(UUID[]::new))))
        .and(object.column("deleted_at", OffsetDateTime.class).isNull())
        .forEach(row -> ids.put(row.value1().toString(), List.of(row.value1())));
    return ids;
  }

  private static String normal(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
