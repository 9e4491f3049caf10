package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.QuotesTest.line;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.ORDER_LINE;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Discounts on whole quotes, from the draft to the order. */
@ApiTest
@OwnDatabase
class ReductionsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

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

  /** 10 % of 400 are 40: 33.33 of the desk's, 6.67 of the book's; taxes of 60.00 and 5.40. */
  @Test
  void a_percentage_is_taken_off_before_tax() {
    var saved = save(desk.draft("1"), Map.of("reductionPercent", 10));

    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    assertThat(saved.text("quote.net.amount")).isEqualTo("360.00");
    assertThat(saved.text("quote.tax.amount")).isEqualTo("65.40");
    assertThat(saved.text("quote.total.amount")).isEqualTo("425.40");
    assertThat(saved.text("sums.reduction.of")).isEqualTo("400.00");
    assertThat(saved.text("sums.reduction.percent")).isEqualTo("10");
    assertThat(saved.text("sums.reduction.amount")).isEqualTo("40.00");
    assertThat(saved.text("sums.taxes.1.net")).isEqualTo("300.00");
  }

  @Test
  void what_it_would_come_to_is_told_before_it_is_saved() {
    var quote = desk.draft("1");
    save(quote, Map.of("reductionPercent", 10));
    var lines = List.of(line("Desk", "1", "100"));

    var kept = calculated(quote, Map.of("lines", lines));
    var typed = new java.util.LinkedHashMap<String, Object>();
    typed.put("reductionPercent", null);
    typed.put("reductionAmount", "25.5");
    var written = calculated(quote, Map.of("lines", lines, "values", typed));

    assertThat(kept.text("sums.net")).isEqualTo("90.00");
    assertThat(written.text("sums.net")).isEqualTo("74.50");
    assertThat(written.at("discount").decimalValue()).isEqualByComparingTo("25.5");
    assertThat(desk.read(quote).text("quote.net.amount")).isEqualTo("360.00");
    var wrong = Map.of("lines", lines, "values", Map.of("reductionPercent", "much"));
    assertThat(desk.ann().post("/api/quotes/" + quote + "/calculation", wrong).status())
        .isEqualTo(422);
  }

  @Test
  void it_is_one_of_the_two_and_no_more_than_the_quote() {
    var quote = desk.draft("1");

    assertThat(save(quote, Map.of("reductionPercent", 10, "reductionAmount", 5)).status())
        .isEqualTo(422);
    assertThat(save(quote, Map.of("reductionPercent", 101)).status()).isEqualTo(422);
    assertThat(save(quote, Map.of("reductionAmount", -1)).status()).isEqualTo(422);
    assertThat(save(quote, Map.of("reductionAmount", 1000)).text("quote.total.amount"))
        .isEqualTo("0.00");
  }

  /** 5 % off a line and 6 % off the whole are 10.7 %. */
  @Test
  void the_limit_is_not_got_around_by_it() {
    var quote = desk.draft("1", line("Desk", "1", "100", "discount", 5));
    desk.limitSalespeople(10);
    office.update(office.ann, "quote", quote, Map.of("reductionPercent", 6));

    assertThat(desk.read(quote).at("quote.discount").decimalValue()).isEqualByComparingTo("10.7");
    var refused = desk.ann().post("/api/quotes/" + quote + "/sending", Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("10.7");
    office.update(office.ann, "quote", quote, Map.of("reductionPercent", 5));
    assertThat(desk.read(quote).at("quote.discount").decimalValue()).isEqualByComparingTo("9.75");
    desk.send(quote);
  }

  /** 9 off 100 are 9 %; once the lines come to 60 they are 15 %. */
  @Test
  void an_amount_weighs_more_when_lines_go_or_may_be_left_out() {
    var quote = desk.draft("1");
    desk.limitSalespeople(10);
    desk.save(
        quote,
        Map.of("reductionAmount", 9),
        List.of(line("Desk", "1", "60"), line("Chair", "1", "40")));
    assertThat(desk.read(quote).at("quote.discount").decimalValue()).isEqualByComparingTo("9");

    desk.save(
        quote,
        Map.of(),
        List.of(
            line("Desk", "1", "60"), line("Chair", "1", "40", "optional", true, "chosen", true)));

    assertThat(desk.read(quote).at("quote.discount").decimalValue()).isEqualByComparingTo("15");
    assertThat(desk.ann().post("/api/quotes/" + quote + "/sending", Map.of()).status())
        .isEqualTo(409);
  }

  /** Without the lamp 50 off 400; with it for 100 at 20 % they are 50 off 500. */
  @Test
  void what_the_customer_chooses_shares_an_amount_and_the_order_comes_to_what_was_accepted() {
    var quote = desk.draft("1");
    var lines =
        List.of(
            line("Desk", "1", "333.33", "tax", 20),
            line("Book", "1", "66.67", "tax", 9),
            line("Lamp", "1", "100", "tax", 20, "optional", true));
    desk.save(quote, Map.of("reductionAmount", 50), lines);
    var token = desk.send(quote);
    var offer = desk.offer(token);
    assertThat(offer.text("content.sums.reduction.amount")).isEqualTo("50.00");
    assertThat(offer.text("content.sums.net")).isEqualTo("350.00");
    var lamp = offer.text("content.lines.2.id");
    var sums =
        desk.customer().post("/api/offers/" + token + "/sums", Map.of("chosen", List.of(lamp)));
    // 43.33 of 433.33 at 20 %: 390.00, and 78.00; 6.67 of 66.67 at 9 %: 60.00, and 5.40.
    assertThat(sums.text("net")).isEqualTo("450.00");
    assertThat(sums.text("total")).isEqualTo("533.40");

    assertThat(desk.accept(token, "533.40", lamp).status()).isEqualTo(200);

    var order = desk.orders().getFirst();
    assertThat(order.at("/net/amount").asString()).isEqualTo("450.00");
    assertThat(order.at("/total/amount").asString()).isEqualTo("533.40");
    var ordered = UUID.fromString(order.at("/id").asString());
    // 43.33 of 333.33 and 100 are 33.33 and 10.00.
    assertThat(
            db.select(ORDER_LINE.REDUCTION, ORDER_LINE.NET)
                .from(ORDER_LINE)
                .where(ORDER_LINE.ORDER_ID.eq(ordered))
                .orderBy(ORDER_LINE.POSITION)
                .fetch(row -> plain(row.value1()) + " " + plain(row.value2())))
        .containsExactly("33.33 300", "6.67 60", "10 90");
    assertThat(desk.read(quote).text("quote.total.amount")).isEqualTo("533.40");
    var deal = desk.read(quote).text("quote.opportunity.id");
    assertThat(office.read(office.ann, "opportunity", deal).at("/amount/amount").asString())
        .isEqualTo("450.00");
  }

  @Test
  void another_version_begins_with_it_and_one_that_was_sent_keeps_it() {
    var quote = desk.draft("1");
    save(quote, Map.of("reductionPercent", 10));
    desk.send(quote);

    assertThat(office.patch(office.ann, "quote", quote, Map.of("reductionPercent", 20)).status())
        .isEqualTo(422);
    var next = desk.ann().post("/api/quotes/" + quote + "/versions", Map.of()).text("id");
    assertThat(desk.read(next).text("quote.total.amount")).isEqualTo("425.40");
    assertThat(desk.read(next).text("sums.reduction.percent")).isEqualTo("10");
  }

  private Browser.Answer save(String quote, Map<String, ?> values) {
    return desk.save(
        quote,
        values,
        List.of(line("Desk", "1", "333.33", "tax", 20), line("Book", "1", "66.67", "tax", 9)));
  }

  private Browser.Answer calculated(String quote, Map<String, ?> asked) {
    var answer = desk.ann().post("/api/quotes/" + quote + "/calculation", asked);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
