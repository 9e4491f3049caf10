package dev.rapport.sales.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.ROLE_FIELD;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.sales.quotes.QuoteDesk;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.Statements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** The course of a negotiation, as those see it who take part. */
@ApiTest
@OwnDatabase
class NegotiationTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Statements statements;

  private Office office;
  private QuoteDesk desk;

  @BeforeEach
  void aDesk() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    desk = new QuoteDesk(office, port, db);
  }

  /**
   * Two desks for 100 and a chair for 50 are 250; then two desks for 90 are 180, and the lamp is
   * the customer's to choose: 70 less, which is 28 %. With the lamp for 20 it is 200.
   */
  @Test
  void it_is_told_in_the_order_of_time_what_changed_why_and_what_the_customer_said() {
    var first = desk.draft("1");
    var deal = dealOf(first);
    desk.save(
        first,
        Map.of("validUntil", "2099-01-31", "terms", "Net 14\nFree delivery"),
        List.of(line("Desk", "2", "100"), line("Chair", "1", "50")));
    var token = desk.send(first);
    say(token, "questions", Map.of("name", "Maria", "text", "Is it oak?"));
    say(token, "refusal", Map.of("name", "Maria", "reason", "Too dear"));
    var second = another(first);
    assertThat(steps(negotiation(office.ann, deal))).hasSize(3); // a draft is nobody's yet
    desk.save(
        second,
        Map.of(
            "validUntil",
            "2099-02-28",
            "terms",
            "Net 30\nFree delivery",
            "reason",
            "price",
            "asked",
            "10 % less, and a month to pay"),
        List.of(line("Desk", "2", "90"), optional("Lamp", "1", "20")));
    var other = desk.send(second);
    var lamp = desk.offer(other).text("content.lines.1.id");
    assertThat(desk.accept(other, "200", lamp).status()).isEqualTo(200);

    var told = negotiation(office.ann, deal);

    assertThat(told.at("courses")).hasSize(1);
    assertThat(steps(told)).containsExactly("sent", "question", "declined", "sent", "accepted");
    assertThat(told.text("courses.0.steps.0.total.amount")).isEqualTo("250.00");
    assertThat(told.at("courses.0.steps.0.changes")).isEmpty();
    assertThat(told.text("courses.0.steps.1.text")).isEqualTo("Is it oak?");
    assertThat(told.text("courses.0.steps.2.person")).isEqualTo("Maria");
    assertThat(told.text("courses.0.steps.2.text")).isEqualTo("Too dear");
    assertThat(told.text("courses.0.steps.3.name")).endsWith(" / 2");
    assertThat(told.text("courses.0.steps.3.quote")).isEqualTo(second);
    assertThat(told.text("courses.0.steps.3.total.amount")).isEqualTo("180.00");
    assertThat(told.text("courses.0.steps.3.reason")).isEqualTo("price");
    assertThat(told.text("courses.0.steps.3.asked")).isEqualTo("10 % less, and a month to pay");
    assertThat(changes(told, 3))
        .containsExactly(
            "price Desk 100 90",
            "added Lamp - 20",
            "removed Chair 50 -",
            "validUntil - 2099-01-31 2099-02-28",
            "terms - Net 14 Net 30");
    assertThat(told.text("courses.0.steps.4.person")).isEqualTo("Maria Ivanova");
    assertThat(told.text("courses.0.steps.4.total.amount")).isEqualTo("200.00");
    assertThat(told.text("courses.0.difference.amount")).isEqualTo("-70.00");
    assertThat(told.at("courses.0.percent").decimalValue()).isEqualByComparingTo("-28");
  }

  /** 100 and then 10 % less; of the 20 for the lamp nothing counts until it is chosen. */
  @Test
  void a_discount_on_the_whole_is_a_step_like_any_other() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    var second = another(first);
    desk.save(
        second,
        Map.of("reductionPercent", 10),
        List.of(line("Desk", "1", "100"), optional("Lamp", "1", "20")));
    desk.send(second);
    var deal = dealOf(first);

    var told = negotiation(office.ann, deal);
    assertThat(changes(told, 1)).contains("reductionPercent - - 10");
    assertThat(told.text("courses.0.steps.1.total.amount")).isEqualTo("90.00");
    assertThat(told.at("courses.0.steps.1.discount").decimalValue()).isEqualByComparingTo("10");
    hide(office.salesRole, "quote", "reductionPercent");
    var hidden = negotiation(office.ann, deal);
    assertThat(changes(hidden, 1)).noneMatch(each -> each.startsWith("reduction"));
    assertThat(hidden.text("courses.0.steps.1.total.amount")).isEqualTo("90.00");
  }

  @Test
  void a_version_is_held_against_the_one_that_was_sent_before_it() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    var never = another(first);
    desk.save(never, Map.of(), List.of(line("Desk", "1", "1")));
    var third = another(first);
    desk.save(third, Map.of(), List.of(line("Desk", "1", "110")));
    desk.send(third);

    var told = negotiation(office.ann, dealOf(first));

    assertThat(steps(told)).hasSize(2);
    assertThat(changes(told, 1)).contains("price Desk 100 110");
    assertThat(told.text("courses.0.difference.amount")).isEqualTo("10.00");
    assertThat(told.at("courses.0.percent").decimalValue()).isEqualByComparingTo("10");
  }

  @Test
  void amounts_in_different_currencies_are_not_subtracted() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    var second = another(first);
    desk.save(second, Map.of(), List.of(line("Desk", "1", "117")));
    desk.send(second);
    // The organisation has rates for few currencies.
    db.update(QUOTE)
        .set(QUOTE.CURRENCY, "USD")
        .set(QUOTE.TOTAL_CURRENCY, "USD")
        .where(QUOTE.ID.eq(UUID.fromString(second)))
        .execute();

    var told = negotiation(office.ann, dealOf(first));

    assertThat(told.at("courses.0.difference").isNull()).isTrue();
    assertThat(told.at("courses.0.percent").isNull()).isTrue();
    assertThat(told.text("courses.0.steps.1.total.currency")).isEqualTo("USD");
    assertThat(changes(told, 1)).containsExactly("currency - EUR USD");
  }

  @Test
  void quotes_beside_each_other_have_a_course_each() {
    var deal = desk.deal("100");
    var one = quoteOf(deal);
    var two = quoteOf(deal);
    desk.send(two);
    desk.send(one);
    var next = another(two);
    desk.send(next);

    var told = negotiation(office.ann, deal);

    assertThat(told.at("courses")).hasSize(2);
    assertThat(told.text("courses.0.number")).isEqualTo(desk.read(two).text("quote.number"));
    assertThat(told.at("courses.0.steps")).hasSize(2);
    assertThat(told.text("courses.1.number")).isEqualTo(desk.read(one).text("quote.number"));
    assertThat(told.at("courses.1.steps")).hasSize(1);
    assertThat(told.at("courses.1.difference").isNull()).isTrue();
  }

  @Test
  void why_it_differs_is_written_any_time_and_figures_count_by_it() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    var second = another(first);
    assertThat(desk.read(second).at("quote.asked").isNull()).isTrue();
    desk.send(second);

    office.update(office.ann, "quote", second, Map.of("reason", "rival", "asked", "Match them"));

    assertThat(negotiation(office.ann, dealOf(first)).text("courses.0.steps.1.reason"))
        .isEqualTo("rival");
    assertThat(office.patch(office.ann, "quote", second, Map.of("reason", "mood")).status())
        .isEqualTo(422);
    assertThat(desk.ann().get("/api/records/quote?filter=reason==rival").at("records")).hasSize(1);
    var counted = desk.ann().get("/api/records/quote/aggregate?group=reason&measures=count");
    assertThat(counted.status()).isEqualTo(200);
    assertThat(counted.body().toString()).contains("rival");
  }

  @Test
  void who_does_not_see_the_deal_is_told_nothing_and_of_quotes_only_those_one_sees() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    var deal = dealOf(first);
    desk.send(first);

    assertThat(office.browser(office.carl).get(path(deal)).status()).isEqualTo(404);
    assertThat(steps(negotiation(office.manager, deal))).hasSize(1);

    var clerk = office.people().role("Clerk");
    office.people().allow(clerk, "opportunity", "all");
    var cleo = office.people().user("Cleo", clerk, null);
    assertThat(negotiation(cleo, deal).at("courses")).isEmpty();
    var own = office.people().role("Own quotes");
    office.people().allow(own, "opportunity", "all");
    office.people().allow(own, "quote", "own");
    assertThat(negotiation(office.people().user("Olga", own, null), deal).at("courses")).isEmpty();
  }

  @Test
  void fields_that_one_may_not_read_are_in_nothing_that_is_told() {
    var deal = negotiated();
    var role = office.people().role("Auditor");
    for (var object : List.of("opportunity", "quote", "quoteLine", "quoteEvent")) {
      office.people().allow(role, object, "all");
    }
    hide(role, "quote", "total", "discount", "reason", "asked", "terms");
    hide(role, "quoteLine", "unitPrice", "net");
    hide(role, "quoteEvent", "text");

    var told = negotiation(office.people().user("Otto", role, null), deal);

    assertThat(steps(told)).containsExactly("sent", "question", "sent");
    assertThat(changes(told, 2)).containsExactly("quantity Desk 1 2", "added Lamp - -");
    assertThat(told.body().toString())
        .doesNotContain("4711.25")
        .doesNotContain("4242.25")
        .doesNotContain("77.25")
        .doesNotContain("rival")
        .doesNotContain("Net")
        .doesNotContain("Match")
        .doesNotContain("oak");
    assertThat(told.at("courses.0.steps.0.total").isNull()).isTrue();
    assertThat(told.at("courses.0.difference").isNull()).isTrue();
  }

  @Test
  void whose_role_shows_no_lines_and_no_events_sees_the_quotes_alone() {
    var deal = negotiated();
    var role = office.people().role("Controller");
    office.people().allow(role, "opportunity", "all");
    office.people().allow(role, "quote", "all");

    var told = negotiation(office.people().user("Cora", role, null), deal);

    assertThat(steps(told)).containsExactly("sent", "sent");
    assertThat(changes(told, 1)).containsExactly("terms - Net 14 Net 30");
    assertThat(told.text("courses.0.steps.1.reason")).isEqualTo("rival");
  }

  @Test
  void however_many_versions_there_are_it_takes_five_statements() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    assertThat(count(dealOf(first))).isEqualTo(5);
    var last = first;
    for (var i = 0; i < 5; i++) {
      last = another(last);
      say(desk.send(last), "questions", Map.of("name", "Maria", "text", "Less?"));
    }

    assertThat(count(dealOf(first))).isEqualTo(5);
  }

  /** One desk for 4,711.25, then two for 4,242.25 and a lamp for 77.25. */
  private String negotiated() {
    var first = desk.draft("1");
    desk.save(
        first,
        Map.of("validUntil", "2099-01-31", "terms", "Net 14"),
        List.of(line("Desk", "1", "4711.25")));
    say(desk.send(first), "questions", Map.of("name", "Maria", "text", "Is it oak?"));
    var second = another(first);
    var why = new LinkedHashMap<String, Object>();
    why.put("validUntil", "2099-01-31");
    why.put("terms", "Net 30");
    why.put("reason", "rival");
    why.put("asked", "Match them");
    desk.save(second, why, List.of(line("Desk", "2", "4242.25"), line("Lamp", "1", "77.25")));
    desk.send(second);
    return dealOf(first);
  }

  private int count(String deal) {
    var ann = desk.ann();
    ann.get("/api/session");
    return statements.during(() -> ann.get(path(deal))).size();
  }

  private void hide(UUID role, String object, String... fields) {
    for (var field : fields) {
      db.insertInto(ROLE_FIELD)
          .set(ROLE_FIELD.ROLE_ID, role)
          .set(ROLE_FIELD.OBJECT, object)
          .set(ROLE_FIELD.FIELD, field)
          .set(ROLE_FIELD.ACCESS, "hidden")
          .execute();
    }
  }

  private String quoteOf(String deal) {
    return desk.ann().post("/api/opportunities/" + deal + "/quotes", Map.of()).text("id");
  }

  private String another(String quote) {
    var made = desk.ann().post("/api/quotes/" + quote + "/versions", Map.of());
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private void say(String token, String what, Map<String, ?> words) {
    var said = desk.customer().post("/api/offers/" + token + "/" + what, words);
    assertThat(said.status()).as(said.body().toString()).isEqualTo(200);
  }

  private String dealOf(String quote) {
    return desk.read(quote).text("quote.opportunity.id");
  }

  private static String path(String deal) {
    return "/api/opportunities/" + deal + "/negotiation";
  }

  private Browser.Answer negotiation(UUID user, String deal) {
    var answer = office.browser(user).get(path(deal));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  /** What kinds of steps the first course has. */
  private static List<String> steps(Browser.Answer told) {
    return told.at("courses.0.steps")
        .valueStream()
        .map(step -> step.get("kind").asString())
        .toList();
  }

  /** Each in words: what, of which line, from, to. */
  private static List<String> changes(Browser.Answer told, int step) {
    return told.at("courses.0.steps." + step + ".changes")
        .valueStream()
        .map(change ->
            String.join(
                " ",
                change.get("kind").asString(),
                change.path("line").asString("-"),
                change.path("from").asString("-"),
                change.path("to").asString("-")))
        .toList();
  }

  private static Map<String, Object> line(String words, String quantity, String price) {
    return Map.of("description", words, "quantity", quantity, "unitPrice", price);
  }

  private static Map<String, Object> optional(String words, String quantity, String price) {
    return Map.of("description", words, "quantity", quantity, "unitPrice", price, "optional", true);
  }
}
