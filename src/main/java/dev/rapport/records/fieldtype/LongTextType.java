package dev.rapport.records.fieldtype;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Text of several lines.
 *
 * @param maxLength in characters
 */
public record LongTextType(int maxLength) implements FieldType<String> {

  @Override
  public String name() {
    return "longText";
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
    return Texts.clean(json, maxLength, true);
  }

  @Override
  public Set<Operator> operators() {
    return EnumSet.of(Operator.CONTAINS, Operator.EMPTY);
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
  public String words(String value) {
    return value;
  }
}
