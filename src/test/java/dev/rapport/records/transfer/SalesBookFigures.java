package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the product says of the deals of the sales book, held against the file itself. */
final class SalesBookFigures {

  /** A line of the file. */
  private record Deal(
      String agent,
      String product,
      String account,
      String stage,
      @Nullable LocalDate engaged,
      @Nullable LocalDate closed,
      BigDecimal value) {

    static Deal of(String line) {
      var cells = line.split(",", -1);
      return new Deal(
          cells[1],
          cells[2].equals("GTXPro") ? "GTX Pro" : cells[2],
          cells[3],
          cells[4],
          day(cells[5]),
          day(cells[6]),
          cells[7].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[7]));
    }

    private static @Nullable LocalDate day(String text) {
      return text.isEmpty() ? null : LocalDate.parse(text, DateTimeFormatter.ofPattern("M/d/yyyy"));
    }

    boolean won() {
      return stage.equals("Won");
    }

    boolean lost() {
      return stage.equals("Lost");
    }

    boolean open() {
      return !won() && !lost();
    }

    /** Of one that is closed, which always has both. */
    long days() {
      return ChronoUnit.DAYS.between(
          Objects.requireNonNull(engaged), Objects.requireNonNull(closed));
    }

    boolean closedBefore(LocalDate day) {
      return closed != null && closed.isBefore(day);
    }

    boolean engagedBefore(LocalDate day) {
      return engaged == null || engaged.isBefore(day);
    }
  }

  private final Browser browser;
  private final List<Deal> deals;

  SalesBookFigures(Browser browser, Path file) throws IOException {
    this.browser = browser;
    this.deals = Files.readAllLines(file).stream().skip(1).map(Deal::of).toList();
  }

  /** Who closed deals in the third quarter of 2017: 1,257 were won, 790 lost. */
  void salespeople() {
    var from = LocalDate.of(2017, 7, 1);
    var to = LocalDate.of(2017, 10, 1);
    Predicate<Deal> then = deal -> deal.closedBefore(to) && !deal.closedBefore(from);
    var people = get("/api/salespeople?within=2017-Q3").at("people");
    var seen = new HashSet<String>();
    for (var person : people) {
      var name = person.at("/user/label").asString();
      var theirs = deals.stream().filter(then).filter(deal -> deal.agent().equals(name)).toList();
      var won = theirs.stream().filter(Deal::won).toList();
      assertThat(person.at("/deals/won/count").asInt()).as(name).isEqualTo(won.size());
      assertThat(person.at("/deals/lost/count").asInt())
          .as(name)
          .isEqualTo(theirs.size() - won.size());
      assertThat(amount(person.at("/deals/amount"))).as(name).isEqualByComparingTo(sum(won));
      if (!theirs.isEmpty()) {
        seen.add(name);
        assertThat(person.at("/deals/winRate/percent").asDouble())
            .as(name)
            .isCloseTo(100.0 * won.size() / theirs.size(), within(0.06));
      }
      if (!won.isEmpty()) {
        assertThat(person.at("/deals/cycleDays").asDouble())
            .as(name)
            .isCloseTo(medianOfDays(won), within(0.06));
      }
    }
    assertThat(seen).hasSize(30);
    var won = 0;
    var lost = 0;
    for (var person : people) {
      won += person.at("/deals/won/count").asInt();
      lost += person.at("/deals/lost/count").asInt();
    }
    assertThat(won).isEqualTo(1257);
    assertThat(lost).isEqualTo(790);
  }

  private static double medianOfDays(List<Deal> won) {
    var days = won.stream().mapToLong(Deal::days).sorted().toArray();
    var half = days.length / 2;
    return days.length % 2 == 1 ? days[half] : (days[half - 1] + days[half]) / 2.0;
  }

  /** How the deals about each product ended. */
  void traits() {
    var traits = get("/api/traits/opportunity");
    assertThat(traits.at("all.ended").asInt()).isEqualTo(4238 + 2473);
    assertThat(traits.at("all.well").asInt()).isEqualTo(4238);
    var products = field(traits, "product");
    assertThat(products).hasSize(7);
    for (var value : products) {
      var name = value.get("label").asString();
      assertCounts(value, deal -> deal.product().equals(name), name);
    }
    // Forty of the 85 accounts, and the deals without one.
    for (var value : field(traits, "company")) {
      var name = value.get("label").isNull() ? "" : value.get("label").asString();
      assertCounts(value, deal -> deal.account().equals(name), name);
    }
  }

  private void assertCounts(JsonNode trait, Predicate<Deal> which, String name) {
    assertThat(trait.at("/count/ended").asLong())
        .as(name)
        .isEqualTo(count(which.and(deal -> !deal.open())));
    assertThat(trait.at("/count/well").asLong()).as(name).isEqualTo(count(which.and(Deal::won)));
  }

  private static List<JsonNode> field(Answer traits, String name) {
    return traits
        .at("fields")
        .valueStream()
        .filter(field -> field.get("field").asString().equals(name))
        .flatMap(field -> field.get("values").valueStream())
        .toList();
  }

  /** From what was open on 1 April 2017 to what was open after 30 June. */
  void movement() {
    var from = LocalDate.of(2017, 4, 1);
    var to = LocalDate.of(2017, 7, 1);
    var movement = get("/api/pipeline-movement?within=2017-Q2");
    assertStep(movement, "start", deal -> deal.engagedBefore(from) && !deal.closedBefore(from));
    assertStep(movement, "added", deal -> !deal.engagedBefore(from) && deal.engagedBefore(to));
    Predicate<Deal> closed = deal -> deal.closedBefore(to) && !deal.closedBefore(from);
    assertStep(movement, "won", closed.and(Deal::won));
    assertStep(movement, "lost", closed.and(Deal::lost));
    assertStep(movement, "grown", _ -> false);
    assertStep(movement, "shrunk", _ -> false);
    assertStep(movement, "end", deal -> deal.engagedBefore(to) && !deal.closedBefore(to));
    assertThat(movement.at("later.deals").asInt()).isZero();
    assertThat(movement.at("earlier.deals").asInt()).isZero();
  }

  private void assertStep(Answer movement, String kind, Predicate<Deal> which) {
    var step =
        movement
            .at("steps")
            .valueStream()
            .filter(each -> each.get("kind").asString().equals(kind))
            .findFirst()
            .orElseThrow();
    assertThat(step.get("deals").asLong()).as(kind).isEqualTo(count(which));
    assertThat(amount(step.get("amount")))
        .as(kind)
        .isEqualByComparingTo(sum(deals.stream().filter(which).toList()));
  }

  /** Of the open ones the file has no expected day, nor an amount. */
  void forecast() {
    var from = LocalDate.of(2017, 10, 1);
    var to = LocalDate.of(2018, 1, 1);
    var forecast = get("/api/forecast?within=2017-Q4");
    assertThat(forecast.at("undated.deals").asLong())
        .isEqualTo(count(Deal::open))
        .isEqualTo(1589 + 500);
    assertThat(amount(forecast.at("undated.amount"))).isZero();
    assertThat(forecast.at("overdue.deals").asInt()).isZero();
    var won =
        deals.stream()
            .filter(deal -> deal.won() && deal.closedBefore(to) && !deal.closedBefore(from))
            .toList();
    assertThat(amount(forecast.at("total.won"))).isEqualByComparingTo(sum(won));
  }

  private long count(Predicate<Deal> which) {
    return deals.stream().filter(which).count();
  }

  private static BigDecimal sum(List<Deal> some) {
    return some.stream().map(Deal::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(JsonNode money) {
    return new BigDecimal(money.get("amount").asString());
  }

  private Answer get(String path) {
    var answer = browser.get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }
}
