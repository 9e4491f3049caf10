package dev.rapport.records.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who sees a record, and why. */
@ApiTest
class WhoSeesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Shared shared;

  @BeforeEach
  void annHasACompany() {
    office = new Office(port, db, settings);
    shared = new Shared(office);
  }

  @Test
  void everybody_who_sees_it_is_named_with_the_reason() {
    shared.share(office.manager, office.carl, true);
    var readers = readers(office.ann, shared.company);

    assertThat(kinds(readers.get(office.ann))).containsExactly("owner");
    assertThat(kinds(readers.get(office.manager))).containsExactly("manager");
    assertThat(readers.get(office.manager).at("/because/0/of/label").asString()).isEqualTo("East");
    assertThat(kinds(readers.get(office.administrator))).containsExactly("administrator");
    var carl = readers.get(office.carl);
    assertThat(kinds(carl)).containsExactly("share");
    assertThat(carl.at("/because/0/by/label").asString()).isEqualTo("Mara");
    assertThat(carl.at("/change").asBoolean()).isTrue();
    assertThat(carl.at("/delete").asBoolean()).isFalse();
    assertThat(readers.get(office.ann).at("/delete").asBoolean()).isTrue();
    assertThat(readers).doesNotContainKey(office.bob);
  }

  @Test
  void a_share_with_a_team_and_a_role_that_reaches_all_are_told_as_such() {
    var people = office.people();
    var everything = people.role("Everything");
    people.allow(everything, "company", "all", "none", "none");
    var eve = people.user("Eve", everything, null);
    shared.share(office.ann, shared.teamOf(office.carl), false);
    var readers = readers(office.ann, shared.company);

    assertThat(kinds(readers.get(eve))).containsExactly("role");
    assertThat(readers.get(eve).at("/because/0/of/label").asString()).isEqualTo("Everything");
    assertThat(readers.get(eve).at("/change").asBoolean()).isFalse();
    assertThat(readers.get(office.carl).at("/because/0/of/label").asString()).isEqualTo("West");
    assertThat(readers.get(office.carl).at("/change").asBoolean()).isFalse();
  }

  /** The list is asked of some users only: none who sees the record may be missing from it. */
  @Test
  void whoever_is_on_the_list_sees_it_and_nobody_else() {
    var people = office.people();
    var above = people.team("Above", null);
    var below = people.team("Below", above);
    var teamRole = people.role("Team reader");
    people.allow(teamRole, "company", "team");
    people.user("Member", office.salesRole, below);
    people.user("Team member", teamRole, below);
    people.user("Higher", teamRole, above);
    people.user("Lower", teamRole, people.team("Lowest", below));
    people.user("No role at all", people.role("Nothing"), below);
    people.manages(people.user("Far manager", teamRole, null), above);
    people.manages(people.user("Own manager", office.salesRole, null), below);
    var owner = people.user("Owner", office.salesRole, below);
    var company = office.id(owner, "company", Map.of("name", "Theirs"));
    shared.share(owner, company, office.bob, false, null);
    shared.share(owner, company, office.team, true, null);
    var users = db.select(APP_USER.ID).from(APP_USER).where(APP_USER.ACTIVE).fetch(APP_USER.ID);

    var readers = readers(owner, company);

    for (var user : users) {
      var browser = office.browser(user);
      var path = "/api/records/company/" + company;
      var sees = browser.get(path).status() == 200;
      assertThat(readers.containsKey(user)).as(user.toString()).isEqualTo(sees);
      if (sees) {
        var changes = office.patch(user, "company", company, Map.of("sector", "S" + user));
        assertThat(readers.get(user).at("/change").asBoolean())
            .as(user.toString())
            .isEqualTo(changes.status() == 200);
      }
    }
  }

  @Test
  void the_requester_of_a_task_is_named_by_it() {
    var task = office.id(office.ann, "task", Map.of("subject", "Call", "requester", office.carl));
    var readers = readers(office.ann, "/api/records/task/" + task + "/readers", new HashMap<>());
    assertThat(kinds(readers.get(office.carl))).contains("named");
  }

  @Test
  void many_come_page_by_page_each_once() {
    var people = office.people();
    for (var i = 0; i < 60; i++) {
      people.user("Member " + i % 7, office.salesRole, office.team);
    }
    shared.share(office.ann, office.team, false);
    assertThat(readers(office.ann, shared.company)).hasSizeGreaterThan(60);
  }

  @Test
  void who_may_not_share_it_is_not_told_who_sees_it() {
    shared.share(office.ann, office.carl, true);
    var path = "/api/records/company/" + shared.company + "/readers";
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(403);
    assertThat(office.browser(office.bob).get(path).status()).isEqualTo(404);
  }

  private Map<UUID, JsonNode> readers(UUID asker, String company) {
    return readers(asker, "/api/records/company/" + company + "/readers", new HashMap<>());
  }

  private Map<UUID, JsonNode> readers(UUID asker, String path, Map<UUID, JsonNode> found) {
    var after = "";
    do {
      Answer page = office.browser(asker).get(path + after);
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      for (var reader : page.at("readers")) {
        var user = UUID.fromString(reader.at("/user/id").asString());
        assertThat(found.put(user, reader)).as("twice").isNull();
      }
      after = page.at("next").isNull() ? "" : "?after=" + page.text("next");
    } while (!after.isEmpty());
    return found;
  }

  private static List<String> kinds(JsonNode reader) {
    var kinds = new ArrayList<String>();
    reader.at("/because").forEach(because -> kinds.add(because.get("kind").asString()));
    return kinds;
  }
}
