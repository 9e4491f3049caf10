package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.SECURITY_EVENT;
import static rapport.db.Tables.USER_SESSION;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.LiveReader;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator sees the product as somebody else. That nothing changes is walked elsewhere. */
@ApiTest
class ViewsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser admin;
  private String anns;
  private String bobs;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    admin = office.browser(office.administrator);
    anns = "/api/records/company/" + office.id(office.ann, "company", Map.of("name", "Ann's"));
    bobs = "/api/records/company/" + office.id(office.bob, "company", Map.of("name", "Bob's"));
  }

  @Test
  void one_sees_what_the_other_sees_and_goes_back() {
    assertThat(begin(office.bob)).isEqualTo(204);

    assertThat(admin.get(bobs).status()).isEqualTo(200);
    assertThat(admin.get(anns).status()).isEqualTo(404);
    var session = admin.get("/api/session");
    assertThat(session.text("user.name")).isEqualTo("Bob");
    assertThat(session.at("user.administrator").asBoolean()).isFalse();
    assertThat(session.text("viewing.by.label")).isEqualTo("Ada");
    var until = OffsetDateTime.parse(session.text("viewing.until"));
    assertThat(until).isBefore(OffsetDateTime.now().plus(Views.LONGEST).plusSeconds(1));

    assertThat(admin.delete("/api/session/view").status()).isEqualTo(204);
    assertThat(admin.get(anns).status()).isEqualTo(200);
    assertThat(admin.get("/api/session").at("viewing").isNull()).isTrue();
  }

  @Test
  void it_is_written_down_with_both_names_when_it_begins_and_ends() {
    begin(office.bob);
    admin.delete("/api/session/view");
    assertThat(events(office.bob)).containsExactly("VIEW_BEGUN", "VIEW_ENDED");
    assertThat(db.fetch(SECURITY_EVENT, SECURITY_EVENT.USER_ID.eq(office.bob)))
        .allSatisfy(event -> assertThat(event.getActorId()).isEqualTo(office.administrator));

    // Signing out ends it as well.
    begin(office.ann);
    admin.delete("/api/session");
    assertThat(events(office.ann)).containsExactly("VIEW_BEGUN", "VIEW_ENDED");
  }

  @Test
  void only_administrators_begin_one_and_only_in_person() {
    assertThat(office.browser(office.manager).post("/api/session/view", of(office.bob)).status())
        .isEqualTo(403);
    var wanted = Map.of("name", "A program", "level", "administer", "days", 1);
    var secret = admin.post("/api/account/tokens", wanted).text("secret");
    assertThat(secret).isNotEmpty();
    var program = new Browser(port).bearing(secret);
    assertThat(program.post("/api/session/view", of(office.bob)).status()).isEqualTo(403);
    assertThat(events(office.bob)).isEmpty();
  }

  @Test
  void one_view_is_not_begun_in_another() {
    begin(office.bob);
    assertThat(begin(office.ann)).isEqualTo(403);
    assertThat(admin.get("/api/session").text("user.name")).isEqualTo("Bob");
  }

  @Test
  void there_is_no_view_as_an_administrator_nor_as_nobody() {
    var people = office.people();
    var other = people.user("Other", people.administratorRole(), null);
    assertThat(begin(other)).isEqualTo(409);
    assertThat(begin(office.administrator)).isEqualTo(409);
    assertThat(begin(UUID.randomUUID())).isEqualTo(404);
    db.update(APP_USER).set(APP_USER.ACTIVE, false).where(APP_USER.ID.eq(office.carl)).execute();
    assertThat(begin(office.carl)).isEqualTo(404);
  }

  /** A page that still shows the view must not act as the administrator. */
  @Test
  void when_its_time_is_over_nothing_is_answered_until_the_page_begins_anew() {
    begin(office.bob);
    db.update(USER_SESSION)
        .set(USER_SESSION.VIEWED_UNTIL, OffsetDateTime.now().minusSeconds(1))
        .where(USER_SESSION.USER_ID.eq(office.administrator))
        .execute();
    forget();

    for (var path : List.of(anns, bobs, "/api/catalog", "/api/search?q=Ann")) {
      var answer = admin.get(path);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.text("title")).isEqualTo("This view has ended");
    }
    assertThat(admin.patch(bobs, Map.of("name", "x"), "If-Match", "*").status()).isEqualTo(403);

    var session = admin.get("/api/session");
    assertThat(session.text("user.name")).isEqualTo("Ada");
    assertThat(session.at("viewing").isNull()).isTrue();
    assertThat(admin.get(anns).status()).isEqualTo(200);
    assertThat(events(office.bob)).containsExactly("VIEW_BEGUN", "VIEW_ENDED");
  }

  @Test
  void who_is_no_administrator_any_more_sees_nothing_by_their_view() {
    begin(office.bob);
    assertThat(admin.get(bobs).status()).isEqualTo(200);
    var demoted = Map.of("role", office.salesRole.toString());
    var people = office.people();
    var other = people.user("Other", people.administratorRole(), null);
    office.update(other, "user", office.administrator.toString(), demoted);
    assertThat(admin.get(bobs).status()).isEqualTo(403);
    admin.get("/api/session");
    assertThat(admin.get(bobs).status()).isEqualTo(404);
  }

  @Test
  void it_ends_when_the_other_one_leaves_or_becomes_an_administrator() {
    begin(office.bob);
    var people = office.people();
    var role = people.administratorRole();
    var other = people.user("Other", role, null);
    office.update(other, "user", office.bob.toString(), Map.of("role", role.toString()));
    assertThat(admin.get(anns).status()).isEqualTo(403);
    assertThat(admin.get(bobs).text("title")).isEqualTo("This view has ended");
  }

  @Test
  void live_updates_follow_the_view() {
    try (var listening = new LiveReader(admin)) {
      begin(office.bob);
      listening.until("reset");
      office.update(office.ann, "company", id(anns), Map.of("sector", "Hers"));
      office.update(office.bob, "company", id(bobs), Map.of("sector", "His"));
      assertThat(listening.until(id(bobs)).toString()).doesNotContain(id(anns));
    }
  }

  @Test
  void another_session_of_the_administrator_is_as_before() {
    begin(office.bob);
    assertThat(office.browser(office.administrator).get(anns).status()).isEqualTo(200);
  }

  private int begin(UUID user) {
    return admin.post("/api/session/view", of(user)).status();
  }

  private static Map<String, String> of(UUID user) {
    return Map.of("user", user.toString());
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private List<String> events(UUID user) {
    return db.select(SECURITY_EVENT.KIND)
        .from(SECURITY_EVENT)
        .where(SECURITY_EVENT.USER_ID.eq(user))
        .orderBy(SECURITY_EVENT.ID)
        .fetch(SECURITY_EVENT.KIND);
  }

  /** The clock goes on for the server as well: what it remembers of the session is read anew. */
  private void forget() {
    db.update(USER_SESSION)
        .set(USER_SESSION.VIEWED_USER_ID, office.ann)
        .where(USER_SESSION.USER_ID.eq(office.administrator))
        .execute();
    db.update(USER_SESSION)
        .set(USER_SESSION.VIEWED_USER_ID, office.bob)
        .where(USER_SESSION.USER_ID.eq(office.administrator))
        .execute();
    try {
      Thread.sleep(Duration.ofMillis(300));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
