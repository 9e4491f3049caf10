package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.LEAD;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Targets of people and teams, and how far a handful of deals reaches them. */
@ApiTest
@OwnDatabase
class TargetsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private static Office office;
  private static Map<String, String> stages;

  @BeforeEach
  void deals() {
    db.execute("update target set deleted_at = now() where deleted_at is null");
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    deal(office.ann, "Won", "2025-10-01", "2025-10-20", 100);
    deal(office.ann, "Won", "2025-10-02", "2025-12-31", 300);
    deal(office.ann, "Won", "2025-12-01", "2026-01-01", 5000); // the day after the quarter
    deal(office.ann, "Lost", "2025-10-03", "2025-11-01", 700);
    deal(office.bob, "Won", "2025-09-01", "2025-11-11", 1000);
    deal(office.carl, "Won", "2025-11-01", "2025-11-12", 20000);
  }

  @Test
  void what_was_reached_is_that_of_the_days_and_of_the_person() {
    set(office.manager, Map.of("owner", office.ann, "amount", 500));

    var target = only(targets(office.manager, "2025-Q4"));

    assertThat(target.at("/user/label").asString()).isEqualTo("Ann");
    assertThat(target.at("/within").asString()).isEqualTo("2025-Q4");
    assertThat(target.at("/reachedAmount/amount").asString()).isEqualTo("400.00");
    assertThat(target.at("/percent").asDouble()).isEqualTo(80);
    assertThat(target.at("/elapsed").asDouble()).isEqualTo(100);
    assertThat(target.at("/mayChange").asBoolean()).isTrue();
    assertOpens(office.manager, target, 2);
  }

  @Test
  void numbers_are_counted_by_their_own_dates() {
    var number = Map.of("owner", office.ann, "number", 4);
    set(office.manager, with(number, "measure", "wonDeals"));
    set(office.manager, with(number, "measure", "newDeals"));
    set(office.manager, with(number, "measure", "tasksDone"));
    set(office.manager, with(number, "measure", "convertedLeads"));
    var task = Map.of("subject", "Call", "status", "done");
    office.create(office.ann, "task", task);
    convert("Then", OffsetDateTime.of(2025, 11, 15, 12, 0, 0, 0, ZoneOffset.UTC));
    convert("A year before", OffsetDateTime.of(2024, 11, 15, 12, 0, 0, 0, ZoneOffset.UTC));

    var targets = targets(office.manager, "2025-Q4");

    assertThat(reached(targets, "wonDeals")).isEqualTo(2);
    assertThat(reached(targets, "newDeals")).isEqualTo(4);
    assertThat(reached(targets, "tasksDone")).isZero(); // done today, not then
    assertThat(reached(targets, "convertedLeads")).isEqualTo(1); // of the two that were converted
    targets
        .at("targets")
        .forEach(each -> assertOpens(office.manager, each, each.at("/reachedNumber").asInt()));

    var today = Map.of("owner", office.ann, "number", 4, "measure", "tasksDone");
    set(office.manager, with(today, "startsOn", java.time.LocalDate.now(Office.ZONE).toString()));
    assertThat(reached(targets(office.manager, "thisQuarter"), "tasksDone")).isEqualTo(1);
  }

  @Test
  void a_team_reaches_together_with_its_sub_teams() {
    var north = office.people().team("North", office.team);
    var nora = office.people().user("Nora", office.salesRole, north);
    deal(nora, "Won", "2025-10-01", "2025-10-05", 7);
    set(office.manager, Map.of("wholeTeam", office.team, "amount", 1000));

    var target = only(targets(office.manager, "2025-Q4"));

    assertThat(target.at("/team/label").asString()).isEqualTo("East");
    assertThat(target.at("/user").isNull()).isTrue();
    assertThat(target.at("/reachedAmount/amount").asString()).isEqualTo("1407.00");
    assertThat(target.at("/percent").asDouble()).isEqualTo(140.7);
    assertOpens(office.manager, target, 4);
  }

  @Test
  void a_salesperson_sees_own_targets_and_sets_none_for_others() {
    set(office.manager, Map.of("owner", office.ann, "amount", 500));
    set(office.manager, Map.of("owner", office.bob, "amount", 900));
    set(office.manager, Map.of("wholeTeam", office.team, "amount", 1500));

    var target = only(targets(office.ann, "2025-Q4"));
    assertThat(target.at("/amount/amount").asString()).isEqualTo("500.00");
    assertThat(targets(office.carl, "2025-Q4").at("targets")).isEmpty();

    assertRefused(office.ann, Map.of("owner", office.bob, "amount", 1), "beyondReach");
    assertRefused(office.manager, Map.of("owner", office.carl, "amount", 1), "beyondReach");
  }

  @Test
  void there_is_one_target_for_a_person_a_measure_and_a_period() {
    var first = set(office.manager, Map.of("owner", office.ann, "amount", 500));
    assertThat(office.read(office.manager, "target", first).at("/startsOn").asString())
        .isEqualTo("2025-10-01");
    assertThat(office.read(office.manager, "target", first).at("/name").asString())
        .isEqualTo("Ann, 2025-Q4");

    var again = Map.of("owner", office.ann, "amount", 600, "startsOn", "2025-12-31");
    assertRefused(office.manager, again, "taken");
    set(office.manager, with(again, "period", "month"));

    office.update(office.manager, "target", first, Map.of("amount", 800));
    var targets = targets(office.manager, "2025-Q4");
    assertThat(targets.at("targets")).hasSize(2);
    assertThat(targets.at("targets.0").at("/percent").asDouble()).isEqualTo(50);
  }

  @Test
  void a_target_is_for_a_person_or_a_team_and_has_a_value_of_its_kind() {
    assertRefused(
        office.manager,
        Map.of("owner", office.ann, "wholeTeam", office.team, "amount", 1),
        "oneOfBoth");
    assertRefused(office.manager, Map.of("owner", office.ann), "target.amount");
    assertRefused(
        office.manager,
        Map.of("owner", office.ann, "measure", "wonDeals", "amount", 5),
        "target.number");
    assertRefused(office.manager, Map.of("owner", office.ann, "amount", 0), "target.amount");
  }

  @Test
  void targets_around_a_period_and_within_it_are_shown_with_it() {
    set(office.manager, Map.of("owner", office.ann, "amount", 500));
    set(office.manager, Map.of("owner", office.ann, "amount", 2000, "period", "year"));
    set(office.manager, Map.of("owner", office.ann, "amount", 90, "period", "month"));

    assertThat(targets(office.manager, "2025-Q4").at("targets")).hasSize(3);
    assertThat(targets(office.manager, "2025-11").at("targets")).hasSize(2);
    assertThat(targets(office.manager, "2025-10").at("targets")).hasSize(3);
    assertThat(targets(office.manager, "2026").at("targets")).isEmpty();
  }

  @Test
  void however_many_targets_there_are_their_progress_takes_the_same_statements() {
    set(office.manager, Map.of("owner", office.ann, "amount", 500));
    set(office.manager, Map.of("owner", office.bob, "amount", 500));
    set(office.manager, Map.of("wholeTeam", office.team, "amount", 500));
    var browser = office.browser(office.manager);
    browser.get("/api/targets?within=2025");

    var sent = statements.during(() -> browser.get("/api/targets?within=2025"));

    assertThat(sent.stream().filter(statement -> statement.contains("\"target\""))).hasSize(3);
  }

  private static Map<String, Object> with(Map<String, ?> values, String name, Object value) {
    var more = new HashMap<String, Object>(values);
    more.put(name, value);
    return more;
  }

  private static Map<String, Object> target(Map<String, ?> values) {
    var all = new HashMap<String, Object>(Map.of("period", "quarter", "startsOn", "2025-10-17"));
    all.putAll(values);
    return all;
  }

  private String set(UUID user, Map<String, ?> values) {
    return office.id(user, "target", target(values));
  }

  private void assertRefused(UUID user, Map<String, ?> values, String code) {
    var answer = office.browser(user).post("/api/records/target", target(values));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    assertThat(answer.text("errors.0.code")).endsWith(code);
  }

  private Browser.Answer targets(UUID user, String within) {
    var answer = office.browser(user).get("/api/targets?within=" + within);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static JsonNode only(Browser.Answer targets) {
    assertThat(targets.at("targets")).hasSize(1);
    return targets.at("targets.0");
  }

  private static int reached(Browser.Answer targets, String measure) {
    return targets
        .at("targets")
        .valueStream()
        .filter(target -> target.at("/measure").asString().equals(measure))
        .findFirst()
        .orElseThrow()
        .at("/reachedNumber")
        .asInt();
  }

  private void assertOpens(UUID user, JsonNode figure, int expected) {
    var filter = figure.at("/filter").asString();
    var answer =
        office
            .browser(user)
            .get(
                "/api/records/%s?limit=1&count=exact&filter=%s"
                    .formatted(
                        figure.at("/object").asString(),
                        URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    assertThat(answer.at("count.value").asInt(-1)).as(filter).isEqualTo(expected);
  }

  /** Ann's, by the command, as if it had been on that day. */
  private void convert(String name, OffsetDateTime at) {
    var lead = office.id(office.ann, "lead", Map.of("name", name));
    var answer =
        office
            .browser(office.ann)
            .post(
                "/api/leads/" + lead + "/conversion",
                Map.of("company", Map.of("create", Map.of("name", name))));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    db.update(LEAD).set(LEAD.CONVERTED_AT, at).where(LEAD.ID.eq(UUID.fromString(lead))).execute();
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
}
