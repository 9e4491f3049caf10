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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * A real company's sales book, brought in as it is. It lies beside the project; without it this
 * test says so.
 */
@ApiTest
@OwnDatabase
class SalesBookTest {

  private static final Path BOOK =
      Path.of(
          Optional.ofNullable(System.getenv("RAPPORT_DATA"))
              .orElse(System.getProperty("rapport.data", "../shared/data")),
          "sales");

  @LocalServerPort private int port;
  @Autowired private Settings settings;

  @Test
  void the_sales_book_comes_in_with_teams_products_accounts_and_all_deals() throws IOException {
    assumeTrue(Files.isDirectory(BOOK), "The sales book is not at " + BOOK.toAbsolutePath());
    var browser = new Browser(port);
    var setUp =
        browser.post(
            "/api/set-up",
            Map.of(
                "code", FirstStart.code(settings),
                "organisation", "Sales book",
                "language", "en",
                "currency", "USD",
                "country", "US",
                "timeZone", "America/New_York",
                "administrator",
                    Map.of(
                        "name", "Ada", "email", "ada@example.com", "password", "correct horse 42"),
                "sampleData", false));
    assertThat(setUp.status()).as(setUp.body().toString()).isEqualTo(201);

    var users = upload(browser, "sales_teams.csv", "user");
    assertThat(fields(users)).containsExactly("name", "manager", "office");
    assertThat(counts(run(browser, users))).containsEntry("create", 35).containsEntry("refuse", 0);
    assertThat(count(browser, "/api/records/user?count=true")).isEqualTo(35 + 6 + 1);
    assertThat(count(browser, "/api/records/team?count=true"))
        .isEqualTo(6 + 3 + 1); // and the one of the set-up
    assertThat(count(browser, "/api/records/user?count=true&filter=active==true")).isEqualTo(1);

    var products = upload(browser, "products.csv", "product");
    assertThat(fields(products)).containsExactly("name", "series", "price");
    assertThat(counts(run(browser, products))).containsEntry("create", 7);

    var accounts = upload(browser, "accounts.csv", "company");
    assertThat(fields(accounts).subList(0, 6))
        .containsExactly("name", "sector", "founded", "revenue", "employees", "address.country");
    assertThat(fields(accounts).getLast()).startsWith("relation:");
    assertThat(browser.get(path(accounts, "/values")).body()).isEmpty();
    assertThat(counts(run(browser, accounts))).containsEntry("create", 85);
    assertThat(count(browser, "/api/records/relation?count=true")).isEqualTo(15);
    assertThat(count(browser, "/api/records/company?count=true&filter=sector==technolgy"))
        .isEqualTo(12);

    deals(browser);
    var figures = new SalesBookFigures(browser, BOOK.resolve("sales_pipeline.csv"));
    figures.salespeople();
    figures.traits();
    figures.movement();
    figures.forecast();
    winProbability(browser);
  }

  /**
   * What is known of these deals beforehand says next to nothing about their end: it is told so.
   */
  private static void winProbability(Browser browser) {
    var started = browser.post("/api/scores/opportunity/trainings", Map.of("train", true));
    assertThat(Imported.end(browser, started.text("job")).text("state")).isEqualTo("done");
    var overview = browser.get("/api/scores/opportunity");
    var used = overview.at("used").toString();
    assertThat(used).contains("product");
    assertThat(used).doesNotContain("amount", "stage", "closedOn", "probability", "status");
    var report = browser.get("/api/scores/opportunity/versions/1").at("report");
    System.out.println("win probability: " + report);
    assertThat(report.get("good").asInt() + report.get("bad").asInt()).isEqualTo(4238 + 2473);
    assertThat(report.get("verdict").asString()).isIn("chance", "weak");
  }

  private void deals(Browser browser) throws IOException {
    var deals = upload(browser, "sales_pipeline.csv", "opportunity");
    assertThat(fields(deals))
        .containsExactly(
            "externalId", "owner", "product", "company", "stage", "openedOn", "closedOn", "amount");
    assertThat(deals.text("columns.5.format")).isEqualTo("M/d/yyyy");
    assertThat(deals.at("columns.5.formats")).hasSize(1);

    var questions = browser.get(path(deals, "/values"));
    assertThat(questions.body()).hasSize(2);
    var engaging = question(questions, "Engaging");
    assertThat(engaging.path("rows").asInt()).isEqualTo(1589);
    assertThat(engaging.path("canCreate").asBoolean()).isTrue();
    var pro = question(questions, "GTXPro");
    assertThat(pro.path("rows").asInt()).isEqualTo(1480);
    assertThat(pro.at("/suggestion/label").asString()).isEqualTo("GTX Pro");
    var answered =
        browser.put(
            path(deals, "/values"),
            List.of(
                Map.of("column", 4, "value", "Engaging", "create", true),
                Map.of(
                    "column", 2, "value", "GTXPro", "use", pro.at("/suggestion/id").asString())));
    assertThat(answered.status()).as(answered.body().toString()).isEqualTo(200);

    var started = System.nanoTime();
    check(browser, deals);
    System.out.println("dry run ms: " + (System.nanoTime() - started) / 1_000_000);
    assertThat(counts(browser.get(path(deals, ""))))
        .containsEntry("create", 8800)
        .containsEntry("refuse", 0);
    assertThat(count(browser, "/api/records/opportunity?count=exact")).isZero();

    started = System.nanoTime();
    var done = run(browser, deals);
    System.out.println("run ms: " + (System.nanoTime() - started) / 1_000_000);
    assertThat(counts(done)).containsEntry("create", 8800).containsEntry("refuse", 0);
    assertThat(figures(browser, "stage"))
        .containsEntry("Won", 4238L)
        .containsEntry("Lost", 2473L)
        .containsEntry("Engaging", 1589L)
        .containsEntry("Prospecting", 500L);
    assertThat(
            new BigDecimal(
                browser
                    .get(
                        "/api/records/opportunity/aggregate?measures=sum(amount)&filter=status==won")
                    .text("total.0.amount")))
        .isEqualByComparingTo("10005534");
    assertThat(count(browser, "/api/records/opportunity?count=exact&filter=company=null=true"))
        .isEqualTo(1425);
  }

  private static Map<String, Long> figures(Browser browser, String group) {
    var answer = browser.get("/api/records/opportunity/aggregate?measures=count&group=" + group);
    var figures = new HashMap<String, Long>();
    answer
        .at("groups")
        .forEach(each ->
            figures.put(each.at("/keys/0/label").asString(), each.at("/values/0").asLong()));
    return figures;
  }

  private static Answer upload(Browser browser, String file, String object) throws IOException {
    var answer =
        browser.upload(
            "/api/imports", file, Files.readAllBytes(BOOK.resolve(file)), "object", object);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer;
  }

  private static Answer run(Browser browser, Answer run) {
    Imported.await(browser, browser.post(path(run, "/run"), Map.of()));
    return browser.get(path(run, ""));
  }

  private static void check(Browser browser, Answer run) {
    Imported.await(browser, browser.post(path(run, "/check"), Map.of()));
  }

  private static String path(Answer run, String part) {
    return "/api/imports/" + run.text("id") + part;
  }

  private static List<String> fields(Answer run) {
    var fields = new ArrayList<String>();
    run.at("columns").forEach(column -> fields.add(column.path("field").asString("")));
    return fields;
  }

  private static JsonNode question(Answer questions, String value) {
    return StreamSupport.stream(questions.body().spliterator(), false)
        .filter(question -> question.path("value").asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> counts(Answer run) {
    var counts = new HashMap<String, Integer>();
    run.at("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
    return counts;
  }

  private static int count(Browser browser, String path) {
    var answer = browser.get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("count.value").asInt();
  }
}
