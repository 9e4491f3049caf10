package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Against Wilson's formula, worked out apart from the code. */
class ShareTest {

  @Test
  void one_of_one_says_little() {
    assertThat(Share.of(1, 1)).isEqualTo(share("20.65", "100.00"));
  }

  @Test
  void none_of_ten_may_still_be_a_quarter() {
    assertThat(Share.of(0, 10)).isEqualTo(share("0.00", "27.75"));
  }

  @Test
  void the_more_is_observed_the_closer_are_its_ends() {
    assertThat(Share.of(8, 20)).isEqualTo(share("21.88", "61.34"));
    assertThat(Share.of(400, 1000)).isEqualTo(share("37.01", "43.07"));
  }

  @Test
  void of_nothing_nothing_is_said() {
    assertThat(Share.of(0, 0)).isNull();
  }

  private static Share share(String low, String high) {
    return new Share(new BigDecimal(low), new BigDecimal(high));
  }
}
