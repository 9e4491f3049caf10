package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.sales.Opportunity;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

@ApiTest
class PartyOverviewTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;
  @Autowired private ApplicationEventPublisher events;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(PIPELINE) == 0) {
      Office.setUp(events, "en");
    }
  }

  @Test
  void the_figures_count_the_deals_that_one_may_see() {
    var acme = company(Map.of("name", "Acme"));
    office.id(
        office.ann, Opportunity.OBJECT, Map.of("name", "Mill", "company", acme, "amount", "100"));
    var other =
        office.id(
            office.ann, Opportunity.OBJECT, Map.of("name", "Dam", "company", acme, "amount", "50"));
    assertThat(overview(acme).at("openDeals.value").asInt()).isEqualTo(2);
    assertThat(overview(acme).text("openDeals.amount.amount")).startsWith("150");
    assertThat(overview(acme).at("wonInYear.value").asInt()).isZero();

    office.update(office.administrator, Opportunity.OBJECT, other, Map.of("owner", office.bob));
    assertThat(overview(acme).at("openDeals.value").asInt()).isEqualTo(1);
    var filter = overview(acme).text("openDeals.filter");
    assertThat(
            office
                .browser(office.ann)
                .get("/api/records/opportunity?filter=" + filter.replace(";", "%3B"))
                .at("records"))
        .hasSize(1);
  }

  @Test
  void the_last_contact_is_a_note_or_a_task_that_is_done() {
    var acme = company(Map.of("name", "Acme"));
    assertThat(overview(acme).at("lastContact").isNull()).isTrue();
    var task = office.id(office.ann, "task", Map.of("subject", "Call", "about", acme));
    assertThat(overview(acme).at("lastContact").isNull()).isTrue();
    office.id(office.ann, "note", Map.of("body", "Met them", "about", acme));
    assertThat(overview(acme).text("lastContact.object")).isEqualTo("note");
    office.update(office.ann, "task", task, Map.of("status", "done"));
    assertThat(overview(acme).text("lastContact.object")).isEqualTo("task");
  }

  @Test
  void the_last_contact_may_be_in_a_deal_or_with_somebody_of_the_company() {
    var acme = company(Map.of("name", "Acme"));
    var person = office.id(office.ann, "person", Map.of("lastName", "A", "company", acme));
    var deal = office.id(office.ann, Opportunity.OBJECT, Map.of("name", "Mill", "company", acme));
    office.id(office.ann, "note", Map.of("body", "Wants a discount", "about", deal));
    assertThat(overview(acme).text("lastContact.object")).isEqualTo("note");
    var task = office.id(office.ann, "task", Map.of("subject", "Call her", "about", person));
    office.update(office.ann, "task", task, Map.of("status", "done"));
    assertThat(overview(acme).text("lastContact.object")).isEqualTo("task");

    office.update(office.administrator, "person", person, Map.of("owner", office.carl));
    assertThat(overview(acme).text("lastContact.object")).isEqualTo("note");
    office.update(office.administrator, Opportunity.OBJECT, deal, Map.of("owner", office.carl));
    assertThat(overview(acme).at("lastContact").isNull()).isTrue();
  }

  @Test
  void it_says_what_is_missing_and_where_each_value_comes_from() {
    var acme = company(Map.of("name", "Acme", "sector", "Dairy"));
    assertThat(missing(acme)).doesNotContain("sector", "owner").contains("phone", "taxNumber");
    assertThat(overview(acme).at("completeness").asInt()).isEqualTo(25);
    office.update(office.ann, "company", acme, Map.of("phone", "+359 2 987 0000"));
    assertThat(missing(acme)).doesNotContain("phone");
    var phone =
        overview(acme)
            .at("values")
            .valueStream()
            .filter(value -> value.get("field").asString().equals("phone"))
            .findFirst()
            .orElseThrow();
    assertThat(phone.get("source").asString()).isEqualTo("api");
    assertThat(phone.get("stale").asBoolean()).isFalse();
    var person =
        office.id(office.ann, "person", Map.of("lastName", "A", "mobile", "+359887654321"));
    assertThat(missing(person)).doesNotContain("phone").contains("email");
  }

  @Test
  void an_administrator_chooses_what_is_wanted_with_fields_of_their_own() {
    var ada = office.browser(office.administrator);
    var wanted = "/api/wanted-fields/company";
    var usual = ada.get(wanted);
    assertThat(usual.at("fields").valueStream().map(JsonNode::asString))
        .containsExactly(
            "roles", "sector", "website", "email", "phone", "address", "taxNumber", "owner");
    var added =
        ada.post(
            "/api/objects/company/fields",
            Map.of("labels", Map.of("en", "Grade"), "type", Map.of("name", "text")));
    var grade = added.text("name");
    try {
      choose(wanted, List.of("sector", grade, "revenue", "sector"));
      var acme = company(Map.of("name", "Acme", "sector", "Dairy"));
      assertThat(missing(acme)).containsExactly(grade, "revenue");
      assertThat(overview(acme).at("completeness").asInt()).isEqualTo(33);
      assertThat(ada.get("/api/objects/company/fields/" + grade + "/use").at("others").toString())
          .contains("What one wants to know (Companies)");

      // Who may not read one is told nothing of it.
      var path = "/api/roles/" + office.salesRole + "/access";
      var objects = ada.get(path).at("objects");
      var hidden = Map.of("object", "company", "field", grade, "access", "hidden");
      ada.put(path, Map.of("objects", objects, "fields", List.of(hidden)));
      assertThat(missing(acme)).containsExactly("revenue");
      assertThat(overview(acme).at("completeness").asInt()).isEqualTo(50);
      assertThat(overview(acme).toString()).doesNotContain(grade);
      assertThat(office.browser(office.ann).get(wanted).status()).isEqualTo(403);
      ada.put(path, Map.of("objects", objects, "fields", List.of()));

      // One that was taken away is not missing.
      ada.delete("/api/objects/company/fields/" + grade);
      assertThat(missing(acme)).containsExactly("revenue");
      choose(wanted, List.of());
      assertThat(overview(acme).at("completeness").asInt()).isEqualTo(100);
      for (var wrong : List.of("updatedAt", "colour", grade)) {
        var refused = ada.put(wanted, Map.of("version", 2, "fields", List.of(wrong)));
        assertThat(refused.text("errors.0.code")).as(wrong).isEqualTo("query.unknownField");
      }
      assertThat(ada.get("/api/wanted-fields/task").status()).isEqualTo(404);
    } finally {
      settings.remove("wanted.company");
    }
    assertThat(ada.get(wanted).at("fields")).isEqualTo(usual.at("fields"));
  }

  private void choose(String path, List<String> fields) {
    var ada = office.browser(office.administrator);
    var version = ada.get(path).at("version").asInt();
    var answer = ada.put(path, Map.of("version", version, "fields", fields));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.at("version").asInt()).isEqualTo(version + 1);
  }

  @Test
  void of_two_administrators_who_choose_at_once_the_second_is_told_and_overwrites_nothing()
      throws Exception {
    var wanted = "/api/wanted-fields/person";
    var ada = office.browser(office.administrator);
    try {
      choose(wanted, List.of("email"));
      var read = ada.get(wanted).at("version").asInt();
      var choices = List.of("phone", "jobTitle", "birthday", "address");
      List<Answer> answers;
      try (var administrators = Executors.newFixedThreadPool(choices.size())) {
        var asked =
            choices.stream()
                .map(field -> Map.of("version", read, "fields", List.of(field)))
                .map(input ->
                    (Callable<Answer>)
                        () -> office.browser(office.administrator).put(wanted, input))
                .toList();
        answers = administrators.invokeAll(asked).stream().map(Future::resultNow).toList();
      }
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).contains(412);
      var refused = answers.stream().filter(one -> one.status() != 200).findFirst().orElseThrow();
      assertThat(refused.text("title")).isEqualTo("Somebody chose other fields meanwhile");
      var taken = answers.stream().filter(one -> one.status() == 200).findFirst().orElseThrow();
      assertThat(ada.get(wanted).body()).isEqualTo(taken.body());
    } finally {
      settings.remove("wanted.person");
    }
  }

  @Test
  void what_was_chosen_before_choices_were_counted_still_counts() {
    var wanted = "/api/wanted-fields/person";
    try {
      settings.put("wanted.person", Map.of("fields", List.of("email")));
      choose(wanted, List.of("email", "phone"));
      assertThat(office.browser(office.administrator).get(wanted).at("version").asInt())
          .isEqualTo(1);
    } finally {
      settings.remove("wanted.person");
    }
  }

  @Test
  void what_one_may_not_see_is_neither_counted_nor_missing() {
    var acme = company(Map.of("name", "Acme"));
    assertThat(office.browser(office.carl).get(path(acme)).status()).isEqualTo(404);
    var reader = office.people().role("Reader");
    office.people().allow(reader, "company", "all");
    var paula = office.people().user("Paula", reader, office.team);
    var seen = office.browser(paula).get(path(acme));
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.at("openDeals").isNull()).isTrue();
    assertThat(seen.at("lastContact").isNull()).isTrue();
  }

  @Test
  void it_takes_ten_statements_and_the_time_line_can_be_narrowed_down() {
    var acme = company(Map.of("name", "Acme"));
    office.id(office.ann, "note", Map.of("body", "Met them", "about", acme));
    office.id(office.ann, "task", Map.of("subject", "Call", "about", acme));
    var browser = office.browser(office.ann);
    browser.get(path(acme)); // settings are read once
    assertThat(statements.during(() -> browser.get(path(acme)))).hasSizeLessThanOrEqualTo(10);

    var timeline = "/api/records/company/" + acme + "/timeline";
    assertThat(browser.get(timeline).at("kinds").toString()).contains("note", "task");
    assertThat(browser.get(timeline).at("entries")).hasSize(2);
    assertThat(browser.get(timeline + "?objects=note").at("entries")).hasSize(1);
  }

  private Answer overview(String party) {
    var answer = office.browser(office.ann).get(path(party));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private List<String> missing(String party) {
    return overview(party)
        .at("values")
        .valueStream()
        .filter(value -> !value.get("filled").asBoolean())
        .map(value -> value.get("field").asString())
        .toList();
  }

  private static String path(String party) {
    return "/api/parties/" + UUID.fromString(party) + "/overview";
  }

  private String company(Map<String, ?> values) {
    return office.id(office.ann, "company", values);
  }
}
