package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
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

/**
 * Whose the amounts of deals are that several work on: worked out by hand, and adding up to the
 * whole to the cent.
 */
@ApiTest
@OwnDatabase
class CreditsTest {

  private static final int NEXT = LocalDate.now(Office.ZONE).getYear() + 1;

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;
  private static Map<String, String> stages;

  /**
   * Ann's won deal of 100.01: half of it is Bob's (50.01 of 50.005), a quarter that of Carl in
   * another team (25.00, up to 75.0075), the rest of 25.00 hers. Carl's of 1000: a tenth is Ann's.
   * Bob's of 200 is his alone. Ann's open deal of 1000 at 50 %: a fifth is Bob's.
   */
  @BeforeEach
  void dealsOfSeveral() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    var kiln = won(office.ann, "100.01");
    join(office.ann, kiln, office.bob, "50");
    join(office.ann, kiln, office.carl, "25");
    var mill = won(office.carl, "1000");
    join(office.carl, mill, office.ann, "10");
    won(office.bob, "200");
    var open =
        office.id(
            office.ann,
            "opportunity",
            Map.of(
                "name",
                "Open",
                "stage",
                stages.get("Proposal"),
                "probability",
                50,
                "amount",
                "1000",
                "expectedClose",
                NEXT + "-02-01"));
    join(office.ann, open, office.bob, "20");
    target(Map.of("owner", office.ann, "amount", 500));
    target(Map.of("owner", office.bob, "amount", 500));
    target(Map.of("owner", office.carl, "amount", 500));
    target(Map.of("wholeTeam", office.team, "amount", 1000));
  }

  @Test
  void
      salespeople_have_what_they_are_credited_with_and_their_deals_are_counted_with_their_owners() {
    var answer = get(office.administrator, "/api/salespeople?within=2025-Q4");

    assertThat(amount(person(answer, "Ann"), "/deals/amount")).isEqualTo("125.00"); // 25 + 100
    assertThat(amount(person(answer, "Bob"), "/deals/amount")).isEqualTo("250.01");
    assertThat(amount(person(answer, "Carl"), "/deals/amount")).isEqualTo("925.00");
    assertThat(person(answer, "Ann").at("/deals/won/count").asInt()).isEqualTo(1);
    assertThat(sum(answer.at("/people"), "/deals/amount")).isEqualByComparingTo("1300.01");
    assertThat(amount(answer, "/mean/amount")).isEqualTo("433.34");
  }

  @Test
  void who_sees_less_sees_the_credit_of_those_in_reach_in_deals_that_they_see() {
    // Carl's mill isn't the manager's to see, and Carl is none of hers.
    var manager = get(office.manager, "/api/salespeople?within=2025-Q4");
    assertThat(manager.at("/people").valueStream().map(p -> p.at("/user/label").asString()))
        .containsExactly("Bob", "Ann");
    assertThat(amount(person(manager, "Ann"), "/deals/amount")).isEqualTo("25.00");
    assertThat(amount(person(manager, "Bob"), "/deals/amount")).isEqualTo("250.01");

    // Ann sees the mill by its team: her tenth counts, and not that it is Carl's.
    var ann = get(office.ann, "/api/salespeople?within=2025-Q4");
    assertThat(ann.at("/people")).hasSize(1);
    assertThat(amount(person(ann, "Ann"), "/deals/amount")).isEqualTo("125.00");
    assertThat(ann.at("/mean/of").asString()).isEqualTo("organisation");
    assertThat(amount(ann, "/mean/amount")).isEqualTo("433.34");
  }

  @Test
  void targets_are_reached_by_what_is_credited() {
    var targets = get(office.administrator, "/api/targets?within=2025-Q4").at("/targets");

    assertThat(reached(targets, "/user/label", "Ann")).isEqualTo("125.00");
    assertThat(reached(targets, "/user/label", "Bob")).isEqualTo("250.01");
    assertThat(reached(targets, "/user/label", "Carl")).isEqualTo("925.00");
    // The team's 300.01 less Carl's 25.00 and with Ann's 100.00.
    assertThat(reached(targets, "/team/label", "East")).isEqualTo("375.01");
    assertThat(
            reached(
                get(office.manager, "/api/targets?within=2025-Q4").at("/targets"),
                "/team/label",
                "East"))
        .isEqualTo("275.01");
  }

  @Test
  void the_forecast_by_person_and_team_is_of_credits_and_its_total_is_not() {
    var path = "/api/forecast?within=" + NEXT + "-Q1&by=owner";
    var forecast = get(office.administrator, path);

    var ann = row(forecast, "Ann");
    assertThat(amount(ann, "/expected/best")).isEqualTo("800.00");
    assertThat(amount(ann, "/expected/weighted")).isEqualTo("400.00");
    assertThat(ann.at("/expected/deals").asInt()).isEqualTo(1);
    var bob = row(forecast, "Bob");
    assertThat(amount(bob, "/expected/weighted")).isEqualTo("100.00");
    assertThat(bob.at("/expected/deals").asInt()).isZero();
    assertThat(Double.parseDouble(amount(bob, "/expected/low"))).isCloseTo(0, within(0.01));
    assertThat(sum(forecast.at("/rows"), "/expected/weighted")).isEqualByComparingTo("500");
    // 500 and 1.96 times the root of 1000² × 0.25: of the whole deal, whoever's it is.
    assertThat(amount(forecast, "/total/weighted")).isEqualTo("500.00");
    assertThat(amount(forecast, "/total/high")).isEqualTo("1000.00");

    var won = get(office.administrator, "/api/forecast?within=2025-Q4&by=team");
    assertThat(amount(row(won, "East"), "/expected/won")).isEqualTo("375.01");
    assertThat(amount(row(won, "West"), "/expected/won")).isEqualTo("925.00");
    assertThat(amount(won, "/total/won")).isEqualTo("1300.01");
  }

  @Test
  void the_sales_dashboard_ranks_people_and_teams_by_credit() {
    var sales = get(office.administrator, "/api/dashboards/sales?within=2025-Q4");

    var people = sales.at("/people");
    assertThat(people.valueStream().map(p -> p.at("/user/label").asString()))
        .containsExactly("Carl", "Bob", "Ann");
    assertThat(sum(people, "/amount")).isEqualByComparingTo("1300.01");
    assertThat(sum(sales.at("/teams"), "/amount")).isEqualByComparingTo("1300.01");
    assertThat(people.at("/2/won").asInt()).isEqualTo(1);
  }

  @Test
  void to_whoever_may_not_see_shares_amounts_are_the_owners() {
    var access =
        office.browser(office.administrator).get("/api/roles/" + office.salesRole + "/access");
    var hidden =
        Map.of(
            "objects",
            access.at("objects"),
            "fields",
            List.of(Map.of("object", "dealMember", "field", "share", "access", "hidden")));
    office.browser(office.administrator).put("/api/roles/" + office.salesRole + "/access", hidden);

    var ann = get(office.ann, "/api/salespeople?within=2025-Q4");

    assertThat(amount(person(ann, "Ann"), "/deals/amount")).isEqualTo("100.01");
    office
        .browser(office.administrator)
        .put(
            "/api/roles/" + office.salesRole + "/access",
            Map.of("objects", access.at("objects"), "fields", List.of()));
  }

  private static String won(UUID owner, String amount) {
    return office.id(
        owner,
        "opportunity",
        Map.of(
            "name",
            "Won",
            "stage",
            stages.get("Won"),
            "openedOn",
            "2025-10-01",
            "closedOn",
            "2025-11-11",
            "amount",
            amount));
  }

  private static void join(UUID by, String deal, UUID user, String share) {
    office.create(by, "dealMember", Map.of("opportunity", deal, "user", user, "share", share));
  }

  private static void target(Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.putAll(Map.of("period", "quarter", "startsOn", "2025-10-01"));
    office.create(office.administrator, "target", all);
  }

  private static JsonNode get(UUID user, String path) {
    var answer = office.browser(user).get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode person(JsonNode answer, String name) {
    return found(answer.at("/people"), "/user/label", name);
  }

  private static JsonNode row(JsonNode forecast, String label) {
    return found(forecast.at("/rows"), "/label", label);
  }

  private static JsonNode found(JsonNode all, String path, String name) {
    return all.valueStream()
        .filter(each -> each.at(path).asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + all));
  }

  private static String reached(JsonNode targets, String path, String name) {
    return amount(found(targets, path, name), "/reachedAmount");
  }

  private static String amount(JsonNode of, String path) {
    return of.at(path + "/amount").asString("");
  }

  private static BigDecimal sum(JsonNode all, String path) {
    return all.valueStream()
        .map(each -> new BigDecimal(amount(each, path)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
