package dev.rapport.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTest {

  private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

  @ParameterizedTest
  @CsvSource({
    // done early: the next of the series
    "2026-03-02T07:00:00Z, daily, 2026-03-01T12:00:00Z, 2026-03-03T07:00:00Z",
    // on Friday, the next working day is Monday
    "2026-03-06T07:00:00Z, weekdays, 2026-03-06T12:00:00Z, 2026-03-09T07:00:00Z",
    "2026-03-02T07:00:00Z, weekly, 2026-03-02T12:00:00Z, 2026-03-09T07:00:00Z",
    // three weeks late: not three overdue ones, but the next to come
    "2026-03-02T07:00:00Z, weekly, 2026-03-23T12:00:00Z, 2026-03-30T06:00:00Z",
    // the 31st comes back after a short month
    "2026-01-31T07:00:00Z, monthly, 2026-03-01T12:00:00Z, 2026-03-31T06:00:00Z",
    "2024-02-29T07:00:00Z, yearly, 2024-03-01T12:00:00Z, 2025-02-28T07:00:00Z",
  })
  void the_next_date_is_the_first_of_the_series_to_come_at_the_same_time_of_day(
      Instant due, String repeats, Instant now, Instant next) {
    assertThat(Repetition.next(due, repeats, SOFIA, now)).isEqualTo(next);
  }
}
