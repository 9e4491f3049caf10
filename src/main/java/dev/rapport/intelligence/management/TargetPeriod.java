package dev.rapport.intelligence.management;

import dev.rapport.records.fieldtype.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How long a target runs. */
enum TargetPeriod {
  MONTH("month", 1),
  QUARTER("quarter", 3),
  YEAR("year", 12);

  private final String stored;
  private final int months;

  TargetPeriod(String stored, int months) {
    this.stored = stored;
    this.months = months;
  }

  static Optional<TargetPeriod> of(String stored) {
    return Arrays.stream(values()).filter(period -> period.stored.equals(stored)).findFirst();
  }

  /** The first day of the one that a day is in. */
  LocalDate first(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
  }

  /** The day after the last of the one that begins so. */
  LocalDate end(LocalDate first) {
    return first.plusMonths(months);
  }

  /** As filters name it: {@code 2026-10}, {@code 2026-Q4}, {@code 2026}. */
  String text(LocalDate first) {
    return switch (this) {
      case MONTH -> "%d-%02d".formatted(first.getYear(), first.getMonthValue());
      case QUARTER -> "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
      case YEAR -> String.valueOf(first.getYear());
    };
  }

  /** Whether the days are just one of these. */
  boolean isOne(Period days) {
    return days.from().equals(first(days.from())) && days.to().equals(end(days.from()));
  }

  /** The first days of those that the days are made of; empty where they aren't. */
  List<LocalDate> within(Period days) {
    var firsts =
        IntStream.iterate(0, i -> days.from().plusMonths(i).isBefore(days.to()), i -> i + months)
            .mapToObj(i -> days.from().plusMonths(i))
            .toList();
    return days.from().equals(first(days.from())) && end(firsts.getLast()).equals(days.to())
        ? firsts
        : List.of();
  }
}
