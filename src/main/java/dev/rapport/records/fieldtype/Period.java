package dev.rapport.records.fieldtype;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.regex.Pattern;

/**
 * A stretch of days.
 *
 * @param from the first day
 * @param to the day after the last
 */
public record Period(LocalDate from, LocalDate to) {

  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-])(\\d{1,5})([dwmy]))?");
  private static final Pattern ROLLING = Pattern.compile("(last|next)(\\d{1,4})([dwmy])");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");

  /**
   * {@code thisMonth}, {@code last7d}, {@code 2017}, {@code 2017-Q1}, {@code 2017-03}, as
   * docs/api.md lists them. Weeks begin as in the reader's language.
   *
   * @throws InvalidValue when it is none of them
   */
  public static Period parse(String text, FieldContext context) {
    var today = context.today();
    var week =
        today.with(
            TemporalAdjusters.previousOrSame(
                WeekFields.of(context.language()).getFirstDayOfWeek() == DayOfWeek.SUNDAY
                    ? DayOfWeek.SUNDAY
                    : DayOfWeek.MONDAY));
    var month = today.withDayOfMonth(1);
    var quarter = month.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    var year = today.withDayOfYear(1);
    return switch (text) {
      case "today" -> new Period(today, today.plusDays(1));
      case "yesterday" -> new Period(today.minusDays(1), today);
      case "tomorrow" -> new Period(today.plusDays(1), today.plusDays(2));
      case "thisWeek" -> new Period(week, week.plusWeeks(1));
      case "lastWeek" -> new Period(week.minusWeeks(1), week);
      case "nextWeek" -> new Period(week.plusWeeks(1), week.plusWeeks(2));
      case "thisMonth" -> new Period(month, month.plusMonths(1));
      case "lastMonth" -> new Period(month.minusMonths(1), month);
      case "nextMonth" -> new Period(month.plusMonths(1), month.plusMonths(2));
      case "thisQuarter" -> new Period(quarter, quarter.plusMonths(3));
      case "lastQuarter" -> new Period(quarter.minusMonths(3), quarter);
      case "nextQuarter" -> new Period(quarter.plusMonths(3), quarter.plusMonths(6));
      case "thisYear" -> new Period(year, year.plusYears(1));
      case "lastYear" -> new Period(year.minusYears(1), year);
      case "nextYear" -> new Period(year.plusYears(1), year.plusYears(2));
      default -> rolling(text, today);
    };
  }

  /** A day, as a date or as {@code today-7d}. Throws {@link InvalidValue} when it is neither. */
  static LocalDate day(String text, FieldContext context) {
    var relative = RELATIVE.matcher(text);
    if (!relative.matches()) {
      return DateType.iso(text);
    }
    if (relative.group(1) == null) {
      return context.today();
    }
    var amount = Long.parseLong(relative.group(2)) * (relative.group(1).equals("-") ? -1 : 1);
    return moved(context.today(), amount, relative.group(3));
  }

  /** {@code last7d} are the seven days that end today, {@code next2w} the two weeks from today. */
  private static Period rolling(String text, LocalDate today) {
    var rolling = ROLLING.matcher(text);
    if (!rolling.matches()) {
      return named(text);
    }
    var amount = Long.parseLong(rolling.group(2));
    if (amount == 0) {
      throw new InvalidValue("period.unknown", text);
    }
    var tomorrow = today.plusDays(1);
    return rolling.group(1).equals("last")
        ? new Period(moved(tomorrow, -amount, rolling.group(3)), tomorrow)
        : new Period(today, moved(today, amount, rolling.group(3)));
  }

  private static LocalDate moved(LocalDate day, long amount, String unit) {
    return switch (unit) {
      case "d" -> day.plusDays(amount);
      case "w" -> day.plusWeeks(amount);
      case "m" -> day.plusMonths(amount);
      default -> day.plusYears(amount);
    };
  }

  private static Period named(String text) {
    var quarter = QUARTER.matcher(text);
    var month = MONTH.matcher(text);
    if (YEAR.matcher(text).matches()) {
      var first = LocalDate.of(Integer.parseInt(text), 1, 1);
      return new Period(first, first.plusYears(1));
    }
    if (quarter.matches()) {
      var first =
          LocalDate.of(
              Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * 3 - 2, 1);
      return new Period(first, first.plusMonths(3));
    }
    if (month.matches()) {
      var first =
          LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1);
      return new Period(first, first.plusMonths(1));
    }
    throw new InvalidValue("period.unknown", text);
  }
}
