package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.ExchangeRates;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Quotes as those who make them work with them. */
@ApiTest
@OwnDatabase
class QuotesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ExchangeRates rates;

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

  @Test
  void a_quote_is_made_of_a_deal_at_once() {
    var quote = desk.read(desk.draft("1500"));

    assertThat(quote.text("quote.company.label")).isEqualTo("Hotel Rila");
    assertThat(quote.text("quote.person.label")).isEqualTo("Ivanova");
    assertThat(quote.text("quote.status")).isEqualTo("draft");
    assertThat(quote.text("quote.name")).matches("Q-\\d{5}");
    assertThat(quote.text("quote.validUntil")).isGreaterThan(LocalDate.now(Office.ZONE).toString());
    assertThat(quote.text("lines.0.description")).isEqualTo("New kitchen");
    assertThat(quote.text("quote.total.amount")).isEqualTo("1500.00");
  }

  /** 2 × 100 less 10 % are 180, and 20 % of that 36; the optional line doesn't count. */
  @Test
  void a_draft_is_saved_with_all_its_lines_and_adds_up() {
    var quote = desk.draft("1");
    var saved =
        desk.save(
            quote,
            Map.of("terms", "Within 30 days"),
            List.of(
                line("Desk", "2", "100", "discount", 10, "tax", 20),
                line("Chair", "1", "50", "optional", true, "tax", 20)));

    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    assertThat(saved.text("quote.net.amount")).isEqualTo("180.00");
    assertThat(saved.text("quote.tax.amount")).isEqualTo("36.00");
    assertThat(saved.text("quote.total.amount")).isEqualTo("216.00");
    assertThat(saved.text("quote.terms")).isEqualTo("Within 30 days");
    assertThat(saved.at("lines")).hasSize(2);
    assertThat(saved.text("sums.taxes.0.net")).isEqualTo("180.00");

    // One line stays, one goes, one comes.
    var kept = saved.text("lines.0.id");
    var again =
        desk.save(
            quote,
            Map.of(),
            List.of(
                line("Lamp", "1", "19.99", "tax", 20),
                Map.of("id", kept, "description", "Desk", "quantity", 1, "unitPrice", 100)));
    assertThat(again.at("lines")).hasSize(2);
    assertThat(again.text("lines.0.description")).isEqualTo("Lamp");
    assertThat(again.text("lines.1.id")).isEqualTo(kept);
    // 19.99 and 100 less the 10 % that nobody took back: 109.99; 20 % of it are 21.998.
    assertThat(again.text("quote.total.amount")).isEqualTo("131.99");
  }

  @Test
  void what_is_wrong_with_a_line_is_said_at_the_line() {
    var quote = desk.draft("1");

    var refused =
        desk.save(quote, Map.of(), List.of(line("Desk", "1", "1"), line("Chair", "-1", "x")));

    assertThat(refused.status()).isEqualTo(422);
    var at = refused.body().toString();
    assertThat(at).contains("lines[1].quantity").contains("lines[1].unitPrice");
    assertThat(desk.read(quote).text("quote.total.amount")).isEqualTo("1.00");
  }

  @Test
  void nobody_writes_over_what_somebody_else_has_saved() {
    var quote = desk.draft("1");
    var old = Map.of("version", 1, "lines", List.of(line("Desk", "1", "1")));
    desk.save(quote, Map.of(), List.of(line("Chair", "1", "2")));

    assertThat(desk.ann().put("/api/quotes/" + quote, old).status()).isEqualTo(412);
    assertThat(desk.read(quote).text("lines.0.description")).isEqualTo("Chair");
  }

  @Test
  void the_price_comes_from_the_book_of_the_customer_s_sector_for_the_quantity() {
    var product =
        office.id(
            office.administrator, "product", Map.of("name", "Oven", "price", 1000, "tax", 20));
    var all = book(Map.of("name", "All", "currency", "EUR"));
    var hotels = book(Map.of("name", "Hotels", "currency", "EUR", "segment", "Hotels"));
    var past =
        book(
            Map.of(
                "name",
                "Past",
                "currency",
                "EUR",
                "segment",
                "hotels",
                "validUntil",
                "2020-01-01"));
    price(all, product, 0, "950");
    price(hotels, product, 0, "900");
    price(hotels, product, 10, "800");
    price(past, product, 0, "1");
    var quote = desk.draft("1");

    var asked =
        desk.ann()
            .post(
                "/api/quotes/" + quote + "/calculation",
                Map.of(
                    "lines",
                    List.of(
                        Map.of("product", product, "quantity", 9),
                        Map.of("product", product, "quantity", 10),
                        Map.of("product", product, "quantity", 1, "unitPrice", 720))));

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
    assertThat(asked.text("lines.0.net")).isEqualTo("8100.00");
    assertThat(asked.text("lines.1.net")).isEqualTo("8000.00");
    assertThat(asked.at("lines.2.listPrice").decimalValue()).isEqualByComparingTo("900");
    // 720 of 900 are 20 % less.
    assertThat(asked.at("discount").decimalValue()).isEqualByComparingTo("20");
    // 16,820 and 20 % of it.
    assertThat(asked.text("sums.total")).isEqualTo("20184.00");

    var saved = desk.save(quote, Map.of(), List.of(Map.of("product", product, "quantity", 10)));
    assertThat(saved.text("quote.net.amount")).isEqualTo("8000.00");
    assertThat(saved.text("lines.0.description")).isEqualTo("Oven");
  }

  @Test
  void of_the_books_in_the_quote_s_currency_the_one_that_began_last_holds() {
    rates.put("USD", LocalDate.of(2020, 1, 1), new BigDecimal("0.9"));
    var product =
        office.id(office.administrator, "product", Map.of("name", "Fridge", "price", 1000));
    var today = LocalDate.now(ZoneOffset.UTC);
    var always = book(Map.of("name", "Always", "currency", "EUR"));
    var lastYear = book(begun("Last year", "EUR", today.minusYears(1)));
    var lastMonth = book(begun("Last month", "EUR", today.minusMonths(1)));
    // The day after tomorrow, so that it is to come in every zone.
    var soon = book(begun("Soon", "EUR", today.plusDays(2)));
    var dollars = book(begun("Dollars", "USD", today.minusDays(3)));
    price(always, product, 0, "990");
    price(lastMonth, product, 0, "930");
    price(lastYear, product, 0, "960");
    price(soon, product, 0, "910");
    price(dollars, product, 0, "1100");

    assertThat(listPrice(desk.draft("1"), product)).isEqualByComparingTo("930");
    var inDollars = desk.draft("1");
    var saved = desk.save(inDollars, Map.of("currency", "USD"), List.of());
    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    assertThat(listPrice(inDollars, product)).isEqualByComparingTo("1100");
  }

  @Test
  void a_product_whose_own_price_is_in_another_currency_has_none_until_somebody_types_it() {
    rates.put("USD", LocalDate.of(2020, 1, 1), new BigDecimal("0.9"));
    var product =
        office.id(
            office.administrator,
            "product",
            Map.of("name", "Scale", "price", Map.of("amount", 80, "currency", "USD")));
    var quote = desk.draft("1");

    assertThat(calculated(quote, product).at("lines.0.listPrice").isNull()).isTrue();
    var saved = desk.save(quote, Map.of(), List.of(Map.of("product", product, "quantity", 2)));
    assertThat(saved.text("quote.net.amount")).isEqualTo("0.00");
    var typed =
        desk.save(
            quote, Map.of(), List.of(Map.of("product", product, "quantity", 2, "unitPrice", "75")));
    assertThat(typed.text("quote.net.amount")).isEqualTo("150.00");
    assertThat(typed.at("quote.discount").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void a_product_in_no_book_costs_what_stands_with_it() {
    var product =
        office.id(office.administrator, "product", Map.of("name", "Pan", "price", "39.90"));
    var quote = desk.draft("1");

    var saved = desk.save(quote, Map.of(), List.of(Map.of("product", product, "quantity", 2)));

    assertThat(saved.text("quote.net.amount")).isEqualTo("79.80");
  }

  @Test
  void a_discount_above_the_limit_is_sent_only_once_somebody_approved_it() {
    var quote = desk.draft("1", line("Desk", "1", "100", "discount", 15));
    desk.limitSalespeople(10);

    var refused = desk.ann().post("/api/quotes/" + quote + "/sending", Map.of());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("15").contains("10");
    assertThat(desk.ann().post("/api/quotes/" + quote + "/approval", Map.of()).status())
        .isEqualTo(403);

    var approved =
        office.browser(office.manager).post("/api/quotes/" + quote + "/approval", Map.of());
    assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
    assertThat(approved.text("quote.approvedBy.label")).isEqualTo("Mara");

    // More than was approved isn't.
    desk.save(quote, Map.of(), List.of(line("Desk", "1", "100", "discount", 16)));
    assertThat(desk.ann().post("/api/quotes/" + quote + "/sending", Map.of()).status())
        .isEqualTo(409);
    desk.save(quote, Map.of(), List.of(line("Desk", "1", "100", "discount", 15)));
    desk.send(quote);
    assertThat(desk.status(quote)).isEqualTo("sent");
  }

  @Test
  void a_quote_that_was_sent_stays_as_it_is() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var line = desk.read(quote).text("lines.0.id");
    desk.send(quote);

    assertThat(desk.save(quote, Map.of(), List.of()).status()).isEqualTo(409);
    assertThat(office.patch(office.ann, "quote", quote, Map.of("terms", "Other")).status())
        .isEqualTo(422);
    assertThat(office.patch(office.ann, "quoteLine", line, Map.of("unitPrice", 1)).status())
        .isEqualTo(422);
    assertThat(desk.ann().delete("/api/records/quoteLine/" + line).status()).isEqualTo(422);
    assertThat(desk.ann().delete("/api/records/quote/" + quote).status()).isEqualTo(422);
    assertThat(
            desk.ann()
                .post("/api/records/quoteLine", Map.of("quote", quote, "description", "More"))
                .status())
        .isEqualTo(422);
    assertThat(desk.ann().post("/api/quotes/" + quote + "/sending", Map.of()).status())
        .isEqualTo(409);
    assertThat(desk.read(quote).text("quote.total.amount")).isEqualTo("100.00");
  }

  @Test
  void the_status_and_the_evidence_are_nobody_s_to_write() {
    var quote = desk.draft("1");

    assertThat(office.patch(office.ann, "quote", quote, Map.of("status", "accepted")).status())
        .isEqualTo(422);
    assertThat(office.patch(office.administrator, "quote", quote, Map.of("total", 7)).status())
        .isEqualTo(422);
    assertThat(
            office
                .browser(office.administrator)
                .post("/api/records/quoteEvent", Map.of("quote", quote))
                .status())
        .isEqualTo(422);
  }

  @Test
  void another_version_takes_the_place_of_the_one_that_was_sent() {
    var first = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(first);

    var made = desk.ann().post("/api/quotes/" + first + "/versions", Map.of());
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    var second = made.text("id");
    assertThat(desk.read(second).text("quote.name")).endsWith(" / 2");
    assertThat(desk.read(second).text("lines.0.description")).isEqualTo("Desk");
    assertThat(desk.offer(token).text("state")).isEqualTo("sent");

    desk.save(second, Map.of(), List.of(line("Desk", "1", "90")));
    var other = desk.send(second);
    assertThat(desk.offer(token).text("state")).isEqualTo("superseded");
    assertThat(desk.offer(token).at("content").isNull()).isTrue();
    assertThat(desk.offer(other).text("content.sums.total")).isEqualTo("90.00");
    assertThat(desk.accept(token, "100").status()).isEqualTo(409);
    var versions = desk.ann().get("/api/quotes/" + first + "/versions");
    assertThat(versions.at("versions")).hasSize(2);
    // Each has a desk of its own, and they are one thing.
    assertThat(versions.at("rows")).hasSize(1);
    assertThat(versions.text("rows.0.0")).isEqualTo(versions.text("versions.0.lines.0.id"));
    assertThat(versions.text("rows.0.1")).isEqualTo(versions.text("versions.1.lines.0.id"));
  }

  @Test
  void who_does_not_see_the_deal_s_quote_sees_nothing_of_it() {
    var quote = desk.draft("1");
    var line = desk.read(quote).text("lines.0.id");
    var carl = office.browser(office.carl);

    assertThat(carl.get("/api/quotes/" + quote).status()).isEqualTo(404);
    assertThat(carl.get("/api/records/quoteLine/" + line).status()).isEqualTo(404);
    assertThat(carl.post("/api/quotes/" + quote + "/sending", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void the_letterhead_gives_new_quotes_their_terms_and_their_tax() {
    var administrator = office.browser(office.administrator);
    var usual = Map.of("validDays", 14, "tax", 20, "terms", "Net 30", "taxNumber", "BG123");
    assertThat(administrator.put("/api/letterhead", usual).status()).isEqualTo(200);

    var quote = desk.read(desk.draft("100"));

    assertThat(quote.text("quote.terms")).isEqualTo("Net 30");
    assertThat(quote.text("quote.total.amount")).isEqualTo("120.00");
    assertThat(desk.ann().put("/api/letterhead", usual).status()).isEqualTo(403);
    assertThat(administrator.put("/api/letterhead", Map.of("validDays", 0)).status())
        .isEqualTo(422);
    administrator.put("/api/letterhead", Map.of("validDays", 30));
  }

  static Map<String, Object> line(
      String description, String quantity, String price, Object... more) {
    var line = new java.util.LinkedHashMap<String, Object>();
    line.put("description", description);
    line.put("quantity", quantity);
    line.put("unitPrice", price);
    for (var i = 0; i < more.length; i += 2) {
      line.put(more[i].toString(), more[i + 1]);
    }
    return line;
  }

  private static Map<String, ?> begun(String name, String currency, LocalDate on) {
    return Map.of("name", name, "currency", currency, "validFrom", on.toString());
  }

  private BigDecimal listPrice(String quote, String product) {
    return calculated(quote, product).at("lines.0.listPrice").decimalValue();
  }

  private Browser.Answer calculated(String quote, String product) {
    var answer =
        desk.ann()
            .post(
                "/api/quotes/" + quote + "/calculation",
                Map.of("lines", List.of(Map.of("product", product, "quantity", 1))));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private String book(Map<String, ?> values) {
    return office.id(office.administrator, "priceBook", values);
  }

  private void price(String book, String product, int from, String price) {
    office.create(
        office.administrator,
        "priceEntry",
        Map.of("book", book, "product", product, "fromQuantity", from, "price", price));
  }
}
