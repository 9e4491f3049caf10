package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.People;
import dev.rapport.testing.Statements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine through its own API: the read door, the write door, rights and undo. */
@ApiTest
class RecordsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;
  @Autowired private RecordWriter writer;

  private People people;
  private UUID north;
  private UUID annaId;
  private Browser admin;
  private Browser anna;
  private Browser boris;
  private Browser manager;

  @BeforeEach
  void aManagerAndTwoSalespeople() {
    settings.save(new Organisation("Acme", "en", "EUR", "BG", ZoneId.of("Europe/Sofia")));
    people = new People(db);
    north = people.team("North", null);
    var south = people.team("South", null);
    var own = people.role("Salesperson");
    var team = people.role("Manager");
    for (var object :
        List.of("company", "person", "opportunity", "lead", "task", "note", "relation")) {
      people.allow(own, object, "own");
      people.allow(team, object, "team");
    }
    annaId = people.user("Anna", own, north);
    anna = browser(annaId);
    boris = browser(people.user("Boris", own, south));
    manager = browser(people.user("Maria", team, north));
    admin = browser(people.user("Admin", people.administratorRole(), null));
  }

  @Test
  void a_record_is_created_read_changed_and_deleted() {
    var created =
        anna.post("/api/records/company", Map.of("name", "Acme", "website", "acme.example"));

    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    assertThat(created.text("website")).isEqualTo("https://acme.example");
    assertThat(created.text("owner.label")).isEqualTo("Anna");
    assertThat(created.text("team.label")).isEqualTo("North");
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    var address = created.header("Location");

    var changed = anna.patch(address, Map.of("employees", 12), "If-Match", "\"1\"");
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.at("employees").asInt()).isEqualTo(12);
    assertThat(changed.at("version").asInt()).isEqualTo(2);

    assertThat(anna.delete(address).status()).isEqualTo(204);
    assertThat(anna.get(address).status()).isEqualTo(404);
  }

  @Test
  void id_and_version_may_be_asked_for_and_always_come() {
    anna.post("/api/records/company", Map.of("name", "With an id"));

    var page = anna.get("/api/records/company?fields=id,name&limit=1");
    assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
    assertThat(page.at("records.0").propertyNames())
        .containsExactlyInAnyOrder("id", "version", "name");
  }

  @Test
  void everything_that_is_wrong_with_a_record_is_said_at_once() {
    var answer =
        anna.post(
            "/api/records/company",
            Map.of("email", "nobody", "employees", -1, "founded", "soon", "colour", "red"),
            "Accept-Language",
            "bg");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "employees", "founded", "colour", "name");
    assertThat(answer.at("errors").findValuesAsString("message")).allMatch(text -> !text.isBlank());
  }

  @Test
  void a_list_is_one_statement_and_two_with_its_count_and_a_board_two() {
    var pipeline = pipeline();
    var company = id(anna.post("/api/records/company", Map.of("name", "Counted")));
    for (var i = 0; i < 3; i++) {
      deal(anna, "Deal " + i, company, pipeline, 100 * i);
    }
    anna.get("/api/records/opportunity");
    manager.get("/api/records/opportunity");

    assertThat(during(() -> anna.get("/api/records/opportunity?fields=name,company,stage,owner")))
        .hasSize(1);
    assertThat(during(() -> anna.get("/api/records/opportunity?count=true"))).hasSize(2);
    assertThat(during(() -> manager.get("/api/records/opportunity?sort=amount"))).hasSize(1);
    assertThat(during(() -> anna.get("/api/records/opportunity/board?within=" + pipeline.get(0))))
        .hasSize(2);
    assertThat(during(() -> anna.get("/api/records/company/" + company))).hasSize(1);
  }

  @Test
  void pages_follow_each_other_by_key_and_show_each_record_once_also_where_the_sort_is_empty() {
    var mark = "Paged " + UUID.randomUUID();
    var pipeline = pipeline();
    for (var i = 0; i < 7; i++) {
      deal(anna, mark + i, null, pipeline, i < 4 ? 10 * (i % 2) : null);
    }
    for (var sort : List.of("amount", "-amount", "name", "-updatedAt", "id")) {
      for (var browser : List.of(anna, manager, admin)) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
          var page =
              browser.get(
                  "/api/records/opportunity?fields=name,amount&limit=2&sort="
                      + sort
                      + "&filter="
                      + encoded("name=starts='" + mark + "'")
                      + (cursor == null ? "" : "&cursor=" + cursor));
          assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
          seen.addAll(page.at("records").findValuesAsString("name"));
          cursor = page.at("next").isNull() ? null : page.text("next");
        } while (cursor != null);
        assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void a_salesperson_sees_own_records_a_manager_the_teams_and_nobody_anothers() {
    var name = "Scoped " + UUID.randomUUID();
    var id = id(anna.post("/api/records/company", Map.of("name", name)));
    var address = "/api/records/company/" + id;

    assertThat(anna.get(address).status()).isEqualTo(200);
    assertThat(manager.get(address).status()).isEqualTo(200);
    assertThat(boris.get(address).status()).isEqualTo(404);
    assertThat(names(boris, name)).isEmpty();
    assertThat(names(manager, name)).containsExactly(name);
    assertThat(search(boris, name)).isEmpty();
    assertThat(search(manager, name)).containsExactly(name);
    assertThat(boris.patch(address, Map.of("name", "Mine"), "If-Match", "\"1\"").status())
        .isEqualTo(404);
    assertThat(boris.get(address + "/history").status()).isEqualTo(404);
    assertThat(boris.get(address + "/timeline").status()).isEqualTo(404);
  }

  @Test
  void a_reference_that_one_may_not_see_shows_neither_id_nor_label() {
    var company = id(anna.post("/api/records/company", Map.of("name", "Secret customer")));
    var pipeline = pipeline();
    var deal = id(deal(anna, "Shared deal", company, pipeline, 5));
    var handedOver =
        admin.patch(
            "/api/records/opportunity/" + deal, Map.of("owner", userId(boris)), "If-Match", "*");
    assertThat(handedOver.status()).as(handedOver.body().toString()).isEqualTo(200);

    var seen = boris.get("/api/records/opportunity/" + deal);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.at("company").isNull()).isTrue();
    assertThat(seen.body().toString()).doesNotContain("Secret").doesNotContain(company);
    assertThat(
            boris
                .get("/api/records/opportunity?filter=" + encoded("company==" + company))
                .at("records"))
        .isEmpty();
    assertThat(
            boris
                .get(
                    "/api/records/opportunity/aggregate?group=company&filter="
                        + encoded("id==" + deal))
                .body()
                .toString())
        .doesNotContain(company)
        .doesNotContain("Secret");
  }

  @Test
  void changes_to_other_fields_meanwhile_go_through_and_to_the_same_field_show_both() {
    var address = anna.post("/api/records/company", Map.of("name", "Busy")).header("Location");
    anna.patch(address, Map.of("sector", "retail"), "If-Match", "\"1\"");

    assertThat(manager.patch(address, Map.of("employees", 5), "If-Match", "\"1\"").status())
        .isEqualTo(200);
    var conflict = manager.patch(address, Map.of("sector", "medical"), "If-Match", "\"1\"");
    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.text("current.sector")).isEqualTo("retail");
    assertThat(conflict.text("errors.0.field")).isEqualTo("sector");
    assertThat(manager.patch(address, Map.of("sector", "x")).status()).isEqualTo(428);
  }

  @Test
  void undo_takes_back_what_nobody_changed_since_and_reports_the_rest() {
    var created = anna.post("/api/records/company", Map.of("name", "Undone"));
    var address = created.header("Location");
    var change =
        anna.patch(address, Map.of("sector", "retail", "employees", 5), "If-Match", "\"1\"");
    anna.patch(address, Map.of("employees", 6), "If-Match", "\"2\"");

    var undone =
        anna.post("/api/change-sets/" + change.header("Change-Set") + "/reversal", Map.of());
    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    assertThat(undone.at("reversed").asInt()).isEqualTo(1);
    assertThat(undone.at("kept").findValuesAsString("field")).containsExactly("employees");
    assertThat(anna.get(address).at("sector").isNull()).isTrue();

    var deleted = anna.delete(address);
    anna.post("/api/change-sets/" + deleted.header("Change-Set") + "/reversal", Map.of());
    assertThat(anna.get(address).status()).isEqualTo(200);
    assertThat(
            boris
                .post("/api/change-sets/" + change.header("Change-Set") + "/reversal", Map.of())
                .status())
        .isEqualTo(404);
  }

  @Test
  void the_history_says_who_changed_what_from_what_to_what() {
    var address = anna.post("/api/records/company", Map.of("name", "Old name")).header("Location");
    manager.patch(address, Map.of("name", "New name"), "If-Match", "\"1\"");

    var history = anna.get(address + "/history");
    assertThat(history.at("changes").findValuesAsString("kind"))
        .containsExactly("update", "create");
    assertThat(history.text("changes.0.actor.label")).isEqualTo("Maria");
    assertThat(history.text("changes.0.fields.0.before")).isEqualTo("Old name");
    assertThat(history.text("changes.0.fields.0.after")).isEqualTo("New name");
    assertThat(history.text("changes.0.fields.0.label")).isNotBlank();
  }

  @Test
  void the_audit_trail_can_not_be_changed() {
    anna.post("/api/records/company", Map.of("name", "Audited"));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> db.update(CHANGE).set(CHANGE.KIND, "delete").execute()))
        .hasMessageContaining("append-only");
  }

  @Test
  void text_sorts_and_is_found_in_every_script() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var names = List.of("Zebra", "Борис", "Әсел", "ברק", "北京");
    names.forEach(name -> anna.post("/api/records/company", Map.of("name", name + " " + mark)));

    assertThat(
            anna.get(
                    "/api/records/company?sort=name&filter="
                        + encoded("name=contains='" + mark + "'"))
                .at("records")
                .findValuesAsString("name"))
        .containsExactly(
            "Zebra " + mark, "Әсел " + mark, "Борис " + mark, "ברק " + mark, "北京 " + mark);
    for (var part : List.of("zeb", "бор", "әс", "בר", "京")) {
      assertThat(search(anna, part + " " + mark)).as(part).hasSize(1);
    }
  }

  @Test
  void phones_are_found_by_four_digits_and_mails_by_their_parts() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var created =
        anna.post(
            "/api/records/person",
            Map.of(
                "firstName",
                "Mila",
                "lastName",
                mark,
                "phone",
                "02 987 6543",
                "email",
                "mila." + mark + "@example.com"));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    assertThat(created.text("phone")).isEqualTo("+359 2 987 6543");

    assertThat(search(anna, "876543")).anyMatch(label -> label.contains(mark));
    assertThat(search(anna, "mila." + mark + "@exa")).anyMatch(label -> label.contains(mark));
  }

  @Test
  void many_records_change_at_once_as_one_change_set_and_refusals_are_listed() {
    var first = id(anna.post("/api/records/company", Map.of("name", "Bulk 1")));
    var second = id(anna.post("/api/records/company", Map.of("name", "Bulk 2")));
    var notMine = id(boris.post("/api/records/company", Map.of("name", "Bulk 3")));

    var answer =
        anna.post(
            "/api/records/company/bulk",
            Map.of("ids", List.of(first, second, notMine), "patch", Map.of("sector", "retail")));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.at("changed").asInt()).isEqualTo(2);
    assertThat(answer.at("refused").findValuesAsString("id")).containsExactly(notMine);
    anna.post("/api/change-sets/" + answer.text("changeSet") + "/reversal", Map.of());
    assertThat(anna.get("/api/records/company/" + first).at("sector").isNull()).isTrue();
  }

  @Test
  void a_thousand_records_are_written_in_one_statement() {
    var changes =
        IntStream.range(0, 1000)
            .<Change>mapToObj(
                i -> new Change.Create("company", Ids.next(), Map.of("name", "Mass " + i)))
            .toList();

    settings.organisation();
    var sent = during(() -> writer.write(changes, Actor.SYSTEM, Origin.SET_UP));
    assertThat(sent).hasSize(1);
    assertThat(db.fetchCount(RECORD, RECORD.LABEL.startsWith("Mass ")))
        .isGreaterThanOrEqualTo(1000);
  }

  @Test
  void filters_that_can_not_be_read_or_ask_for_what_is_not_there_are_refused() {
    for (var filter :
        List.of(
            "name=",
            "nothing==1",
            "name=lk=x",
            "employees==many",
            "id==x;(",
            "name==a;".repeat(60) + "name==a")) {
      var answer = anna.get("/api/records/company?filter=" + encoded(filter));
      assertThat(answer.status()).as(filter).isEqualTo(400);
      assertThat(answer.text("errors.0.field")).isEqualTo("filter");
    }
    assertThat(anna.get("/api/records/company?sort=description").status()).isEqualTo(400);
    assertThat(anna.get("/api/records/company?fields=password").status()).isEqualTo(400);
    assertThat(anna.get("/api/records/company?limit=100000").status()).isEqualTo(400);
    assertThat(anna.get("/api/records/nothing").status()).isEqualTo(404);
  }

  @Test
  void figures_add_up_by_group_and_in_all() {
    var pipeline = pipeline();
    var mark = "Sum " + UUID.randomUUID();
    deal(anna, mark, null, pipeline, 100);
    deal(anna, mark, null, pipeline, 50);

    var answer =
        anna.get(
            "/api/records/opportunity/aggregate?group=status&measures=count,sum(amount)&filter="
                + encoded("name=='" + mark + "'"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.text("groups.0.keys.0.value")).isEqualTo("open");
    assertThat(answer.at("groups.0.values.0").asInt()).isEqualTo(2);
    assertThat(answer.text("groups.0.values.1.amount")).isEqualTo("150.00");
    assertThat(answer.at("total.0").asInt()).isEqualTo(2);
  }

  @Test
  void notes_stand_on_the_time_line_of_what_they_are_about() {
    var company = id(anna.post("/api/records/company", Map.of("name", "With notes")));
    var note = anna.post("/api/records/note", Map.of("about", company, "body", "Called them"));
    assertThat(note.status()).as(note.body().toString()).isEqualTo(201);

    var timeline = anna.get("/api/records/company/" + company + "/timeline");
    assertThat(timeline.status()).as(timeline.body().toString()).isEqualTo(200);
    assertThat(timeline.text("entries.0.record.body")).isEqualTo("Called them");
    assertThat(boris.get("/api/records/note/" + id(note)).status()).isEqualTo(404);
    assertThat(manager.get("/api/records/note/" + id(note)).status()).isEqualTo(200);
  }

  private List<String> during(Runnable action) {
    return statements.during(action);
  }

  private Browser browser(UUID user) {
    return new Browser(port).with(people.session(user));
  }

  private static String userId(Browser browser) {
    return browser.get("/api/session").text("user.id");
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private static List<String> names(Browser browser, String name) {
    return browser
        .get("/api/records/company?filter=" + encoded("name=='" + name + "'"))
        .at("records")
        .findValuesAsString("name");
  }

  private static List<String> search(Browser browser, String words) {
    return browser.get("/api/search?q=" + encoded(words)).at("results").findValuesAsString("label");
  }

  /** The ids of a pipeline and its first stage. */
  private List<UUID> pipeline() {
    var pipeline = Ids.next();
    var stage = Ids.next();
    writer.write(
        List.of(
            new Change.Create("pipeline", pipeline, Map.of("name", "Sales")),
            new Change.Create(
                "stage",
                stage,
                Map.of(
                    "name",
                    "Talking",
                    "pipeline",
                    Reference.to(pipeline),
                    "probability",
                    new java.math.BigDecimal(20),
                    "kind",
                    "open"))),
        Actor.SYSTEM,
        Origin.SET_UP);
    return List.of(pipeline, stage);
  }

  private static Answer deal(
      Browser browser, String name, String company, List<UUID> pipeline, Integer amount) {
    var body = new java.util.HashMap<String, Object>();
    body.put("name", name);
    body.put("company", company);
    body.put("pipeline", pipeline.get(0));
    body.put("stage", pipeline.get(1));
    body.put("amount", amount);
    var answer = browser.post("/api/records/opportunity", body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
