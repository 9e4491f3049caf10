package dev.rapport.activities;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/** When a task that repeats is due again. */
final class Repetition {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private Repetition() {}

  /**
   * The first date of the series behind {@code due} that is still to come, at the same time of day.
   *
   * @param repeats a value of {@link Task#REPEATS}
   */
  static Instant next(Instant due, String repeats, ZoneId zone, Instant now) {
    var first = due.atZone(zone);
    var steps = 1;
    var next = step(first, repeats, steps);
    while (!next.toInstant().isAfter(now)) {
      next = step(first, repeats, ++steps);
    }
    return next.toInstant();
  }

  /** Counted from the first date, so that the 31st comes back after a short month. */
  private static ZonedDateTime step(ZonedDateTime first, String repeats, int steps) {
    return switch (repeats) {
      case "daily" -> first.plusDays(steps);
      case "weekdays" -> weekday(first, steps);
      case "weekly" -> first.plusWeeks(steps);
      case "monthly" -> first.plusMonths(steps);
      case "yearly" -> first.plusYears(steps);
      default -> throw new IllegalArgumentException(repeats);
    };
  }

  private static ZonedDateTime weekday(ZonedDateTime first, int steps) {
    var day = first;
    for (var left = steps; left > 0; ) {
      day = day.plusDays(1);
      if (!WEEKEND.contains(day.getDayOfWeek())) {
        left--;
      }
    }
    return day;
  }
}
