package dev.rapport.records.fieldtype;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Several of a few values, kept in the order of the choices.
 *
 * @param choices in the order in which people see them
 */
public record MultiChoiceType(List<Choice> choices) implements SeveralType<String> {

  public MultiChoiceType {
    choices = List.copyOf(choices);
  }

  @Override
  public String name() {
    return "multiChoice";
  }

  @Override
  public @Nullable List<String> read(Row row, int at) {
    var values = row.get(at, String[].class);
    return values == null ? null : List.of(values);
  }

  @Override
  public Object toJson(List<String> value) {
    return value;
  }

  @Override
  public List<String> parse(Object json, FieldContext context) {
    return switch (json) {
      case List<?> values -> known(values);
      case String text -> parseText(text, context);
      default -> throw new InvalidValue("choice.unknown", json);
    };
  }

  /** Values with commas, semicolons or bars between them. */
  @Override
  public List<String> parseText(String text, FieldContext context) {
    return known(Arrays.stream(text.split("[,;|]")).map(String::strip).toList());
  }

  @Override
  public String toText(List<String> value) {
    return String.join("; ", value);
  }

  @Override
  public Object identity(String one) {
    return one;
  }

  @Override
  public List<String> ordered(List<String> some) {
    return choices.stream().map(Choice::value).filter(some::contains).toList();
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    if (operator == Operator.EMPTY) {
      return Comparisons.empty(column, arguments);
    }
    var values =
        known(arguments).stream()
            .map(value -> DSL.condition("{0} = any({1})", DSL.val(value), column))
            .toList();
    return SeveralType.compared(column, operator, values);
  }

  private List<String> known(List<?> values) {
    values.stream()
        .filter(value -> choices.stream().noneMatch(choice -> choice.value().equals(value)))
        .findFirst()
        .ifPresent(value -> {
          throw new InvalidValue("choice.unknown", String.valueOf(value));
        });
    var chosen = ordered(values.stream().map(String::valueOf).toList());
    if (chosen.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    return chosen;
  }
}
