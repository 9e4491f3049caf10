package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.db.Tables.FORECAST_SNAPSHOT;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.Statements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** What a handful of deals is expected to come to, worked out by hand. */
@ApiTest
@OwnDatabase
class ForecastTest {

  /** Of next year: all of it is to come, whatever the day on which this runs. */
  private static final int YEAR = LocalDate.now(Office.ZONE).getYear() + 1;

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;
  @Autowired private ForecastSnapshots snapshots;

  private static Office office;
  private static Map<String, String> stages;
  private static String machine;

  @BeforeEach
  void deals() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    machine = office.id(office.administrator, "product", Map.of("name", "Machine"));
    db.execute("update stage set probability = 20 where name = 'Prospecting'");
    db.execute("update stage set probability = 60 where name = 'Proposal'");
    db.execute("update stage set probability = 80 where name = 'Negotiation'");
    // February: 1000 at 60 %, likely by its stage; 500 at 90 %, said to be committed.
    open(office.ann, "Proposal", day("02-10"), 1000, Map.of("product", machine));
    open(
        office.ann,
        "Prospecting",
        day("02-20"),
        500,
        Map.of("forecast", "commit", "probability", 90));
    // March: 2000 at 80 %, committed by its stage; 9000 left out; 100 at 20 %, the best case.
    open(office.bob, "Negotiation", day("03-01"), 2000, Map.of());
    open(office.bob, "Prospecting", day("03-02"), 9000, Map.of("forecast", "omitted"));
    open(office.bob, "Prospecting", day("03-31"), 100, Map.of());
    // Past its day, without a day, and another team's.
    open(office.ann, "Proposal", "2020-01-01", 70, Map.of());
    open(office.ann, "Proposal", null, 30, Map.of());
    open(office.carl, "Proposal", day("02-02"), 50000, Map.of());
  }

  @Test
  void deals_are_committed_likely_or_the_best_case_as_somebody_or_their_stage_says() {
    var total = forecast(office.manager, "").at("total");

    assertThat(amount(total, "committed")).isEqualTo("2500.00");
    assertThat(amount(total, "likely")).isEqualTo("3500.00");
    assertThat(amount(total, "best")).isEqualTo("3600.00");
    assertThat(total.at("/deals").asInt()).isEqualTo(4);
    assertThat(total.at("/said").asInt()).isEqualTo(1);
    assertOpens(office.manager, total, "commitFilter", 2);
    assertOpens(office.manager, total, "likelyFilter", 3);
    assertOpens(office.manager, total, "openFilter", 4);
  }

  @Test
  void the_weighted_amount_lies_in_an_interval_of_independent_deals() {
    var forecast = forecast(office.manager, "");
    assertThat(forecast.at("weighting").asString()).isEqualTo("stage");
    var total = forecast.at("total");

    // 600 + 450 + 1600 + 20, and 1.96 times the root of
    // 1000² × 0.24 + 500² × 0.09 + 2000² × 0.16 + 100² × 0.16 = 904100
    assertThat(amount(total, "weighted")).isEqualTo("2670.00");
    assertThat(Double.parseDouble(amount(total, "low"))).isCloseTo(806.39, within(0.01));
    assertThat(amount(total, "high")).isEqualTo("3600.00"); // no more than all of it
  }

  @Test
  void each_month_stands_by_itself_and_each_figure_opens_its_deals() {
    var rows = forecast(office.manager, "").at("rows");

    assertThat(rows.valueStream().map(row -> row.at("/key").asString()))
        .containsExactly(YEAR + "-02", YEAR + "-03");
    var february = rows.get(0).at("/expected");
    assertThat(amount(february, "weighted")).isEqualTo("1050.00");
    assertThat(amount(february, "committed")).isEqualTo("500.00");
    assertOpens(office.manager, february, "openFilter", 2);
    assertOpens(office.manager, february, "commitFilter", 1);
    assertOpens(office.manager, february, "likelyFilter", 2);
    var march = rows.get(1).at("/expected");
    assertOpens(office.manager, march, "openFilter", 2);
    assertOpens(office.manager, march, "commitFilter", 1);
    assertOpens(office.manager, march, "likelyFilter", 1); // not the best case
  }

  @Test
  void it_is_put_together_by_team_product_and_owner_too() {
    var owners = forecast(office.manager, "&by=owner").at("rows");
    assertThat(owners.valueStream().map(row -> row.at("/label").asString()))
        .containsExactly("Bob", "Ann");
    assertThat(amount(owners.get(1).at("/expected"), "weighted")).isEqualTo("1050.00");

    var teams = forecast(office.administrator, "&by=team").at("rows");
    assertThat(teams.valueStream().map(row -> row.at("/label").asString()))
        .containsExactly("West", "East");

    var products = forecast(office.manager, "&by=product").at("rows");
    assertThat(products).hasSize(2);
    assertThat(products.get(1).at("/label").asString()).isEqualTo("Machine");
    assertThat(amount(products.get(1).at("/expected"), "weighted")).isEqualTo("600.00");
    assertOpens(office.manager, products.get(0).at("/expected"), "openFilter", 3);
  }

  @Test
  void deals_past_their_day_and_without_one_are_pointed_out() {
    var forecast = forecast(office.ann, "");

    assertThat(forecast.at("overdue.deals").asInt()).isEqualTo(1);
    assertThat(forecast.at("overdue.amount").at("/amount").asString()).isEqualTo("70.00");
    assertOpens(office.ann, forecast.at("overdue"), "filter", 1);
    assertThat(forecast.at("undated.deals").asInt()).isEqualTo(1);
    assertOpens(office.ann, forecast.at("undated"), "filter", 1);
  }

  @Test
  void everybody_sees_the_forecast_of_their_own_deals() {
    assertThat(forecast(office.ann, "").at("total.deals").asInt()).isEqualTo(2);
    assertThat(forecast(office.administrator, "").at("total.deals").asInt()).isEqualTo(5);
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);
    assertThat(office.browser(nobody).get("/api/forecast").status()).isEqualTo(403);
    assertThat(office.browser(office.ann).get("/api/forecast?by=name").status()).isEqualTo(400);
  }

  @Test
  void a_target_stands_beside_it_once_everybody_has_one() {
    target(office.ann, 400);
    assertThat(forecast(office.manager, "").at("target").isNull()).isTrue();
    assertThat(forecast(office.ann, "").at("target").at("/amount").asString()).isEqualTo("400.00");

    target(office.bob, 600);
    for (var by : List.of("month", "owner")) {
      assertThat(forecast(office.manager, "&by=" + by).at("target").at("/amount").asString())
          .isEqualTo("1000.00");
    }
    db.execute("update target set deleted_at = now()");
  }

  private void target(UUID owner, int amount) {
    office.create(
        office.manager,
        "target",
        Map.of("owner", owner, "period", "year", "startsOn", day("01-01"), "amount", amount));
  }

  @Test
  void scores_weigh_where_a_version_is_of_use_and_stages_where_it_is_not() {
    var deal = open(office.carl, "Proposal", day("07-01"), 1000, Map.of());
    for (var area : List.of(0.7, 0.5)) {
      version(area);
      db.execute(
          """
          insert into record_score select ?::uuid, id, 1, 0.5 from score_version where in_use
          on conflict (record_id) do update set version_id = excluded.version_id
          """, // as the model says that learned nothing: it may be quicker
          deal);
      var forecast = forecast(office.carl, "&by=month");
      var july = forecast.at("rows").get(1).at("/expected");
      assertThat(forecast.at("weighting").asString()).isEqualTo(area > 0.5 ? "score" : "stage");
      assertThat(amount(july, "weighted")).isEqualTo(area > 0.5 ? "500.00" : "600.00");
      assertThat(amount(july, "likely")).isEqualTo("1000.00");
      db.execute("update score_version set in_use = false");
    }
    office.browser(office.carl).delete("/api/records/opportunity/" + deal);
  }

  /** As if it had been trained, with an area between a little less and a little more. */
  private void version(double area) {
    var verdict = area > 0.5 ? "useful" : "chance";
    db.execute(
        """
        insert into score_version (id, object, number, model, report, trained_at, in_use)
        values (gen_random_uuid(), 'opportunity', ?, ?::jsonb, ?::jsonb, now(), true)
        """,
        area > 0.5 ? 1 : 2,
        """
        {"base": 0, "fields": [], "weights": [], "learned": true, "order": "createdAt",
         "until": 0, "zone": "UTC"}
        """,
        """
        {"plan": {"field": "status", "good": ["won"], "bad": ["lost"], "order": "createdAt",
                  "openDays": null, "known": [], "later": []},
         "fields": [], "good": 500, "bad": 500, "verdict": "%s"}
        """
            .formatted(verdict));
  }

  @Test
  void a_week_is_kept_once_and_held_against_what_came_true() {
    db.deleteFrom(FORECAST_SNAPSHOT).execute();
    var last = LocalDate.now(Office.ZONE).withDayOfMonth(1).minusMonths(1);
    var due =
        open(
            office.bob,
            "Proposal",
            last.plusDays(14).toString(),
            4000,
            Map.of("probability", 50, "openedOn", last.minusDays(9).toString()));

    var kept = snapshots.keep(last, OffsetDateTime.now());
    assertThat(kept).isPositive();
    assertThat(snapshots.keep(last, OffsetDateTime.now())).isZero();
    assertThat(snapshots.keep(last.plusDays(40), OffsetDateTime.now())).isPositive();

    office.update(
        office.bob,
        "opportunity",
        due,
        Map.of("stage", stages.get("Won"), "closedOn", last.plusDays(20).toString()));
    var history = office.browser(office.manager).get("/api/forecast/history");

    assertThat(history.status()).as(history.body().toString()).isEqualTo(200);
    assertThat(history.at("months")).hasSize(1);
    var month = history.at("months.0");
    assertThat(amount(month, "expected")).isEqualTo("2000.00");
    assertThat(amount(month, "best")).isEqualTo("4000.00");
    assertThat(amount(month, "actual")).isEqualTo("4000.00");
    assertThat(history.at("error").asDouble()).isEqualTo(50);
    assertThat(history.at("inside").asInt()).isEqualTo(1); // all or nothing: from 0 to 4000
    assertOpens(office.manager, month, "filter", 1);
    assertThat(office.browser(office.carl).get("/api/forecast/history").at("months")).isEmpty();
    office.browser(office.bob).delete("/api/records/opportunity/" + due);
  }

  @Test
  void it_takes_the_same_statements_however_many_deals_there_are() {
    var browser = office.browser(office.manager);
    browser.get("/api/forecast?within=" + YEAR);

    var sent = statements.during(() -> browser.get("/api/forecast?within=" + YEAR));

    assertThat(sent.stream().filter(statement -> statement.contains("\"opportunity\""))).hasSize(2);
  }

  private static String day(String ofYear) {
    return YEAR + "-" + ofYear;
  }

  private Browser.Answer forecast(UUID user, String more) {
    var answer = office.browser(user).get("/api/forecast?within=" + YEAR + more);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static String amount(JsonNode expected, String name) {
    return expected.at("/" + name + "/amount").asString();
  }

  private void assertOpens(UUID user, JsonNode figure, String name, int expected) {
    var filter = figure.at("/" + name).asString();
    var answer =
        office
            .browser(user)
            .get(
                "/api/records/opportunity?limit=1&count=exact&filter="
                    + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    assertThat(answer.at("count.value").asInt(-1)).as(filter).isEqualTo(expected);
  }

  private String open(UUID owner, String stage, String close, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("stage", stages.get(stage));
    values.put("amount", amount);
    if (close != null) {
      values.put("expectedClose", close);
    }
    return office.id(owner, "opportunity", values);
  }
}
