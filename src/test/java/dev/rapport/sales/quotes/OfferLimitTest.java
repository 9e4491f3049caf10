package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an address of its own, since whoever comes after it from the same one has to wait. */
@ApiTest
class OfferLimitTest {

  @LocalServerPort private int port;

  @Test
  void who_knocks_too_often_has_to_wait() {
    var question = Map.of("name", "a", "text", "b");
    Browser.Answer last;
    var knocks = 0;
    do {
      last = new Browser(port, "127.0.0.105").post("/api/offers/not-a-token/questions", question);
      knocks++;
    } while (last.status() == 404 && knocks < 500);

    assertThat(last.status()).isEqualTo(429);
    assertThat(knocks).isEqualTo(121);
    assertThat(last.header("Retry-After")).isNotEmpty();
  }
}
