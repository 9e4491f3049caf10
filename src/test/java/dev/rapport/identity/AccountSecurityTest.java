package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.API_TOKEN;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.SECURITY_EVENT;
import static rapport.db.Tables.USER_SESSION;

import dev.rapport.platform.database.Notices;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class AccountSecurityTest {

  private static final String PASSWORD = "violet-harbour-42";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Passwords passwords;
  @Autowired private Statements statements;
  @Autowired private Notices notices;
  @Autowired private JdbcConnectionDetails database;

  private Office office;
  private Browser ann;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    passwords.set(office.ann, PASSWORD);
    ann = office.browser(office.ann);
  }

  @Test
  void a_user_sees_where_they_are_signed_in_and_ends_a_session_there() {
    var phone = new Browser(port);
    phone.sendBare("GET", "/api/session", null);
    phone.post(
        "/api/session",
        Map.of("email", office.people().email(office.ann), "password", PASSWORD),
        "User-Agent",
        "Phone/1.0");

    var sessions = ann.get("/api/account/sessions").at("sessions");

    assertThat(sessions).hasSize(2);
    var current = sessions.findValues("current").stream().filter(it -> it.asBoolean()).toList();
    assertThat(current).hasSize(1);
    var other =
        sessions
            .valueStream()
            .filter(it -> !it.get("current").asBoolean())
            .findFirst()
            .orElseThrow();
    assertThat(other.get("userAgent").asString()).isEqualTo("Phone/1.0");
    assertThat(other.get("address").asString()).isNotBlank();
    assertThat(other.get("method").asString()).isEqualTo("PASSWORD");
    assertThat(phone.get("/api/session").text("state")).isEqualTo("signedIn");

    var id = other.get("id").asString();
    assertThat(office.browser(office.bob).delete("/api/account/sessions/" + id).status())
        .as("somebody else's session")
        .isEqualTo(404);
    assertThat(ann.delete("/api/account/sessions/" + id).status()).isEqualTo(204);

    assertThat(phone.get("/api/session").text("state")).isEqualTo("signedOut");
    assertThat(ann.get("/api/session").text("state")).isEqualTo("signedIn");
  }

  @Test
  void all_other_sessions_end_together() {
    var others = List.of(office.browser(office.ann), office.browser(office.ann));
    others.forEach(it -> it.get("/api/session"));

    assertThat(ann.delete("/api/account/sessions").status()).isEqualTo(204);

    assertThat(others)
        .extracting(it -> it.get("/api/session").text("state"))
        .containsOnly("signedOut");
    assertThat(ann.get("/api/account/sessions").at("sessions")).hasSize(1);
  }

  /** Of three times the middle one: a pause of the machine must not count, a slow feed must. */
  @Test
  void a_session_that_another_node_ended_and_rights_that_it_changed_count_within_a_second() {
    var rights = new ArrayList<Duration>();
    for (var scope : List.of("none", "all", "none")) {
      rights.add(
          until(
              () -> readingCompanies(scope),
              () ->
                  ann.get("/api/records/company").status() == (scope.equals("none") ? 403 : 200)));
    }
    var ends = new ArrayList<Duration>();
    for (var user : List.of(office.ann, office.bob, office.carl)) {
      var signedIn = office.browser(user);
      assertThat(signedIn.get("/api/session").text("state")).isEqualTo("signedIn");
      ends.add(
          until(
              () -> db.deleteFrom(USER_SESSION).where(USER_SESSION.USER_ID.eq(user)).execute(),
              () -> signedIn.get("/api/session").text("state").equals("signedOut")));
    }
    for (var taken : List.of(rights, ends)) {
      assertThat(taken.stream().sorted().toList().get(1)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private void readingCompanies(String scope) {
    db.update(ROLE_ACCESS)
        .set(ROLE_ACCESS.READ_SCOPE, scope)
        .where(ROLE_ACCESS.ROLE_ID.eq(office.salesRole), ROLE_ACCESS.OBJECT.eq("company"))
        .execute();
  }

  /** How long it takes from what is done elsewhere until it counts here. */
  private static Duration until(Runnable elsewhere, Callable<Boolean> counts) {
    elsewhere.run();
    var done = System.nanoTime();
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(counts);
    return Duration.ofNanos(System.nanoTime() - done);
  }

  @Test
  void a_node_whose_feed_broke_off_trusts_its_memory_no_more() {
    assertThat(ann.get("/api/session").text("state")).isEqualTo("signedIn");
    db.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'rapport notices' and datname = current_database()");
    db.deleteFrom(USER_SESSION).where(USER_SESSION.USER_ID.eq(office.ann)).execute();

    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(ann.get("/api/session").text("state")).isEqualTo("signedOut"));
    await().untilAsserted(() -> assertThat(notices.isFollowing()).isTrue());
  }

  @Test
  void a_node_without_a_feed_asks_the_database_each_time() {
    var deaf = new Sessions(db, Clock.systemUTC(), new SecurityEvents(db), new Notices(database));
    var token = new Token(office.people().session(office.ann));

    assertThat(deaf.find(token, null).map(Sessions.Opened::user)).contains(office.ann);
    assertThat(statements.during(() -> deaf.find(token, null))).hasSize(1);
    db.deleteFrom(USER_SESSION).where(USER_SESSION.TOKEN_HASH.eq(token.hash())).execute();
    assertThat(deaf.find(token, null)).isEmpty();
  }

  @Test
  void a_token_for_reading_reads_what_its_user_may_and_changes_nothing() {
    var mine = office.id(office.ann, "company", Map.of("name", "Mine"));
    var bobs = office.id(office.bob, "company", Map.of("name", "Bob's"));
    var secret = token(ann, Map.of("name", "Report", "level", "read", "days", 30));

    assertThat(with(secret, "GET", "/api/records/company/" + mine, null).status()).isEqualTo(200);
    assertThat(with(secret, "GET", "/api/records/company/" + bobs, null).status()).isEqualTo(404);
    assertThat(with(secret, "GET", "/api/session", null).text("user.id"))
        .isEqualTo(office.ann.toString());
    var post = with(secret, "POST", "/api/records/company", Map.of("name", "New"));
    assertThat(post.status()).isEqualTo(403);
    assertThat(with(secret, "DELETE", "/api/records/company/" + mine, null).status())
        .isEqualTo(403);
    assertThat(with(secret, "GET", "/api/catalog", null).at("objects.0.can.create").asBoolean())
        .isFalse();
  }

  @Test
  void a_token_for_writing_needs_no_csrf_token_and_keeps_to_its_objects() {
    var secret =
        token(ann, Map.of("name", "Form", "level", "write", "objects", List.of("lead"), "days", 1));

    var lead = with(secret, "POST", "/api/records/lead", Map.of("name", "Ivanova"));
    assertThat(lead.status()).as(lead.body().toString()).isEqualTo(201);
    assertThat(with(secret, "GET", "/api/records/company", null).status()).isEqualTo(403);
    assertThat(with(secret, "POST", "/api/records/company", Map.of("name", "New")).status())
        .isEqualTo(403);
  }

  @Test
  void an_administrators_token_administers_only_when_it_is_for_that() {
    var admin = office.browser(office.administrator);
    var write = token(admin, Map.of("name", "Sync", "level", "write", "days", 1));
    var administer = token(admin, Map.of("name", "Set-up", "level", "administer", "days", 1));
    var company = office.id(office.bob, "company", Map.of("name", "Bob's"));
    var user = Map.of("name", "New");

    assertThat(with(write, "GET", "/api/records/company/" + company, null).status()).isEqualTo(200);
    assertThat(with(write, "POST", "/api/records/user", user).status()).isEqualTo(403);
    assertThat(with(write, "POST", "/api/users/" + office.ann + "/activation", null).status())
        .isEqualTo(403);
    assertThat(with(administer, "POST", "/api/records/user", user).status()).isEqualTo(201);
    assertThat(
            ann.post("/api/account/tokens", Map.of("name", "x", "level", "administer", "days", 1))
                .text("errors.0.field"))
        .isEqualTo("level");
  }

  @Test
  void no_token_touches_how_its_user_signs_in() {
    var secret =
        token(
            office.browser(office.administrator),
            Map.of("name", "All", "level", "administer", "days", 1));

    assertThat(with(secret, "GET", "/api/account/tokens", null).status()).isEqualTo(403);
    assertThat(with(secret, "GET", "/api/account/sessions", null).status()).isEqualTo(403);
    assertThat(
            with(
                    secret,
                    "POST",
                    "/api/session/password",
                    Map.of("current", PASSWORD, "next", "amber-lantern-7"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_token_ends_when_it_is_revoked_or_runs_out_or_its_user_goes() {
    var revoked = token(ann, Map.of("name", "Revoked", "level", "read", "days", 1));
    var expired = token(ann, Map.of("name", "Expired", "level", "read", "days", 1));
    var left = token(ann, Map.of("name", "Left", "level", "read", "days", 1));
    var tokens = ann.get("/api/account/tokens").at("tokens");
    assertThat(tokens.findValuesAsString("name")).containsExactly("Left", "Expired", "Revoked");
    assertThat(tokens.toString()).doesNotContain(revoked, expired, left);
    assertThat(status(revoked)).isEqualTo(200);

    ann.delete("/api/account/tokens/" + tokens.get(2).get("id").asString());
    db.update(API_TOKEN)
        .set(API_TOKEN.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
        .where(API_TOKEN.TOKEN_HASH.eq(new Token(expired).hash()))
        .execute();

    assertThat(status(revoked)).isEqualTo(401);
    assertThat(status(expired)).isEqualTo(401);
    assertThat(status(left)).isEqualTo(200);
    office.browser(office.administrator).delete("/api/users/" + office.ann + "/activation");
    assertThat(status(left)).isEqualTo(401);
    assertThat(db.fetchCount(API_TOKEN, API_TOKEN.USER_ID.eq(office.ann))).isZero();
  }

  @Test
  void a_token_shows_when_it_was_last_used_and_costs_a_request_no_statement() {
    var secret = token(ann, Map.of("name", "Report", "level", "read", "days", 30));
    with(secret, "GET", "/api/session", null);

    await()
        .untilAsserted(() -> {
          var listed = ann.get("/api/account/tokens");
          assertThat(listed.text("tokens.0.lastUsedAt")).isNotEmpty();
          assertThat(listed.text("tokens.0.lastUsedAddress")).isNotEmpty();
        });
    await()
        .untilAsserted(() ->
            assertThat(statements.during(() -> with(secret, "GET", "/api/session", null)))
                .isEmpty());
  }

  @Test
  void a_wrong_token_is_refused_even_beside_a_good_cookie() {
    var answer = ann.get("/api/catalog", "Authorization", "Bearer rapport_wrong");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(ann.sendBare("DELETE", "/api/session", null, "Authorization", "Bearer x").status())
        .as("signing out by the cookie, without a CSRF token")
        .isEqualTo(403);
    assertThat(ann.get("/api/session").text("state")).isEqualTo("signedIn");
  }

  @Test
  void sign_ins_and_failures_stand_in_the_audit_trail() {
    var email = office.people().email(office.ann);
    new Browser(port).signIn(email, "not the password");
    new Browser(port).signIn(email, PASSWORD);
    new Browser(port).signIn("nobody@example.com", PASSWORD);
    token(ann, Map.of("name", "Report", "level", "read", "days", 30));

    var events = ann.get("/api/account/security-events").at("events");

    assertThat(events.findValuesAsString("kind"))
        .containsExactly("TOKEN_CREATED", "SIGNED_IN", "SIGN_IN_FAILED");
    assertThat(events.get(2).get("address").asString()).isNotBlank();
    assertThat(ann.get("/api/security-events").status()).isEqualTo(403);
    var all = office.browser(office.administrator).get("/api/security-events");
    assertThat(all.at("events").valueStream().map(it -> it.at("/user/id").asString("")))
        .contains(office.ann.toString(), "");
    assertThat(all.body().toString()).doesNotContain("nobody@example.com", PASSWORD);
  }

  @Test
  void nobody_alters_the_audit_trail() {
    new Browser(port).signIn(office.people().email(office.ann), PASSWORD);
    office.create(office.ann, "company", Map.of("name", "Mine"));
    List<Runnable> alterations =
        List.of(
            () -> db.deleteFrom(SECURITY_EVENT).execute(),
            () -> db.update(SECURITY_EVENT).set(SECURITY_EVENT.KIND, "none").execute(),
            () -> db.truncate(SECURITY_EVENT).execute(),
            () -> db.deleteFrom(CHANGE_SET).execute(),
            () -> db.deleteFrom(CHANGE).execute());

    assertThat(alterations)
        .allSatisfy(it ->
            assertThatThrownBy(it::run).hasStackTraceContaining("the audit trail is append-only"));
    // Nor by a session that leaves triggers out, where the operator's role may open one.
    assertThat(
            db.fetch(
                    "select tgenabled::text from pg_trigger where tgfoid = 'refuse_change'::regproc")
                .getValues(0, String.class))
        .hasSize(3)
        .containsOnly("A");
  }

  private String token(Browser browser, Map<String, ?> wanted) {
    var created = browser.post("/api/account/tokens", wanted);
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.text("secret");
  }

  private int status(String secret) {
    return with(secret, "GET", "/api/catalog", null).status();
  }

  /** As a program: no cookies, no CSRF token. */
  private Answer with(String secret, String method, String path, Object body) {
    return new Browser(port).sendBare(method, path, body, "Authorization", "Bearer " + secret);
  }
}
