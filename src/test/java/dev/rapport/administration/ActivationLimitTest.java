package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an address of its own, since whoever comes after it from the same one has to wait. */
@ApiTest
class ActivationLimitTest {

  @LocalServerPort private int port;

  @Test
  void who_tries_too_many_links_has_to_wait_whether_to_look_or_to_choose_a_password() {
    Browser.Answer last;
    var tries = 0;
    do {
      var browser = new Browser(port, "127.0.0.106");
      last =
          tries % 2 == 0
              ? browser.get("/api/activations/not-a-token")
              : browser.post(
                  "/api/activations/not-a-token", Map.of("password", "violet-harbour-42"));
      tries++;
    } while (last.status() == 404 && tries < 500);

    assertThat(last.status()).isEqualTo(429);
    assertThat(tries).isEqualTo(61);
    assertThat(last.header("Retry-After")).isNotEmpty();
  }
}
