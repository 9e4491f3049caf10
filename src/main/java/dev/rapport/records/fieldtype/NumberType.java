package dev.rapport.records.fieldtype;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A number, or a percentage.
 *
 * @param name {@code number} or {@code percent}
 * @param scale digits after the point
 * @param min the least it may be, {@code max} the most; null for no bound
 */
public record NumberType(String name, int scale, @Nullable BigDecimal min, @Nullable BigDecimal max)
    implements FieldType<BigDecimal> {

  @Override
  public @Nullable BigDecimal read(Row row, int at) {
    var value = row.get(at, BigDecimal.class);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public Object toJson(BigDecimal value) {
    return plain(value);
  }

  @Override
  public BigDecimal parse(Object json, FieldContext context) {
    return json instanceof String text
        ? parseText(text, context)
        : inRange(Numbers.of(json), scale);
  }

  @Override
  public BigDecimal parseText(String text, FieldContext context) {
    var plain = name.equals("percent") ? text.strip().replaceFirst("\\s*%$", "") : text;
    return inRange(Numbers.parse(plain, context.decimalComma()), scale);
  }

  @Override
  public Set<Operator> operators() {
    return Operator.ORDER;
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
  public Set<Measure> measures() {
    return Measure.NUMERIC;
  }

  @Override
  public boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /** Without zeros that say nothing, so that 5.00 goes out as 5. */
  static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  private BigDecimal inRange(BigDecimal value, int scale) {
    if (value.stripTrailingZeros().scale() > scale) {
      throw scale == 0 ? new InvalidValue("number.whole") : new InvalidValue("number.scale", scale);
    }
    if (min != null && value.compareTo(min) < 0) {
      throw new InvalidValue("number.tooSmall", min);
    }
    if (max != null && value.compareTo(max) > 0) {
      throw new InvalidValue("number.tooLarge", max);
    }
    return value.setScale(scale, RoundingMode.UNNECESSARY);
  }
}
