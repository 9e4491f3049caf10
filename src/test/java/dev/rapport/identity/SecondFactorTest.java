package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RECOVERY_CODE;
import static rapport.db.Tables.TOTP;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SecondFactorTest {

  private static final String PASSWORD = "violet-harbour-42";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Passwords passwords;

  private Office office;
  private Browser ann;

  @BeforeEach
  void somebodyWithAPassword() {
    office = new Office(port, db, settings);
    passwords.set(office.ann, PASSWORD);
    ann = office.browser(office.ann);
  }

  @Test
  void the_second_step_is_asked_for_once_an_app_has_shown_its_code() {
    var wrong = ann.post("/api/account/second-factor", Map.of("password", "not the password"));
    assertThat(wrong.text("errors.0.field")).isEqualTo("password");
    var secret = ann.post("/api/account/second-factor", Map.of("password", PASSWORD));
    assertThat(secret.text("uri"))
        .startsWith("otpauth://totp/Rapport:")
        .contains("secret=" + secret.text("key"));
    assertThat(secret.at("qr.size").asInt()).isGreaterThan(20);
    assertThat(signIn(null).status()).as("before a code was seen").isEqualTo(201);
    assertThat(confirm("000000").text("errors.0.code")).isEqualTo("secondFactor.wrong");

    var shown = code(0);
    var on = confirm(shown);

    assertThat(on.status()).as(on.body().toString()).isEqualTo(200);
    assertThat(on.at("codes")).hasSize(10);
    var asked = signIn(null);
    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.text("errors.0.code")).isEqualTo("secondFactor.needed");
    assertThat(asked.header("Set-Cookie")).doesNotContain("rapport_session");
    assertThat(signIn("000000").text("errors.0.code")).isEqualTo("secondFactor.wrong");
    assertThat(signIn(shown).status()).as("the code that was used already").isEqualTo(401);
    var next = code(1);
    assertThat(signIn(next).status()).isEqualTo(201);
    assertThat(signIn(next).status()).as("twice").isEqualTo(401);
  }

  @Test
  void codes_can_not_be_guessed_at_leisure() {
    turnOn();
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("00000" + i).status()).isEqualTo(401);
    }

    assertThat(signIn(code(1)).status()).isEqualTo(429);
  }

  @Test
  void a_recovery_code_lets_in_once() {
    var codes = turnOn();
    assertThat(db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.USER_ID.eq(office.ann))).isEqualTo(10);

    assertThat(signIn(codes.getFirst().toUpperCase(java.util.Locale.ROOT)).status()).isEqualTo(201);

    assertThat(signIn(codes.getFirst()).status()).isEqualTo(401);
    var state = ann.get("/api/account/second-factor");
    assertThat(state.at("recoveryCodes").asInt()).isEqualTo(9);
    var renewed =
        ann.post("/api/account/second-factor/recovery-codes", Map.of("password", PASSWORD));
    assertThat(renewed.at("codes")).hasSize(10);
    assertThat(signIn(codes.get(1)).status()).isEqualTo(401);
    assertThat(ann.get("/api/account/security-events").at("events").findValuesAsString("kind"))
        .contains("RECOVERY_CODE_USED", "RECOVERY_CODES_MADE", "SECOND_FACTOR_ADDED");
  }

  @Test
  void it_is_turned_off_by_the_password_or_by_an_administrator() {
    turnOn();
    ann.post("/api/account/second-factor/removal", Map.of("password", "not the password"));
    assertThat(signIn(null).status()).isEqualTo(401);
    ann.post("/api/account/second-factor/removal", Map.of("password", PASSWORD));
    assertThat(signIn(null).status()).isEqualTo(201);

    turnOn();
    var path = "/api/users/" + office.ann + "/second-factor";
    var sessions = "/api/users/" + office.ann + "/sessions";
    assertThat(office.browser(office.bob).delete(path).status()).isEqualTo(403);
    assertThat(office.browser(office.administrator).delete(path).status()).isEqualTo(204);
    assertThat(signIn(null).status()).isEqualTo(201);
    assertThat(ann.get("/api/account/security-events").text("events.1.actor.id"))
        .isEqualTo(office.administrator.toString());
    assertThat(office.browser(office.bob).delete(sessions).status()).isEqualTo(403);
    assertThat(office.browser(office.administrator).delete(sessions).status()).isEqualTo(204);
    assertThat(ann.get("/api/session").text("state")).isEqualTo("signedOut");
  }

  @Test
  void a_link_for_a_new_password_does_not_stand_for_the_second_step() {
    turnOn();
    var link =
        office
            .browser(office.administrator)
            .post("/api/users/" + office.ann + "/activation", null)
            .text("link");
    var browser = new Browser(port);

    var accepted =
        browser.post(
            "/api/activations/" + link.substring(link.lastIndexOf('/') + 1),
            Map.of("password", "amber-lantern-7"));

    assertThat(accepted.text("state")).isEqualTo("signedOut");
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedOut");
    assertThat(browser.signIn(office.people().email(office.ann), "amber-lantern-7").status())
        .isEqualTo(401);
  }

  private List<String> turnOn() {
    ann.post("/api/account/second-factor", Map.of("password", PASSWORD));
    return confirm(code(0)).at("codes").valueStream().map(it -> it.asString()).toList();
  }

  private Answer confirm(String code) {
    return ann.post("/api/account/second-factor/confirmation", Map.of("code", code));
  }

  private Answer signIn(String code) {
    var credentials =
        new java.util.HashMap<String, String>(
            Map.of("email", office.people().email(office.ann), "password", PASSWORD));
    if (code != null) {
      credentials.put("code", code);
    }
    return new Browser(port).post("/api/session", credentials);
  }

  /** What the app shows, so many steps from now. */
  private String code(int steps) {
    var secret =
        db.select(TOTP.SECRET)
            .from(TOTP)
            .where(TOTP.USER_ID.eq(office.ann))
            .fetchSingle(TOTP.SECRET);
    return Totp.code(secret, Totp.step(Instant.now()) + steps, 6);
  }
}
