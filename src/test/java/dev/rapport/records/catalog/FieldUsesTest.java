package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.nio.charset.StandardCharsets;
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

/** What an administrator set up with a field is named before the field is taken away. */
@ApiTest
@OwnDatabase
class FieldUsesTest {

  private static final Map<String, ?> EVENTS =
      Map.of(
          "name",
          "choice",
          "choices",
          List.of(Map.of("labels", Map.of("en", "Fair")), Map.of("labels", Map.of("en", "Visit"))));

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ada;
  private Shaper leads;

  @BeforeEach
  void anAdministrator() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    leads = new Shaper(ada, "lead");
  }

  @Test
  void rules_forms_scores_layouts_charts_and_imports_are_named() {
    var event = leads.add("Event", EVENTS, Map.of());
    var budget = leads.add("Budget", "number");
    var other = leads.add("Other", "text");
    rule("Fairs", event + "==fair");
    form("Stand", event);
    scored(event, budget);
    layout("Short", event);
    chart("Budgets", budget);
    profile("Badges", event, budget);

    assertThat(used(event, "others"))
        .contains("Rule “Fairs” (Leads)", "Form “Stand” (Leads)", "Scores (Leads)")
        .contains("Layout “Short” (Leads)", "Import settings “Badges” (Leads)");
    assertThat(used(budget, "others"))
        .contains("Scores (Leads)", "Import settings “Badges” (Leads)")
        .doesNotContain("Fairs", "Stand", "Short");
    assertThat(used(budget, "views")).contains("Budgets");
    assertThat(used(other, "others")).isEqualTo("[]");
  }

  @Test
  void what_is_asked_for_across_a_reference_is_found() {
    var tier = new Shaper(ada, "company").add("Tier of supply", "text");
    rule("Of the first tier", "convertedCompany." + tier + "==first");

    var use = ada.get("/api/objects/company/fields/" + tier + "/use");

    assertThat(use.at("others").toString()).contains("Rule “Of the first tier” (Leads)");

    var view = new HashMap<String, Object>();
    view.putAll(Map.of("object", "lead", "name", "First tier by status", "sharing", "all"));
    view.putAll(Map.of("kind", "chart", "group", "status", "chart", Map.of("form", "bar")));
    view.put("filter", "(status==new,convertedCompany." + tier + "==first)");
    ok(ada.post("/api/views", view));
    var asked = ada.get("/api/objects/company/fields/" + tier + "/use");
    assertThat(asked.at("views").toString()).contains("First tier by status");
  }

  /**
   * A figure's filter names fields of its own records alone: what others have may change unseen.
   */
  @Test
  void what_a_figures_filter_names_needs_the_field() {
    var budget = leads.add("Budget asked for", "number");
    var companies = new Shaper(ada, "company");
    var figure = new HashMap<String, Object>();
    figure.putAll(Map.of("function", "count", "object", "lead", "field", "convertedCompany"));
    figure.putAll(Map.of("filter", budget + ">100", "everybody", false));
    companies.add("Costly leads", Map.of("name", "figure", "figure", figure), Map.of());
    assertThat(used(budget, "fields")).contains("Costly leads");

    figure.put("filter", "convertedCompany.sector==Trade");
    var refused =
        companies.tryToAdd("Across", Map.of("name", "figure", "figure", figure), Map.of());
    assertThat(refused.text("errors.0.code")).isEqualTo("figure.moving");
  }

  private String used(String field, String what) {
    return ok(ada.get(leads.path() + "/" + field + "/use")).at(what).toString();
  }

  private void rule(String name, String filter) {
    var rule = new HashMap<String, Object>();
    rule.putAll(Map.of("id", UUID.randomUUID(), "name", name, "on", true, "by", "TURN"));
    rule.putAll(Map.of("people", List.of(office.ann), "teams", List.of(), "filter", filter));
    rule.putAll(Map.of("byLanguage", false, "byTerritory", false, "bySkill", false));
    rule.putAll(Map.of("historyMonths", 24, "returns", 1));
    var version = ada.get("/api/assignment").at("version").asInt();
    ok(ada.put("/api/assignment", Map.of("version", version, "rules", List.of(rule))));
  }

  private void form(String name, String field) {
    var fields =
        List.of(
            Map.of("field", "name", "required", true), Map.of("field", field, "required", false));
    var form = new HashMap<String, Object>();
    form.putAll(Map.of("name", name, "address", "stand", "active", true, "fields", fields));
    form.putAll(Map.of("languages", List.of("en"), "words", Map.of("en", Map.of("title", name))));
    form.putAll(Map.of("consents", List.of(), "source", "website"));
    ok(ada.post("/api/intake/forms", form));
  }

  private void scored(String known, String later) {
    ok(
        ada.put(
            "/api/scores/lead",
            Map.of(
                "field", "status",
                "good", List.of("converted"),
                "bad", List.of("unqualified"),
                "order", "createdAt",
                "known", List.of(known),
                "later", List.of(later))));
  }

  private void layout(String name, String field) {
    var fields = new ArrayList<>(List.of(field));
    for (var section : ada.get(leads.path()).at("sections")) {
      for (var each : section.get("fields")) {
        if (each.get("productRequires").asBoolean()) {
          fields.add(each.get("name").asString());
        }
      }
    }
    var layout = new HashMap<String, Object>();
    layout.putAll(Map.of("name", name, "roles", List.of(), "types", List.of()));
    layout.put(
        "sections",
        List.of(Map.of("name", "main", "labels", Map.of(), "columns", 1, "fields", fields)));
    layout.put("quick", List.of("name"));
    ok(ada.put("/api/objects/lead/layouts", Map.of("version", 0, "layouts", List.of(layout))));
  }

  private void chart(String name, String sum) {
    var view = new HashMap<String, Object>();
    view.putAll(Map.of("object", "lead", "name", name, "sharing", "all", "kind", "chart"));
    view.putAll(Map.of("group", "status", "chart", Map.of("form", "bar", "sum", sum)));
    ok(ada.post("/api/views", view));
  }

  private void profile(String name, String... fields) {
    var file = "Name,Event,Budget\nAnna,Fair,1\n".getBytes(StandardCharsets.UTF_8);
    var run = ok(ada.upload("/api/imports", "badges.csv", file, "object", "lead"));
    var path = "/api/imports/" + run.text("id");
    var columns =
        List.of(
            Map.of("index", 0, "field", "name"),
            Map.of("index", 1, "field", fields[0]),
            Map.of("index", 2, "field", fields[1]));
    ok(ada.put(path + "/mapping", Map.of("columns", columns)));
    ok(ada.post(path + "/profiles", Map.of("name", name, "shared", true)));
  }

  private static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    return answer;
  }
}
