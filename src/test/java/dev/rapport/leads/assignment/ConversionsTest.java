package dev.rapport.leads.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.leads.assignment.Conversions.Count;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The numbers are worked out by hand, or by a few lines of another language. */
class ConversionsTest {

  private static final UUID ANN = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
  private static final UUID BOB = UUID.fromString("00000000-0000-7000-8000-0000000000b2");
  private static final UUID NEW = UUID.fromString("00000000-0000-7000-8000-0000000000c3");

  /**
   * 40 of 200: the share of all is 41/202 = 0.20297. Ann has 30 of 100, Bob 10 of 100: beyond
   * chance (9.703² − 16.177) + (10.297² − 16.177) of 99 · 2 · 16.177, so that a person's
   * expectation counts for 18.086 records; a segment's (24 of 60, 16 of 140) for 13.226. The cells
   * do not differ from what their person and segment let expect: the expectation counts for the
   * most, 200.
   */
  private static final Conversions HISTORY =
      new Conversions(
          Map.of(
              ANN, Map.of("referral", new Count(18, 30), "website", new Count(12, 70)),
              BOB, Map.of("referral", new Count(6, 30), "website", new Count(4, 70))));

  @Test
  void what_is_counted_is_shrunk_toward_the_person_and_the_segment() {
    // odds 0.39915 · 0.57311 / 0.25466 expect 0.47314, which counts for 1/(1/201 + 1/119.086) − 1
    var ann = HISTORY.posterior(ANN, "referral");
    assertThat(ann.good()).isCloseTo(18 + 73.780951 * 0.4731408, within(1e-4));
    assertThat(ann.bad()).isCloseTo(12 + 73.780951 * (1 - 0.4731408), within(1e-4));
    assertThat(ann.mean()).isCloseTo(0.509812, within(1e-6));
    assertThat(HISTORY.posterior(ANN, "website").mean()).isCloseTo(0.175139, within(1e-6));
    assertThat(HISTORY.posterior(BOB, "referral").mean()).isCloseTo(0.219670, within(1e-6));
    assertThat(HISTORY.posterior(BOB, "website").mean()).isCloseTo(0.062017, within(1e-6));
  }

  @Test
  void a_newcomer_is_expected_to_do_as_all_do_and_it_counts_for_little() {
    var referral = HISTORY.posterior(NEW, "referral");
    assertThat(referral.mean()).isCloseTo(0.364413, within(1e-6));
    assertThat(referral.good() + referral.bad()).isCloseTo(16.431177, within(1e-5));
    assertThat(HISTORY.posterior(NEW, "event").mean()).isCloseTo(41.0 / 202, within(1e-9));
  }

  @Test
  void a_segment_without_history_goes_by_the_person() {
    assertThat(HISTORY.posterior(ANN, null).mean()).isCloseTo(0.285139, within(1e-6));
    assertThat(HISTORY.posterior(BOB, "event").mean()).isCloseTo(0.115771, within(1e-6));
  }

  @Test
  void one_of_one_is_far_from_sure() {
    var one =
        new Conversions(
            Map.of(ANN, Map.of("", new Count(1, 1)), BOB, Map.of("", new Count(9, 30))));
    assertThat(one.posterior(ANN, null).mean()).isLessThan(0.5);
  }

  @Test
  void without_any_history_everybody_is_expected_to_do_the_same() {
    var nothing = new Conversions(Map.of()).posterior(ANN, "referral");
    // 1/(1/21 + 1/21) − 1 records of one half
    assertThat(nothing.good()).isCloseTo(4.75, within(1e-9));
    assertThat(nothing.bad()).isCloseTo(4.75, within(1e-9));
  }

  @Test
  void a_draw_is_the_same_for_the_same_lead_and_person_and_another_for_others() {
    var lead = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    var draw = BetaDraw.of(3, 7, lead, ANN, 1);
    assertThat(BetaDraw.of(3, 7, lead, ANN, 1)).isEqualTo(draw);
    assertThat(BetaDraw.of(3, 7, lead, BOB, 1)).isNotEqualTo(draw);
    assertThat(BetaDraw.of(3, 7, lead, ANN, 2)).isNotEqualTo(draw);
    assertThat(BetaDraw.of(3, 7, NEW, ANN, 1)).isNotEqualTo(draw);
  }

  /** Beta(a, b) has the mean a/(a+b) and the variance ab/((a+b)²(a+b+1)). */
  @Test
  void draws_are_spread_as_the_distribution_says() {
    for (var shape : new double[][] {{3, 7}, {0.5, 0.8}, {60, 40}}) {
      var random = new Random(5);
      var sum = 0.0;
      var squares = 0.0;
      var draws = 200_000;
      for (var i = 0; i < draws; i++) {
        var draw = BetaDraw.of(shape[0], shape[1], random);
        sum += draw;
        squares += draw * draw;
      }
      var all = shape[0] + shape[1];
      var mean = sum / draws;
      assertThat(mean).isCloseTo(shape[0] / all, within(0.004));
      assertThat(squares / draws - mean * mean)
          .isCloseTo(shape[0] * shape[1] / (all * all * (all + 1)), within(0.002));
    }
  }
}
