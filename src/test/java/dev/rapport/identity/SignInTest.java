package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.USER_SESSION;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import dev.rapport.testing.Statements;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SignInTest {

  private static final String PASSWORD = "violet-harbour-42";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Passwords passwords;
  @Autowired private Sessions sessions;
  @Autowired private Settings settings;
  @Autowired private Statements statements;

  private People people;
  private UUID user;
  private Browser browser;

  @BeforeEach
  void somebodyWhoMaySignIn() {
    settings.save(new Organisation("Acme", "en", "EUR", "BG", ZoneId.of("Europe/Sofia")));
    people = new People(db);
    user = people.user("Ivana", people.role("Salesperson"), people.team("Sofia", null));
    passwords.set(user, PASSWORD);
    browser = new Browser(port);
  }

  @Test
  void who_is_signed_out_is_told_the_organisation_and_given_a_csrf_token() {
    var answer = browser.get("/api/session");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("state")).isEqualTo("signedOut");
    assertThat(answer.text("organisation.timeZone")).isEqualTo("Europe/Sofia");
    assertThat(answer.at("languages").toString()).isEqualTo("[\"en\",\"bg\",\"zh\",\"kk\",\"he\"]");
    assertThat(browser.cookie("XSRF-TOKEN")).isPresent();
  }

  @Test
  void a_user_signs_in_and_out() {
    var signedIn = browser.signIn(people.email(user).toUpperCase(), PASSWORD);

    assertThat(signedIn.status()).isEqualTo(201);
    assertThat(signedIn.text("state")).isEqualTo("signedIn");
    assertThat(signedIn.text("user.name")).isEqualTo("Ivana");
    assertThat(signedIn.text("user.role.label")).isEqualTo("Salesperson");
    assertThat(signedIn.text("user.team.label")).isEqualTo("Sofia");
    assertThat(signedIn.at("user.administrator").asBoolean()).isFalse();
    assertThat(browser.get("/api/session").text("user.id")).isEqualTo(user.toString());

    assertThat(browser.delete("/api/session").status()).isEqualTo(204);
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedOut");
    assertThat(db.fetchCount(USER_SESSION, USER_SESSION.USER_ID.eq(user))).isZero();
  }

  @Test
  void the_cookie_is_out_of_reach_of_scripts_and_its_token_is_not_in_the_database() {
    var answer = browser.signIn(people.email(user), PASSWORD);
    var cookie =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(it -> it.startsWith("rapport_session="))
            .findFirst()
            .orElseThrow();

    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    var token = browser.cookie("rapport_session").orElseThrow().getValue();
    assertThat(token).hasSize(43);
    var stored =
        db.select(USER_SESSION.TOKEN_HASH)
            .from(USER_SESSION)
            .where(USER_SESSION.USER_ID.eq(user))
            .fetchSingle(USER_SESSION.TOKEN_HASH);
    assertThat(stored).isEqualTo(new Token(token).hash());
  }

  @Test
  void a_session_taken_from_a_cookie_ends_for_whoever_copied_it_too() {
    browser.signIn(people.email(user), PASSWORD);
    var thief = new Browser(port).with(browser.cookie("rapport_session").orElseThrow().getValue());
    assertThat(thief.get("/api/session").text("state")).isEqualTo("signedIn");

    browser.delete("/api/session");

    assertThat(thief.get("/api/session").text("state")).isEqualTo("signedOut");
  }

  @Test
  void wrong_passwords_unknown_addresses_and_inactive_users_look_the_same() {
    var wrong = browser.signIn(people.email(user), "not the password");
    var unknown = browser.signIn("nobody@example.com", PASSWORD);
    db.update(APP_USER).set(APP_USER.ACTIVE, false).where(APP_USER.ID.eq(user)).execute();
    var inactive = browser.signIn(people.email(user), PASSWORD);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
    assertThat(wrong.text("title")).isEqualTo("This didn't let you in");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(inactive.body()).isEqualTo(wrong.body());
  }

  @Test
  void after_five_tries_one_has_to_wait() {
    for (var i = 0; i < 5; i++) {
      assertThat(browser.signIn(people.email(user), "wrong " + i).status()).isEqualTo(401);
    }

    var refused = browser.signIn(people.email(user), PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
    assertThat(refused.text("detail")).isEqualTo("Wait 5 minutes, then try again.");
    var other = people.user("Other", people.role("Any"), null);
    passwords.set(other, PASSWORD);
    assertThat(browser.signIn(people.email(other), PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void what_needs_a_sign_in_says_so_in_the_language_asked_for() {
    var answer = browser.get("/api/records/company", "Accept-Language", "bg-BG,en;q=0.5");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("title")).isEqualTo("Не сте влезли в системата");
  }

  @Test
  void a_changing_request_without_the_csrf_token_is_refused_in_the_users_language() {
    db.update(APP_USER).set(APP_USER.LANGUAGE, "he").where(APP_USER.ID.eq(user)).execute();
    browser.with(people.session(user));

    var answer = browser.sendBare("DELETE", "/api/session", null, "Accept-Language", "zh");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("title")).isEqualTo("הדף אינו מעודכן");
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");
  }

  @Test
  void the_csrf_token_is_a_new_one_after_signing_in() {
    browser.get("/api/session");
    var before = browser.cookie("XSRF-TOKEN").orElseThrow().getValue();

    browser.signIn(people.email(user), PASSWORD);

    assertThat(browser.cookie("XSRF-TOKEN").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(browser.delete("/api/session").status()).isEqualTo(204);
  }

  /** A page has many requests under way at once, which must not spoil each other's. */
  @Test
  void the_csrf_token_stays_while_one_is_signed_in() {
    browser.signIn(people.email(user), PASSWORD);
    var token = browser.cookie("XSRF-TOKEN").orElseThrow().getValue();

    browser.get("/api/catalog");
    browser.patch("/api/session/user", Map.of("language", "en"));

    assertThat(browser.cookie("XSRF-TOKEN").orElseThrow().getValue()).isEqualTo(token);
  }

  @Test
  void being_signed_in_and_ones_rights_cost_no_statement() {
    browser.with(people.session(user));
    browser.get("/api/session");

    assertThat(statements.during(() -> browser.get("/api/session"))).isEmpty();
  }

  @Test
  void a_session_that_has_run_out_lets_nobody_in() {
    var token = people.session(user);
    db.update(USER_SESSION)
        .set(USER_SESSION.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
        .where(USER_SESSION.TOKEN_HASH.eq(new Token(token).hash()))
        .execute();

    assertThat(browser.with(token).get("/api/session").text("state")).isEqualTo("signedOut");
  }

  @Test
  void a_session_in_use_goes_on_and_one_that_was_used_just_now_is_left_alone() {
    var now = OffsetDateTime.now();
    var token = people.session(user);
    var it = USER_SESSION.TOKEN_HASH.eq(new Token(token).hash());
    db.update(USER_SESSION).set(USER_SESSION.LAST_SEEN_AT, now.minusMinutes(6)).where(it).execute();

    browser.with(token).get("/api/session");

    await()
        .untilAsserted(() -> {
          var session = db.selectFrom(USER_SESSION).where(it).fetchSingle();
          assertThat(session.getLastSeenAt()).isAfter(now.minusMinutes(1));
          assertThat(session.getExpiresAt()).isAfter(now.plusDays(13));
        });
    var noted = db.selectFrom(USER_SESSION).where(it).fetchSingle().getLastSeenAt();
    browser.get("/api/session");
    assertThat(db.selectFrom(USER_SESSION).where(it).fetchSingle().getLastSeenAt())
        .isEqualTo(noted);
  }

  @Test
  void ending_all_sessions_of_a_user_counts_at_once() {
    browser.with(people.session(user));
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");

    sessions.endAll(user);

    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedOut");
  }

  @Test
  void a_new_password_takes_the_place_of_the_old_one_and_signs_out_everywhere_else() {
    browser.signIn(people.email(user), PASSWORD);
    var elsewhere = new Browser(port).with(people.session(user));
    elsewhere.get("/api/session");

    var wrong =
        browser.post(
            "/api/session/password", Map.of("current", "wrong", "next", "amber-lantern-7"));
    var weak =
        browser.post("/api/session/password", Map.of("current", PASSWORD, "next", "password123"));
    var good =
        browser.post(
            "/api/session/password", Map.of("current", PASSWORD, "next", "amber-lantern-7"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("errors.0.field")).isEqualTo("current");
    assertThat(weak.text("errors.0.code")).isEqualTo("password.common");
    assertThat(good.status()).isEqualTo(204);
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");
    assertThat(elsewhere.get("/api/session").text("state")).isEqualTo("signedOut");
    assertThat(new Browser(port).signIn(people.email(user), PASSWORD).status()).isEqualTo(401);
    assertThat(new Browser(port).signIn(people.email(user), "amber-lantern-7").status())
        .isEqualTo(201);
  }

  @Test
  void pages_may_run_no_script_of_others() {
    for (var path : java.util.List.of("/api/session", "/sign-in", "/api/records/company")) {
      var answer = browser.get(path, "Accept", "text/html,*/*");
      var policy = answer.header("Content-Security-Policy");

      assertThat(policy)
          .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'")
          .contains("frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("script-src", "unsafe-eval");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Permissions-Policy")).contains("camera=()");
    }
    assertThat(browser.get("/api/session").header("Cache-Control")).contains("no-store");
  }

  @Test
  void behind_https_cookies_are_secure_and_bound_to_the_host() {
    var answer =
        browser.post(
            "/api/session",
            Map.of("email", people.email(user), "password", PASSWORD),
            "X-Forwarded-Proto",
            "https");

    assertThat(answer.header("Strict-Transport-Security"))
        .as("nobody says so by a header, unless the operator trusts it")
        .isEmpty();
    var secure = new org.springframework.mock.web.MockHttpServletRequest();
    secure.setSecure(true);
    var response = new org.springframework.mock.web.MockHttpServletResponse();
    SessionCookie.write(secure, response, Token.random());
    assertThat(response.getHeader("Set-Cookie"))
        .startsWith("__Host-rapport_session=")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
  }
}
