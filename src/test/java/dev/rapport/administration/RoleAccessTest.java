package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class RoleAccessTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;

  private People people;
  private Browser administrator;
  private UUID role;

  @BeforeEach
  void aRoleThatMayDoNothing() {
    people = new People(db);
    administrator =
        new Browser(port)
            .with(people.session(people.user("Boss", people.administratorRole(), null)));
    role =
        UUID.fromString(administrator.post("/api/records/role", Map.of("name", "New")).text("id"));
  }

  @Test
  void rights_count_from_the_next_request_on() {
    var browser = new Browser(port).with(people.session(people.user("Ivana", role, null)));
    assertThat(browser.get("/api/records/company").status()).isEqualTo(403);

    var answer =
        put(
            List.of(rights("company", "own", "all")),
            List.of(field("company", "revenue", "hidden")));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(browser.get("/api/records/company").status()).isEqualTo(200);
    assertThat(browser.get("/api/records/company?fields=revenue").status()).isEqualTo(400);
    var objects = administrator.get("/api/roles/" + role + "/access").at("objects");
    assertThat(objects.findValuesAsString("object")).contains("company", "lead", "user");
    assertThat(objects.toString())
        .contains(
            "{\"object\":\"company\",\"read\":\"own\",\"create\":\"all\",\"update\":\"own\",\"delete\":\"own\",\"export\":\"none\"}");
  }

  @Test
  void rights_that_there_are_not_are_refused_one_by_one() {
    var answer =
        put(
            List.of(
                rights("company", "everything", "all"),
                rights("company", "all", "everybody"),
                rights("invoice", "own", "all"),
                rights("user", "all", "all")),
            List.of(field("company", "shoeSize", "hidden"), field("lead", "name", "secret")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors").findValuesAsString("field"))
        .containsExactly(
            "objects[0].read",
            "objects[0].update",
            "objects[0].delete",
            "objects[1].object",
            "objects[1].create",
            "objects[2].object",
            "objects[3].object",
            "fields[0].field",
            "fields[1].access");
  }

  @Test
  void a_change_of_rights_stands_in_the_history_and_can_be_undone() {
    var browser = new Browser(port).with(people.session(people.user("Ivana", role, null)));
    put(List.of(rights("company", "own", "all")), List.of(field("company", "revenue", "hidden")));

    var history = administrator.get("/api/records/role/" + role + "/history");
    assertThat(history.text("changes.0.fields.0.field")).isEqualTo("rights");
    assertThat(history.text("changes.0.fields.0.after"))
        .isEqualTo(
            "company.revenue: hidden\n"
                + "company: read own, create all, update own, delete own, export none");
    var set = history.text("changes.0.changeSet");
    var undone = administrator.post("/api/change-sets/" + set + "/reversal", Map.of());

    assertThat(undone.at("reversed").asInt()).isEqualTo(1);
    assertThat(browser.get("/api/records/company").status()).isEqualTo(403);
    assertThat(put(List.of(), List.of()).status()).isEqualTo(200);
  }

  @Test
  void one_exports_no_more_than_ones_role_lets_one_export() {
    var team = people.team("North", null);
    var colleague = people.user("Colleague", role, team);
    var asker = people.user("Asker", role, team);
    put(List.of(exporting("all", "all")), List.of());
    for (var owner : List.of(colleague, asker)) {
      var theirs = new Browser(port).with(people.session(owner));
      assertThat(theirs.post("/api/records/company", Map.of("name", "Of " + owner)).status())
          .isEqualTo(201);
    }
    var browser = new Browser(port).with(people.session(asker));
    var path = "/api/records/company/export.csv";
    Map.of("all", true, "team", true, "own", false)
        .forEach((scope, both) -> {
          assertThat(put(List.of(exporting("all", scope)), List.of()).status()).isEqualTo(200);
          var file = browser.get(path).response().body();
          assertThat(file).as(scope).contains("Of " + asker);
          assertThat(file.contains("Of " + colleague)).as(scope).isEqualTo(both);
        });
    // Nor more than one reads.
    put(List.of(exporting("own", "all")), List.of());
    assertThat(browser.get(path).response().body()).doesNotContain("Of " + colleague);
    put(List.of(exporting("all", "none")), List.of());
    assertThat(browser.get(path).status()).isEqualTo(403);

    var note = new java.util.HashMap<>(exporting("all", "team"));
    note.put("object", "note");
    assertThat(put(List.of(note), List.of()).text("errors.0.field")).isEqualTo("objects[0].export");
  }

  private static Map<String, String> exporting(String read, String export) {
    return Map.of(
        "object", "company",
        "read", read,
        "create", "all",
        "update", "none",
        "delete", "none",
        "export", export);
  }

  @Test
  void an_administrators_role_has_nothing_to_restrict() {
    var all = people.administratorRole();
    var answer =
        administrator.put(
            "/api/roles/" + all + "/access", Map.of("objects", List.of(), "fields", List.of()));

    assertThat(answer.text("errors.0.code")).isEqualTo("role.reachesAll");
  }

  private Browser.Answer put(List<?> objects, List<?> fields) {
    return administrator.put(
        "/api/roles/" + role + "/access", Map.of("objects", objects, "fields", fields));
  }

  private static Map<String, String> rights(String object, String scope, String create) {
    return Map.of(
        "object", object,
        "read", scope,
        "create", create,
        "update", scope,
        "delete", scope,
        "export", "none");
  }

  private static Map<String, String> field(String object, String field, String access) {
    return Map.of("object", object, "field", field, "access", access);
  }
}
