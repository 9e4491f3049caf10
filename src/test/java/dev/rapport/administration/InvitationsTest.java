package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.ONE_TIME_LINK;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.People;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class InvitationsTest {

  private static final Map<String, String> PASSWORD = Map.of("password", "violet-harbour-42");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private People people;
  private Browser administrator;
  private UUID invited;

  @BeforeEach
  void somebodyToInvite() {
    settings.save(new Organisation("Acme", "en", "EUR", "BG", ZoneId.of("Europe/Sofia")));
    people = new People(db);
    administrator =
        new Browser(port)
            .with(people.session(people.user("Boss", people.administratorRole(), null)));
    var created =
        administrator.post(
            "/api/records/user",
            Map.of("name", "Ivana", "email", "ivana." + UUID.randomUUID() + "@example.com"));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    invited = UUID.fromString(created.text("id"));
  }

  @Test
  void an_invited_user_chooses_a_password_and_is_in() {
    var browser = new Browser(port);
    var token = invite(invited);

    var answer = browser.get("/api/activations/" + token);
    assertThat(answer.text("name")).isEqualTo("Ivana");
    assertThat(answer.text("email")).startsWith("ivana.");
    var accepted = browser.post("/api/activations/" + token, PASSWORD);

    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
    assertThat(accepted.text("state")).isEqualTo("signedIn");
    assertThat(accepted.text("user.id")).isEqualTo(invited.toString());
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");
    var email = answer.text("email");
    assertThat(new Browser(port).signIn(email, PASSWORD.get("password")).status()).isEqualTo(201);
    assertThat(
            db.fetchExists(
                CHANGE_SET,
                CHANGE_SET.COMMAND.eq("ActivateUser").and(CHANGE_SET.ACTOR_ID.eq(invited))))
        .isTrue();
  }

  @Test
  void a_link_works_once_even_for_two_at_the_same_time() {
    var token = invite(invited);
    var answers =
        List.of(new Browser(port), new Browser(port)).stream()
            .map(it ->
                CompletableFuture.supplyAsync(() -> it.post("/api/activations/" + token, PASSWORD)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 404);
    assertThat(new Browser(port).get("/api/activations/" + token).status()).isEqualTo(404);
  }

  @Test
  void a_link_ends_with_time_and_with_the_next_one() {
    var first = invite(invited);
    var second = invite(invited);
    assertThat(new Browser(port).get("/api/activations/" + first).status()).isEqualTo(404);
    assertThat(new Browser(port).get("/api/activations/" + second).status()).isEqualTo(200);

    db.update(ONE_TIME_LINK)
        .set(ONE_TIME_LINK.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
        .where(ONE_TIME_LINK.USER_ID.eq(invited))
        .execute();

    assertThat(new Browser(port).post("/api/activations/" + second, PASSWORD).status())
        .isEqualTo(404);
  }

  @Test
  void a_refused_password_leaves_the_link_usable() {
    var browser = new Browser(port);
    var token = invite(invited);

    var weak = browser.post("/api/activations/" + token, Map.of("password", "ivana"));

    assertThat(weak.status()).isEqualTo(422);
    assertThat(weak.text("errors.0.field")).isEqualTo("password");
    assertThat(browser.post("/api/activations/" + token, PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void who_has_no_address_is_asked_for_one_that_nobody_else_has() {
    var browser = new Browser(port);
    var user =
        UUID.fromString(
            administrator.post("/api/records/user", Map.of("name", "Imported")).text("id"));
    var other = people.user("Other", people.role("Any"), null);
    var token = invite(user);
    assertThat(browser.get("/api/activations/" + token).at("email").isNull()).isTrue();

    var missing = browser.post("/api/activations/" + token, PASSWORD);
    var wrong = accept(browser, token, "imported");
    var taken = accept(browser, token, people.email(other));
    var good = accept(browser, token, user + "@Example.com");

    assertThat(missing.text("errors.0.code")).isEqualTo("required");
    assertThat(wrong.text("errors.0.field")).isEqualTo("email");
    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.text("errors.0.field")).isEqualTo("email");
    assertThat(taken.text("errors.0.code")).isEqualTo("taken");
    assertThat(good.status()).isEqualTo(201);
    assertThat(good.text("user.email")).isEqualTo(user + "@example.com");
  }

  @Test
  void deactivation_ends_the_sessions_at_once_and_keeps_the_user_out() {
    var browser = new Browser(port);
    browser.post("/api/activations/" + invite(invited), PASSWORD);
    var email = browser.get("/api/session").text("user.email");
    assertThat(email).isNotEmpty();

    var answer = administrator.delete("/api/users/" + invited + "/activation");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(browser.get("/api/session").text("state")).isEqualTo("signedOut");
    assertThat(browser.get("/api/records/company").status()).isEqualTo(401);
    assertThat(browser.signIn(email, PASSWORD.get("password")).status()).isEqualTo(401);
  }

  @Test
  void only_administrators_invite_and_deactivate() {
    var role = people.role("Salesperson");
    var salesperson = new Browser(port).with(people.session(people.user("Sam", role, null)));

    var path = "/api/users/" + invited + "/activation";
    assertThat(salesperson.post(path, Map.of()).status()).isEqualTo(403);
    assertThat(salesperson.delete(path).status()).isEqualTo(403);
    assertThat(new Browser(port).post(path, Map.of()).status()).isEqualTo(401);
    assertThat(
            administrator
                .post("/api/users/" + UUID.randomUUID() + "/activation", Map.of())
                .status())
        .isEqualTo(404);
  }

  @Test
  void active_can_not_be_set_past_the_invitation() {
    var path = "/api/records/user/" + invited;
    var patched = administrator.patch(path, Map.of("active", true), "If-Match", "\"1\"");

    assertThat(patched.status()).isEqualTo(422);
    assertThat(patched.text("errors.0.field")).isEqualTo("active");
    assertThat(
            db.fetchValue(db.select(APP_USER.ACTIVE).from(APP_USER).where(APP_USER.ID.eq(invited))))
        .isFalse();
  }

  private Answer accept(Browser browser, String token, String email) {
    return browser.post(
        "/api/activations/" + token, Map.of("email", email, "password", PASSWORD.get("password")));
  }

  private String invite(UUID user) {
    var answer = administrator.post("/api/users/" + user + "/activation", Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    var path = URI.create(answer.text("link")).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
