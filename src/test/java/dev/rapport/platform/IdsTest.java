package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void ids_go_on_rising_when_the_clock_is_set_back() {
    var before = Ids.next();
    var hourAgo = Ids.at(System.currentTimeMillis() - 3_600_000);
    assertThat(hourAgo.toString()).isGreaterThan(before.toString());
    assertThat(Ids.next().toString()).isGreaterThan(hourAgo.toString());
    assertThat(hourAgo).extracting(UUID::version).isEqualTo(7);
  }
}
