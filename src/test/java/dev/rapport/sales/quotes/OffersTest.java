package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.QuotesTest.line;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Quotes as their customers, and strangers, get at them. */
@ApiTest
@OwnDatabase
class OffersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ExpiredQuotes expired;

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

  /** The desk for 100 and the lamp for 20 with 20 % tax: 144. The chair stays behind. */
  @Test
  void what_the_customer_accepts_becomes_an_order_and_the_deal_is_won() {
    var quote =
        desk.draft(
            "1",
            line("Desk", "1", "100", "tax", 20),
            line("Chair", "1", "50", "tax", 20, "optional", true),
            line("Lamp", "1", "20", "tax", 20, "optional", true));
    var token = desk.send(quote);
    var offer = desk.offer(token);
    assertThat(offer.text("content.sums.total")).isEqualTo("120.00");
    assertThat(offer.text("content.recipient.company")).isEqualTo("Hotel Rila");
    var lamp = offer.text("content.lines.2.id");
    var sums =
        desk.customer().post("/api/offers/" + token + "/sums", Map.of("chosen", List.of(lamp)));
    assertThat(sums.text("total")).isEqualTo("144.00");

    var accepted = desk.accept(token, "144.00", lamp);

    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
    assertThat(accepted.text("state")).isEqualTo("accepted");
    var read = desk.read(quote);
    assertThat(read.text("quote.status")).isEqualTo("accepted");
    assertThat(read.text("quote.decidedBy")).isEqualTo("Maria Ivanova");
    var deal = office.read(office.ann, "opportunity", read.text("quote.opportunity.id"));
    assertThat(deal.get("status").asString()).isEqualTo("won");
    assertThat(deal.at("/amount/amount").asString()).isEqualTo("120.00");
    var orders = ordersOf(quote);
    assertThat(orders.at("records")).hasSize(1);
    assertThat(orders.text("records.0.total.amount")).isEqualTo("144.00");
    var lines =
        desk.ann()
            .get("/api/records/orderLine?filter=order==" + orders.text("records.0.id"))
            .at("records");
    assertThat(lines).hasSize(2);
    var evidence = evidence(quote, "accepted").at("records").get(0);
    assertThat(evidence.get("person").asString()).isEqualTo("Maria Ivanova");
    assertThat(evidence.get("address").asString()).isNotEmpty();
    assertThat(evidence.get("content").asString()).contains("144.00").contains("Lamp");
    assertThat(evidence.get("contentHash").asString())
        .isEqualTo(QuoteEvents.hash(evidence.get("content").asString()));
  }

  @Test
  void accepted_by_ten_at_once_it_becomes_one_order() throws Exception {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    try (var threads = Executors.newFixedThreadPool(10)) {
      List<Callable<Integer>> tries =
          IntStream.range(0, 10)
              .<Callable<Integer>>mapToObj(_ -> () -> desk.accept(token, "100.00").status())
              .toList();
      for (var answer : threads.invokeAll(tries)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(ordersOf(quote).at("records")).hasSize(1);
    assertThat(evidence(quote, "accepted").at("records")).hasSize(1);
  }

  @Test
  void nobody_accepts_another_total_than_they_saw() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    assertThat(desk.accept(token, "99.99").status()).isEqualTo(409);
    var foreign = desk.read(desk.draft("5")).text("lines.0.id");
    assertThat(desk.accept(token, "100.00", foreign).status()).isEqualTo(422);
    assertThat(desk.status(quote)).isEqualTo("sent");
  }

  @Test
  void what_is_over_says_so_and_can_not_be_accepted() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);
    desk.endYesterday(quote);

    assertThat(desk.offer(token).text("state")).isEqualTo("expired");
    assertThat(desk.offer(token).at("content").isNull()).isTrue();
    assertThat(desk.accept(token, "100.00").status()).isEqualTo(409);
    expired.expire();
    assertThat(desk.status(quote)).isEqualTo("expired");
    assertThat(ordersOf(quote).at("records")).isEmpty();
  }

  @Test
  void the_customer_declines_with_a_reason() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    var declined =
        desk.customer()
            .post(
                "/api/offers/" + token + "/refusal", Map.of("name", "Maria", "reason", "Too dear"));

    assertThat(declined.text("state")).isEqualTo("declined");
    assertThat(desk.read(quote).text("quote.declineReason")).isEqualTo("Too dear");
    assertThat(desk.accept(token, "100.00").status()).isEqualTo(409);
  }

  @Test
  void a_question_stands_on_the_deal_and_is_a_task_of_its_salesperson() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    var asked =
        desk.customer()
            .post(
                "/api/offers/" + token + "/questions",
                Map.of("name", "Maria", "text", "Is it oak?"));

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
    var deal = desk.read(quote).text("quote.opportunity.id");
    var note = desk.ann().get("/api/records/note?filter=about==" + deal);
    assertThat(note.text("records.0.body")).contains("Maria").contains("Is it oak?");
    var task = desk.ann().get("/api/records/task?filter=about==" + deal + "&fields=subject,owner");
    assertThat(task.text("records.0.owner.label")).isEqualTo("Ann");
  }

  @Test
  void what_was_seen_and_from_where_is_kept() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);
    desk.customer().get("/api/offers/" + token, "User-Agent", "A browser");
    desk.customer().get("/api/offers/" + token, "User-Agent", "A browser");

    var seen = evidence(quote, "seen").at("records");
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).get("userAgent").asString()).isEqualTo("A browser");
    // Not even an administrator takes it away.
    var path = "/api/records/quoteEvent/" + seen.get(0).get("id").asString();
    assertThat(office.browser(office.administrator).delete(path).status()).isEqualTo(422);
  }

  @Test
  void an_acceptance_is_not_undone() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    desk.accept(desk.send(quote), "100.00");
    var order = ordersOf(quote).text("records.0.id");

    assertThat(desk.ann().delete("/api/records/order/" + order).status()).isEqualTo(422);
  }

  @Test
  void the_link_stands_nowhere_and_another_one_can_be_made() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    var other =
        desk.ann()
            .post("/api/quotes/" + quote + "/links", Map.of(), "Idempotency-Key", "one")
            .text("link")
            .replaceFirst(".*/q/", "");
    assertThat(other).hasSize(43).isNotEqualTo(token);
    assertThat(desk.offer(other).text("state")).isEqualTo("sent");
    for (var table : List.of("public_link", "change", "idempotent_request", "quote_event")) {
      var rows = db.fetch("select t::text as row from " + table + " t").getValues("row").toString();
      assertThat(rows).as(table).doesNotContain(token).doesNotContain(other);
    }
  }

  @Test
  void strangers_get_nothing_by_guessing_and_break_nothing_by_what_they_send() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);
    for (var guess :
        List.of("x", "%00", token.substring(1), token + "A", quote, "a".repeat(5000))) {
      assertThat(desk.offer(guess).status()).as(guess).isIn(400, 404, 414);
    }
    var bodies =
        List.of(
            "",
            "null",
            "[]",
            "42",
            "{",
            "{\"name\": null, \"total\": 100}",
            "{\"name\": \"\\u0000\", \"total\": 100}",
            "{\"name\": \"\\ud800\", \"total\": 100}",
            "{\"name\": \"" + "a".repeat(300) + "\", \"total\": 100}",
            "{\"name\": \"M\", \"total\": 1e999999}",
            "{\"name\": \"M\", \"total\": \"NaN\"}",
            "{\"name\": \"M\", \"total\": 100, \"chosen\": [null]}",
            "{\"name\": \"M\", \"total\": 100, \"chosen\": \"x\"}",
            "{\"name\": \"M\", \"total\": 100, \"signature\": \"<svg onload=alert(1)>\"}",
            "{\"name\": \"M\", \"total\": 100, \"signature\": \"" + "M1 1L2 2".repeat(9000) + "\"}",
            "{\"name\": \"M\", \"total\": 100, \"signature\": \"" + "M1 1".repeat(7000) + "x\"}");
    for (var door : List.of("acceptance", "refusal", "questions", "sums")) {
      for (var body : bodies) {
        if (door.equals("acceptance") || !body.contains("\"M\"")) {
          var answer = desk.customer().post("/api/offers/" + token + "/" + door, body);
          assertThat(answer.status())
              .as(door + " " + body.substring(0, Math.min(80, body.length())))
              .isLessThan(500);
        }
      }
    }
    assertThat(ordersOf(quote).at("records")).isEmpty();
    assertThat(desk.read(quote).text("quote.decidedBy")).isEmpty();
  }

  @Test
  void an_administrator_s_demands_on_won_deals_do_not_turn_the_customer_away() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);
    var won =
        db.select(STAGE.ID)
            .from(STAGE)
            .where(STAGE.KIND.eq("won"))
            .limit(1)
            .fetchSingle(STAGE.ID)
            .toString();
    var field =
        Map.of(
            "labels",
            Map.of("en", "Delivery address"),
            "type",
            Map.of("name", "text", "maxLength", 100),
            "requiredFrom",
            Map.of("field", "stage", "values", List.of(won)));
    var administrator = office.browser(office.administrator);
    var added = administrator.post("/api/objects/opportunity/fields", field);
    assertThat(added.status()).as(added.body().toString()).isEqualTo(201);

    assertThat(desk.accept(token, "100.00").status()).isEqualTo(200);
    var deal = desk.read(quote).text("quote.opportunity.id");
    assertThat(office.read(office.ann, "opportunity", deal).get("status").asString())
        .isEqualTo("open");
    assertThat(ordersOf(quote).at("records")).hasSize(1);
    administrator.delete("/api/objects/opportunity/fields/" + added.text("name"));
  }

  /** Not on the page, not on paper, not in the letter, and not in what is kept of the sending. */
  @Test
  void why_a_version_differs_is_nobody_else_s_to_read() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    desk.send(first);
    var second = desk.ann().post("/api/quotes/" + first + "/versions", Map.of()).text("id");
    var why = Map.of("reason", "rival", "asked", "They want what Ikarus gives");
    assertThat(desk.save(second, why, List.of(line("Desk", "1", "90"))).status()).isEqualTo(200);
    var token = desk.send(second);
    assertThat(desk.read(second).body().toString()).contains("rival").contains("Ikarus");

    var shown = new ArrayList<String>();
    shown.add(desk.offer(token).body().toString());
    var paper = desk.customer().download("/api/offers/" + token + "/pdf");
    shown.add(ReadPdf.of(paper.bytes()).text());
    shown.add(desk.ann().get("/api/quotes/" + second + "/letter").body().toString());
    shown.add(evidence(second, "sent").text("records.0.content"));
    shown.add(desk.accept(token, "90").body().toString());
    shown.add(evidence(second, "accepted").text("records.0.content"));

    assertThat(shown)
        .allSatisfy(text ->
            assertThat(text).contains("Ivanova").doesNotContain("rival").doesNotContain("Ikarus"));
  }

  private Browser.Answer ordersOf(String quote) {
    return desk.ann().get("/api/records/order?filter=quote==" + quote + "&fields=total,number");
  }

  private Browser.Answer evidence(String quote, String kind) {
    return desk.ann()
        .get(
            "/api/records/quoteEvent?filter=quote=="
                + quote
                + ";kind=="
                + kind
                + "&fields=person,address,userAgent,content,contentHash,kind");
  }
}
