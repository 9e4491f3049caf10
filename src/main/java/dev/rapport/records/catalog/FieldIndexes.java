package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;

import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;

/** The indexes that a field of an administrator's needs for what is asked of it. */
final class FieldIndexes {

  /**
   * @param name in the database
   * @param columns with the expressions among them
   */
  record Wanted(String name, boolean unique, List<Field<?>> columns) {}

  private FieldIndexes() {}

  /** Which of a field's traits need indexes; none of a field that was taken away. */
  static Set<Trait> wanted(FieldShape shape) {
    return shape.inUse()
        ? shape.traits().stream()
            .filter(trait -> trait == Trait.SORTABLE || trait == Trait.UNIQUE)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /** The names of all indexes that a field can have. */
  static List<String> names(FieldShape shape) {
    return Stream.of("_sort", "_owner", "_team", "_unique")
        .map(suffix -> prefix(shape) + suffix)
        .toList();
  }

  static List<Wanted> of(FieldShape shape, ObjectDefinition object) {
    var indexes = new ArrayList<Wanted>();
    var traits = wanted(shape);
    if (shape.type() == null) {
      return indexes;
    }
    if (traits.contains(Trait.UNIQUE)) {
      indexes.add(
          new Wanted(
              prefix(shape) + "_unique",
              true,
              List.of(lower(field(name(shape.field()), String.class)))));
    }
    if (traits.contains(Trait.SORTABLE)) {
      var money = shape.type().name().equals("money");
      var sorted = field(name(money ? shape.field() + "_base" : shape.field()));
      var id = field(name("id"));
      indexes.add(new Wanted(prefix(shape) + "_sort", false, List.of(sorted, id)));
      if (object.owned()) {
        indexes.add(
            new Wanted(
                prefix(shape) + "_owner", false, List.of(field(name("owner_id")), sorted, id)));
        indexes.add(
            new Wanted(
                prefix(shape) + "_team", false, List.of(field(name("team_id")), sorted, id)));
      }
    }
    return indexes;
  }

  private static String prefix(FieldShape shape) {
    return shape.object() + "_" + shape.field();
  }
}
