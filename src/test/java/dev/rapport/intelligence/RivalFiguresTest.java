package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/**
 * Six deals with rivals that can be worked out by hand. Brewline was met in five: two won (we asked
 * 100 against 80, 25 % more; and 90 against 100, 10 % less), two lost (150 against 100, 50 % more;
 * and one without a price), one open. The median of 25, -10 and 50 is 25.
 */
@ApiTest
@OwnDatabase
class RivalFiguresTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;
  private static String brewline;

  @BeforeEach
  void sixDeals() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    brewline = office.id(office.ann, "company", Map.of("name", "Brewline"));
    var javaco = office.id(office.ann, "company", Map.of("name", "Javaco"));
    var hotel = office.id(office.ann, "company", Map.of("name", "Hotel", "sector", "travel"));
    var gtx = office.id(office.administrator, "product", Map.of("name", "GTX"));

    var first = deal(office.ann, "won", "2017-03-01", 100, Map.of("product", gtx));
    offer(office.ann, first, brewline, 50);
    offer(office.ann, first, brewline, 80); // the later one counts
    offer(office.ann, first, javaco, 0); // nobody gives it away: no gap
    offer(office.ann, deal(office.ann, "won", "2017-05-01", 90, Map.of()), brewline, 100);
    offer(
        office.ann,
        deal(office.ann, "lost", "2017-03-10", 150, Map.of("product", gtx, "company", hotel)),
        brewline,
        100);
    offer(office.ann, deal(office.ann, "open", null, 10, Map.of()), brewline, 1);
    offer(office.manager, deal(office.bob, "lost", "2017-03-20", 70, Map.of()), brewline, null);
    deal(office.bob, "lost", "2017-03-20", 70, Map.of());
  }

  @Test
  void deals_are_counted_and_not_offers() {
    var all = competition(office.manager).at("total");
    assertThat(all.at("/won").asInt()).isEqualTo(2);
    assertThat(all.at("/lost").asInt()).isEqualTo(2);
    assertThat(all.at("/open").asInt()).isEqualTo(1);
    assertThat(all.at("/winRate").asDouble()).isEqualTo(50);
  }

  @Test
  void the_price_gap_is_the_median_over_the_latest_offers_on_decided_deals() {
    assertThat(competition(office.manager).at("total.priceGap").asDouble()).isEqualTo(25);
  }

  @Test
  void deals_against_a_rival_are_told_by_product_sector_and_salesperson() {
    var against = competition(office.manager);

    var gtx = row(against.at("products"), "GTX");
    assertThat(gtx.at("/won").asInt()).isEqualTo(1);
    assertThat(gtx.at("/lost").asInt()).isEqualTo(1);
    assertThat(gtx.at("/priceGap").asDouble()).isEqualTo(37.5);
    assertThat(row(against.at("sectors"), "travel").at("/lost").asInt()).isEqualTo(1);
    assertThat(row(against.at("salespeople"), "Bob").at("/lost").asInt()).isEqualTo(1);
    assertThat(row(against.at("salespeople"), "Ann").at("/won").asInt()).isEqualTo(2);
  }

  @Test
  void a_salesperson_counts_own_deals_only() {
    var own = competition(office.ann).at("total");
    assertThat(own.at("/won").asInt()).isEqualTo(2);
    assertThat(own.at("/lost").asInt()).isEqualTo(1);
    assertThat(competition(office.ann).at("salespeople")).hasSize(1);
  }

  @Test
  void the_filter_of_a_figure_opens_the_offers_on_its_deals() {
    var filter = competition(office.manager).text("total.filter") + "%3Bopportunity.status==lost";
    var offers = office.browser(office.manager).get("/api/records/competingOffer?filter=" + filter);
    assertThat(offers.status()).as(offers.body().toString()).isEqualTo(200);
    assertThat(offers.at("records")).hasSize(2);
  }

  @Test
  void figures_by_product_and_by_sector_open_what_they_count_too() {
    var against = competition(office.manager);

    var gtx = row(against.at("products"), "GTX").at("/filter").asString();
    assertThat(offers(gtx + ";opportunity.status==won")).hasSize(2); // two offers on one deal
    assertThat(offers(gtx + ";opportunity.status==lost")).hasSize(1);
    var travel = row(against.at("sectors"), "travel").at("/filter").asString();
    assertThat(offers(travel)).hasSize(1);
    assertThat(offers(travel + ";opportunity.status==won")).isEmpty();
  }

  /**
   * Four of Ann's deals, on one of which they offered twice; the fifth deal is Bob's, who doesn't
   * see the rival.
   */
  @Test
  void what_a_rival_offered_is_told_of_the_deals_that_one_sees() {
    var theirs = "competitor==" + brewline;

    assertThat(offers(office.manager, theirs)).hasSize(6);
    assertThat(offers(office.ann, theirs)).hasSize(5);
    assertThat(offers(office.bob, theirs)).isEmpty();
  }

  private static JsonNode offers(String filter) {
    return offers(office.manager, filter);
  }

  private static JsonNode offers(UUID user, String filter) {
    var asked = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    var answer = office.browser(user).get("/api/records/competingOffer?filter=" + asked);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("records");
  }

  @Test
  void the_dashboard_tells_the_rivals_of_the_period_met_most_often_first() {
    var dashboard = office.browser(office.manager).get("/api/dashboards/sales?within=2017-Q1");

    assertThat(dashboard.text("rivals.0.label")).isEqualTo("Brewline");
    assertThat(dashboard.at("rivals.0.won").asInt()).isEqualTo(1);
    assertThat(dashboard.at("rivals.0.lost").asInt()).isEqualTo(2);
    assertThat(dashboard.at("rivals.0.open").asInt()).isEqualTo(1);
    assertThat(dashboard.text("rivals.1.label")).isEqualTo("Javaco");
    assertThat(dashboard.at("rivals.1.priceGap").isNull()).isTrue();
  }

  @Test
  void who_may_not_see_amounts_learns_no_price_gap() {
    var role = office.people().role("Counter");
    for (var object : new String[] {"opportunity", "competingOffer", "company"}) {
      office.people().allow(role, object, "all");
    }
    db.insertInto(Tables.ROLE_FIELD)
        .set(Tables.ROLE_FIELD.ROLE_ID, role)
        .set(Tables.ROLE_FIELD.OBJECT, "opportunity")
        .set(Tables.ROLE_FIELD.FIELD, "amount")
        .set(Tables.ROLE_FIELD.ACCESS, "hidden")
        .execute();
    var counter = office.people().user("Coen", role, office.team);

    var seen = competition(counter);

    assertThat(seen.at("total.won").asInt()).isEqualTo(2);
    assertThat(seen.at("total.priceGap").isNull()).isTrue();
    assertThat(row(seen.at("products"), "GTX").at("/priceGap").isNull()).isTrue();
  }

  @Test
  void of_a_company_that_one_does_not_see_nothing_is_told() {
    var answer = office.browser(office.carl).get("/api/parties/" + brewline + "/competition");
    assertThat(answer.status()).isEqualTo(404);
  }

  private static Answer competition(UUID user) {
    var answer = office.browser(user).get("/api/parties/" + brewline + "/competition");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static JsonNode row(JsonNode rows, String label) {
    return rows.valueStream()
        .filter(row -> row.at("/label").asString("").equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " in " + rows));
  }

  private String deal(UUID owner, String kind, String closed, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("amount", amount);
    values.put(
        "stage",
        db.select(STAGE.ID)
            .from(STAGE)
            .where(STAGE.KIND.eq(kind))
            .limit(1)
            .fetchSingle(STAGE.ID)
            .toString());
    if (closed != null) {
      values.put("openedOn", "2017-01-01");
      values.put("closedOn", closed);
    }
    return office.id(owner, "opportunity", values);
  }

  private static void offer(UUID by, String deal, String competitor, Integer price) {
    var values = new HashMap<String, Object>();
    values.put("opportunity", deal);
    values.put("competitor", competitor);
    if (price != null) {
      values.put("price", price);
    }
    office.create(by, "competingOffer", values);
  }
}
