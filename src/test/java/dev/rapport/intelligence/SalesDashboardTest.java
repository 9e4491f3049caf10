package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.springframework.context.ApplicationEventPublisher;
import rapport.db.Tables;
import tools.jackson.databind.JsonNode;

/** The figures of eight deals that can be added up by hand. */
@ApiTest
@OwnDatabase
class SalesDashboardTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private static Office office;
  private static Map<String, String> stages;

  @BeforeEach
  void eightDeals() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    var gtx = office.id(office.administrator, "product", Map.of("name", "GTX"));
    var hospital = company(office.ann, "Hospital", "medical");
    var shop = company(office.bob, "Shop", "retail");

    won(office.ann, "2017-02-01", "2017-03-01", 100, Map.of("product", gtx, "company", hospital));
    won(office.ann, "2017-04-01", "2017-04-10", 300, Map.of("company", hospital));
    lost(office.ann, "2017-03-15", Map.of("lostReason", "price", "product", gtx));
    open(office.ann, "Prospecting", Map.of("amount", 50, "company", hospital));
    won(
        office.bob,
        "2017-03-10",
        "2017-03-20",
        1000,
        Map.of("product", gtx, "company", shop, "wonReason", "service"));
    lost(office.bob, "2017-05-01", Map.of("company", shop));
    open(office.bob, "Proposal", Map.of("amount", 70));
    won(office.carl, "2017-01-01", "2017-03-01", 7, Map.of());
  }

  @Test
  void a_salesperson_sees_own_figures() {
    var dashboard = dashboard(office.ann, "");

    assertThat(value(dashboard, "won")).isEqualTo(2);
    assertThat(value(dashboard, "lost")).isEqualTo(1);
    assertThat(value(dashboard, "open")).isEqualTo(1);
    assertThat(amount(dashboard, "wonAmount")).isEqualTo("400.00");
    assertThat(figure(dashboard, "winRate").at("/percent").asDouble()).isEqualTo(66.67);
    assertThat(amount(dashboard, "averageDeal")).isEqualTo("200.00");
    assertThat(figure(dashboard, "salesCycleDays").at("/value").asDouble()).isEqualTo(18.5);
    assertThat(dashboard.at("people")).hasSize(1);
  }

  @Test
  void a_manager_sees_the_team_s_figures_and_an_administrator_all() {
    var team = dashboard(office.manager, "");
    assertThat(value(team, "won")).isEqualTo(3);
    assertThat(value(team, "lost")).isEqualTo(2);
    assertThat(amount(team, "wonAmount")).isEqualTo("1400.00");
    assertThat(figure(team, "winRate").at("/percent").asDouble()).isEqualTo(60);

    var all = dashboard(office.administrator, "");
    assertThat(value(all, "won")).isEqualTo(4);
    assertThat(amount(all, "wonAmount")).isEqualTo("1407.00");
  }

  @Test
  void people_and_teams_are_scored_the_largest_amount_first() {
    var dashboard = dashboard(office.administrator, "");

    assertThat(labels(dashboard, "people", "user")).containsExactly("Bob", "Ann", "Carl");
    var ann = dashboard.at("people.1");
    assertThat(ann.at("/won").asInt()).isEqualTo(2);
    assertThat(ann.at("/lost").asInt()).isEqualTo(1);
    assertThat(ann.at("/open").asInt()).isEqualTo(1);
    assertThat(ann.at("/amount/amount").asString()).isEqualTo("400.00");
    assertThat(ann.at("/winRate").asDouble()).isEqualTo(66.67);
    assertThat(labels(dashboard, "teams", "team")).containsExactly("East", "West");
    assertThat(dashboard.at("teams.0").at("/won").asInt()).isEqualTo(3);
  }

  @Test
  void deals_are_put_together_by_product_and_sector() {
    var dashboard = dashboard(office.manager, "");

    var gtx =
        dashboard
            .at("products")
            .valueStream()
            .filter(p -> p.at("/product/label").asString("").equals("GTX"))
            .findFirst()
            .orElseThrow();
    assertThat(gtx.at("/won").asInt()).isEqualTo(2);
    assertThat(gtx.at("/lost").asInt()).isEqualTo(1);
    assertThat(gtx.at("/amount/amount").asString()).isEqualTo("1100.00");
    assertThat(dashboard.at("sectors").valueStream().map(s -> s.at("/label").asString()))
        .containsExactly("retail", "medical");
    assertThat(dashboard.at("sectors.1").at("/open").asInt()).isEqualTo(1);
  }

  @Test
  void open_deals_stand_in_their_stages_and_lost_ones_have_reasons() {
    var dashboard = dashboard(office.manager, "");

    assertThat(dashboard.at("stages").valueStream().map(s -> s.at("/label").asString()))
        .containsExactly("Prospecting", "Qualification", "Proposal", "Negotiation");
    assertThat(dashboard.at("stages").valueStream().map(s -> s.at("/count").asInt()))
        .containsExactly(1, 0, 1, 0);
    assertThat(dashboard.text("stages.0.amount.amount")).isEqualTo("50.00");
    assertThat(dashboard.at("lostReasons").valueStream().map(r -> r.at("/count").asInt()))
        .containsExactly(1, 1);
    assertThat(dashboard.at("lostReasons").toString()).contains("\"price\"").contains("\"Price\"");
  }

  @Test
  void won_deals_have_reasons_too_and_took_their_time() {
    var dashboard = dashboard(office.manager, "");

    assertThat(dashboard.at("wonReasons").valueStream().map(r -> r.at("/count").asInt()))
        .containsExactlyInAnyOrder(2, 1);
    assertThat(dashboard.at("wonReasons").toString()).contains("\"service\"", "\"Service\"");
    // 28, 9 and 10 days: the ninth decile lies eight tenths of the way from 10 to 28.
    assertThat(dashboard.at("cycle.median").asDouble()).isEqualTo(10);
    assertThat(dashboard.at("cycle.slow").asDouble()).isEqualTo(24.4);
    assertThat(dashboard.at("cycle.months").valueStream().map(m -> m.at("/median").asDouble()))
        .containsExactly(19.0, 9.0);
  }

  @Test
  void a_period_is_that_of_the_closing_date_and_open_deals_count_whenever() {
    var quarter = dashboard(office.manager, "?within=2017-Q1");

    assertThat(value(quarter, "won")).isEqualTo(2);
    assertThat(value(quarter, "lost")).isEqualTo(1);
    assertThat(value(quarter, "open")).isEqualTo(2);
    assertThat(amount(quarter, "wonAmount")).isEqualTo("1100.00");
    assertThat(quarter.at("months").valueStream().map(m -> m.at("/month").asString()))
        .containsExactly("2017-03");
    assertThat(quarter.at("months.0").at("/won").asInt()).isEqualTo(2);

    var all = dashboard(office.manager, "");
    assertThat(all.at("months").valueStream().map(m -> m.at("/month").asString()))
        .containsExactly("2017-03", "2017-04", "2017-05");

    var nonsense = office.browser(office.ann).get("/api/dashboards/sales?within=someday");
    assertThat(nonsense.status()).isEqualTo(400);
    assertThat(nonsense.text("errors.0.code")).isEqualTo("period.unknown");
  }

  @Test
  void another_pipeline_has_figures_of_its_own() {
    var renewals = office.id(office.administrator, "pipeline", Map.of("name", "Renewals"));

    var none = dashboard(office.administrator, "?pipeline=" + renewals);

    assertThat(value(none, "won")).isZero();
    assertThat(figure(none, "winRate").at("/percent").isNull()).isTrue();
    assertThat(none.at("people")).isEmpty();
  }

  @Test
  void every_figure_opens_the_deals_behind_it() {
    for (var query : List.of("", "?within=2017-Q1")) {
      for (var user : List.of(office.ann, office.manager, office.administrator)) {
        var dashboard = dashboard(user, query);
        for (var name : List.of("won", "lost", "open")) {
          assertOpens(user, figure(dashboard, name), "", value(dashboard, name));
        }
        for (var part : List.of("stages", "wonReasons", "lostReasons")) {
          dashboard
              .at(part)
              .forEach(each -> assertOpens(user, each, "", each.at("/count").asInt()));
        }
        for (var part : List.of("people", "teams", "products", "sectors", "months")) {
          for (var each : dashboard.at(part)) {
            for (var status : List.of("won", "lost", "open")) {
              if (each.has(status)) {
                assertOpens(user, each, ";status==" + status, each.at("/" + status).asInt());
              }
            }
          }
        }
      }
    }
  }

  @Test
  void who_may_not_see_amounts_sees_counts_only() {
    var role = office.people().role("Counter");
    office.people().allow(role, "opportunity", "all");
    db.insertInto(Tables.ROLE_FIELD)
        .set(Tables.ROLE_FIELD.ROLE_ID, role)
        .set(Tables.ROLE_FIELD.OBJECT, "opportunity")
        .set(Tables.ROLE_FIELD.FIELD, "amount")
        .set(Tables.ROLE_FIELD.ACCESS, "hidden")
        .execute();
    var counter = office.people().user("Coen", role, office.team);

    var dashboard = dashboard(counter, "");

    assertThat(value(dashboard, "won")).isEqualTo(4);
    assertThat(dashboard.body().toString()).doesNotContain("\"currency\"");
    assertThat(dashboard.at("sectors")).isEmpty();
  }

  @Test
  void the_dashboard_takes_a_dozen_statements_however_many_deals_there_are() {
    var browser = office.browser(office.manager);
    browser.get("/api/dashboards/sales");

    var sent = statements.during(() -> browser.get("/api/dashboards/sales"));

    assertThat(sent.stream().filter(statement -> statement.contains("opportunity")).count())
        .isLessThanOrEqualTo(12);
  }

  private void assertOpens(UUID user, JsonNode part, String more, int expected) {
    var filter = part.at("/filter").asString() + more;
    var answer =
        office
            .browser(user)
            .get(
                "/api/records/opportunity?limit=1&count=exact&filter="
                    + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    assertThat(answer.at("count.value").asInt(-1)).as(filter).isEqualTo(expected);
  }

  private Browser.Answer dashboard(UUID user, String query) {
    var answer = office.browser(user).get("/api/dashboards/sales" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static JsonNode figure(Browser.Answer dashboard, String name) {
    return dashboard
        .at("figures")
        .valueStream()
        .filter(figure -> figure.at("/name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int value(Browser.Answer dashboard, String name) {
    return figure(dashboard, name).at("/value").asInt();
  }

  private static String amount(Browser.Answer dashboard, String name) {
    return figure(dashboard, name).at("/amount/amount").asString();
  }

  private static List<String> labels(Browser.Answer dashboard, String part, String of) {
    var labels = new ArrayList<String>();
    dashboard.at(part).forEach(each -> labels.add(each.at("/" + of + "/label").asString()));
    return labels;
  }

  private String company(UUID owner, String name, String sector) {
    return office.id(owner, "company", Map.of("name", name, "sector", sector));
  }

  private void won(UUID owner, String opened, String closed, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putAll(
        Map.of(
            "stage", stages.get("Won"),
            "openedOn", opened,
            "closedOn", closed,
            "amount", amount));
    office.create(owner, "opportunity", values);
  }

  private void lost(UUID owner, String closed, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putAll(Map.of("stage", stages.get("Lost"), "closedOn", closed));
    office.create(owner, "opportunity", values);
  }

  private void open(UUID owner, String stage, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("stage", stages.get(stage));
    office.create(owner, "opportunity", values);
  }
}
