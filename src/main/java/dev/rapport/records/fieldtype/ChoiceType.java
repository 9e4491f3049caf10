package dev.rapport.records.fieldtype;

import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * One of a few values.
 *
 * @param choices in the order in which people see them
 */
public record ChoiceType(List<Choice> choices) implements FieldType<String> {

  public ChoiceType {
    choices = List.copyOf(choices);
  }

  @Override
  public String name() {
    return "choice";
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
    return choices.stream()
        .map(Choice::value)
        .filter(json::equals)
        .findFirst()
        .orElseThrow(() -> new InvalidValue("choice.unknown", json));
  }

  @Override
  public Set<Operator> operators() {
    return Operator.EQUALITY;
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
        : Comparisons.compare(
            column, operator, arguments.stream().map(text -> parse(text, context)).toList());
  }

  @Override
  public boolean groupable() {
    return true;
  }
}
