package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** What administrators ask of values: a form, a range, to be there from a stage on. */
@ApiTest
@OwnDatabase
class FieldDemandsTest {

  private static final Map<String, Object> CODE =
      Map.of(
          "name",
          "text",
          "pattern",
          Map.of(
              "expression",
              "[A-Z]{2}-[0-9]+",
              "messages",
              Map.of("en", "Two capitals, a dash and digits")));

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;
  private Browser ann;
  private Shaper companies;

  @BeforeEach
  void anAdministratorAndASalesperson() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    ann = office.browser(office.ann);
    companies = new Shaper(ada, "company");
  }

  @Test
  void a_text_has_the_form_that_is_asked_for_or_is_refused_in_the_administrators_words() {
    var code = companies.add("Registry code", CODE, Map.of());

    var refused = ann.post("/api/records/company", Map.of("name", "A", code, "x-BG-12"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo(code);
    assertThat(refused.text("errors.0.code")).isEqualTo("pattern.company." + code);
    assertThat(refused.text("errors.0.message")).isEqualTo("Two capitals, a dash and digits");
    var id = office.id(office.ann, "company", Map.of("name", "A", code, "BG-12"));
    assertThat(office.patch(office.ann, "company", id, Map.of(code, "12")).status()).isEqualTo(422);
    var bulk =
        ann.post(
            "/api/records/company/bulk", Map.of("ids", List.of(id), "patch", Map.of(code, "12")));
    assertThat(bulk.body().at("/refused/0/errors/0/message").asString())
        .isEqualTo("Two capitals, a dash and digits");
    assertThat(ada.get("/api/openapi").body().toString()).contains("^(?:[A-Z]{2}-[0-9]+)$");

    companies.change(code, Map.of("type", Map.of("name", "text")));
    office.update(office.ann, "company", id, Map.of(code, "12"));
  }

  @Test
  void what_was_there_before_a_demand_stays_and_can_be_taken_back() {
    var code = companies.add("Old code", "text");
    var id = office.id(office.ann, "company", Map.of("name", "Old", code, "old"));
    var changed =
        ann.patch("/api/records/company/" + id, Map.of(code, "BG-1"), "If-Match", "\"1\"");

    companies.change(code, Map.of("type", CODE));

    office.update(office.ann, "company", id, Map.of("name", "Older"));
    var undone = ann.post("/api/change-sets/" + changed.header("Change-Set") + "/reversal", null);
    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    assertThat(office.read(office.ann, "company", id).get(code).asString()).isEqualTo("old");
  }

  @Test
  void no_pattern_takes_longer_than_the_text_is_long() {
    for (var expression : List.of("(", "(x{1000}){1000}", "a{800}b{800}", "x".repeat(301))) {
      var type = Map.of("name", "text", "pattern", Map.of("expression", expression));
      var refused = companies.tryToAdd("Bad pattern", type, Map.of());
      assertThat(refused.status()).as(expression).isEqualTo(422);
      assertThat(refused.text("errors.0.field")).isEqualTo("type.pattern.expression");
    }
    var slow =
        companies.add(
            "Catastrophe",
            Map.of(
                "name", "text", "maxLength", 5000, "pattern", Map.of("expression", "(a+)+(a+)+")),
            Map.of());

    var began = System.nanoTime();
    var refused =
        ann.post("/api/records/company", Map.of("name", "A", slow, "a".repeat(4999) + "!"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
  }

  @Test
  void numbers_amounts_and_days_stay_in_their_range() {
    var share = companies.add("Share held", range("percent", 10, 50), Map.of());
    var limit = companies.add("Credit", range("money", 0, 1000), Map.of());
    var score = companies.add("Score given", range("number", 1, 5), Map.of());
    var since = companies.add("Client since", Map.of("name", "date", "latest", "today"), Map.of());
    var call =
        companies.add("Call at", Map.of("name", "dateTime", "earliest", "2026-01-01"), Map.of());

    var refused =
        ann.post(
            "/api/records/company",
            Map.of(
                "name",
                "A",
                share,
                51,
                limit,
                Map.of("amount", "1000.01", "currency", "EUR"),
                score,
                0,
                since,
                "2999-01-01",
                call,
                "2025-12-31T10:00:00Z"));

    assertThat(refused.body().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder(share, limit, score, since, call);
    office.id(
        office.ann,
        "company",
        Map.of("name", "A", share, 50, limit, 1000, score, 5, since, "2020-01-01"));
    assertThat(ann.get("/api/records/company?filter=" + score + "=lt=100").status()).isEqualTo(200);
    assertThat(
            companies
                .tryToAdd(
                    "Backwards",
                    Map.of("name", "date", "earliest", "2027-01-01", "latest", "2026-01-01"),
                    Map.of())
                .text("errors.0.code"))
        .isEqualTo("shape.range");
    var beyond = companies.tryToAdd("Default", range("number", 1, 5), Map.of("initial", 6));
    assertThat(beyond.text("errors.0.field")).isEqualTo("initial");
  }

  @Test
  void a_value_is_needed_from_a_stage_on() {
    Office.setUp(events, "en");
    var stages = stages();
    var deals = new Shaper(ada, "opportunity");
    var budget = deals.add("Budget holder", "text");
    var early = office.id(office.ann, "opportunity", Map.of("name", "Early"));
    var late =
        office.id(
            office.ann, "opportunity", Map.of("name", "Late", "stage", stages.get("Negotiation")));

    deals.change(
        budget,
        Map.of(
            "requiredFrom",
            List.of(Map.of("field", "stage", "values", List.of(stages.get("Proposal"))))));

    office.update(office.ann, "opportunity", late, Map.of("name", "Later"));
    var refused =
        office.patch(office.ann, "opportunity", early, Map.of("stage", stages.get("Negotiation")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo(budget);
    assertThat(refused.text("errors.0.code")).isEqualTo("requiredFrom");
    assertThat(refused.text("errors.0.message")).contains("Proposal");
    office.update(office.ann, "opportunity", early, Map.of("stage", stages.get("Lost")));
    office.update(
        office.ann,
        "opportunity",
        early,
        Map.of("stage", stages.get("Proposal"), budget, "Mrs Ivanova"));
    var emptied = new HashMap<String, Object>();
    emptied.put(budget, null);
    assertThat(office.patch(office.ann, "opportunity", early, emptied).status()).isEqualTo(422);
    assertThat(deals.shape(budget).at("/requiredFrom/field").asString()).isEqualTo("stage");

    deals.change(budget, Map.of("requiredFrom", List.of()));
    office.update(office.ann, "opportunity", early, emptied);
  }

  @Test
  void the_products_own_fields_can_be_needed_from_a_value_of_a_choice_on() {
    var leads = new Shaper(ada, "lead");
    leads.change(
        "companyName",
        Map.of("requiredFrom", List.of(Map.of("field", "status", "values", List.of("qualified")))));
    var lead = office.id(office.ann, "lead", Map.of("name", "Petrova"));

    var refused = office.patch(office.ann, "lead", lead, Map.of("status", "qualified"));

    assertThat(refused.text("errors.0.field")).isEqualTo("companyName");
    assertThat(refused.text("errors.0.message")).contains("Qualified");
    var nowhere =
        leads.tryToAdd(
            "Nowhere",
            Map.of("name", "text"),
            Map.of("requiredFrom", Map.of("field", "email", "values", List.of("x"))));
    assertThat(nowhere.text("errors.0.code")).isEqualTo("shape.stageField");
    var unknown =
        leads.tryToAdd(
            "Unknown",
            Map.of("name", "text"),
            Map.of("requiredFrom", Map.of("field", "status", "values", List.of("x"))));
    assertThat(unknown.text("errors.0.code")).isEqualTo("shape.stage");
    leads.change("companyName", Map.of("requiredFrom", List.of()));
  }

  @Test
  void a_new_field_can_be_filled_in_for_the_records_that_are_there() {
    var old = office.id(office.ann, "company", Map.of("name", "There before"));
    var tier =
        companies.add(
            "Standing",
            Shaper.choices("choice", "Gold", "Silver"),
            Map.of("required", true, "initial", "silver", "fill", true));
    var credit =
        companies.add("Open credit", Map.of("name", "money"), Map.of("initial", 250, "fill", true));
    var groups =
        companies.add(
            "Groups",
            Shaper.choices("multiChoice", "Red", "Blue"),
            Map.of("initial", List.of("red", "blue"), "fill", true));
    var since =
        companies.add(
            "Known since", Map.of("name", "date"), Map.of("initial", "2026-01-01", "fill", true));

    var record = office.read(office.ann, "company", old);

    assertThat(record.get(tier).asString()).isEqualTo("silver");
    assertThat(record.at("/" + credit + "/amount").asString()).startsWith("250");
    assertThat(record.get(groups)).hasSize(2);
    assertThat(record.get(since).asString()).isEqualTo("2026-01-01");
    assertThat(record.get("version").asInt()).isEqualTo(1);
    var found = ann.get("/api/records/company?filter=" + credit + "==250;" + tier + "==silver");
    assertThat(found.body().get("records")).hasSize(1);
    var nothing =
        companies.tryToAdd("Nothing to fill", Map.of("name", "text"), Map.of("fill", true));
    assertThat(nothing.text("errors.0.code")).isEqualTo("shape.fill");
  }

  @Test
  void of_two_administrators_who_add_the_same_name_at_once_one_is_told() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var both =
          executor.invokeAll(
              IntStream.range(0, 4)
                  .<java.util.concurrent.Callable<Integer>>mapToObj(_ ->
                      () -> {
                        var shaper = new Shaper(office.browser(office.administrator), "company");
                        return shaper.tryToAdd("Race", Map.of("name", "text"), Map.of()).status();
                      })
                  .toList());
      var statuses = new java.util.ArrayList<Integer>();
      for (var one : both) {
        statuses.add(one.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 422, 422, 422);
    }
  }

  @Test
  void an_administrator_sees_what_a_field_is_used_by_before_taking_it_away() {
    var zone = companies.add("Zone", "text");
    office.id(office.ann, "company", Map.of("name", "Empty"));
    view("Northern companies", "company", zone + "==North", "all");
    view("Mine alone", "company", zone + "==South", "me");
    view("People of the north", "person", "company." + zone + "==North", "all");
    view("Another", "company", "name==" + zone, "all");

    var use = ada.get(companies.path() + "/" + zone + "/use");

    assertThat(use.status()).as(use.body().toString()).isEqualTo(200);
    assertThat(use.body().get("views").toString())
        .contains("Northern companies", "People of the north")
        .doesNotContain("Another");
    assertThat(use.body().get("ownViews").asInt()).isEqualTo(1);
    assertThat(use.body().at("/empty/value").asInt()).isPositive();
    assertThat(ann.get(companies.path() + "/" + zone + "/use").status()).isEqualTo(403);
    assertThat(ada.delete(companies.path() + "/" + zone).status()).isEqualTo(204);
    var views = ada.get("/api/views?object=company");
    assertThat(views.status()).isEqualTo(200);
    assertThat(views.body().toString()).contains("Northern companies");
  }

  private void view(String name, String object, String filter, String sharing) {
    var view = new HashMap<String, Object>();
    view.put("object", object);
    view.put("name", name);
    view.put("sharing", sharing);
    view.put("kind", "list");
    view.put("filter", filter);
    view.put("columns", List.of());
    var answer = ada.post("/api/views", view);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private Map<String, String> stages() {
    var stages = new HashMap<String, String>();
    for (var stage : ada.get("/api/records/stage?limit=200").body().get("records")) {
      stages.put(stage.get("name").asString(), stage.get("id").asString());
    }
    return stages;
  }

  private static Map<String, Object> range(String type, int min, int max) {
    return Map.of("name", type, "min", min, "max", max);
  }
}
