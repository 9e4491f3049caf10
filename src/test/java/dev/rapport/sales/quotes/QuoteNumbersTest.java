package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.HashMap;
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

/** How quotes are numbered, as administrators say. */
@ApiTest
@OwnDatabase
class QuoteNumbersTest {

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
    db.execute("truncate quote cascade");
    db.execute("alter sequence quote_number restart with 1");
    settings.remove("letterhead");
  }

  @Test
  void prefix_digits_and_the_next_number_are_the_administrator_s_to_choose() {
    assertThat(number()).isEqualTo("Q-00001");
    var shown = letterhead();
    assertThat(shown.text("numberPrefix")).isEqualTo("Q-");
    assertThat(shown.at("numberDigits").asInt()).isEqualTo(5);
    assertThat(shown.at("nextNumber").asInt()).isEqualTo(2);

    var changed = change(Map.of("numberPrefix", "2026/", "numberDigits", 3, "nextNumber", 12));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.at("nextNumber").asInt()).isEqualTo(12);
    assertThat(number()).isEqualTo("2026/012");
    assertThat(number()).isEqualTo("2026/013");

    // Another year begins anew; without a prefix, too.
    assertThat(change(Map.of("numberPrefix", "2027/", "nextNumber", 1)).status()).isEqualTo(200);
    assertThat(number()).isEqualTo("2027/00001");
    assertThat(change(Map.of("numberPrefix", "", "nextNumber", 70001)).status()).isEqualTo(200);
    assertThat(number()).isEqualTo("70001");
  }

  @Test
  void what_is_left_out_goes_on_where_it_was() {
    number();
    number();
    assertThat(change(Map.of("terms", "Within 30 days")).status()).isEqualTo(200);
    assertThat(number()).isEqualTo("Q-00003");
  }

  @Test
  void no_number_is_given_twice() {
    assertThat(change(Map.of("nextNumber", 41)).status()).isEqualTo(200);
    var quote = desk.draft("1");
    assertThat(desk.read(quote).text("quote.name")).isEqualTo("Q-00041");
    // One in the bin had its number, too.
    assertThat(desk.ann().delete("/api/records/quote/" + quote).status()).isLessThan(300);

    var refused = change(Map.of("nextNumber", 41));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("nextNumber");
    assertThat(refused.text("errors.0.message"))
        .isEqualTo("Q-00041 is given already. Enter a higher number.");
    assertThat(number()).isEqualTo("Q-00042");

    // Back to a prefix that was used, the number has to be beyond its last.
    assertThat(change(Map.of("numberPrefix", "A-", "nextNumber", 1)).status()).isEqualTo(200);
    assertThat(number()).isEqualTo("A-00001");
    assertThat(change(Map.of("numberPrefix", "Q-")).text("errors.0.message"))
        .isEqualTo("Q-00042 is given already. Enter a higher number.");
    assertThat(number()).isEqualTo("A-00002");
  }

  @Test
  void what_makes_no_number_is_refused() {
    for (var wrong :
        List.of(
            Map.of("numberPrefix", "2026"),
            Map.of("numberPrefix", "More than fifteen-"),
            Map.of("numberDigits", 0),
            Map.of("numberDigits", 13),
            Map.of("nextNumber", 0),
            Map.of("nextNumber", -5),
            Map.of("nextNumber", 1_000_000_000_000L))) {
      var refused = change(wrong);
      assertThat(refused.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(refused.text("errors.0.field")).isEqualTo(wrong.keySet().iterator().next());
    }
    assertThat(number()).isEqualTo("Q-00001");
  }

  @Test
  void while_the_next_number_is_changed_quotes_are_made_without_one_twice() throws Exception {
    var deal = desk.deal("1");
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          IntStream.range(0, 24)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      i % 4 == 0
                          ? change(Map.of("nextNumber", 10 + i)).status()
                          : desk.ann()
                              .post("/api/opportunities/" + deal + "/quotes", Map.of())
                              .status())
              .toList();
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isIn(200, 201, 422);
      }
    }
    var numbers = db.select(QUOTE.NUMBER).from(QUOTE).fetch(QUOTE.NUMBER);
    assertThat(numbers).hasSize(18).doesNotHaveDuplicates();
  }

  private String number() {
    return desk.read(desk.draft("1")).text("quote.name");
  }

  private Answer letterhead() {
    return desk.ann().get("/api/letterhead");
  }

  private Answer change(Map<String, ?> values) {
    var letterhead = new HashMap<String, Object>(Map.of("validDays", 30));
    letterhead.putAll(values);
    return office.browser(office.administrator).put("/api/letterhead", letterhead);
  }
}
