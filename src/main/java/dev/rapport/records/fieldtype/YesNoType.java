package dev.rapport.records.fieldtype;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
public record YesNoType() implements FieldType<Boolean> {

  private static final Set<String> YES =
      Set.of("true", "yes", "y", "1", "x", "да", "д", "是", "иә", "כן");
  private static final Set<String> NO =
      Set.of("false", "no", "n", "0", "не", "н", "否", "жоқ", "לא");

  @Override
  public String name() {
    return "yesNo";
  }

  @Override
  public @Nullable Boolean read(Row row, int at) {
    return row.get(at, Boolean.class);
  }

  @Override
  public Object toJson(Boolean value) {
    return value;
  }

  @Override
  public Boolean parse(Object json, FieldContext context) {
    return switch (json) {
      case Boolean value -> value;
      case String text -> parseText(text, context);
      default -> throw new InvalidValue("yesNo.unreadable", json);
    };
  }

  /** Yes and no in the five languages, and as programs write them. */
  @Override
  public Boolean parseText(String text, FieldContext context) {
    var plain = text.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(plain)) {
      return true;
    }
    if (NO.contains(plain)) {
      return false;
    }
    throw new InvalidValue("yesNo.unreadable", text);
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
            column, operator, arguments.stream().map(text -> parseText(text, context)).toList());
  }

  @Override
  public boolean groupable() {
    return true;
  }
}
