package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.Statements;
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

/** Why records wait, for everybody who sees them. */
@ApiTest
@OwnDatabase
class WaitsTest {

  private static final String LATE = LocalDate.now(Office.ZONE).minusDays(30).toString();

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
  }

  @Test
  void an_open_deal_says_why_it_waits_to_everybody_who_sees_it() {
    var deal = deal(office.ann, "Kitchen", 700, Map.of("expectedClose", LATE));
    seenQuote(deal);

    for (var reader : List.of(office.ann, office.manager)) {
      var waiting = waiting(reader, "opportunity", deal);
      assertThat(causes(waiting.at("reasons"))).containsExactly("quoteSeen", "closePast", "noStep");
      assertThat(waiting.at("reasons.0.days").asInt()).isEqualTo(2);
      assertThat(waiting.at("task").isNull()).isTrue();
    }
    assertThat(path(office.carl, "opportunity", deal).status()).isEqualTo(404);
  }

  @Test
  void a_quote_that_nobody_opened_in_three_days_waits_and_a_near_day_is_told() {
    var near = LocalDate.now(Office.ZONE).plusDays(5).toString();
    var deal = deal(office.ann, "Kitchen", 700, Map.of("expectedClose", near, "nextStep", "Wait"));
    var quote = office.id(office.ann, "quote", Map.of("opportunity", deal));
    for (var days : List.of(2, 3)) {
      db.execute(
          """
          update quote set status = 'sent', sent_at = now() - make_interval(hours => 24 * ?)
          where id = ?::uuid
          """,
          days,
          quote);
      var reasons = waiting(office.manager, "opportunity", deal).at("reasons");
      assertThat(causes(reasons))
          .isEqualTo(days < 3 ? List.of("closeNear") : List.of("closeNear", "quoteUnseen"));
      // What is merely near is not among the deals that wait.
      assertThat(waitingDeals(office.ann, 200).at("total").asInt()).isEqualTo(days < 3 ? 0 : 1);
    }
  }

  @Test
  void a_stalled_deal_waits_on_its_page_and_in_the_list() {
    var deal = deal(office.ann, "Kitchen", 700, Map.of("nextStep", "Wait"));
    var limit =
        "update stage set stalls_after = ? where id = "
            + "(select stage_id from opportunity where id = ?::uuid)";
    db.execute(limit, 30, deal);
    for (var days : List.of(30, 31)) {
      db.execute(
          """
          update opportunity set stage_since = now() - make_interval(hours => 24 * ?)
          where id = ?::uuid
          """,
          days,
          deal);
      var waiting = waiting(office.manager, "opportunity", deal);
      assertThat(causes(waiting.at("reasons")))
          .isEqualTo(days > 30 ? List.of("stalled") : List.of());
      assertThat(waitingDeals(office.manager, 200).at("total").asInt()).isEqualTo(days - 30);
    }
    assertThat(waiting(office.ann, "opportunity", deal).at("reasons.0.days").asInt()).isEqualTo(31);
    db.execute(limit, 32, deal);
    assertThat(waiting(office.ann, "opportunity", deal).at("reasons")).isEmpty();
    db.execute(limit, 30, deal);
  }

  @Test
  void who_may_not_see_quotes_is_not_told_that_one_is_unanswered() {
    var deal = deal(office.ann, "Kitchen", 700, Map.of("expectedClose", LATE));
    seenQuote(deal);

    assertThat(causes(waiting(dora("none"), "opportunity", deal).at("reasons")))
        .containsExactly("closePast", "noStep");
    // Who sees the quote and not what customers did with it can't tell whether it was opened.
    assertThat(causes(waiting(dora("team"), "opportunity", deal).at("reasons")))
        .containsExactly("closePast", "noStep");
  }

  @Test
  void an_open_task_about_it_is_told_to_those_who_see_the_task() {
    var deal = deal(office.ann, "Kitchen", 700, Map.of("expectedClose", LATE));
    var task = Map.of("subject", "Call", "about", deal, "dueAt", LATE + "T10:00:00Z");
    var id = office.id(office.ann, "task", task);
    office.id(office.ann, "task", Map.of("subject", "Later", "about", deal));

    var waiting = waiting(office.ann, "opportunity", deal);
    assertThat(waiting.text("task.id")).isEqualTo(id);
    assertThat(waiting.text("task.subject")).isEqualTo("Call");
    assertThat(causes(waiting.at("reasons"))).containsExactly("closePast");
    var unseen = waiting(dora("none"), "opportunity", deal);
    assertThat(unseen.at("task").isNull()).isTrue();

    office.update(office.ann, "task", id, Map.of("status", "done"));
    assertThat(waiting(office.ann, "opportunity", deal).text("task.subject")).isEqualTo("Later");
  }

  @Test
  void what_is_closed_waits_for_nobody() {
    var won = db.select(STAGE.ID).from(STAGE).where(STAGE.NAME.eq("Won")).fetch(STAGE.ID);
    var deal = deal(office.ann, "Sold", 700, Map.of("stage", won.getFirst().toString()));

    assertThat(waiting(office.ann, "opportunity", deal).at("reasons")).isEmpty();
  }

  @Test
  void a_lead_waits_for_somebody_to_speak_to_it() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Fresh"));
    answerDue(lead, "null");
    assertThat(causes(waiting(office.manager, "lead", lead).at("reasons")))
        .containsExactly("newLead");
    answerDue(lead, "now() + interval '5 hours'");
    assertThat(causes(waiting(office.manager, "lead", lead).at("reasons")))
        .containsExactly("answerDue");
    answerDue(lead, "now() - interval '50 hours'");
    var late = waiting(office.manager, "lead", lead);
    assertThat(causes(late.at("reasons"))).containsExactly("answerLate");
    assertThat(late.at("reasons.0.days").asInt()).isEqualTo(2);
    answerDue(lead, "now() + interval '30 hours'");
    assertThat(waiting(office.manager, "lead", lead).at("reasons")).isEmpty();
    var company = office.id(office.ann, "company", Map.of("name", "Acme"));
    assertThat(path(office.ann, "company", company).status()).isEqualTo(404);
  }

  /** 0.5 × 1000 × 0.72 = 360, 0.5 × 5000 × 0.72 = 1800; cold, or merely near, doesn't wait. */
  @Test
  void a_manager_sees_the_team_s_deals_that_wait_by_worth_with_their_owners() {
    deal(office.ann, "Small", 1000, Map.of("expectedClose", LATE, "probability", 50));
    deal(office.bob, "Large", 5000, Map.of("expectedClose", LATE, "probability", 50));
    deal(office.carl, "Elsewhere", 9000, Map.of("expectedClose", LATE, "probability", 50));
    var near = LocalDate.now(Office.ZONE).plusDays(3).toString();
    deal(office.ann, "Near", 8000, Map.of("expectedClose", near, "probability", 50));
    var cold = deal(office.ann, "Cold", 7000, Map.of("expectedClose", LATE, "probability", 5));
    silent(cold, 90);

    var answer = waitingDeals(office.manager, 1);
    assertThat(answer.at("total").asInt()).isEqualTo(2);
    assertThat(answer.at("all").asBoolean()).isTrue();
    assertThat(answer.at("deals")).hasSize(1);
    assertThat(answer.text("deals.0.record.label")).isEqualTo("Large");
    assertThat(answer.text("deals.0.owner.label")).isEqualTo("Bob");
    assertThat(answer.text("deals.0.value.amount")).isEqualTo("1800.00");
    assertThat(causes(answer.at("deals.0.reasons"))).containsExactly("closePast", "noStep");

    var whole = waitingDeals(office.manager, 200);
    assertThat(whole.text("deals.1.record.label")).isEqualTo("Small");
    assertThat(whole.text("deals.1.value.amount")).isEqualTo("360.00");
    assertThat(waitingDeals(office.ann, 200).at("total").asInt()).isEqualTo(1);
  }

  @Test
  void an_administrator_says_after_how_many_days_something_waits() {
    var deal = deal(office.ann, "Quiet", 700, Map.of("nextStep", "Call"));
    silent(deal, 10);
    var administrator = office.browser(office.administrator);
    var usual = administrator.get("/api/waiting-times");
    assertThat(usual.at("silentDeal").asInt()).isEqualTo(14);
    assertThat(waiting(office.ann, "opportunity", deal).at("reasons")).isEmpty();

    var sooner = Map.of("silentDeal", 10, "silentLead", 7, "quoteUnseen", 3);
    assertThat(office.browser(office.manager).put("/api/waiting-times", sooner).status())
        .isEqualTo(403);
    assertThat(administrator.put("/api/waiting-times", sooner).status()).isEqualTo(200);
    assertThat(causes(waiting(office.ann, "opportunity", deal).at("reasons")))
        .containsExactly("silent");
    var never = Map.of("silentDeal", 0, "silentLead", 7, "quoteUnseen", 366);
    var refused = administrator.put("/api/waiting-times", never);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors")).hasSize(2);
    assertThat(administrator.put("/api/waiting-times", usual.body()).status()).isEqualTo(200);
  }

  @Test
  void how_many_are_asked_for_is_bounded() {
    for (var limit : List.of(0, 201)) {
      var answer = office.browser(office.ann).get("/api/waiting-deals?limit=" + limit);
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  void who_does_not_see_what_deals_are_worth_is_not_told_which_wait() {
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);

    assertThat(office.browser(nobody).get("/api/waiting-deals").status()).isEqualTo(403);
  }

  @Test
  void a_page_and_the_list_take_few_statements_however_many_wait() {
    var deal = deal(office.ann, "First", 1000, Map.of("expectedClose", LATE));
    for (var i = 0; i < 5; i++) {
      deal(office.ann, "Deal " + i, 1000, Map.of("expectedClose", LATE));
    }
    var browser = office.browser(office.ann);
    waiting(browser, "opportunity", deal); // rights and settings are in memory from then on

    var page = statements.during(() -> waiting(browser, "opportunity", deal));
    assertThat(page).as(String.join("\n", page)).hasSizeLessThanOrEqualTo(4);
    var list = statements.during(() -> browser.get("/api/waiting-deals"));
    assertThat(list).as(String.join("\n", list)).hasSizeLessThanOrEqualTo(3);
  }

  /** Somebody of the team who sees its deals, and of their quotes so much; no tasks. */
  private UUID dora(String quotes) {
    var people = office.people();
    var role = people.role("Deals of the team");
    people.allow(role, "opportunity", "team");
    people.allow(role, "quote", quotes);
    return people.user("Dora", role, office.team);
  }

  private Browser.Answer waiting(UUID user, String object, String id) {
    return waiting(office.browser(user), object, id);
  }

  private static Browser.Answer waiting(Browser browser, String object, String id) {
    var answer = browser.get("/api/records/" + object + "/" + id + "/waiting");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private Browser.Answer path(UUID user, String object, String id) {
    return office.browser(user).get("/api/records/" + object + "/" + id + "/waiting");
  }

  private Browser.Answer waitingDeals(UUID user, int limit) {
    var answer = office.browser(user).get("/api/waiting-deals?limit=" + limit);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static List<String> causes(JsonNode reasons) {
    return reasons.valueStream().map(why -> why.at("/cause").asString()).toList();
  }

  private String deal(UUID owner, String name, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(Map.of("name", name, "amount", amount));
    values.putAll(more);
    return office.id(owner, "opportunity", values);
  }

  private void answerDue(String lead, String moment) {
    db.execute("update lead set answer_due = " + moment + " where id = ?::uuid", lead);
  }

  private void silent(String deal, int days) {
    db.execute(
        "update opportunity set updated_at = now() - make_interval(days => ?) where id = ?::uuid",
        days,
        deal);
  }

  /** One that the customer looked at two days ago. */
  private void seenQuote(String deal) {
    var quote = office.id(office.ann, "quote", Map.of("opportunity", deal));
    db.execute(
        "update quote set status = 'sent', sent_at = now() - interval '3 days' where id = ?::uuid",
        quote);
    db.execute(
        """
        with made as (
          insert into record (id, object, label) values (gen_random_uuid(), 'quoteEvent', 'Seen')
          returning id)
        insert into quote_event (id, name, quote_id, opportunity_id, kind, at)
        select id, 'Seen', ?::uuid, ?::uuid, 'seen', now() - interval '2 days 1 hour' from made
        """,
        quote,
        deal);
  }
}
