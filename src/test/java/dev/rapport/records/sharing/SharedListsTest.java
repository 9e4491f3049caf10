package dev.rapport.records.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.LiveReader;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Lists, boards and figures of what is one's own and what is shared: once each, in order. */
@ApiTest
class SharedListsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Shared shared;

  @BeforeEach
  void annHasACompany() {
    office = new Office(port, db, settings);
    shared = new Shared(office);
  }

  @Test
  void nothing_is_there_twice_however_often_it_is_shared() {
    for (var user : List.of(office.ann, office.manager, office.carl)) {
      shared.share(office.administrator, user, false);
    }
    shared.share(office.administrator, office.team, true);
    shared.share(office.administrator, shared.teamOf(office.carl), true);

    for (var user : List.of(office.ann, office.manager, office.carl, office.bob)) {
      assertThat(shared.names(user)).as(user.toString()).containsExactly("Quillon Works");
      var browser = office.browser(user);
      var filter = "?filter=" + Shared.encoded("name=='Quillon Works'");
      var counted = browser.get("/api/records/company" + filter + "&count=exact");
      assertThat(counted.at("count.value").asInt()).isEqualTo(1);
      var figures = browser.get("/api/records/company/aggregate" + filter + "&group=owner");
      assertThat(figures.at("total.0").asInt()).isEqualTo(1);
      assertThat(figures.at("groups")).hasSize(1);
      assertThat(browser.get("/api/search?q=quillon").at("results")).hasSize(1);
    }
  }

  @Test
  void pages_follow_each_other_through_what_is_ones_own_and_what_is_shared() {
    var mark = "Paged " + shared.company;
    for (var i = 0; i < 9; i++) {
      var values = Map.of("name", mark + " " + (8 - i));
      var owner = i % 2 == 0 ? office.carl : office.ann;
      var id = office.id(owner, "company", values);
      if (owner == office.ann) {
        shared.share(
            office.ann, id, i % 4 == 1 ? office.carl : shared.teamOf(office.carl), false, null);
      }
    }
    var carl = office.browser(office.carl);
    for (var sort : List.of("name", "-name", "-updatedAt", "id")) {
      var seen = new ArrayList<String>();
      var cursor = "";
      do {
        var page =
            carl.get(
                "/api/records/company?fields=name&limit=2&sort=%s&filter=%s%s"
                    .formatted(sort, Shared.encoded("name=starts='" + mark + "'"), cursor));
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        seen.addAll(page.at("records").findValuesAsString("name"));
        cursor = page.at("next").isNull() ? "" : "&cursor=" + Shared.encoded(page.text("next"));
      } while (!cursor.isEmpty());
      assertThat(seen).as(sort).hasSize(9).doesNotHaveDuplicates();
      if (sort.equals("name")) {
        assertThat(seen).isSorted();
      }
    }
  }

  @Test
  void a_board_adds_up_ones_own_and_what_is_shared() {
    if (office.browser(office.administrator).get("/api/records/stage").at("records").isEmpty()) {
      Office.setUp(events, "en");
    }
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Hers", "amount", "70"));
    office.create(office.carl, "opportunity", Map.of("name", "His", "amount", "30"));
    var carl = office.browser(office.carl);
    var path = "/api/records/opportunity/board";
    assertThat(total(carl.get(path))).isEqualTo(30);

    var shares = "/api/records/opportunity/" + deal + "/shares/" + office.carl;
    assertThat(office.browser(office.ann).put(shares, Map.of("change", false)).status())
        .isEqualTo(204);
    var board = carl.get(path);
    assertThat(total(board)).isEqualTo(100);
    assertThat(board.at("columns").findValuesAsString("name")).contains("Hers", "His");
    assertThat(asked(() -> carl.get(path))).hasSize(2);
    var figures = carl.get("/api/records/opportunity/aggregate?measures=sum(amount),avg(amount)");
    assertThat(figures.at("total.0.amount").asString()).startsWith("100");
    assertThat(figures.at("total.1.amount").asString()).startsWith("50");
  }

  @Test
  void whoever_has_nothing_shared_asks_what_they_always_asked() {
    var ann = office.browser(office.ann);
    var carl = office.browser(office.carl);
    var paths =
        List.of(
            "/api/records/company",
            "/api/records/company?sort=name&count=true",
            "/api/records/company/aggregate",
            "/api/search?q=Quillon",
            "/api/records/note");
    shared.share(office.ann, office.carl, false);
    for (var path : paths) {
      ann.get(path);
      assertThat(asked(() -> ann.get(path)))
          .as(path)
          .isNotEmpty()
          .noneMatch(sql -> sql.contains("record_share"));
      carl.get(path);
      assertThat(asked(() -> carl.get(path)))
          .as(path)
          .hasSize(path.contains("count") ? 2 : 1)
          .anyMatch(sql -> sql.contains("record_share"));
    }
    // Of other kinds nothing is shared with him.
    assertThat(asked(() -> carl.get("/api/records/lead")))
        .noneMatch(sql -> sql.contains("record_share"));
  }

  @Test
  void it_appears_and_vanishes_on_the_pages_that_are_open() {
    var other = office.id(office.ann, "company", Map.of("name", "Another one"));
    try (var carl = new LiveReader(office.browser(office.carl))) {
      shared.share(office.ann, office.carl, false);
      // The first one changes what he may see at all: the page asks for everything anew.
      carl.until("reset");
      shared.share(office.ann, other, office.carl, false, null);
      carl.until(other);
      office.update(office.ann, "company", shared.company, Map.of("name", "Renamed"));
      carl.until(shared.company);
      var path = "/api/records/company/" + other + "/shares/" + office.carl;
      assertThat(office.browser(office.ann).delete(path).status()).isEqualTo(204);
      carl.until(other);
      shared.withdraw(office.ann, office.carl);
      carl.until("reset");
    }
  }

  /** What is read beside the rights, which other tests' shares may just have changed. */
  private List<String> asked(Runnable request) {
    return statements.during(request).stream()
        .filter(sql -> !sql.startsWith("with recursive \"reach\""))
        .toList();
  }

  private static int total(Answer board) {
    var sum = 0;
    for (var column : board.at("columns")) {
      sum += new BigDecimal(column.at("/sum/amount").asString()).intValue();
    }
    return sum;
  }
}
