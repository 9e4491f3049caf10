package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.Statements;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** Salespeople side by side: the figures of a dozen records, worked out by hand. */
@ApiTest
@OwnDatabase
class SalespeopleTest {

  private static final String QUARTER = "2025-Q4";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private static Office office;
  private static UUID dora;
  private static Map<String, String> stages;

  @BeforeEach
  void aQuarter() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    dora = office.people().user("Dora", office.salesRole, office.team);
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    // Ann: won 2 of 3, after 10 and 40 days; Bob: 1 of 1; Dora: 0 of 4; Carl in another team: 1.
    deal(office.ann, "Won", "2025-10-10", "2025-10-20", 100);
    deal(office.ann, "Won", "2025-11-01", "2025-12-11", 300);
    deal(office.ann, "Lost", "2025-10-03", "2025-11-01", 700);
    deal(office.ann, "Won", "2025-06-01", "2025-09-30", 9000); // the quarter before
    deal(office.bob, "Won", "2025-10-01", "2025-10-31", 1000);
    for (var i = 0; i < 4; i++) {
      deal(dora, "Lost", "2025-10-01", "2025-12-01", 50);
    }
    deal(office.carl, "Won", "2025-11-01", "2025-11-12", 20000);
    // Ann got four leads, of which she worked on three and converted one.
    for (var status : List.of("new", "contacted", "unqualified", "converted")) {
      lead(office.ann, status, "2025-11-05T12:00:00Z");
    }
    lead(office.ann, "contacted", "2026-01-05T12:00:00Z");
    lead(office.bob, "new", "2025-11-05T12:00:00Z");
    done(office.ann, "2025-10-02T09:00:00Z");
    done(office.ann, "2025-12-30T09:00:00Z");
    done(office.ann, "2026-03-01T09:00:00Z");
    office.create(
        office.manager,
        "target",
        Map.of("owner", office.ann, "period", "quarter", "startsOn", "2025-10-01", "amount", 800));
    for (var month : List.of("2025-10-01", "2025-11-01", "2025-12-01")) {
      office.create(
          office.manager,
          "target",
          Map.of("owner", office.bob, "period", "month", "startsOn", month, "amount", 100));
    }
    office.create(
        office.manager,
        "target",
        Map.of("owner", dora, "period", "month", "startsOn", "2025-10-01", "amount", 100));
  }

  @Test
  void a_manager_sees_the_team_side_by_side_the_largest_amount_first() {
    var answer = salespeople(office.manager);

    assertThat(answer.at("people").valueStream().map(p -> p.at("/user/label").asString()))
        .containsExactly("Bob", "Ann", "Dora");
    var ann = person(answer, "Ann");
    assertThat(ann.at("/leads/assigned/count").asInt()).isEqualTo(4);
    assertThat(ann.at("/leads/worked/count").asInt()).isEqualTo(3);
    assertThat(ann.at("/leads/converted/count").asInt()).isEqualTo(1);
    assertThat(ann.at("/leads/conversion/percent").asDouble()).isEqualTo(25);
    assertThat(ann.at("/deals/won/count").asInt()).isEqualTo(2);
    assertThat(ann.at("/deals/lost/count").asInt()).isEqualTo(1);
    assertThat(ann.at("/deals/cycleDays").asDouble()).isEqualTo(25); // between 10 and 40
    assertThat(ann.at("/deals/amount/amount").asString()).isEqualTo("400.00");
    assertThat(ann.at("/activity/count").asInt()).isEqualTo(2);
  }

  @Test
  void few_are_drawn_towards_the_mean_and_shown_with_their_interval() {
    var answer = salespeople(office.manager);
    assertThat(answer.at("mean.of").asString()).isEqualTo("reach");
    assertThat(answer.at("mean.winRate").asDouble()).isEqualTo(37.5); // 3 of 8

    var bob = person(answer, "Bob").at("/deals/winRate");
    assertThat(bob.at("/percent").asDouble()).isEqualTo(100);
    assertThat(bob.at("/between/low").asDouble()).isEqualTo(20.65); // of one of one
    assertThat(bob.at("/fair").asDouble()).isEqualTo(43.18); // (1 + 3.75) of 11
    assertThat(bob.at("/against").asString()).isEqualTo("uncertain");
    var ann = person(answer, "Ann").at("/deals/winRate");
    assertThat(ann.at("/fair").asDouble()).isEqualTo(44.23); // (2 + 3.75) of 13
    var rate = Salespeople.rate(9, 10, new BigDecimal("37.5"));
    assertThat(rate).isNotNull();
    assertThat(rate.against()).isEqualTo(ManagementViews.Against.ABOVE);
    assertThat(Salespeople.rate(0, 0, new BigDecimal("37.5"))).isNull();
  }

  @Test
  void the_discount_is_what_accepted_quotes_took_off_the_list_prices() {
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Quoted"));
    var quote = office.id(office.ann, "quote", Map.of("opportunity", deal));
    line(quote, 2, 80, 100, false); // 160 of 200
    line(quote, 1, 300, 250, false); // more than the list price is no discount: 250 of 250
    line(quote, 1, 10, 100, true); // not chosen
    db.execute(
        "update quote set status = 'accepted', decided_at = '2025-11-20T12:00:00Z' where id ="
            + " ?::uuid",
        quote);

    var ann = person(salespeople(office.manager), "Ann").at("/discount");

    assertThat(ann.at("/percent").asDouble()).isEqualTo(8.89); // 40 of 450
    assertThat(salespeople(office.manager).at("mean.discount").asDouble()).isEqualTo(8.89);
    assertThat(person(salespeople(office.manager), "Bob").at("/discount").isNull()).isTrue();
    assertThat(salespeople(office.ann).at("people.0").at("/discount/percent").asDouble())
        .isEqualTo(8.89);
    db.execute("update quote set deleted_at = now() where id = ?::uuid", quote);
  }

  /**
   * 10 % off 160 + 300 = 460: the first line comes to 144 of 200, the second one to 270, which is
   * more than its 250. Together 394 of 450, so 12.44 % less.
   */
  @Test
  void of_a_discount_on_the_whole_quote_each_line_has_its_part() {
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Quoted"));
    var quote = office.id(office.ann, "quote", Map.of("opportunity", deal));
    line(quote, 2, 80, 100, false);
    line(quote, 1, 300, 250, false);
    line(quote, 1, 10, 100, true); // not chosen
    office.update(office.ann, "quote", quote, Map.of("reductionPercent", 10));
    db.execute(
        "update quote set status = 'accepted', decided_at = '2025-11-20T12:00:00Z' where id ="
            + " ?::uuid",
        quote);

    var ann = person(salespeople(office.manager), "Ann").at("/discount");

    assertThat(ann.at("/percent").asDouble()).isEqualTo(12.44);
    db.execute("update quote set deleted_at = now() where id = ?::uuid", quote);
  }

  private void line(String quote, int quantity, int price, int list, boolean optional) {
    var line =
        office.id(
            office.ann,
            "quoteLine",
            Map.of(
                "quote", quote,
                "description", "A machine",
                "quantity", quantity,
                "unitPrice", price,
                "optional", optional));
    db.execute("update quote_line set list_price = ? where id = ?::uuid", list, line);
  }

  @Test
  void the_mean_is_of_a_person_and_shares_are_of_all_records_together() {
    var mean = salespeople(office.manager).at("mean");

    assertThat(mean.at("/people").asInt()).isEqualTo(3);
    assertThat(mean.at("/assigned").asDouble()).isEqualTo(1.7); // 5 of 3
    assertThat(mean.at("/conversion").asDouble()).isEqualTo(20);
    assertThat(mean.at("/won").asDouble()).isEqualTo(1);
    assertThat(mean.at("/lost").asDouble()).isEqualTo(1.7);
    assertThat(mean.at("/amount/amount").asString()).isEqualTo("466.67");
    assertThat(mean.at("/cycleDays").asDouble()).isEqualTo(30); // of 10, 30 and 40
    assertThat(mean.at("/activity").asDouble()).isCloseTo(0.7, within(0.001));
  }

  @Test
  void the_amount_stands_against_the_target_of_the_period_or_those_of_all_its_parts() {
    var answer = salespeople(office.manager);

    assertThat(person(answer, "Ann").at("/deals/target/amount").asString()).isEqualTo("800.00");
    assertThat(person(answer, "Ann").at("/deals/attained").asDouble()).isEqualTo(50);
    assertThat(person(answer, "Bob").at("/deals/target/amount").asString()).isEqualTo("300.00");
    assertThat(person(answer, "Bob").at("/deals/attained").asDouble()).isEqualTo(333.3);
    assertThat(person(answer, "Dora").at("/deals/target").isNull()).isTrue(); // one month of three
  }

  @Test
  void a_salesperson_sees_own_figures_and_the_team_s_mean_only() {
    var answer = salespeople(office.ann);

    assertThat(answer.at("people")).hasSize(1);
    assertThat(answer.at("people.0").at("/self").asBoolean()).isTrue();
    assertThat(answer.at("people.0").at("/deals/amount/amount").asString()).isEqualTo("400.00");
    assertThat(answer.at("mean.of").asString()).isEqualTo("team");
    assertThat(answer.at("mean.winRate").asDouble()).isEqualTo(37.5);
    assertThat(answer.at("mean.amount").at("/amount").asString()).isEqualTo("466.67");
    assertThat(answer.body().toString()).doesNotContain("Bob", "Dora", office.bob.toString());
  }

  @Test
  void a_mean_of_few_would_tell_of_single_colleagues() {
    // West is Carl alone: the mean is everybody's.
    var carl = salespeople(office.carl);
    assertThat(carl.at("mean.of").asString()).isEqualTo("organisation");
    assertThat(carl.at("mean.people").asInt()).isEqualTo(4);

    // In 2025-Q3 only Ann closed anything, and nobody got a lead.
    var before = office.browser(office.bob).get("/api/salespeople?within=2025-Q3");
    assertThat(before.at("mean").isNull()).isTrue();
    assertThat(before.at("people")).hasSize(1);
    assertThat(before.at("people.0").at("/deals/winRate").isNull()).isTrue();
  }

  @Test
  void what_is_shared_is_no_figure_of_its_owner_s() {
    var deal =
        db.select(OPPORTUNITY.ID)
            .from(OPPORTUNITY)
            .where(OPPORTUNITY.OWNER_ID.eq(office.bob))
            .fetchAny()
            .value1();
    var path = "/api/records/opportunity/%s/shares/%s".formatted(deal, office.ann);
    assertThat(office.browser(office.bob).put(path, Map.of("change", false)).status())
        .isEqualTo(204);

    assertThat(salespeople(office.ann).at("people")).hasSize(1);
  }

  @Test
  void every_figure_opens_its_records() {
    for (var user : List.of(office.ann, office.manager, office.administrator)) {
      for (var person : salespeople(user).at("people")) {
        for (var figure :
            List.of(
                "/leads/assigned",
                "/leads/worked",
                "/leads/converted",
                "/deals/won",
                "/deals/lost",
                "/activity/tasks",
                "/activity/notes",
                "/activity/quotes")) {
          assertOpens(user, person.at(figure));
        }
      }
    }
  }

  @Test
  void who_sees_no_deals_sees_no_salespeople_and_who_sees_no_amounts_none() {
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);
    assertThat(office.browser(nobody).get("/api/salespeople").status()).isEqualTo(403);

    var role = office.people().role("Counter");
    office.people().allow(role, "opportunity", "team");
    db.insertInto(Tables.ROLE_FIELD)
        .set(Tables.ROLE_FIELD.ROLE_ID, role)
        .set(Tables.ROLE_FIELD.OBJECT, "opportunity")
        .set(Tables.ROLE_FIELD.FIELD, "amount")
        .set(Tables.ROLE_FIELD.ACCESS, "hidden")
        .execute();
    var counter = office.people().user("Coen", role, office.team);
    var answer = salespeople(counter);
    assertThat(answer.body().toString()).doesNotContain("\"currency\"");
    assertThat(person(answer, "Ann").at("/leads").isNull()).isTrue();
    assertThat(person(answer, "Ann").at("/deals/won/count").asInt()).isEqualTo(2);
  }

  @Test
  void however_many_people_there_are_it_takes_the_same_statements() {
    var browser = office.browser(office.manager);
    browser.get("/api/salespeople?within=" + QUARTER);

    var sent = statements.during(() -> browser.get("/api/salespeople?within=" + QUARTER));

    assertThat(sent.stream().filter(statement -> statement.contains("owner_id"))).hasSize(8);
  }

  private Browser.Answer salespeople(UUID user) {
    var answer = office.browser(user).get("/api/salespeople?within=" + QUARTER);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static JsonNode person(Browser.Answer answer, String name) {
    return answer
        .at("people")
        .valueStream()
        .filter(person -> person.at("/user/label").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void assertOpens(UUID user, JsonNode figure) {
    var filter = figure.at("/filter").asString();
    var answer =
        office
            .browser(user)
            .get(
                "/api/records/%s?limit=1&count=exact&filter=%s"
                    .formatted(
                        figure.at("/object").asString(),
                        URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    assertThat(answer.at("count.value").asInt(-1))
        .as(filter)
        .isEqualTo(figure.at("/count").asInt());
  }

  private void deal(UUID owner, String stage, String opened, String closed, int amount) {
    office.create(
        owner,
        "opportunity",
        Map.of(
            "stage", stages.get(stage),
            "openedOn", opened,
            "closedOn", closed,
            "amount", amount));
  }

  private void lead(UUID owner, String status, String at) {
    var lead = office.id(owner, "lead", Map.of("name", "Somebody"));
    db.execute(
        "update lead set status = ?, created_at = ?::timestamptz where id = ?::uuid",
        status,
        at,
        lead);
    db.execute("update status_history set at = ?::timestamptz where record_id = ?::uuid", at, lead);
  }

  private void done(UUID owner, String at) {
    var task = office.id(owner, "task", Map.of("subject", "Call", "status", "done"));
    db.execute("update task set done_at = ?::timestamptz where id = ?::uuid", at, task);
  }
}
