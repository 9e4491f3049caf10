package dev.rapport.intelligence.traits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void shares_lie_apart_by_deviations_of_their_difference() {
    // 40 of 100 in all: the difference of 0.4 by the root of 0.4 · 0.6 · (1/100 + 1/100)
    assertThat(Chance.apart(60, 100, 20, 100)).isCloseTo(0.4 / Math.sqrt(0.0048), within(1e-12));
    assertThat(Chance.apart(20, 100, 60, 100)).isNegative();
    assertThat(Chance.apart(0, 10, 0, 20)).isZero();
    assertThat(Chance.apart(1, 1, 0, 0)).isZero();
  }

  @Test
  void as_far_out_as_tables_of_the_normal_distribution_say() {
    assertThat(Chance.of(0)).isCloseTo(1, within(1e-6));
    assertThat(Chance.of(1.959963984540054)).isCloseTo(0.05, within(1e-6));
    assertThat(Chance.of(-2.5758293035489)).isCloseTo(0.01, within(1e-6));
    assertThat(Chance.of(5)).isCloseTo(5.733e-7, within(1e-9));
  }

  @Test
  void of_many_comparisons_those_are_named_that_the_step_up_procedure_names() {
    // The limits are 0.05 · 1/8, 2/8 …: the second is the last that lies below its own.
    var chances = new double[] {0.205, 0.001, 0.041, 0.008, 0.039, 0.042, 0.06, 0.074};
    assertThat(Chance.certain(chances))
        .containsExactly(false, true, false, true, false, false, false, false);
    // One that misses its limit is named all the same where a later one keeps its own.
    assertThat(Chance.certain(new double[] {0.03, 0.04})).containsExactly(true, true);
    assertThat(Chance.certain(new double[0])).isEmpty();
  }
}
