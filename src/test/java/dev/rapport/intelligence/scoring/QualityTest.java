package dev.rapport.intelligence.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Four records with predictions 0.9, 0.8, 0.8 and 0.3, of which the first two ended well. */
class QualityTest {

  private static final double[] PREDICTIONS = {0.9, 0.8, 0.8, 0.3};
  private static final boolean[] GOOD = {true, true, false, false};
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void of_four_pairs_three_are_in_order_and_one_is_a_tie() {
    assertThat(Auc.of(PREDICTIONS, GOOD).value()).isEqualTo(3.5 / 4, EXACT);
  }

  @Test
  void the_deviation_of_the_area_is_as_worked_by_hand() {
    // The good ones have 1 and 3/4 of the others behind them, the others 3/4 and 1 of the good ones
    // before them: each has a variance of 1/32, divided by two records.
    assertThat(Auc.of(PREDICTIONS, GOOD).deviation()).isEqualTo(Math.sqrt(1 / 32.0), EXACT);
  }

  @Test
  void the_same_predictions_do_not_differ() {
    var area = Auc.of(PREDICTIONS, GOOD);
    assertThat(area.deviationFrom(area)).isEqualTo(0, EXACT);
    var other = Auc.of(new double[] {0.1, 0.9, 0.2, 0.3}, GOOD);
    // Differences of the parts: 1 - 0 and 3/4 - 1, 3/4 - 1/2 and 1 - 1/2.
    var ofGood = 1.25 * 1.25 / 2;
    var ofBad = 0.25 * 0.25 / 2;
    assertThat(area.deviationFrom(other)).isEqualTo(Math.sqrt(ofGood / 2 + ofBad / 2), EXACT);
  }

  @Test
  void precision_is_weighed_by_the_good_ones_that_a_threshold_adds() {
    // 1 of 1 for the first half of the good ones, 2 of 3 for the second: the tie comes together.
    assertThat(Quality.averagePrecision(PREDICTIONS, GOOD)).isEqualTo((1 + 2 / 3.0) / 2, EXACT);
  }

  @Test
  void errors_are_squared_and_their_mean_is_taken() {
    assertThat(Quality.brier(PREDICTIONS, GOOD)).isEqualTo((0.01 + 0.04 + 0.64 + 0.09) / 4, EXACT);
  }

  @Test
  void the_lift_compares_the_first_tenth_with_all_and_divides_a_tie() {
    var predictions = new double[20];
    var good = new boolean[20];
    predictions[7] = 0.9;
    good[7] = true;
    good[8] = true;
    // The tenth is two records: the best one, and one of the nineteen others, of whom one is good.
    assertThat(Quality.lift(predictions, good)).isEqualTo((1 + 1 / 19.0) / 2 / (2 / 20.0), EXACT);
  }

  @Test
  void intervals_hold_the_figure_and_tenths_hold_all_records() {
    var predictions = new double[200];
    var good = new boolean[200];
    for (var i = 0; i < 200; i++) {
      predictions[i] = i / 200.0;
      good[i] = i % 7 > 3 || i > 120;
    }
    var quality = Quality.of(predictions, good);
    assertThat(quality.auc().low()).isLessThan(quality.auc().value());
    assertThat(quality.averagePrecision().low()).isLessThan(quality.averagePrecision().value());
    assertThat(quality.brier().high()).isGreaterThan(quality.brier().value());
    assertThat(quality.calibration()).hasSize(10);
    assertThat(quality.calibration().getFirst().count()).isEqualTo(20);
    assertThat(quality.calibration().getFirst().predicted())
        .isEqualTo((180 + 199) / 2.0 / 200, EXACT);
    assertThat(quality.calibration().getFirst().observed()).isEqualTo(1, EXACT);
  }
}
