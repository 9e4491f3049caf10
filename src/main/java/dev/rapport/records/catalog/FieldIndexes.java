package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;

import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.MoneyType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;

/** The indexes that a field of an administrator's needs for what is asked of it. */
final class FieldIndexes {

  /**
   * @param name in the database
   * @param deleted whether it is of deleted records
   * @param columns with the expressions among them
   */
  record Wanted(String name, boolean unique, boolean deleted, List<Field<?>> columns) {}

  private FieldIndexes() {}

  /** The names of all indexes that a field can have. */
  static List<String> names(FieldShape shape) {
    return Stream.of("_sort", "_owner", "_team", "_unique", "_to", "_to_deleted")
        .map(suffix -> prefix(shape) + suffix)
        .toList();
  }

  static List<Wanted> of(FieldShape shape, ObjectDefinition object) {
    var indexes = new ArrayList<Wanted>();
    var needs = FieldNeeds.of(shape);
    if (shape.type() == null) {
      return indexes;
    }
    if (needs.contains(FieldNeeds.UNIQUE)) {
      indexes.add(
          new Wanted(
              prefix(shape) + "_unique",
              true,
              false,
              List.of(lower(field(name(shape.field()), String.class)))));
    }
    if (needs.contains(FieldNeeds.REFERENCE)) {
      var pointer = List.<Field<?>>of(field(name(shape.field())));
      indexes.add(new Wanted(prefix(shape) + "_to", false, false, pointer));
      // What is deleted follows a merge as well.
      indexes.add(new Wanted(prefix(shape) + "_to_deleted", false, true, pointer));
    }
    if (needs.contains(FieldNeeds.SORTABLE)) {
      var money = shape.type().type() instanceof MoneyType;
      var sorted = field(name(money ? shape.field() + "_base" : shape.field()));
      var id = field(name("id"));
      indexes.add(new Wanted(prefix(shape) + "_sort", false, false, List.of(sorted, id)));
      if (object.owned()) {
        indexes.add(
            new Wanted(
                prefix(shape) + "_owner",
                false,
                false,
                List.of(field(name("owner_id")), sorted, id)));
        indexes.add(
            new Wanted(
                prefix(shape) + "_team",
                false,
                false,
                List.of(field(name("team_id")), sorted, id)));
      }
    }
    return indexes;
  }

  private static String prefix(FieldShape shape) {
    return shape.object() + "_" + shape.field();
  }
}
