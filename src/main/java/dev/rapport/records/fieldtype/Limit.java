package dev.rapport.records.fieldtype;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a field's values have to be beyond what their type asks, as an administrator says. */
public sealed interface Limit {

  /**
   * Whether the value may be written.
   *
   * @throws InvalidValue when not
   */
  void check(Object value, FieldContext context);

  /** The least that a value may be; null for no such bound. */
  default @Nullable String least() {
    return null;
  }

  /** The most that a value may be; null for no such bound. */
  default @Nullable String most() {
    return null;
  }

  /**
   * A text of a form. RE2 matches in linear time: no expression and no text makes it slow.
   *
   * @param code of the refusal, under which the administrator's message is found
   */
  record Form(Pattern pattern, String code) implements Limit {
    @Override
    public void check(Object value, FieldContext context) {
      if (!pattern.matches(value.toString())) {
        throw new InvalidValue(code);
      }
    }
  }

  /**
   * A number from {@code min} to {@code max}, or an amount of money, in the organisation's
   * currency.
   */
  record Numbers(@Nullable BigDecimal min, @Nullable BigDecimal max) implements Limit {
    @Override
    public void check(Object value, FieldContext context) {
      BigDecimal number =
          value instanceof Money money ? context.rates().toBase(money) : (BigDecimal) value;
      if (min != null && number.compareTo(min) < 0) {
        throw new InvalidValue("number.tooSmall", min);
      }
      if (max != null && number.compareTo(max) > 0) {
        throw new InvalidValue("number.tooLarge", max);
      }
    }

    @Override
    public @Nullable String least() {
      return min == null ? null : min.toPlainString();
    }

    @Override
    public @Nullable String most() {
      return max == null ? null : max.toPlainString();
    }
  }

  /**
   * A day from {@code earliest} to {@code latest}, or a moment on such a day; each as in a filter:
   * {@code 2026-01-31}, {@code today}, {@code today+30d}.
   */
  record Days(@Nullable String earliest, @Nullable String latest) implements Limit {
    @Override
    public void check(Object value, FieldContext context) {
      LocalDate day =
          value instanceof Instant moment
              ? moment.atZone(context.zone()).toLocalDate()
              : (LocalDate) value;
      if (earliest != null && day.isBefore(Period.day(earliest, context))) {
        throw new InvalidValue("date.tooEarly", Period.day(earliest, context).toString());
      }
      if (latest != null && day.isAfter(Period.day(latest, context))) {
        throw new InvalidValue("date.tooLate", Period.day(latest, context).toString());
      }
    }

    @Override
    public @Nullable String least() {
      return earliest;
    }

    @Override
    public @Nullable String most() {
      return latest;
    }
  }

  /**
   * The day that one end of a range means.
   *
   * @throws InvalidValue when it means none
   */
  static LocalDate day(String end, FieldContext context) {
    return Period.day(end, context);
  }
}
