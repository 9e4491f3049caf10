package dev.rapport.records.catalog;

import dev.rapport.records.Source.Function;
import dev.rapport.records.catalog.FieldShape.Trait;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be done to the database before a field of an administrator's is what it is to be. */
enum FieldNeeds {
  /** An index that lets no value in twice. */
  UNIQUE,
  /** The indexes by which lists are sorted. */
  SORTABLE,
  /** Its words among those that each record is found by. */
  SEARCHED,
  /** The indexes by which what points to a record is found. */
  REFERENCE,
  /** Numbers for the records that have none. */
  SEQUENCE,
  /** The figures of the records that are there. */
  FIGURE,
  /** The values that the records had until now. */
  TRACKED;

  /** None of a field that was taken away, and none of the product's own. */
  static Set<FieldNeeds> of(FieldShape shape) {
    var needs = EnumSet.noneOf(FieldNeeds.class);
    var type = shape.type();
    if (type == null || !shape.inUse()) {
      return needs;
    }
    if (shape.is(Trait.UNIQUE)) {
      needs.add(UNIQUE);
    }
    if (shape.is(Trait.SORTABLE)) {
      needs.add(SORTABLE);
    }
    if (shape.is(Trait.SEARCHED)) {
      needs.add(SEARCHED);
    }
    if (shape.is(Trait.TRACKED)) {
      needs.add(TRACKED);
    }
    switch (type.name()) {
      case "reference" -> needs.add(REFERENCE);
      case "sequence" -> needs.add(SEQUENCE);
      case "figure" -> needs.add(FIGURE);
      default -> {}
    }
    return needs;
  }

  /** What a new record begins with: of nothing there is a count and a sum of 0. */
  static @Nullable Object initial(TypeShape type, @Nullable Object wanted) {
    if (!type.given()) {
      return wanted;
    }
    var figure = type.figure();
    return figure == null || figure.function() == Function.LATEST ? null : 0;
  }

  private static @Nullable String filter(FieldShape shape) {
    var figure = shape.type() == null ? null : shape.type().figure();
    return figure == null ? null : figure.filter();
  }

  /** What is different between two shapes of a field: all, where the one before wasn't ready. */
  static Set<FieldNeeds> between(FieldShape before, FieldShape after) {
    var needs = of(after);
    var were = of(before);
    var changed = EnumSet.noneOf(FieldNeeds.class);
    for (var need : values()) {
      if (needs.contains(need) != were.contains(need)
          || needs.contains(need) && !before.indexed()) {
        changed.add(need);
      }
    }
    if (needs.contains(FIGURE) && !Objects.equals(filter(before), filter(after))) {
      changed.add(FIGURE);
    }
    return changed;
  }
}
