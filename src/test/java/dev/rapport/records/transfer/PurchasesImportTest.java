package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.FirstStart;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A shop's purchases over eighteen months, brought in as they are: columns set off by spaces, no
 * headings. They lie beside the project; without them this test says so. What has to come out was
 * computed from the file by other programs.
 *
 * <p>The first 2,000 customers' rows; {@code -Drapport.purchases=23570} takes all.
 */
@ApiTest
@OwnDatabase
class PurchasesImportTest {

  private static final Path FILE =
      Path.of(
          Optional.ofNullable(System.getenv("RAPPORT_DATA"))
              .orElse(System.getProperty("rapport.data", "../shared/data")),
          "purchases",
          "CDNOW_master.txt");

  private static final int ALL = 23_570;
  private static final int CUSTOMERS = Integer.getInteger("rapport.purchases", 2_000);

  @LocalServerPort private int port;
  @Autowired private Settings settings;

  /**
   * @param most what the largest purchase came to
   * @param often who bought most often, and for how much in all
   */
  private record Expected(
      int purchases,
      int customers,
      String sum,
      int quantity,
      String most,
      String often,
      String theirs) {}

  @Test
  void a_shop_s_purchases_come_in_with_their_customers() throws IOException {
    assumeTrue(Files.isRegularFile(FILE), "The purchases are not at " + FILE.toAbsolutePath());
    var expected =
        CUSTOMERS == ALL
            ? new Expected(69_659, 23_544, "2500315.63", 167_881, "1286.01", "14048", "8976.33")
            : new Expected(6_497, 1_998, "237240.50", 15_743, "575.92", "00499", "4378.55");
    var browser = setUp();

    var run = map(browser, upload(browser));
    var started = System.nanoTime();
    Imported.await(browser, browser.post(path(run, "/run"), Map.of()));
    var seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "%d purchases in %.1f s, %.0f a second%n",
        expected.purchases(), seconds, expected.purchases() / seconds);
    var done = browser.get(path(run, ""));
    assertThat(done.at("counts.create").asInt()).isEqualTo(expected.purchases());
    assertThat(done.at("counts.refuse").asInt()).isZero();

    var sums =
        browser.get("/api/records/order/aggregate?measures=count,sum(net),sum(quantity),max(net)");
    assertThat(sums.at("total.0").asInt()).isEqualTo(expected.purchases());
    assertThat(sums.text("total.1.amount")).isEqualTo(expected.sum());
    assertThat(sums.at("total.2").asInt()).isEqualTo(expected.quantity());
    assertThat(sums.text("total.3.amount")).isEqualTo(expected.most());
    assertThat(browser.get("/api/records/person?count=exact&limit=1").at("count.value").asInt())
        .isEqualTo(expected.customers());
    var best =
        browser.get(
            "/api/records/order/aggregate?group=person&measures=sum(net),count&sort=-count&limit=1");
    assertThat(best.text("groups.0.keys.0.label")).isEqualTo(expected.often());
    assertThat(best.text("groups.0.values.0.amount")).isEqualTo(expected.theirs());

    customers(browser);
    secondTime(browser);
  }

  /** As computed from the file: 00499 bought on 44 days with pauses of 4 days, 00004 on 4. */
  private static void customers(Browser browser) {
    var often = purchases(browser, "00499");
    assertThat(often.at("count").asInt()).isEqualTo(110);
    assertThat(often.text("value.amount")).isEqualTo("4378.55");
    assertThat(often.text("basket.amount")).isEqualTo("39.81");
    assertThat(often.text("first")).isEqualTo("2021-01-02");
    assertThat(often.text("last")).isEqualTo("2022-06-21");
    assertThat(often.at("rhythm.days").asInt()).isEqualTo(44);
    assertThat(often.at("rhythm.median").decimalValue()).isEqualByComparingTo("4");
    assertThat(often.at("rhythm.longest").asInt()).isEqualTo(25);
    assertThat(often.text("rhythm.verdict")).isEqualTo("late");

    var seldom = purchases(browser, "00004");
    assertThat(seldom.at("count").asInt()).isEqualTo(4);
    assertThat(seldom.text("value.amount")).isEqualTo("100.50");
    assertThat(seldom.text("basket.amount")).isEqualTo("25.13");
    assertThat(seldom.at("rhythm.median").decimalValue()).isEqualByComparingTo("132");
    assertThat(seldom.at("rhythm.longest").asInt()).isEqualTo(196);
    var once = purchases(browser, "00001");
    assertThat(once.at("rhythm.median").isNull()).isTrue();
  }

  /** Who has been given a name since is the same customer: by the number. */
  private void secondTime(Browser browser) throws IOException {
    var id = person(browser, "00001");
    var read = browser.get("/api/records/person/" + id);
    assertThat(
            browser
                .patch(
                    "/api/records/person/" + id,
                    Map.of("firstName", "Maria", "lastName", "Ivanova"),
                    "If-Match",
                    read.header("ETag"))
                .status())
        .isEqualTo(200);
    var people = browser.get("/api/records/person?count=exact&limit=1").at("count.value").asInt();

    var again =
        browser.upload(
            "/api/imports",
            "more.txt",
            " 00001 20220701  3   45.00\r\n 00002 20220702  1    9.50\r\n"
                .getBytes(StandardCharsets.UTF_8),
            "object",
            "order");
    var run = map(browser, again);
    Imported.await(browser, browser.post(path(run, "/run"), Map.of()));

    assertThat(browser.get("/api/records/person?count=exact&limit=1").at("count.value").asInt())
        .isEqualTo(people);
    var maria = browser.get("/api/parties/" + id + "/purchases");
    assertThat(maria.at("count").asInt()).isEqualTo(2);
    assertThat(maria.text("value.amount")).isEqualTo("56.77");
  }

  private static Answer purchases(Browser browser, String number) {
    return browser.get("/api/parties/" + person(browser, number) + "/purchases");
  }

  private static String person(Browser browser, String number) {
    return browser.get("/api/records/person?filter=externalId==" + number).text("records.0.id");
  }

  private static Answer upload(Browser browser) throws IOException {
    try (var lines = Files.lines(FILE)) {
      var some =
          lines
              .filter(line -> Integer.parseInt(line.substring(1, 6)) <= CUSTOMERS)
              .collect(Collectors.joining("\r\n"));
      return browser.upload(
          "/api/imports",
          "CDNOW_master.txt",
          some.getBytes(StandardCharsets.UTF_8),
          "object",
          "order");
    }
  }

  /** Whose, when, how many, how much; all of it went over the counter. */
  private static Answer map(Browser browser, Answer run) {
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    assertThat(run.text("delimiter")).isEqualTo(" ");
    assertThat(run.at("header").asBoolean()).isFalse();
    assertThat(run.at("columns")).hasSize(4);
    assertThat(run.text("columns.1.format")).isEqualTo("yyyyMMdd");
    var mapped =
        browser.put(
            path(run, "/mapping"),
            Map.of(
                "columns",
                List.of(
                    Map.of("index", 0, "field", "person", "createMissing", true),
                    Map.of("index", 1, "field", "orderedOn", "format", "yyyyMMdd"),
                    Map.of("index", 2, "field", "quantity"),
                    Map.of("index", 3, "field", "net")),
                "defaults",
                Map.of("status", "delivered")));
    assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);
    return mapped;
  }

  private static String path(Answer run, String part) {
    return "/api/imports/" + run.text("id") + part;
  }

  private Browser setUp() {
    var browser = new Browser(port);
    var setUp =
        browser.post(
            "/api/set-up",
            Map.of(
                "code", FirstStart.code(settings),
                "organisation", "Shop",
                "language", "en",
                "currency", "USD",
                "country", "US",
                "timeZone", "America/New_York",
                "administrator",
                    Map.of(
                        "name", "Ada", "email", "ada@example.com", "password", "correct horse 42"),
                "sampleData", false));
    assertThat(setUp.status()).as(setUp.body().toString()).isEqualTo(201);
    return browser;
  }
}
