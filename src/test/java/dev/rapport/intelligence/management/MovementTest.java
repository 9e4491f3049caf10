package dev.rapport.intelligence.management;

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

/** How the open deals changed, worked out by hand. */
@ApiTest
@OwnDatabase
class MovementTest {

  /** Of next year: no expected day is past, whatever the day on which this runs. */
  private static final int YEAR = LocalDate.now(Office.ZONE).getYear() + 1;

  private static final String NOW = "last14d";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private static Office office;
  private static Map<String, String> stages;

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
    change(old(office.ann, 1000, "02-01"), Map.of("amount", 1200));
    var grown = old(office.ann, 0, "02-01");
    change(grown, Map.of("amount", 999));
    change(grown, Map.of("amount", 300));
    change(old(office.ann, 800, "02-01"), Map.of("amount", 300));
    change(old(office.bob, 2000, "02-01"), Map.of("stage", stages.get("Won")));
    change(old(office.bob, 700, "02-01"), Map.of("stage", stages.get("Lost")));
    var later = old(office.ann, 600, "02-10");
    change(later, Map.of("expectedClose", day("05-10")));
    change(later, Map.of("expectedClose", day("04-10")));
    change(old(office.ann, 50, "06-10"), Map.of("expectedClose", day("03-10")));
    change(old(office.ann, 5, "06-10"), Map.of("expectedClose", day("06-20"))); // the same month
    deal(office.ann, 400, Map.of());
    change(deal(office.bob, 90, Map.of()), Map.of("stage", stages.get("Won")));
    // Long over, another team's, and deleted.
    deal(
        office.ann,
        77,
        Map.of("stage", stages.get("Won"), "openedOn", "2019-01-01", "closedOn", "2019-02-01"));
    change(old(office.carl, 50000, "02-01"), Map.of("amount", 60000));
    office.browser(office.ann).delete("/api/records/opportunity/" + deal(office.ann, 31, Map.of()));
  }

  @Test
  void what_was_open_and_what_happened_add_up_to_what_is_open_now() {
    var movement = movement(office.manager, NOW);

    assertThat(steps(movement))
        .containsExactly(
            "start 8 5155.00",
            "added 2 490.00",
            "grown 2 500.00",
            "shrunk 1 500.00",
            "won 2 2090.00",
            "lost 1 700.00",
            "end 7 2855.00");
    assertThat(5155 + 490 + 500 - 500 - 2090 - 700).isEqualTo(2855);
  }

  @Test
  void each_step_opens_its_deals() {
    for (var step : movement(office.manager, NOW).at("steps")) {
      assertThat(counted(office.manager, step.at("/filter").asString()))
          .as(step.toString())
          .isEqualTo(step.at("/deals").asInt());
    }
  }

  @Test
  void deals_that_were_put_off_to_another_month_are_told_with_both_days() {
    var movement = movement(office.manager, NOW);

    var later = movement.at("later");
    assertThat(later.at("/deals").asInt()).isEqualTo(1);
    assertThat(later.at("/amount/amount").asString()).isEqualTo("600.00");
    assertThat(later.at("/largest/0/before").asString()).isEqualTo(day("02-10"));
    assertThat(later.at("/largest/0/after").asString()).isEqualTo(day("04-10"));
    assertThat(counted(office.manager, later.at("/filter").asString())).isEqualTo(1);
    var earlier = movement.at("earlier");
    assertThat(earlier.at("/deals").asInt()).isEqualTo(1);
    assertThat(earlier.at("/largest/0/after").asString()).isEqualTo(day("03-10"));
  }

  @Test
  void a_period_that_is_over_has_the_amounts_of_its_time() {
    var movement = movement(office.manager, "2021");

    assertThat(steps(movement))
        .containsExactly(
            "start 8 5155.00",
            "added 0 0.00",
            "grown 0 0.00",
            "shrunk 0 0.00",
            "won 0 0.00",
            "lost 0 0.00",
            "end 8 5155.00");
    assertThat(movement.at("later.deals").asInt()).isZero();
    assertThat(counted(office.manager, movement.at("later.filter").asString())).isZero();
    assertThat(movement.at("until").asString()).isEqualTo("2021-12-31");
  }

  @Test
  void a_rate_that_moved_is_no_growth() {
    db.execute("insert into exchange_rate values ('USD', '2020-01-01', 0.5)");
    var dollars =
        db.fetchValue(
            """
            update opportunity set amount = 200, amount_currency = 'USD', amount_base = 160
            where amount = 400 returning amount_base
            """);
    assertThat(dollars).hasToString("160.0000");

    assertThat(steps(movement(office.manager, NOW))).contains("added 2 250.00", "grown 2 500.00");
    db.execute(
        """
        update opportunity set amount = 400, amount_currency = 'EUR', amount_base = 400
        where amount_currency = 'USD'
        """);
  }

  @Test
  void everybody_sees_the_movement_of_the_deals_that_they_see() {
    assertThat(steps(movement(office.bob, NOW)))
        .startsWith("start 2 2700.00")
        .endsWith("end 0 0.00");
    assertThat(steps(movement(office.carl, NOW)))
        .startsWith("start 1 50000.00")
        .endsWith("end 1 60000.00");
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);
    assertThat(office.browser(nobody).get("/api/pipeline-movement").status()).isEqualTo(403);
    assertThat(office.browser(office.ann).get("/api/pipeline-movement?within=soon").status())
        .isEqualTo(400);
  }

  @Test
  void it_takes_one_statement() {
    var browser = office.browser(office.manager);
    browser.get("/api/pipeline-movement");

    var sent = statements.during(() -> browser.get("/api/pipeline-movement"));

    assertThat(sent.stream().filter(statement -> statement.contains("\"opportunity\""))).hasSize(1);
  }

  private static List<String> steps(Browser.Answer movement) {
    return movement
        .at("steps")
        .valueStream()
        .map(step ->
            step.at("/kind").asString()
                + " "
                + step.at("/deals").asInt()
                + " "
                + step.at("/amount/amount").asString())
        .toList();
  }

  private Browser.Answer movement(UUID user, String within) {
    var answer = office.browser(user).get("/api/pipeline-movement?within=" + within);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private int counted(UUID user, String filter) {
    JsonNode answer =
        office
            .browser(user)
            .get(
                "/api/records/opportunity?limit=1&count=exact&filter="
                    + URLEncoder.encode(filter, StandardCharsets.UTF_8))
            .body();
    return answer.at("/count/value").asInt(-1);
  }

  private static String day(String ofYear) {
    return YEAR + "-" + ofYear;
  }

  /** A deal that was opened years ago. */
  private String old(UUID owner, int amount, String close) {
    return deal(owner, amount, Map.of("openedOn", "2020-01-01", "expectedClose", day(close)));
  }

  private String deal(UUID owner, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putIfAbsent("stage", stages.get("Proposal"));
    values.put("amount", amount);
    return office.id(owner, "opportunity", values);
  }

  private void change(String deal, Map<String, ?> values) {
    office.update(office.administrator, "opportunity", deal, values);
  }
}
