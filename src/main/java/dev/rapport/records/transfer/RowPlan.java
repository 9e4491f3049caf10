package dev.rapport.records.transfer;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.transfer.ExistingRecords.Existing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the cells of a run's rows become values: each column with its target, and the defaults. */
final class RowPlan {

  private static final Pattern PARTS = Pattern.compile("[,;|]");

  /**
   * @param context in which the column's cells are read
   */
  record Filled(ImportColumn column, Target target, FieldContext context) {}

  /**
   * A row's values, as far as they can be read.
   *
   * @param values of fields, without those whose cells are empty
   * @param empty fields whose cells are empty
   * @param parts of addresses, by field
   */
  record Reading(
      Map<String, Object> values,
      Set<String> empty,
      Map<String, Map<String, String>> parts,
      List<RowError> errors) {}

  private final ObjectDefinition object;
  private final List<Filled> filled = new ArrayList<>();
  private final Map<String, Object> defaults = new LinkedHashMap<>();
  private final FieldContext context;
  private final Recognition recognition;

  /**
   * @param context of the one who brings the file in
   */
  RowPlan(
      ImportRun run, ObjectDefinition object, Map<String, Target> targets, FieldContext context) {
    this.object = object;
    this.context = context;
    this.recognition = run.recognition();
    for (var column : run.mapped()) {
      var target = targets.get(column.field());
      if (target != null) {
        filled.add(new Filled(column, target, Formats.reading(context, column.format())));
      }
    }
    run.defaults()
        .forEach((name, value) -> {
          if (value != null) {
            defaults.put(name, object.field(name).type().parse(value, context));
          }
        });
  }

  List<Filled> matched() {
    return filled.stream().filter(each -> each.target().matched()).toList();
  }

  List<Filled> extras() {
    return filled.stream()
        .filter(each -> each.target().field() == null && !each.target().id())
        .toList();
  }

  /** The fields that this file fills in. */
  List<String> fields() {
    var names = new ArrayList<>(defaults.keySet());
    filled.stream()
        .map(each -> each.target().field())
        .filter(Objects::nonNull)
        .map(FieldDefinition::name)
        .forEach(names::add);
    return names.stream().distinct().toList();
  }

  /** The distinct values in these rows that name choices or records, by column. */
  Map<Integer, Set<String>> names(List<ImportRows.Row> rows) {
    var names = new HashMap<Integer, Set<String>>();
    for (var each : matched()) {
      var values = new HashSet<String>();
      for (var row : rows) {
        if (row.fault() == null) {
          values.addAll(names(each.target(), row.cells().get(each.column().index())));
        }
      }
      values.remove("");
      names.put(each.column().index(), values);
    }
    return names;
  }

  private static List<String> names(Target target, String cell) {
    return target.multiple()
        ? Arrays.stream(PARTS.split(cell)).map(String::strip).toList()
        : List.of(cell);
  }

  /**
   * Reads a row.
   *
   * @param meanings of the values that name choices or records
   */
  Reading read(ImportRows.Row row, Meanings meanings) {
    var reading =
        new Reading(new LinkedHashMap<>(), new HashSet<>(), new HashMap<>(), new ArrayList<>());
    if (row.fault() != null) {
      reading.errors().add(row.fault());
      return reading;
    }
    if (row.twin() != null && recognition.key() != null) {
      reading.errors().add(RowError.of("", "row.twin", row.twin()));
    }
    for (var each : filled) {
      var cell = row.cells().get(each.column().index());
      try {
        read(each, cell, row, meanings, reading);
      } catch (InvalidValue e) {
        reading.errors().add(new RowError(each.target().name(), e.code(), e.arguments()));
      }
    }
    return reading;
  }

  private void read(
      Filled each, String cell, ImportRows.Row row, Meanings meanings, Reading reading) {
    var target = each.target();
    var field = target.field();
    if (cell.isEmpty()) {
      if (field != null && target.part() == null) {
        reading.empty().add(field.name());
      } else if (field != null && recognition.clearEmpty()) {
        part(reading, field, target, "");
      }
    } else if (target.id()) {
      reading.values().put(Target.ID, id(cell));
    } else if (field == null) {
      if (target.reference()) {
        meanings.requireExtra(each, cell);
      }
    } else if (target.part() != null) {
      part(reading, field, target, cell);
    } else {
      var value = value(each, field, cell, row, meanings);
      if (value == null) {
        reading.empty().add(field.name());
      } else {
        reading.values().put(field.name(), value);
      }
    }
  }

  private static void part(Reading reading, FieldDefinition field, Target target, String cell) {
    reading
        .parts()
        .computeIfAbsent(field.name(), _ -> new LinkedHashMap<>())
        .put(Objects.requireNonNull(target.part()), cell);
  }

  private static UUID id(String cell) {
    try {
      return UUID.fromString(cell.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("row.noId");
    }
  }

  private @Nullable Object value(
      Filled each, FieldDefinition field, String cell, ImportRows.Row row, Meanings meanings) {
    var target = each.target();
    if (target.reference()) {
      return meanings.reference(each, cell, place(field), row);
    }
    if (target.choice()) {
      var chosen = meanings.choices(each, names(target, cell));
      if (chosen.isEmpty()) {
        return null;
      }
      return field.type().parse(target.multiple() ? chosen : chosen.getFirst(), context);
    }
    return field.type().parseText(cell, each.context());
  }

  /**
   * The column that says within what the names of a field's records are meant; null when there is
   * none.
   */
  private @Nullable Filled place(FieldDefinition field) {
    var filter = field.optionsFilter();
    return filter == null
        ? null
        : filled.stream()
            .filter(other -> filter.contains("{" + other.target().name() + "}"))
            .findFirst()
            .orElse(null);
  }

  /** Why the row can make no new record; null when it can. */
  @Nullable RowError missing(Reading reading) {
    var key = recognition.key();
    var value = key == null ? null : reading.values().get(key);
    if (key == null || (recognition.createNew() && !(Target.ID.equals(key) && value != null))) {
      return null;
    }
    return value == null
        ? RowError.of(key, "row.keyEmpty")
        : RowError.of(key, "row.keyUnknown", value.toString());
  }

  /** What is worth knowing of a row that makes a new record. */
  List<RowError> remarks(ImportRows.Row row) {
    return row.twin() == null ? List.of() : List.of(RowError.of("", "row.repeated", row.twin()));
  }

  /**
   * The values to write: all of a new record, of an existing one those that change. An empty cell
   * leaves an existing value alone, unless it is to be emptied; a new record has then the default
   * or none, but its owner is the one who brings it in.
   */
  Map<String, @Nullable Object> values(
      Reading reading, @Nullable Existing existing, List<RowError> errors) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(reading.values());
    reading.parts().forEach((field, parts) -> address(field, parts, existing, values, errors));
    if (existing == null) {
      defaults.forEach(values::putIfAbsent);
    }
    if (existing == null || recognition.clearEmpty()) {
      reading.empty().stream()
          .filter(field -> !field.equals("owner"))
          .forEach(field -> values.putIfAbsent(field, null));
    }
    if (existing != null) {
      values.keySet().remove(recognition.key()); // it was found by that, however it is written
      values.entrySet().removeIf(entry -> same(entry.getKey(), entry.getValue(), existing));
    }
    return values;
  }

  private void address(
      String field,
      Map<String, String> parts,
      @Nullable Existing existing,
      Map<String, @Nullable Object> values,
      List<RowError> errors) {
    var whole = new LinkedHashMap<String, String>();
    if (existing != null && existing.values().get(field) instanceof Address address) {
      whole.putAll(address.parts());
    }
    whole.putAll(parts);
    whole.values().removeIf(String::isEmpty);
    try {
      values.put(field, whole.isEmpty() ? null : object.field(field).type().parse(whole, context));
    } catch (InvalidValue e) {
      errors.add(new RowError(field, e.code(), e.arguments()));
    }
  }

  @SuppressWarnings("unchecked")
  private boolean same(String field, @Nullable Object value, Existing existing) {
    var type = (FieldType<Object>) object.field(field).type();
    return type.same(value, existing.values().get(field));
  }

  ObjectDefinition object() {
    return object;
  }
}
