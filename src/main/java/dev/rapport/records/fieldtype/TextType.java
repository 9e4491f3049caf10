package dev.rapport.records.fieldtype;

import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A line of text.
 *
 * @param maxLength in characters
 */
public record TextType(int maxLength) implements FieldType<String> {

  @Override
  public String name() {
    return "text";
  }

  @Override
  public @Nullable String read(Row row, int at) {
    return row.get(at, String.class);
  }

  @Override
  public Object toJson(String value) {
    return value;
  }

  @Override
  public String parse(Object json, FieldContext context) {
    return Texts.clean(json, maxLength, false);
  }

  @Override
  public Set<Operator> operators() {
    return Operator.TEXT;
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    return operator == Operator.EMPTY
        ? Comparisons.empty(column, arguments)
        : Comparisons.compare(column, operator, arguments);
  }

  @Override
  public Set<Measure> measures() {
    return Set.of();
  }

  @Override
  public boolean groupable() {
    return true;
  }

  @Override
  public String words(String value) {
    return value;
  }
}
