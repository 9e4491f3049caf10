package dev.rapport.records.catalog;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.ObjectDefinition.ListDefinition;
import dev.rapport.records.ObjectDefinition.Related;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Limit;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Makes of an object as the product has it the one that its administrators want. */
final class Shaping {

  /** Where the fields stand that every record has; it comes last. */
  private static final String LAST = "record";

  /** So many fields are shown where there is room for a few. */
  private static final int LISTED = 5;

  private final FieldContext context;

  /**
   * @param context in which initial values are read
   */
  Shaping(FieldContext context) {
    this.context = context;
  }

  /**
   * All objects: those of the product and those that administrators added, each with the lists of
   * records that point to it.
   */
  List<ObjectDefinition> all(
      Collection<ObjectDefinition> standard,
      Map<String, ObjectShape> objects,
      Map<String, List<FieldShape>> fields) {
    var bases = new ArrayList<>(standard);
    objects.values().stream()
        .filter(ObjectShape::inUse)
        .sorted(Comparator.comparing(ObjectShape::object))
        .forEach(shape -> {
          if (shape.own() != null) {
            bases.add(CustomObjects.definition(shape.object(), shape.own()));
          }
        });
    var names = bases.stream().map(ObjectDefinition::name).toList();
    var added = names.subList(standard.size(), names.size());
    var shaped =
        bases.stream()
            .map(base -> {
              var own = fields.getOrDefault(base.name(), List.of());
              return of(base, objects.get(base.name()), own, names, added);
            })
            .toList();
    return shaped.stream()
        .map(object -> withRelated(withoutFiguresOfNothing(object, shaped), shaped))
        .toList();
  }

  /** A figure goes with the fields that it is made of. */
  private static ObjectDefinition withoutFiguresOfNothing(
      ObjectDefinition object, Collection<ObjectDefinition> all) {
    var fields = new LinkedHashMap<>(object.fields());
    fields
        .values()
        .removeIf(field ->
            field.source() instanceof Figure figure
                && all.stream()
                    .filter(other -> other.name().equals(figure.object()))
                    .noneMatch(other -> other.fields().keySet().containsAll(figure.fields())));
    return fields.size() == object.fields().size()
        ? object
        : object.shaped(
            object.table(), fields, object.list(), object.quickCreate(), object.related());
  }

  private ObjectDefinition of(
      ObjectDefinition base,
      @Nullable ObjectShape shape,
      Collection<FieldShape> fieldShapes,
      Collection<String> objects,
      Collection<String> added) {
    var shapes = new LinkedHashMap<String, FieldShape>();
    fieldShapes.stream()
        .filter(FieldShape::inUse)
        .forEach(field -> shapes.put(field.field(), field));
    var opens =
        !added.isEmpty()
            && base.fields().values().stream()
                .anyMatch(field -> field.is(FieldDefinition.Trait.OPEN));
    if (shapes.isEmpty() && shape == null && !opens) {
      return base;
    }
    var types = new LinkedHashMap<String, FieldType<?>>();
    shapes.forEach((name, field) -> {
      if (field.type() != null) {
        among(field.type(), objects).ifPresent(type -> types.put(name, type));
      }
    });
    var columns = new ArrayList<Field<?>>();
    types.forEach((name, type) -> columns.addAll(CustomColumns.of(name, type)));
    var table = ShapedTable.of(base.table(), columns);
    var fields = new ArrayList<FieldDefinition>();
    for (var field : base.fields().values()) {
      fields.add(reshaped(base, opened(field, added), table, shapes.get(field.name())));
    }
    types.forEach((name, type) -> {
      var field = FieldDefinition.of(name, type, table.own(name));
      fields.add(custom(field, type, Objects.requireNonNull(shapes.get(name))));
    });
    var arranged = arranged(fields, shape);
    return shape == null || shape.own() == null
        ? base.shaped(table, arranged, base.list(), base.quickCreate(), base.related())
        : base.shaped(table, arranged, list(arranged), quickCreate(arranged), List.of());
  }

  /** A reference only to what there is; none when nothing of it is left. */
  private static Optional<FieldType<?>> among(TypeShape shape, Collection<String> objects) {
    var type = shape.type();
    var figure = shape.figure();
    if (figure != null && !objects.contains(figure.object())) {
      return Optional.empty();
    }
    if (type instanceof ReferenceType(var targets)) {
      var left = targets.stream().filter(objects::contains).toList();
      return left.isEmpty() ? Optional.empty() : Optional.of(new ReferenceType(left));
    }
    return Optional.of(type);
  }

  private static FieldDefinition opened(FieldDefinition field, Collection<String> added) {
    return field.is(FieldDefinition.Trait.OPEN)
            && field.type() instanceof ReferenceType(var targets)
        ? field.of(new ReferenceType(Stream.concat(targets.stream(), added.stream()).toList()))
        : field;
  }

  /** What an added object's list shows unless asked otherwise: its name and first fields. */
  private static ListDefinition list(Map<String, FieldDefinition> fields) {
    var columns =
        Stream.concat(first(fields).map(FieldDefinition::name), Stream.of("owner", "updatedAt"));
    return new ListDefinition(columns.toList(), CustomObjects.NAME);
  }

  private static List<String> quickCreate(Map<String, FieldDefinition> fields) {
    return first(fields).filter(FieldDefinition::creatable).map(FieldDefinition::name).toList();
  }

  private static Stream<FieldDefinition> first(Map<String, FieldDefinition> fields) {
    return fields.values().stream()
        .filter(field -> !field.section().equals(LAST) && !field.is(FieldDefinition.Trait.HIDDEN))
        .limit(LISTED);
  }

  /** With a list of the records of each field of administrators' that points to it. */
  private static ObjectDefinition withRelated(
      ObjectDefinition object, Collection<ObjectDefinition> all) {
    var related = new ArrayList<>(object.related());
    for (var other : all) {
      for (var field : other.fields().values()) {
        var points =
            field.type() instanceof ReferenceType(var targets) && targets.contains(object.name());
        var news = field.name().startsWith("x_") || field.is(FieldDefinition.Trait.OPEN);
        var entry = new Related(other.name(), field.name());
        if (points && news && !related.contains(entry)) {
          related.add(entry);
        }
      }
    }
    return related.size() == object.related().size()
        ? object
        : object.shaped(
            object.table(), object.fields(), object.list(), object.quickCreate(), related);
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
    if (!shape.choices().isEmpty()) {
      own = own.of(Choice.among(ChoiceShaping.shaped(field, shape.choices()), field.type()));
    }
    own = shape.is(Trait.REQUIRED) && field.creatable() ? own.required() : own;
    own = demanding(own, null, shape);
    return shape.is(Trait.HIDDEN) && !field.name().equals(object.labelField()) ? own.hidden() : own;
  }

  private <T> FieldDefinition custom(FieldDefinition field, FieldType<T> type, FieldShape shape) {
    var shaped = shape.section() == null ? field : field.in(shape.section());
    var described = Objects.requireNonNull(shape.type());
    var source = described.source(shape.object(), shape.field());
    shaped = source == null ? shaped : shaped.from(source);
    shaped = shape.is(Trait.REQUIRED) && source == null ? shaped.required() : shaped;
    shaped = shape.is(Trait.HIDDEN) ? shaped.hidden() : shaped;
    shaped = shape.is(Trait.UNIQUE) && shape.indexed() ? shaped.unique() : shaped;
    shaped = shape.is(Trait.SEARCHED) ? shaped.searched() : shaped;
    shaped = shape.is(Trait.TRACKED) ? shaped.tracked() : shaped;
    shaped = shape.is(Trait.SORTABLE) && shape.indexed() ? shaped.sortable() : shaped;
    var limit = described.limit("pattern." + key(shape));
    shaped = demanding(shaped, limit, shape);
    return initial(type, shape).map(shaped::initially).orElse(shaped);
  }

  private static FieldDefinition demanding(
      FieldDefinition field, @Nullable Limit limit, FieldShape shape) {
    return limit == null && shape.requiredFrom() == null && shape.transitions().isEmpty()
        ? field
        : field.asking(field.demands().asked(limit, shape.requiredFrom(), shape.transitions()));
  }

  /** What tells a field from all others. */
  static String key(FieldShape shape) {
    return shape.object() + "." + shape.field();
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
