package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How often the doors for signing in may be knocked at from one address, whoever knocks. */
@ApiTest
class AddressLimitsTest {

  private static final String PASSWORD = "violet-harbour-42";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Passwords passwords;
  @Autowired private SignIn signIn;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    passwords.set(office.ann, PASSWORD);
  }

  @Test
  void after_a_hundred_wrong_tries_an_address_waits_whatever_account_it_tries() {
    var guesser = new Browser(port, "127.0.0.101");
    // Counted as the door counts them, without a hash of the password for each.
    for (var i = 0; i < 95; i++) {
      assertThat(signIn.waitBefore(UUID.randomUUID() + "@example.com", "127.0.0.101")).isEmpty();
    }
    for (var i = 95; i < 100; i++) {
      assertThat(guesser.signIn(UUID.randomUUID() + "@example.com", "a guess").status())
          .as("try %s", i)
          .isEqualTo(401);
    }

    refused(guesser.signIn(email(), PASSWORD));
    assertThat(new Browser(port, "127.0.0.102").signIn(email(), PASSWORD).status())
        .as("from elsewhere")
        .isEqualTo(201);
  }

  @Test
  void passkeys_are_asked_for_and_answered_two_hundred_times_from_an_address() {
    var asker = new Browser(port, "127.0.0.103");
    var answer = Map.of("credential", Map.of("id", "nobody's"));
    for (var i = 0; i < 100; i++) {
      assertThat(asker.post("/api/session/passkey/question", Map.of()).status()).isEqualTo(200);
      assertThat(asker.post("/api/session/passkey", answer).status()).isEqualTo(401);
    }

    refused(asker.post("/api/session/passkey/question", Map.of()));
    refused(asker.post("/api/session/passkey", answer));
    var elsewhere = new Browser(port, "127.0.0.104");
    assertThat(elsewhere.post("/api/session/passkey/question", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void tries_count_until_their_window_ends_and_good_ones_are_taken_back() {
    var now = new AtomicReference<>(Instant.parse("2026-05-04T10:00:00Z"));
    InstantSource time = now::get;
    var tries = new Tries(2, Duration.ofMinutes(15), time.withZone(ZoneOffset.UTC));
    for (var i = 0; i < 10; i++) {
      assertThat(tries.waitBefore("an office")).isEmpty();
      tries.takeBack("an office");
    }
    assertThat(tries.waitBefore("an office")).isEmpty();
    assertThat(tries.waitBefore("an office")).isEmpty();
    now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(tries.waitBefore("an office")).contains(Duration.ofMinutes(14));
    assertThat(tries.waitBefore("another")).isEmpty();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(14)));
    assertThat(tries.waitBefore("an office")).isEmpty();
  }

  @Test
  void of_ipv6_the_network_of_a_line_counts_as_one_address() {
    assertThat(Tries.network("2001:db8:1:2::1"))
        .isEqualTo(Tries.network("2001:db8:1:2:ffff::2"))
        .isNotEqualTo(Tries.network("2001:db8:1:3::1"));
    assertThat(Tries.network("192.0.2.1")).isNotEqualTo(Tries.network("192.0.2.2"));
  }

  private String email() {
    return office.people().email(office.ann);
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
  }
}
