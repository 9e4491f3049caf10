package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Figures that records show of those that point to them. */
@ApiTest
@OwnDatabase
class FiguresTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ada;
  private Shaper companies;
  private Shaper visits;
  private String pointer;
  private String cost;
  private String when;
  private String count;
  private String sum;
  private String latest;
  private String there;

  @BeforeEach
  void companiesThatAreVisited() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    companies = new Shaper(ada, "company");
    visits = Shaper.ofNew(ada, "Visit", "Visits " + System.nanoTime());
    pointer =
        visits.add("Host", Map.of("name", "reference", "targets", List.of("company")), Map.of());
    cost = visits.add("Cost", "money");
    when = visits.add("Day", "date");
    there = company("There before");
    visit(there, 10, "2026-01-01");
    var tag = " " + System.nanoTime();
    count = companies.add("Visits made" + tag, figure("count", null, false), Map.of());
    sum = companies.add("Visits cost" + tag, figure("sum", cost, true), Map.of("sortable", true));
    latest = companies.add("Visited last" + tag, figure("latest", when, true), Map.of());
    List.of(count, sum, latest).forEach(companies::ready);
  }

  @Test
  void they_follow_whatever_becomes_of_the_records() {
    shows(there, 1, "10", "2026-01-01");
    var acme = company("Acme");
    shows(acme, 0, "0", null);
    var version = read(acme).get("version").asInt();
    var first = visit(acme, 100, "2026-02-01");
    var second = visit(acme, 50, "2026-03-01");
    shows(acme, 2, "150", "2026-03-01");
    assertThat(read(acme).get("version").asInt()).isEqualTo(version);

    office.update(office.administrator, visits.object(), first, Map.of(cost, 70));
    shows(acme, 2, "120", "2026-03-01");
    var moved = patch(second, Map.of(pointer, there));
    shows(acme, 1, "70", "2026-02-01");
    shows(there, 2, "60", "2026-03-01");
    reverse(moved);
    shows(acme, 2, "120", "2026-03-01");
    shows(there, 1, "10", "2026-01-01");
    var deleted = ada.delete("/api/records/" + visits.object() + "/" + second);
    shows(acme, 1, "70", "2026-02-01");
    reverse(deleted);
    shows(acme, 2, "120", "2026-03-01");
    bulk(List.of(first, second), Map.of(pointer, there));
    shows(acme, 0, "0", null);
    shows(there, 3, "130", "2026-03-01");

    var list = ada.get("/api/records/company?sort=-" + sum + "&filter=" + sum + "=ge=0");
    assertThat(list.body().at("/records/0/name").asString()).isEqualTo("There before");
    assertThat(ada.get("/api/records/company?filter=" + count + "==3").body().get("records"))
        .hasSize(1);
    assertThat(office.patch(office.administrator, "company", acme, Map.of(count, 7)).status())
        .isEqualTo(422);
  }

  @Test
  void they_follow_a_merge_and_its_undo() {
    var one = company("Merged one");
    var two = company("Merged two");
    visit(one, 1, "2026-01-01");
    visit(two, 2, "2026-02-01");
    shows(two, 1, "2", "2026-02-01");

    var merged =
        ada.post(
            "/api/records/company/" + one + "/merger", Map.of("merged", two, "taken", List.of()));

    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    shows(one, 2, "3", "2026-02-01");
    ada.post("/api/change-sets/" + merged.text("changeSet") + "/reversal", null);
    shows(one, 1, "1", "2026-01-01");
    shows(two, 1, "2", "2026-02-01");
  }

  @Test
  void many_who_write_at_once_leave_them_right() throws Exception {
    var acme = company("Busy");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 40)
              .mapToObj(_ -> executor.submit(() -> visit(acme, 1, "2026-01-01")))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
    shows(acme, 40, "40", "2026-01-01");
  }

  @Test
  void only_those_see_them_who_may_read_all_that_they_are_made_of() {
    office.people().allow(office.salesRole, visits.object(), "own");
    rightsChanged();
    var mine = office.id(office.ann, "company", Map.of("name", "Ann's"));
    var seen = office.read(office.ann, "company", mine);
    assertThat(seen.has(count)).isFalse();
    assertThat(seen.has(sum)).isTrue();
    assertThat(office.browser(office.ann).get("/api/catalog").body().toString())
        .doesNotContain("\"" + count + "\"");
    var filtered = office.browser(office.ann).get("/api/records/company?filter=" + count + "==0");
    assertThat(filtered.status()).isEqualTo(400);

    db.execute("delete from role_access where object = ?", visits.object());
    office.people().allow(office.salesRole, visits.object(), "all");
    rightsChanged();
    assertThat(office.read(office.ann, "company", mine).has(count)).isTrue();
    companies.change(count, Map.of("type", figure("count", null, true)));
    assertThat(db.fetch("select from guarded_field where field = ?", count)).isEmpty();
  }

  @Test
  void a_figure_goes_with_the_fields_that_it_is_made_of() {
    assertThat(ada.delete(visits.path() + "/" + cost).status()).isEqualTo(204);
    assertThat(read(there).has(sum)).isFalse();
    assertThat(read(there).has(count)).isTrue();
    assertThat(ada.post(visits.path() + "/" + cost + "/restoration", null).status()).isEqualTo(204);
    assertThat(read(there).has(sum)).isTrue();
  }

  @Test
  void what_can_not_be_is_refused_with_its_reason() {
    assertThat(refused(Map.of("function", "count", "object", "nothing", "field", "x")))
        .isEqualTo("shape.figureObject");
    assertThat(refused(Map.of("function", "count", "object", "person", "field", "lastName")))
        .isEqualTo("shape.figureField");
    assertThat(
            refused(
                Map.of("function", "sum", "object", visits.object(), "field", pointer, "of", when)))
        .isEqualTo("shape.figureOf");
    var required =
        companies.tryToAdd("Required", figure("count", null, true), Map.of("required", true));
    assertThat(required.text("errors.0.field")).isEqualTo("required");
  }

  @Test
  void a_figure_of_some_follows_when_a_record_begins_or_ends_to_be_one_of_them() {
    var acme = company("Acme");
    var early = visit(acme, 100, "2026-01-15");
    var tag = " " + System.nanoTime();
    var dear = cost + ">=60;" + when + "=within=2026";
    var type = filtered(figure("sum", cost, true), dear);
    var some = companies.add("Dear visits" + tag, type, Map.of());
    companies.ready(some);
    costs(acme, some, "100");
    var small = visit(acme, 50, "2026-03-01");
    costs(acme, some, "100");
    patch(small, Map.of(cost, 60));
    costs(acme, some, "160");
    var ended = patch(early, Map.of(when, "2025-12-31"));
    costs(acme, some, "60");
    reverse(ended);
    costs(acme, some, "160");

    companies.change(some, Map.of("type", filtered(figure("sum", cost, true), cost + "<100")));
    companies.ready(some);
    costs(acme, some, "60");

    // It goes with what its filter asks for.
    companies.change(some, Map.of("type", type));
    assertThat(read(acme).has(some)).isTrue();
    ada.delete(visits.path() + "/" + when);
    assertThat(read(acme).has(some)).isFalse();
  }

  @Test
  void what_changes_without_a_change_is_no_filter_of_a_figure() {
    for (var moving :
        List.of(
            when + ">=today-7d",
            when + "=within=thisYear",
            "owner==me",
            "owner==myTeam",
            pointer + ".sector==Trade",
            "tags=null=false",
            "updatedAt>2026-01-01",
            "(name==a," + when + "<today)")) {
      assertThat(refused(figureOf(filtered(figure("count", null, false), moving))))
          .as(moving)
          .isEqualTo("figure.moving");
    }
    assertThat(refused(figureOf(filtered(figure("count", null, false), "colour==red"))))
        .isEqualTo("query.unknownField");
    assertThat(refused(figureOf(filtered(figure("count", null, false), cost + ">many"))))
        .isEqualTo("money.unreadable");

    // Who may not read what a filter asks for doesn't see the figure.
    var type = filtered(figure("count", null, false), cost + ">=60");
    var some = companies.add("Dear " + System.nanoTime(), type, Map.of());
    companies.ready(some);
    assertThat(db.fetchValue("select fields from guarded_field where field = ?", some))
        .isEqualTo(Stream.of(pointer, cost).sorted().toArray(String[]::new));
  }

  private void costs(String company, String figure, String amount) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(new BigDecimal(read(company).at("/" + figure + "/amount").asString("0")))
                .isEqualByComparingTo(amount));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> figureOf(Map<String, Object> type) {
    return (Map<String, Object>) type.get("figure");
  }

  private static Map<String, Object> filtered(Map<String, Object> type, String filter) {
    figureOf(type).put("filter", filter);
    return type;
  }

  private String refused(Map<String, Object> figure) {
    return companies
        .tryToAdd("Refused", Map.of("name", "figure", "figure", figure), Map.of())
        .text("errors.0.code");
  }

  private Map<String, Object> figure(String function, String of, boolean everybody) {
    var figure = new HashMap<String, Object>();
    figure.put("function", function);
    figure.put("object", visits.object());
    figure.put("field", pointer);
    figure.put("of", of);
    figure.put("everybody", everybody);
    return Map.of("name", "figure", "figure", figure);
  }

  private void shows(String company, int visited, String costs, String last) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          var record = read(company);
          assertThat(record.get(count).asInt()).isEqualTo(visited);
          assertThat(new BigDecimal(record.at("/" + sum + "/amount").asString()))
              .isEqualByComparingTo(costs);
          assertThat(record.get(latest).asString(null)).isEqualTo(last);
        });
  }

  private JsonNode read(String company) {
    return office.read(office.administrator, "company", company);
  }

  private String company(String name) {
    return office.id(office.administrator, "company", Map.of("name", name));
  }

  private String visit(String company, int amount, String day) {
    return office.id(
        office.administrator,
        visits.object(),
        Map.of("name", "Visit", pointer, company, cost, amount, when, day));
  }

  private Answer patch(String visit, Map<String, Object> change) {
    return office.patch(office.administrator, visits.object(), visit, change);
  }

  private void bulk(List<String> ids, Map<String, Object> change) {
    var path = "/api/records/" + visits.object() + "/bulk";
    var answer = ada.post(path, Map.of("ids", ids, "patch", change));
    assertThat(answer.body().get("changed").asInt()).isEqualTo(ids.size());
  }

  private void reverse(Answer changed) {
    var set = changed.header("Change-Set");
    assertThat(ada.post("/api/change-sets/" + set + "/reversal", null).status()).isEqualTo(200);
  }

  /** The page that changes rights says so; the test writes them beside it. */
  private void rightsChanged() {
    Awaitility.await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
  }
}
