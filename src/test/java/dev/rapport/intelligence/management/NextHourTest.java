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

/** Where Ann's next hour is worth most, worked out by hand. */
@ApiTest
@OwnDatabase
class NextHourTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;
  private static Map<String, String> stages;

  @BeforeEach
  void work() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.select(STAGE.NAME, STAGE.ID)
        .from(STAGE)
        .forEach(row -> stages.put(row.value1(), row.value2().toString()));
    var far = LocalDate.now(Office.ZONE).plusDays(100).toString();
    // Nothing speaks for acting now.
    deal("Calm", 9000, Map.of("probability", 90, "expectedClose", far, "nextStep", "Wait"));
    // Past its day and without a next step: 1 - 0.4 × 0.7 = 0.72; 0.5 × 1000 × 0.72 = 360.
    var late = LocalDate.now(Office.ZONE).minusDays(30).toString();
    deal("Late", 1000, Map.of("probability", 50, "expectedClose", late));
    // Silent for 20 days, with a next step: 0.5; 0.4 × 2000 × 0.5 = 400.
    var silent = deal("Silent", 2000, Map.of("probability", 40, "nextStep", "Call"));
    touched(silent, 20);
    // A quote that the customer looked at two days ago: 0.8; 0.6 × 700 × 0.8 = 336.
    var quoted = deal("Quoted", 700, Map.of("probability", 60, "nextStep", "Wait"));
    var quote = office.id(office.ann, "quote", Map.of("opportunity", quoted));
    seen(quote, quoted);
    // Little chance, and silent for 90 days.
    var cold = deal("Cold", 800, Map.of("probability", 10, "nextStep", "Call"));
    touched(cold, 90);
    // A new lead, of which nobody knows an amount: of those decided, one of four was converted.
    answerDue(office.id(office.ann, "lead", Map.of("name", "Fresh")), null);
    for (var status : new String[] {"converted", "unqualified", "unqualified", "unqualified"}) {
      var lead = office.id(office.ann, "lead", Map.of("name", "Decided"));
      db.execute("update lead set status = ? where id = ?::uuid", status, lead);
    }
    // What was won in the last year: 300 is the median.
    for (var amount : new int[] {100, 300, 5000}) {
      deal("Won", amount, Map.of("stage", stages.get("Won")));
    }
    office.create(
        office.bob, "opportunity", Map.of("name", "Bob's", "amount", 99999, "expectedClose", late));
  }

  @Test
  void what_is_worth_most_now_comes_first_and_what_can_wait_not_at_all() {
    var act = next(office.ann).at("act");

    assertThat(act.valueStream().map(work -> work.at("/record/label").asString()))
        .containsExactly("Silent", "Late", "Quoted", "Fresh");
    assertThat(value(act.get(0))).isEqualTo("400.00");
    assertThat(value(act.get(1))).isEqualTo("360.00");
    assertThat(value(act.get(2))).isEqualTo("336.00");
    assertThat(act.get(1).at("/urgency").asDouble()).isCloseTo(0.72, within(1e-9));
  }

  @Test
  void each_says_why_the_weightiest_reason_first() {
    var act = next(office.ann).at("act");

    assertThat(causes(act.get(0))).containsExactly("silent");
    assertThat(act.get(0).at("/reasons/0/days").asInt()).isEqualTo(20);
    assertThat(causes(act.get(1))).containsExactly("closePast", "noStep");
    assertThat(causes(act.get(2))).containsExactly("quoteSeen");
    assertThat(act.get(2).at("/reasons/0/days").asInt()).isEqualTo(2);
    // 0.25 × 300 × 0.6
    assertThat(causes(act.get(3))).containsExactly("newLead");
    assertThat(value(act.get(3))).isEqualTo("45.00");
  }

  /** None of hers is decided: each of her leads has an even chance. */
  @Test
  void a_lead_waits_for_the_answer_that_was_promised() {
    var dora = office.people().user("Dora", office.salesRole, null);
    for (var hours : new Integer[] {-50, 5, 30, null}) {
      var lead = Map.of("name", "Due in " + hours, "estimate", 1000);
      answerDue(office.id(dora, "lead", lead), hours);
    }

    var act = next(dora).at("act");

    assertThat(act.valueStream().map(NextHourTest::told))
        .containsExactly(
            "Due in -50: answerLate 450.00", // 0.5 × 1000 × 0.9
            "Due in 5: answerDue 400.00", // 0.5 × 1000 × 0.8
            "Due in null: newLead 300.00"); // 0.5 × 1000 × 0.6; in 30 hours is early enough
    assertThat(act.get(0).at("/reasons/0/days").asInt()).isEqualTo(2);
  }

  @Test
  void a_quote_that_nobody_opens_and_a_day_that_is_near_are_reasons() {
    var dora = office.people().user("Dora", office.salesRole, null);
    var likely = Map.of("probability", 40, "nextStep", "Wait");
    var unopened = deal(dora, "Unopened", 1000, likely);
    sent(office.id(dora, "quote", Map.of("opportunity", unopened)), 3);
    var lately = deal(dora, "Sent lately", 1000, likely);
    sent(office.id(dora, "quote", Map.of("opportunity", lately)), 2);
    deal(dora, "Near", 1000, with(likely, "expectedClose", LocalDate.now(Office.ZONE).plusDays(5)));
    deal(
        dora,
        "Not near",
        1000,
        with(likely, "expectedClose", LocalDate.now(Office.ZONE).plusDays(10)));

    var act = next(dora).at("act");

    assertThat(act.valueStream().map(NextHourTest::told))
        .containsExactly(
            "Near: closeNear 240.00", // 0.4 × 1000 × 0.6
            "Unopened: quoteUnseen 200.00"); // 0.4 × 1000 × 0.5
    assertThat(act.get(1).at("/reasons/0/days").asInt()).isEqualTo(3);
  }

  /** The stage's own limit: 14 days for a proposal, none for a prospect. */
  @Test
  void a_deal_that_stays_longer_than_its_stage_allows_is_a_reason() {
    db.execute("update stage set stalls_after = null where name = 'Prospecting'");
    var dora = office.people().user("Dora", office.salesRole, null);
    var likely = Map.of("probability", 50, "nextStep", "Wait");
    staged(deal(dora, "Stalled", 1000, with(likely, "stage", stages.get("Proposal"))), 15);
    staged(deal(dora, "In time", 1000, with(likely, "stage", stages.get("Proposal"))), 14);
    staged(deal(dora, "Any time", 1000, with(likely, "stage", stages.get("Prospecting"))), 99);
    staged(
        deal(dora, "No step", 1000, Map.of("probability", 50, "stage", stages.get("Proposal"))),
        20);

    var act = next(dora).at("act");

    assertThat(act.valueStream().map(NextHourTest::told))
        .containsExactly(
            "No step: stalled and noStep 290.00", // 1 - 0.6 × 0.7 = 0.58
            "Stalled: stalled 200.00"); // 0.5 × 1000 × 0.4
    assertThat(act.get(1).at("/reasons/0/days").asInt()).isEqualTo(15);
  }

  private void staged(String deal, int days) {
    db.execute(
        """
        update opportunity set stage_since = now() - make_interval(hours => 24 * ?)
        where id = ?::uuid
        """,
        days,
        deal);
  }

  @Test
  void a_lead_is_weighed_by_its_learned_score_where_that_is_of_use() {
    var dora = office.people().user("Dora", office.salesRole, null);
    var lead = office.id(dora, "lead", Map.of("name", "Scored", "estimate", 1000));
    answerDue(lead, null);
    assertThat(next(dora).at("act").get(0).at("/probability").asDouble()).isEqualTo(0.5);

    version();
    db.execute(
        """
        insert into record_score select ?::uuid, id, 1, 0.75 from score_version where in_use
        on conflict (record_id) do update set version_id = excluded.version_id
        """, // as the model says, which may be quicker
        lead);
    var work = next(dora).at("act").get(0);
    db.execute("update score_version set in_use = false");

    assertThat(work.at("/probability").asDouble()).isCloseTo(0.75, within(1e-6));
    assertThat(told(work)).isEqualTo("Scored: newLead 450.00"); // 0.75 × 1000 × 0.6
  }

  /** As if it had been trained: by what it learned everything is converted at three to one. */
  private void version() {
    db.execute(
        """
        insert into score_version (id, object, number, model, report, trained_at, in_use)
        values (gen_random_uuid(), 'lead', 1, ?::jsonb, ?::jsonb, now(), true)
        """,
        """
        {"base": 1.0986122886681098, "fields": [], "weights": [], "learned": true,
         "order": "createdAt", "until": 0, "zone": "UTC"}
        """,
        """
        {"plan": {"field": "status", "good": ["converted"], "bad": ["unqualified"],
                  "order": "createdAt", "openDays": null, "known": [], "later": []},
         "fields": [], "good": 500, "bad": 500, "verdict": "useful"}
        """);
  }

  private static Map<String, Object> with(Map<String, ?> values, String name, Object value) {
    var more = new HashMap<String, Object>(values);
    more.put(name, value.toString());
    return more;
  }

  /** Its name, why to act, and what that is worth. */
  private static String told(JsonNode work) {
    return work.at("/record/label").asString()
        + ": "
        + String.join(" and ", causes(work))
        + " "
        + value(work);
  }

  @Test
  void a_lead_without_an_estimate_has_the_typical_amount_and_the_share_of_those_decided() {
    var fresh = next(office.ann).at("act").get(3);

    assertThat(fresh.at("/probability").asDouble()).isEqualTo(0.25);
    assertThat(fresh.at("/typical").asBoolean()).isTrue();
    assertThat(fresh.at("/amount/amount").asString()).isEqualTo("300.00");
  }

  @Test
  void what_promises_little_and_is_silent_for_long_may_be_left() {
    var leave = next(office.ann).at("leave");

    assertThat(leave).hasSize(1);
    assertThat(leave.get(0).at("/record/label").asString()).isEqualTo("Cold");
    assertThat(causes(leave.get(0))).containsExactly("cold");
    assertThat(leave.get(0).at("/reasons/0/days").asInt()).isEqualTo(90);
  }

  @Test
  void it_is_one_s_own_work_only() {
    assertThat(next(office.ann).body().toString()).doesNotContain("Bob's");
    assertThat(next(office.administrator).at("act")).isEmpty();
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);
    assertThat(next(nobody).at("act")).isEmpty();
  }

  private Browser.Answer next(UUID user) {
    var answer = office.browser(user).get("/api/next-hour");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static String value(JsonNode work) {
    return work.at("/value/amount").asString();
  }

  private static List<String> causes(JsonNode work) {
    return work.at("/reasons").valueStream().map(why -> why.at("/cause").asString()).toList();
  }

  private static String deal(String name, int amount, Map<String, ?> more) {
    return deal(office.ann, name, amount, more);
  }

  private static String deal(UUID owner, String name, int amount, Map<String, ?> more) {
    var values = new HashMap<String, Object>(Map.of("name", name, "amount", amount));
    values.putAll(more);
    return office.id(owner, "opportunity", values);
  }

  /** When an answer is promised, in hours from now; null for no promise. */
  private void answerDue(String lead, Integer hours) {
    db.execute(
        """
        update lead set answer_due = now() + make_interval(hours => ?, mins => 1)
        where id = ?::uuid
        """,
        hours,
        lead);
  }

  /** So many days ago, and nobody has opened it. */
  private void sent(String quote, int days) {
    db.execute(
        """
        update quote set status = 'sent', sent_at = now() - make_interval(hours => 24 * ?)
        where id = ?::uuid
        """,
        days,
        quote);
  }

  private void touched(String deal, int days) {
    db.execute(
        "update opportunity set updated_at = now() - make_interval(days => ?) where id = ?::uuid",
        days,
        deal);
  }

  /** As if the customer had looked at it two days ago. */
  private void seen(String quote, String deal) {
    sent(quote, 3);
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
