package dev.rapport.records.query;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.FieldContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names are fields that the actor may read.
 *
 * @param fields what to read
 * @param after where the page before ended; null for the first page
 */
public record ResolvedQuery(
    ObjectDefinition object,
    List<FieldDefinition> fields,
    Filter filter,
    FieldDefinition sort,
    boolean descending,
    int limit,
    @Nullable Cursor after,
    Actor actor,
    FieldContext context) {

  /** What the text of a statement for it depends on, but for the filter. */
  record Shape(
      ObjectDefinition object,
      List<String> fields,
      String sort,
      boolean descending,
      int limit,
      boolean behind,
      boolean behindValue,
      Actor actor) {}

  Shape shape() {
    return new Shape(
        object,
        fields.stream().map(FieldDefinition::name).toList(),
        sort.name(),
        descending,
        limit,
        after != null,
        after != null && after.value() != null,
        actor);
  }
}
