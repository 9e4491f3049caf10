package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

@ApiTest
@OwnDatabase
class OpportunityTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Map<String, String> stages;
  private String today;

  @BeforeEach
  void anOfficeWithAPipeline() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.putIfAbsent(row.value1(), row.value2().toString()));
    today = LocalDate.now(ZoneOffset.UTC).toString();
  }

  @Test
  void a_new_deal_begins_in_the_first_stage_of_the_first_pipeline() {
    var deal = deal(Map.of("name", "Tractors"));

    assertThat(deal.at("/pipeline/label").asString()).isEqualTo("Sales");
    assertThat(deal.at("/stage/label").asString()).isEqualTo("Prospecting");
    assertThat(deal.at("/status").asString()).isEqualTo("open");
    assertThat(deal.at("/probability").asInt()).isEqualTo(10);
    assertThat(deal.at("/openedOn").asString()).isEqualTo(today);
    assertThat(deal.at("/closedOn").isNull()).isTrue();
    assertThat(deal.at("/owner/id").asString()).isEqualTo(office.ann.toString());
  }

  @Test
  void a_deal_opened_where_the_day_began_earlier_is_closed_on_the_day_it_was_opened() {
    var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    var deal = deal(Map.of("name", "From Auckland", "openedOn", tomorrow));

    var won =
        office.update(
            office.ann,
            "opportunity",
            deal.get("id").asString(),
            Map.of("stage", Objects.requireNonNull(stages.get("Won"))));

    assertThat(won.at("/status").asString()).isEqualTo("won");
    assertThat(won.at("/closedOn").asString()).isEqualTo(tomorrow);
  }

  @Test
  void a_deal_that_nobody_named_is_called_by_its_product_and_company() {
    var company = office.id(office.ann, "company", Map.of("name", "Hooli"));
    var product = office.id(office.administrator, "product", Map.of("name", "GTX Pro"));

    assertThat(name(Map.of("product", product, "company", company))).isEqualTo("GTX Pro – Hooli");
    assertThat(name(Map.of("company", company))).isEqualTo("Hooli");
    assertThat(name(Map.of("externalId", "1C1I7A6R"))).isEqualTo("1C1I7A6R");
    assertThat(name(Map.of())).isEqualTo("New deal");
  }

  @Test
  void a_deal_whose_name_is_cleared_is_named_again() {
    var company = office.id(office.ann, "company", Map.of("name", "Initech"));
    var deal = deal(Map.of("name", "Printers", "company", company));

    assertThat(change(deal, empty("name")).at("/name").asString()).isEqualTo("Initech");
  }

  @Test
  void a_won_deal_is_closed_today_and_certain_and_a_reopened_one_is_neither() {
    var deal = deal(Map.of("name", "Mill"));

    var won = change(deal, Map.of("stage", stages.get("Won")));
    assertThat(won.at("/status").asString()).isEqualTo("won");
    assertThat(won.at("/closedOn").asString()).isEqualTo(today);
    assertThat(won.at("/probability").asInt()).isEqualTo(100);
    assertThat(won.at("/stageSince").asString()).isGreaterThan(deal.at("/stageSince").asString());

    var again = change(deal, Map.of("stage", stages.get("Negotiation")));
    assertThat(again.at("/status").asString()).isEqualTo("open");
    assertThat(again.at("/closedOn").isNull()).isTrue();
    assertThat(again.at("/probability").asInt()).isEqualTo(75);
  }

  @Test
  void the_day_of_closing_and_the_probability_may_be_given() {
    var deal = deal(Map.of("name", "Crane", "openedOn", "2017-01-05"));

    var won =
        change(
            deal, Map.of("stage", stages.get("Won"), "closedOn", "2017-03-01", "probability", 90));

    assertThat(won.at("/closedOn").asString()).isEqualTo("2017-03-01");
    assertThat(won.at("/probability").asInt()).isEqualTo(90);
  }

  @Test
  void a_deal_entered_when_it_is_over_stands_in_its_stage_since_it_closed() {
    var deal = deal(Map.of("name", "Old", "stage", stages.get("Won"), "closedOn", "2017-03-01"));

    assertThat(deal.at("/stageSince").asString()).startsWith("2017-03-01");
    assertThat(deal.at("/openedOn").isNull()).isTrue();
  }

  @Test
  void only_a_lost_deal_has_a_reason_for_its_loss() {
    var deal = deal(Map.of("name", "Pump"));

    var refused = office.patch(office.ann, "opportunity", id(deal), Map.of("lostReason", "price"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("lostReason");
    assertThat(refused.text("errors.0.code")).isEqualTo("opportunity.reasonWithoutLoss");

    var lost = change(deal, Map.of("stage", stages.get("Lost"), "lostReason", "price"));
    assertThat(lost.at("/lostReason").asString()).isEqualTo("price");
    var open = change(deal, Map.of("stage", stages.get("Proposal")));
    assertThat(open.at("/lostReason").isNull()).isTrue();
  }

  @Test
  void an_open_deal_has_no_closing_date_and_none_closes_before_it_opens() {
    var deal = deal(Map.of("name", "Lathe", "openedOn", "2026-05-04"));

    assertThat(code(deal, Map.of("closedOn", "2026-06-01")))
        .isEqualTo("opportunity.closedWhileOpen");
    assertThat(code(deal, Map.of("stage", stages.get("Won"), "closedOn", "2026-05-03")))
        .isEqualTo("opportunity.closedBeforeOpened");
  }

  @Test
  void a_stage_of_another_pipeline_moves_the_deal_there_or_is_refused_with_a_pipeline_beside_it() {
    var renewals = office.id(office.administrator, "pipeline", Map.of("name", "Renewals"));
    var due =
        office.id(
            office.administrator,
            "stage",
            Map.of("name", "Due", "pipeline", renewals, "probability", 80));
    var deal = deal(Map.of("name", "Service"));

    assertThat(code(deal, Map.of("stage", stages.get("Proposal"), "pipeline", renewals)))
        .isEqualTo("opportunity.stageOfOther");
    var moved = change(deal, Map.of("pipeline", renewals));
    assertThat(moved.at("/stage/label").asString()).isEqualTo("Due");
    assertThat(moved.at("/probability").asInt()).isEqualTo(80);
    var back = change(deal, Map.of("stage", stages.get("Proposal")));
    assertThat(back.at("/pipeline/label").asString()).isEqualTo("Sales");
    assertThat(change(deal, Map.of("stage", due)).at("/pipeline/id").asString())
        .isEqualTo(renewals);
  }

  @Test
  void what_follows_from_the_stage_is_taken_back_with_it() {
    var deal = deal(Map.of("name", "Undone"));
    var browser = office.browser(office.ann);
    var path = "/api/records/opportunity/" + id(deal);
    var won =
        browser.patch(
            path, Map.of("stage", stages.get("Won")), "If-Match", browser.get(path).header("ETag"));

    var undone =
        browser.post("/api/change-sets/" + won.header("Change-Set") + "/reversal", Map.of());

    assertThat(undone.status()).as(undone.body().toString()).isLessThan(300);
    var now = office.read(office.ann, "opportunity", id(deal));
    for (var field : new String[] {"stage", "status", "probability", "closedOn", "stageSince"}) {
      assertThat(now.get(field)).as(field).isEqualTo(deal.get(field));
    }
  }

  @Test
  void the_status_and_the_time_in_a_stage_are_nobodys_to_set() {
    var deal = deal(Map.of("name", "Fixed"));

    assertThat(code(deal, Map.of("status", "won"))).isEqualTo("readOnly");
    assertThat(code(deal, Map.of("stageSince", "2020-01-01T00:00:00Z"))).isEqualTo("readOnly");
  }

  @Test
  void a_stage_with_deals_in_it_stays_what_it_is() {
    var stage = office.id(office.administrator, "stage", Map.of("name", "Trial"));
    var trial = office.read(office.administrator, "stage", stage);
    assertThat(trial.at("/position").asInt()).isBetween(41, 99);
    assertThat(trial.at("/probability").asInt()).isEqualTo(75);
    var deal = deal(Map.of("name", "Trying", "stage", stage));

    var browser = office.browser(office.administrator);
    var refused = browser.delete("/api/records/stage/" + stage);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.message")).startsWith("One deal is in this stage");
    assertThat(office.patch(office.administrator, "stage", stage, Map.of("kind", "won")).status())
        .isEqualTo(422);

    change(deal, Map.of("stage", stages.get("Proposal")));
    assertThat(browser.delete("/api/records/stage/" + stage).status()).isEqualTo(204);
  }

  @Test
  void a_pipeline_without_deals_goes_with_its_stages() {
    var pipeline = office.id(office.administrator, "pipeline", Map.of("name", "Short"));
    var stage =
        office.id(office.administrator, "stage", Map.of("name", "Only", "pipeline", pipeline));
    var browser = office.browser(office.administrator);

    var deleted = browser.delete("/api/records/pipeline/" + pipeline);
    assertThat(deleted.status()).as(deleted.body().toString()).isEqualTo(204);
    assertThat(browser.get("/api/records/stage/" + stage).status()).isEqualTo(404);
  }

  private JsonNode deal(Map<String, ?> values) {
    return office.create(office.ann, "opportunity", values);
  }

  private String name(Map<String, ?> values) {
    return deal(values).at("/name").asString();
  }

  private JsonNode change(JsonNode deal, Map<String, ?> values) {
    return office.update(office.ann, "opportunity", id(deal), values);
  }

  private String code(JsonNode deal, Map<String, ?> values) {
    return office.patch(office.ann, "opportunity", id(deal), values).text("errors.0.code");
  }

  private static String id(JsonNode record) {
    return record.get("id").asString();
  }

  private static Map<String, Object> empty(String field) {
    var values = new HashMap<String, Object>();
    values.put(field, null);
    return values;
  }
}
