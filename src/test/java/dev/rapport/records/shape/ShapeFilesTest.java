package dev.rapport.records.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.RapportApplication;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shape of an installation as a file: exported, compared, applied to another one. */
@ApiTest
@OwnDatabase
class ShapeFilesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;

  @BeforeEach
  void anAdministrator() {
    office = new Office(port, db, settings);
    if (db.fetchCount(RELATION_TYPE) == 0) {
      Office.setUp(events, "en");
    }
    ada = office.browser(office.administrator);
  }

  @Test
  void a_shape_applied_to_an_empty_installation_is_the_same_there() {
    var project = added("/api/objects", project());
    var budget = field(project, "Budget", Map.of("name", "money"), Map.of());
    field(project, "Client", Map.of("name", "reference", "targets", List.of("company")), Map.of());
    var choices =
        List.of(
            Map.of("labels", Map.of("en", "Gold", "bg", "Злато"), "color", "yellow"),
            Map.of("labels", Map.of("en", "Silver"), "color", "gray"));
    var tier =
        field(
            "company",
            "Tier",
            Map.of("name", "choice", "choices", choices),
            Map.of("initial", "silver", "help", Map.of("en", "How much they bring")));
    fine(
        ada.patch(
            "/api/objects/company/fields/sector",
            Map.of("version", 0, "labels", Map.of("en", "Line of business"))));
    var role = added("/api/records/role", Map.of("name", "Project leader"));
    var all = Map.of("read", "all", "create", "all", "update", "own", "delete", "none");
    var access = new LinkedHashMap<String, Object>(all);
    access.putAll(Map.of("object", project, "export", "none"));
    var hidden = Map.of("object", "company", "field", tier, "access", "read");
    fine(
        ada.put(
            "/api/roles/" + role + "/access",
            Map.of("objects", List.of(access), "fields", List.of(hidden))));
    var section =
        Map.of(
            "name",
            "main",
            "labels",
            Map.of("en", "Project", "he", "פרויקט"),
            "columns",
            2,
            "fields",
            List.of("name", budget));
    var layout =
        Map.of(
            "name", "Leaders",
            "roles", List.of(role),
            "sections", List.of(section),
            "panels", List.of("history"));
    fine(
        ada.put(
            "/api/objects/" + project + "/layouts",
            Map.of("version", 0, "layouts", List.of(layout))));
    var pipeline = ada.get("/api/records/pipeline").at("records.0.id").asString();
    var view = new HashMap<String, Object>();
    view.putAll(Map.of("object", "opportunity", "name", "Large", "sharing", "all"));
    view.putAll(Map.of("kind", "list", "filter", "amount>1000;pipeline==" + pipeline));
    var id = added("/api/views", view);
    fine(ada.put("/api/default-views/opportunity", Map.of("view", id, "role", role)));
    added(
        "/api/records/relationType",
        Map.of("name", "builds for", "inverse", "has built by", "toKind", "company"));
    var rules = ada.get("/api/duplicate-rules").body().deepCopy();
    ((ObjectNode) rules).put("shown", 0.6);
    fine(ada.put("/api/duplicate-rules", rules));
    fine(ada.put("/api/wanted-fields/company", wanted(ada, "company", "sector", tier)));
    fine(ada.put("/api/wanted-fields/person", wanted(ada, "person")));

    var file = file(ada);

    assertThat(file.toString())
        .contains("Злато", "Project leader", "{{pipeline:", "builds for")
        .contains(
            "\"wantedFields\":{\"company\":{\"fields\":[\"sector\",\"x_tier\"]},\"person\":{}}")
        .doesNotContain(pipeline)
        .doesNotContain(role);
    var other = TestDatabase.create();
    try (var second =
        new SpringApplicationBuilder(RapportApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + other.url(),
                "--spring.datasource.username=" + other.username(),
                "--spring.datasource.password=" + other.password(),
                "--spring.datasource.hikari.maximum-pool-size=5")) {
      var there = Integer.parseInt(second.getEnvironment().getProperty("local.server.port", "0"));
      var office =
          new Office(there, second.getBean(DSLContext.class), second.getBean(Settings.class));
      Office.setUp(second, "en");
      var eve = office.browser(office.administrator);

      applied(eve, Map.of("file", file, "removal", true, "without", usedRoles(eve, file)));

      var exported = file(eve);
      assertThat(exported.get("fields")).isEqualTo(file.get("fields"));
      assertThat(without(exported, "roles")).isEqualTo(without(file, "roles"));
      assertThat(exported.at("/roles/Project leader")).isEqualTo(file.at("/roles/Project leader"));
      assertThat(kinds(compared(eve, Map.of("file", file)))).isEmpty();
      var made =
          eve.post("/api/records/" + project, Map.of("name", "Bridge", budget, 5000)).status();
      assertThat(made).as("the table is there").isEqualTo(201);
      assertThat(eve.get("/api/views").body().toString()).contains("Large");
      assertThat(eve.get("/api/wanted-fields/company").at("fields").toString()).contains(tier);
      var stale = Map.of("version", 0, "fields", List.of("sector"));
      assertThat(eve.put("/api/wanted-fields/company", stale).status()).isEqualTo(412);

      var bare = (ObjectNode) file.deepCopy();
      bare.putObject("wantedFields");
      applied(eve, Map.of("file", bare, "removal", true, "without", usedRoles(eve, bare)));
      assertThat(file(eve).get("wantedFields")).isEmpty();
      assertThat(eve.get("/api/wanted-fields/person").at("fields").toString()).contains("jobTitle");
    }
  }

  @Test
  void a_comparison_says_what_would_be_otherwise_and_changes_nothing() {
    var kept = field("company", "Rating", Map.of("name", "text"), Map.of());
    var gone = field("company", "Passing", Map.of("name", "text"), Map.of());
    var file = file(ada);
    var fields = (ObjectNode) file.get("fields");
    fields.remove("company." + gone);
    ((ObjectNode) fields.at("/company." + kept + "/labels")).put("en", "Standing");
    fields.putObject("company.x_new").putObject("labels").put("en", "New one");
    ((ObjectNode) fields.get("company.x_new")).putObject("type").put("name", "yesNo");
    var before = file(ada);

    var differences = compared(ada, Map.of("file", file));

    assertThat(kinds(differences))
        .containsOnly(
            Map.entry("company." + kept, "changed"),
            Map.entry("company." + gone, "removed"),
            Map.entry("company.x_new", "added"));
    var changed = entry(differences, "company." + kept);
    assertThat(changed.at("/details/0/path").asString()).isEqualTo("labels.en");
    assertThat(changed.at("/details/0/here").asString()).isEqualTo("Rating");
    assertThat(changed.at("/details/0/there").asString()).isEqualTo("Standing");
    assertThat(file(ada)).isEqualTo(before);
    assertThat(ada.get("/api/catalog").body().toString()).doesNotContain("x_new");
  }

  @Test
  void nothing_is_removed_unless_that_is_chosen() {
    var field = field("company", "Stays", Map.of("name", "text"), Map.of());
    var file = file(ada);
    ((ObjectNode) file.get("fields")).remove("company." + field);

    applied(ada, Map.of("file", file));
    assertThat(file(ada).at("/fields/company." + field).isMissingNode()).isFalse();

    applied(ada, Map.of("file", file, "removal", true));
    assertThat(file(ada).at("/fields/company." + field).isMissingNode()).isTrue();
    fine(ada.post("/api/objects/company/fields/" + field + "/restoration", Map.of()));
  }

  @Test
  void all_of_it_is_done_or_nothing() {
    var field = field("company", "Kind of", Map.of("name", "text"), Map.of());
    var file = file(ada);
    var fields = (ObjectNode) file.get("fields");
    ((ObjectNode) fields.at("/company." + field + "/type")).put("name", "number");
    fields.putObject("company.x_fresh").putObject("labels").put("en", "Fresh");
    ((ObjectNode) fields.get("company.x_fresh")).putObject("type").put("name", "text");
    var before = file(ada);

    var conflict = entry(compared(ada, Map.of("file", file)), "company." + field);
    assertThat(conflict.at("/problems/0/code").asString()).isEqualTo("shape.otherType");
    assertThat(conflict.at("/problems/0/message").asString()).isNotEmpty();
    var refused = ada.post("/api/shape/application", Map.of("file", file));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("fields/company." + field);
    assertThat(file(ada)).isEqualTo(before);

    applied(ada, Map.of("file", file, "without", List.of("fields/company." + field)));
    assertThat(file(ada).at("/fields/company.x_fresh").isMissingNode()).isFalse();
  }

  @Test
  void a_view_that_asks_for_a_customer_stays_at_home() {
    var company = office.id(office.administrator, "company", Map.of("name", "Secret & Sons"));
    var view = new HashMap<String, Object>();
    view.putAll(Map.of("object", "person", "name", "Their people", "sharing", "all"));
    view.putAll(Map.of("kind", "list", "filter", "company==" + company));
    added("/api/views", view);

    assertThat(file(ada).toString())
        .doesNotContain("Secret")
        .doesNotContain("Their people")
        .doesNotContain(company);
  }

  @Test
  void what_is_no_shape_is_refused_with_its_reason() {
    assertThat(refusal("{}")).isEqualTo("shapeFile.none");
    assertThat(refusal("[]")).isEqualTo("shapeFile.none");
    assertThat(refusal("'text'")).isEqualTo("shapeFile.none");
    assertThat(refusal("{'rapport': 'shape', 'version': 2}")).isEqualTo("shapeFile.version");
    assertThat(shape("'passwords': {}")).isEqualTo("shapeFile.part");
    assertThat(shape("'fields': []")).isEqualTo("shapeFile.entries");
    assertThat(shape("'fields': {'company.x_a': 7}")).isEqualTo("shapeFile.unreadable");
    assertThat(shape("'fields': {'company.x_a': {'labels': null}}"))
        .isEqualTo("shapeFile.unreadable");
    assertThat(shape("'fields': {'company.x_a': {'labels': {'en': '\\u0000'}}}"))
        .isEqualTo("shapeFile.unreadable");
  }

  @Test
  void entries_that_can_not_be_say_why() {
    assertThat(problem("'fields': {'company.x_a': {'type': {'name': 'text'}}}"))
        .isEqualTo("required");
    assertThat(problem("'fields': {'company.x_a': {'type': 'text'}}")).isEqualTo("shapeFile.entry");
    assertThat(
            problem("'fields': {'company.id': {'labels': {'en': 'A'}, 'type': {'name': 'text'}}}"))
        .isEqualTo("shapeFile.noField");
    assertThat(
            problem(
                "'fields': {'company.x_a\\\"; drop': {'labels': {'en': 'A'}, 'type': {'name':"
                    + " 'text'}}}"))
        .isEqualTo("shapeFile.noField");
    assertThat(problem("'fields': {'nothing.x_a': {}}")).isEqualTo("shapeFile.noObject");
    assertThat(problem("'fields': {'x': {'labels': [1]}}")).isEqualTo("shapeFile.noObject");
    assertThat(problem("'fields': {'company.x_a': {'type': {'name': 'choice', 'choices': [1]}}}"))
        .isEqualTo("shapeFile.entry");
    assertThat(problem("'objects': {'app_user': {'labels': {'en': 'A'}, 'own': {'path': 'x-a'}}}"))
        .isEqualTo("shapeFile.noObject");
    assertThat(problem("'roles': {'R': {'rights': ['everything']}}")).isEqualTo("shapeFile.entry");
    assertThat(problem("'roles': {'R': {'rights': ['company.nothing: read']}}"))
        .isEqualTo("role.field");
    assertThat(problem("'layouts': {'company': {'layouts': [{'roles': ['Nobody']}]}}"))
        .isEqualTo("shapeFile.entry");
    assertThat(
            problem(
                "'layouts': {'company': {'layouts': [{'name': 'A', 'roles': ['No such role']}]}}"))
        .isEqualTo("shapeFile.noRole");
    assertThat(problem("'views': {'company: A': {'object': 'company', 'name': 'B'}}"))
        .isEqualTo("shapeFile.entry");
    assertThat(problem("'relationTypes': {'a / b': {'name': 'a'}}")).isEqualTo("shapeFile.entry");
    assertThat(problem("'duplicateRules': {'rules': {'shown': 2, 'certain': 3, 'weights': []}}"))
        .isEqualTo("duplicates.certainty");
    assertThat(problem("'wantedFields': {'task': {}}")).isEqualTo("shapeFile.noObject");
    assertThat(problem("'wantedFields': {'company': {'fields': ['createdAt']}}"))
        .isEqualTo("query.unknownField");
    assertThat(problem("'wantedFields': {'company': {'fields': 'name'}}"))
        .isEqualTo("shapeFile.entry");
  }

  private static Map<String, Object> wanted(Browser browser, String object, String... fields) {
    var version = browser.get("/api/wanted-fields/" + object).at("version").asInt();
    return Map.of("version", version, "fields", List.of(fields));
  }

  private String refusal(String file) {
    var answer = ada.post("/api/shape/comparison", Map.of("file", json(file)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    return answer.text("errors.0.code");
  }

  private String shape(String parts) {
    return refusal("{'rapport': 'shape', 'version': 1, " + parts + "}");
  }

  /** What speaks against the only thing that a file would add. */
  private String problem(String parts) {
    var file = json("{'rapport': 'shape', 'version': 1, " + parts + "}");
    for (var one : compared(ada, Map.of("file", file))) {
      if (!one.get("kind").asString().equals("removed")) {
        return one.at("/problems/0/code").asString("");
      }
    }
    return "nothing";
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static ObjectNode file(Browser browser) {
    var answer = browser.get("/api/shape");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return (ObjectNode) answer.body();
  }

  private static ObjectNode without(ObjectNode file, String part) {
    var copy = file.deepCopy();
    copy.remove(part);
    return copy;
  }

  /** Roles that people have stay where they are. */
  private static List<String> usedRoles(Browser browser, JsonNode file) {
    return compared(browser, Map.of("file", file, "removal", true))
        .valueStream()
        .filter(one -> !one.get("problems").isEmpty())
        .filter(one -> one.get("part").asString().equals("roles"))
        .map(one -> "roles/" + one.get("name").asString())
        .toList();
  }

  private static JsonNode compared(Browser browser, Map<String, Object> input) {
    var answer = browser.post("/api/shape/comparison", input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().get("differences");
  }

  private static Map<String, String> kinds(JsonNode differences) {
    var kinds = new LinkedHashMap<String, String>();
    differences.forEach(one -> kinds.put(one.get("name").asString(), one.get("kind").asString()));
    return kinds;
  }

  private static JsonNode entry(JsonNode differences, String name) {
    return differences
        .valueStream()
        .filter(one -> one.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + differences));
  }

  private static void applied(Browser browser, Map<String, Object> input) {
    var started = browser.post("/api/shape/application", input);
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    var job = "/api/jobs/" + started.text("job");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !browser.get(job).body().get("finishedAt").isNull());
    var ended = browser.get(job);
    assertThat(ended.text("state")).as(ended.body().toString()).isEqualTo("done");
  }

  private static Map<String, Object> project() {
    return Map.of(
        "labels",
        Map.of("en", "Project"),
        "plurals",
        Map.of("en", "Projects"),
        "icon",
        "box",
        "color",
        "teal");
  }

  private String field(
      String object, String label, Map<String, Object> type, Map<String, Object> more) {
    var input = new LinkedHashMap<String, Object>(more);
    input.put("labels", Map.of("en", label));
    input.put("type", type);
    return added("/api/objects/" + object + "/fields", input);
  }

  /** Returns the new one's name or id. */
  private String added(String path, Map<String, Object> input) {
    var answer = ada.post(path, input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().has("id") ? answer.text("id") : answer.text("name");
  }

  private static void fine(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
  }
}
