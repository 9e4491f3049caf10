package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.APP_USER;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.People;
import dev.rapport.testing.Statements;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In a database of its own: the last administrator is the last of all. */
@ApiTest
@OwnDatabase
class UsersAndTeamsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;

  private People people;
  private UUID role;
  private UUID boss;
  private Browser administrator;

  @BeforeEach
  void oneAdministrator() {
    settings.save(new Organisation("Acme", "en", "EUR", "BG", ZoneId.of("Europe/Sofia")));
    people = new People(db);
    db.update(APP_USER).set(APP_USER.ACTIVE, false).execute();
    role = people.administratorRole();
    boss = people.user("Boss", role, null);
    administrator = new Browser(port).with(people.session(boss));
  }

  @Test
  void the_last_administrator_stays_in_every_way() {
    var plain = people.role("Plain");
    var demoted = patch("user", boss, Map.of("role", plain.toString()));
    var deactivated = administrator.delete("/api/users/" + boss + "/activation");
    var deleted = administrator.delete("/api/records/user/" + boss);
    var weakened = patch("role", role, Map.of("administrator", false));

    assertThat(demoted.status()).isEqualTo(422);
    assertThat(demoted.text("errors.0.code")).isEqualTo("user.lastAdministrator");
    assertThat(deactivated.status()).isEqualTo(422);
    assertThat(deleted.status()).isEqualTo(422);
    assertThat(weakened.status()).isEqualTo(422);
    assertThat(weakened.text("errors.0.field")).isEqualTo("administrator");

    people.user("Second", people.administratorRole(), null);
    assertThat(patch("user", boss, Map.of("role", plain.toString())).status()).isEqualTo(200);
    assertThat(administrator.get("/api/session").at("user.administrator").asBoolean()).isFalse();
  }

  @Test
  void an_address_belongs_to_one_user() {
    var first = people.user("First", people.role("Any"), null);

    var taken =
        administrator.post(
            "/api/records/user",
            Map.of("name", "Second", "email", people.email(first).toUpperCase()));
    var unreadable =
        administrator.post("/api/records/user", Map.of("name", "Third", "email", "third"));

    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.text("errors.0.field")).isEqualTo("email");
    assertThat(taken.text("errors.0.code")).isEqualTo("taken");
    assertThat(unreadable.text("errors.0.field")).isEqualTo("email");
  }

  @Test
  void a_team_is_never_a_part_of_itself() {
    var one = people.team("One", null);
    var two = people.team("Two", one);
    var three = people.team("Three", two);

    var itself = patch("team", one, Map.of("parent", one.toString()));
    var below = patch("team", one, Map.of("parent", three.toString()));
    var beside = patch("team", three, Map.of("parent", one.toString()));

    assertThat(itself.text("errors.0.code")).isEqualTo("team.circle");
    assertThat(below.text("errors.0.code")).isEqualTo("team.circle");
    assertThat(beside.status()).isEqualTo(200);
  }

  @Test
  void records_follow_their_owner_into_another_team_and_the_search_with_them() {
    var any = people.role("Any");
    people.allow(any, "company", "team");
    var west = people.team("West", null);
    var east = people.team("East", null);
    var owner = people.user("Owner", any, west);
    var former = new Browser(port).with(people.session(people.user("Former", any, west)));
    var future = new Browser(port).with(people.session(people.user("Future", any, east)));
    var created =
        new Browser(port)
            .with(people.session(owner))
            .post("/api/records/company", Map.of("name", "Quellbach"));
    var path = "/api/records/company/" + created.text("id");
    assertThat(former.get(path).status()).isEqualTo(200);
    assertThat(future.get(path).status()).isEqualTo(404);

    patch("user", owner, Map.of("team", east.toString()));

    await().untilAsserted(() -> assertThat(future.get(path).status()).isEqualTo(200));
    assertThat(future.get(path).text("team.label")).isEqualTo("East");
    assertThat(former.get(path).status()).isEqualTo(404);
    assertThat(future.get("/api/search?q=quell").at("results")).hasSize(1);
    assertThat(former.get("/api/search?q=quell").at("results")).isEmpty();
  }

  @Test
  void what_is_in_use_is_not_deleted() {
    var team = people.team("Team", null);
    var any = people.role("Any");
    var user = people.user("User", any, team);
    people.allow(any, "company", "own");
    new Browser(port)
        .with(people.session(user))
        .post("/api/records/company", Map.of("name", "Theirs"));

    assertThat(administrator.delete("/api/records/team/" + team).text("errors.0.code"))
        .isEqualTo("team.inUse");
    assertThat(administrator.delete("/api/records/role/" + any).text("errors.0.code"))
        .isEqualTo("role.inUse");
    var owner = administrator.delete("/api/records/user/" + user);
    assertThat(owner.text("errors.0.code")).isEqualTo("user.owns");
    assertThat(owner.text("errors.0.message")).startsWith("One record belongs to this user.");
    assertThat(administrator.delete("/api/records/team/" + people.team("Empty", null)).status())
        .isEqualTo(204);
  }

  @Test
  void others_read_users_teams_and_roles_and_change_none_whatever_their_role_says() {
    var sly = people.role("Sly");
    people.allow(sly, "user", "all");
    var user = people.user("Sly", sly, null);
    var browser = new Browser(port).with(people.session(user));

    assertThat(browser.get("/api/records/user").status()).isEqualTo(200);
    assertThat(browser.get("/api/records/team").status()).isEqualTo(200);
    var promoted =
        browser.patch(
            "/api/records/user/" + user, Map.of("role", role.toString()), "If-Match", "\"1\"");
    assertThat(promoted.status()).isEqualTo(403);
    assertThat(browser.post("/api/records/role", Map.of("name", "Mine")).status()).isEqualTo(403);
    assertThat(browser.get("/api/roles/" + sly + "/access").status()).isEqualTo(403);
  }

  @Test
  void users_change_their_own_name_language_and_time_zone_only() {
    var user = people.user("Ivana", people.role("Any"), null);
    var browser = new Browser(port).with(people.session(user));

    var changed =
        browser.patch(
            "/api/session/user",
            Map.of("name", "Ивана", "language", "bg", "timeZone", "Europe/Sofia"));
    var language = browser.patch("/api/session/user", Map.of("language", "fr"));
    var zone = browser.patch("/api/session/user", Map.of("timeZone", "Sofia"));

    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.text("user.name")).isEqualTo("Ивана");
    assertThat(changed.text("user.timeZone")).isEqualTo("Europe/Sofia");
    assertThat(language.text("errors.0.message"))
        .isEqualTo("Изберете един от езиците, които Rapport поддържа.");
    assertThat(zone.text("errors.0.field")).isEqualTo("timeZone");
    var history = administrator.get("/api/records/user/" + user + "/history");
    assertThat(history.text("changes.0.actor.id")).isEqualTo(user.toString());
  }

  @Test
  void the_organisation_is_changed_by_administrators_and_keeps_its_currency() {
    var user = new Browser(port).with(people.session(people.user("U", people.role("Any"), null)));

    assertThat(user.get("/api/organisation").text("name")).isEqualTo("Acme");
    assertThat(user.patch("/api/organisation", Map.of("name", "Mine")).status()).isEqualTo(403);
    var changed = administrator.patch("/api/organisation", Map.of("name", "Acme & Daughters"));
    var currency = administrator.patch("/api/organisation", Map.of("currency", "USD"));
    var country = administrator.patch("/api/organisation", Map.of("country", "Bulgaria"));

    assertThat(changed.text("name")).isEqualTo("Acme & Daughters");
    assertThat(changed.text("currency")).isEqualTo("EUR");
    assertThat(currency.text("errors.0.code")).isEqualTo("currency.fixed");
    assertThat(country.text("errors.0.field")).isEqualTo("country");
  }

  @Test
  void a_page_of_records_costs_one_statement_signing_in_and_rights_none() {
    var any = people.role("Any");
    people.allow(any, "company", "team");
    var browser =
        new Browser(port).with(people.session(people.user("U", any, people.team("T", null))));

    // Once the node has heard of the people and teams made just now, which changed rights.
    await()
        .untilAsserted(() ->
            assertThat(statements.during(() -> browser.get("/api/records/company"))).hasSize(1));
  }

  private Browser.Answer patch(String object, UUID id, Map<String, Object> values) {
    var path = "/api/records/" + object + "/" + id;
    var version = administrator.get(path).header("ETag");
    return administrator.patch(path, values, "If-Match", version);
  }
}
