package dev.rapport.records.query;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter whose names are fields that the actor may read. */
public sealed interface Filter {

  record And(List<Filter> parts) implements Filter {}

  record Or(List<Filter> parts) implements Filter {}

  /**
   * @param part of an address; null else
   */
  record Comparison(
      FieldDefinition field, @Nullable String part, Operator operator, List<String> arguments)
      implements Filter {}

  /**
   * What is asked of the record that a reference points to; a record that the actor may not see
   * answers nothing.
   *
   * @param reference points to records of one object
   * @param filter a comparison, or another step
   */
  record Across(FieldDefinition reference, Filter filter) implements Filter {}

  Filter ALL = new And(List.of());
}
