package dev.rapport.records.catalog;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Makes of an object as the product has it the one that its administrators want. */
final class Shaping {

  /** Where the fields stand that every record has; it comes last. */
  private static final String LAST = "record";

  private final FieldContext context;

  /**
   * @param context in which initial values are read
   */
  Shaping(FieldContext context) {
    this.context = context;
  }

  ObjectDefinition of(
      ObjectDefinition standard, @Nullable ObjectShape shape, Collection<FieldShape> fieldShapes) {
    var shapes = new LinkedHashMap<String, FieldShape>();
    fieldShapes.stream()
        .filter(FieldShape::inUse)
        .forEach(field -> shapes.put(field.field(), field));
    if (shapes.isEmpty() && shape == null) {
      return standard;
    }
    var types = new LinkedHashMap<String, FieldType<?>>();
    shapes.forEach((name, field) -> {
      if (field.type() != null) {
        types.put(name, field.type().type());
      }
    });
    var columns = new ArrayList<Field<?>>();
    types.forEach((name, type) -> columns.addAll(CustomColumns.of(name, type)));
    var table = new ShapedTable(standard.table(), columns);
    var fields = new ArrayList<FieldDefinition>();
    for (var field : standard.fields().values()) {
      fields.add(reshaped(standard, field, table, shapes.get(field.name())));
    }
    types.forEach((name, type) -> {
      var field = FieldDefinition.of(name, type, table.own(name));
      fields.add(custom(field, type, Objects.requireNonNull(shapes.get(name))));
    });
    return standard.with(table, arranged(fields, shape));
  }

  private static FieldDefinition reshaped(
      ObjectDefinition object,
      FieldDefinition field,
      ShapedTable table,
      @Nullable FieldShape shape) {
    var own = field.at(table.own(field.column().getName()));
    if (shape == null) {
      return own;
    }
    own = shape.section() == null ? own : own.in(shape.section());
    own = shape.is(Trait.REQUIRED) && field.creatable() ? own.required() : own;
    return shape.is(Trait.HIDDEN) && !field.name().equals(object.labelField()) ? own.hidden() : own;
  }

  private <T> FieldDefinition custom(FieldDefinition field, FieldType<T> type, FieldShape shape) {
    var shaped = shape.section() == null ? field : field.in(shape.section());
    shaped = shape.is(Trait.REQUIRED) ? shaped.required() : shaped;
    shaped = shape.is(Trait.HIDDEN) ? shaped.hidden() : shaped;
    shaped = shape.is(Trait.UNIQUE) && shape.indexed() ? shaped.unique() : shaped;
    shaped = shape.is(Trait.SEARCHED) ? shaped.searched() : shaped;
    shaped = shape.is(Trait.SORTABLE) && shape.indexed() ? shaped.sortable() : shaped;
    return initial(type, shape).map(shaped::initially).orElse(shaped);
  }

  /** None where it is no value any more: its currency may have lost its rate since. */
  private <T> Optional<Object> initial(FieldType<T> type, FieldShape shape) {
    try {
      return Optional.ofNullable(shape.initial()).map(value -> type.parse(value, context));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  private static Map<String, FieldDefinition> arranged(
      List<FieldDefinition> fields, @Nullable ObjectShape shape) {
    var places = new HashMap<String, Integer>();
    var arrangement = shape == null ? List.<String>of() : shape.arrangement();
    for (var name : arrangement) {
      places.put(name, places.size());
    }
    var sections = new HashMap<String, Integer>();
    fields.stream()
        .sorted(Comparator.comparing(field -> place(field, places)))
        .forEach(field -> sections.putIfAbsent(field.section(), sections.size()));
    sections.put(LAST, Integer.MAX_VALUE);
    var arranged = new LinkedHashMap<String, FieldDefinition>();
    fields.stream()
        .sorted(
            Comparator.<FieldDefinition, Integer>comparing(field -> sections.get(field.section()))
                .thenComparing(field -> place(field, places)))
        .forEach(field -> arranged.put(field.name(), field));
    return arranged;
  }

  private static int place(FieldDefinition field, Map<String, Integer> places) {
    return places.getOrDefault(field.name(), Integer.MAX_VALUE);
  }
}
