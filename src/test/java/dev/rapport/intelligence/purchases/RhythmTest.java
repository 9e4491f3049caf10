package dev.rapport.intelligence.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.intelligence.purchases.Rhythm.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private static Rhythm of(int sinceLast, int... days) {
    var bought = IntStream.of(days).mapToObj(FIRST::plusDays).toList();
    return Rhythm.of(bought, FIRST.plusDays(days[days.length - 1] + sinceLast));
  }

  /** Pauses of 10, 10, 20 and 30 days: 10, 10, 20, 30. The median is 15; nine of ten: all four. */
  @Test
  void the_usual_pause_is_the_median_and_nine_of_ten_do_not_exceed_the_longest() {
    var rhythm = of(3, 0, 10, 30, 40, 70);

    assertThat(rhythm.days()).isEqualTo(5);
    assertThat(rhythm.median()).isEqualByComparingTo("15");
    assertThat(rhythm.longest()).isEqualTo(30);
    assertThat(rhythm.since()).isEqualTo(3);
  }

  @Test
  void several_purchases_of_a_day_are_one() {
    var rhythm = of(1, 0, 0, 0, 7);

    assertThat(rhythm.days()).isEqualTo(2);
    assertThat(rhythm.median()).isEqualByComparingTo("7");
  }

  @Test
  void one_unusually_long_pause_in_ten_is_none_to_wait_for() {
    // Nine pauses of a week and one of a year.
    var days = IntStream.rangeClosed(0, 10).map(i -> i < 10 ? i * 7 : 63 + 365).toArray();

    assertThat(of(0, days).longest()).isEqualTo(7);
    assertThat(of(8, days).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void it_is_said_how_long_it_is_against_their_own_rhythm() {
    assertThat(of(15, 0, 10, 30, 40, 70).verdict()).isEqualTo(Verdict.EARLY);
    assertThat(of(16, 0, 10, 30, 40, 70).verdict()).isEqualTo(Verdict.DUE);
    assertThat(of(30, 0, 10, 30, 40, 70).verdict()).isEqualTo(Verdict.DUE);
    assertThat(of(31, 0, 10, 30, 40, 70).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void two_pauses_are_no_habit() {
    assertThat(of(900, 0, 10, 20).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(900, 0).median()).isNull();
    assertThat(Rhythm.of(List.of(), FIRST).since()).isNull();
  }

  @Test
  void a_purchase_in_the_future_is_not_waited_for() {
    assertThat(of(-5, 0, 10, 20, 30).since()).isZero();
  }
}
