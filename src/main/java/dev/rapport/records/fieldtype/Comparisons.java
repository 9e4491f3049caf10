package dev.rapport.records.fieldtype;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Comparisons that most types share. */
final class Comparisons {

  private Comparisons() {}

  /** {@code values} have the column's Java type. What is empty is different from every value. */
  @SuppressWarnings("unchecked")
  static Condition compare(Field<?> column, Operator operator, List<?> values) {
    var field = (Field<Object>) column;
    var first = values.isEmpty() ? null : values.getFirst();
    return switch (operator) {
      case EQUAL -> field.eq(first);
      case NOT_EQUAL -> field.ne(first).or(field.isNull());
      case LESS -> field.lt(first);
      case AT_MOST -> field.le(first);
      case MORE -> field.gt(first);
      case AT_LEAST -> field.ge(first);
      case IN -> field.in(values);
      case OUT -> field.notIn(values).or(field.isNull());
      case CONTAINS -> field.containsIgnoreCase(first);
      case STARTS -> field.startsWithIgnoreCase(first);
      case EMPTY, HAS, HAS_ANY, HAS_ALL, HAS_NONE, WITHIN, REACHED, NEVER, CAME ->
          throw new IllegalArgumentException(operator.symbol());
    };
  }

  static Condition empty(Field<?> column, List<String> arguments) {
    return flag(arguments) ? column.isNull() : column.isNotNull();
  }

  static boolean flag(List<String> arguments) {
    return switch (arguments.getFirst()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidValue("yesNo.unreadable", arguments.getFirst());
    };
  }

  static Condition never() {
    return DSL.falseCondition();
  }
}
