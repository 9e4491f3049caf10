package dev.rapport.records.views;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ApiTest
class SavedViewsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;
  private Browser ann;
  private Browser bob;
  private Browser carl;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(PIPELINE) == 0) {
      Office.setUp(events, "en");
    }
    ada = office.browser(office.administrator);
    ann = office.browser(office.ann);
    bob = office.browser(office.bob);
    carl = office.browser(office.carl);
  }

  @Test
  void a_view_keeps_what_is_shown_and_how() {
    var view = new HashMap<String, Object>(ofDeals("Large", "me"));
    view.put("filter", "amount>1000;(owner==me,status==won)");
    view.put("sort", "-amount");
    view.put("kind", "board");
    view.put("group", "status");
    view.put(
        "columns",
        List.of(
            Map.of("field", "company", "width", 240, "frozen", true), Map.of("field", "amount")));
    var saved = saved(ann, view);

    var seen = ann.get("/api/views/" + saved);
    assertThat(seen.text("name")).isEqualTo("Large");
    assertThat(seen.text("filter")).isEqualTo("amount>1000;(owner==me,status==won)");
    assertThat(seen.text("group")).isEqualTo("status");
    assertThat(seen.at("columns.0.frozen").asBoolean()).isTrue();
    assertThat(seen.at("columns.0.width").asInt()).isEqualTo(240);
    assertThat(seen.at("columns.1.width").isNull()).isTrue();
    assertThat(seen.at("leftOut")).isEmpty();
    assertThat(seen.at("mayChange").asBoolean()).isTrue();
  }

  @Test
  void a_chart_says_by_what_its_marks_are_made_and_what_they_add_up() {
    var view = new HashMap<String, Object>(ofDeals("Won by month", "me"));
    view.put("kind", "chart");
    var chart = Map.of("form", "line", "sum", "amount", "period", "quarter");
    view.put("chart", chart);
    assertThat(ann.post("/api/views", view).text("errors.0.code")).isEqualTo("view.chartByWhat");
    view.put("group", "closedOn");

    var seen = ann.get("/api/views/" + saved(ann, view));

    assertThat(seen.text("kind")).isEqualTo("chart");
    assertThat(seen.text("chart.form")).isEqualTo("line");
    assertThat(seen.text("chart.sum")).isEqualTo("amount");
    assertThat(seen.text("chart.period")).isEqualTo("quarter");
    view.put("chart", Map.of("form", "pie", "sum", "name"));
    assertThat(ann.post("/api/views", view).text("errors.0.field")).isEqualTo("chart.sum");
    view.put("chart", Map.of("form", "donut"));
    assertThat(ann.post("/api/views", view).status()).isEqualTo(400);
  }

  @Test
  void one_sees_ones_own_views_those_of_ones_team_and_everybodys() {
    var own = saved(ann, ofDeals("Mine", "me"));
    var team = saved(ann, ofTeam("The team's"));
    var all = saved(ann, ofDeals("Everybody's", "all"));

    assertThat(ids(ann)).contains(own, team, all);
    assertThat(ids(bob)).contains(team, all).doesNotContain(own);
    assertThat(ids(carl)).contains(all).doesNotContain(own, team);
    assertThat(ids(ada)).contains(all, team).doesNotContain(own);
    assertThat(carl.get("/api/views/" + team).status()).isEqualTo(404);
    assertThat(ada.get("/api/views/" + own).status()).isEqualTo(404);
  }

  @Test
  void only_its_owner_and_administrators_change_it() {
    var team = saved(ann, ofTeam("The team's"));
    var path = "/api/views/" + team;

    assertThat(bob.get(path).at("mayChange").asBoolean()).isFalse();
    assertThat(bob.put(path, changed(ofTeam("Bob's"), 1)).status()).isEqualTo(403);
    assertThat(bob.delete(path).status()).isEqualTo(403);
    assertThat(carl.put(path, changed(ofTeam("Carl's"), 1)).status()).isEqualTo(404);

    var renamed = ann.put(path, changed(ofTeam("Renamed"), 1));
    assertThat(renamed.status()).as(renamed.body().toString()).isEqualTo(200);
    assertThat(renamed.at("version").asInt()).isEqualTo(2);
    assertThat(ada.put(path, changed(ofTeam("Tidied"), 2)).status()).isEqualTo(200);
    assertThat(ada.get(path).text("owner.id")).isEqualTo(office.ann.toString());
    assertThat(ann.put(path, changed(ofTeam("Too late"), 2)).status()).isEqualTo(412);
  }

  @Test
  void a_view_that_was_deleted_comes_back() {
    var view = saved(ann, ofDeals("Once", "me"));
    assertThat(ann.delete("/api/views/" + view).status()).isEqualTo(204);
    assertThat(ann.get("/api/views/" + view).status()).isEqualTo(404);
    assertThat(ids(ann)).doesNotContain(view);

    assertThat(bob.post("/api/views/" + view + "/restoration", Map.of()).status()).isEqualTo(404);
    assertThat(ann.post("/api/views/" + view + "/restoration", Map.of()).status()).isEqualTo(200);
    assertThat(ids(ann)).contains(view);
  }

  @Test
  void an_object_opens_with_ones_own_default_or_else_the_roles() {
    var all = saved(ada, ofDeals("For salespeople", "all"));
    var mine = saved(ann, ofDeals("Mine", "me"));
    var role = new HashMap<String, Object>(Map.of("view", all, "role", office.salesRole));

    assertThat(ann.put("/api/default-views/opportunity", role).status()).isEqualTo(403);
    assertThat(ada.put("/api/default-views/opportunity", role).status()).isEqualTo(204);
    assertThat(defaultOf(ann)).isEqualTo(all);
    assertThat(defaultOf(office.browser(office.manager))).isEmpty();
    assertThat(ada.get("/api/views/" + all).text("defaultFor.0"))
        .isEqualTo(office.salesRole.toString());

    assertThat(ann.put("/api/default-views/opportunity", Map.of("view", mine)).status())
        .isEqualTo(204);
    assertThat(defaultOf(ann)).isEqualTo(mine);
    assertThat(defaultOf(bob)).isEqualTo(all);
    var none = new HashMap<String, Object>();
    none.put("view", null);
    assertThat(ann.put("/api/default-views/opportunity", none).status()).isEqualTo(204);
    assertThat(defaultOf(ann)).isEqualTo(all);

    var hers = saved(ada, ofDeals("Hers", "me"));
    assertThat(
            ada.put(
                    "/api/default-views/opportunity",
                    Map.of("view", hers, "role", office.salesRole))
                .status())
        .isEqualTo(422);
    assertThat(bob.put("/api/default-views/opportunity", Map.of("view", mine)).status())
        .isEqualTo(404);
  }

  @Test
  void a_view_does_without_what_its_reader_may_not_see_and_does_not_say_what() {
    var view = new HashMap<String, Object>(ofDeals("Large", "all"));
    view.put("filter", "status==open;(amount>4711,name=='It\\'s so',company.revenue>4712)");
    view.put("sort", "amount");
    view.put("columns", List.of(Map.of("field", "company"), Map.of("field", "amount")));
    var id = saved(ada, view);
    var path = "/api/roles/" + office.salesRole + "/access";
    ada.put(
        path,
        Map.of(
            "objects",
            ada.get(path).at("objects"),
            "fields",
            List.of(
                Map.of("object", "opportunity", "field", "amount", "access", "hidden"),
                Map.of("object", "company", "field", "revenue", "access", "hidden"))));

    var seen = ann.get("/api/views/" + id);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text("filter")).isEqualTo("(status=='open';name=='It\\'s so')");
    assertThat(seen.at("sort").isNull()).isTrue();
    assertThat(seen.at("columns")).hasSize(1);
    assertThat(seen.at("leftOut").valueStream().map(part -> part.asString()))
        .containsExactly("filter", "sort", "columns");
    assertThat(seen.response().body())
        .doesNotContain("amount")
        .doesNotContain("4711")
        .doesNotContain("4712");
    assertThat(ada.get("/api/views/" + id).at("leftOut")).isEmpty();
  }

  @Test
  void what_can_not_be_shown_is_not_kept() {
    for (var wrong :
        List.of(
            Map.of("filter", "colour==red"),
            Map.of("filter", "status==purple"),
            Map.of("filter", "((("),
            Map.of("sort", "colour"),
            Map.of("columns", List.of(Map.of("field", "colour"))),
            Map.of("columns", List.of(Map.of("field", "amount", "width", 5))),
            Map.of("kind", "board", "group", "amount"),
            Map.of("kind", "calendar"),
            Map.of("kind", "calendar", "date", "amount"),
            Map.of("name", " "),
            Map.of("name", "a\u0000b"),
            Map.of("sharing", "team"),
            Map.of("sharing", "team", "team", UUID.randomUUID()),
            Map.of("object", "nothing"))) {
      var view = new HashMap<String, Object>(ofDeals("Wrong", "me"));
      view.putAll(wrong);
      var answer = ann.post("/api/views", view);
      assertThat(answer.status()).as("%s: %s", wrong, answer.body()).isIn(400, 404, 422);
      assertThat(answer.text("detail")).isNotEmpty();
    }
  }

  @Test
  void nobody_shares_with_a_team_that_is_not_theirs() {
    var view = new HashMap<String, Object>(ofTeam("For others"));
    assertThat(carl.post("/api/views", view).status()).isEqualTo(422);
    assertThat(ada.post("/api/views", view).status()).isEqualTo(201);
  }

  @Test
  void a_board_stands_by_any_choice() {
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Deal"));
    var board = ann.get("/api/records/opportunity/board?group=status");
    assertThat(board.status()).as(board.body().toString()).isEqualTo(200);
    assertThat(board.at("columns").valueStream().map(column -> column.get("key").asString()))
        .containsExactly("open", "won", "lost");
    assertThat(board.text("columns.0.records.0.id")).isEqualTo(deal);
    assertThat(board.text("columns.0.label")).isEqualTo("Open");
    assertThat(ann.get("/api/records/opportunity/board?group=amount").status()).isEqualTo(400);
    assertThat(ann.get("/api/records/opportunity/board?group=colour").status()).isEqualTo(400);
    assertThat(ann.get("/api/records/company/board").status()).isEqualTo(404);
  }

  private static Map<String, Object> ofDeals(String name, String sharing) {
    return Map.of("object", "opportunity", "name", name, "sharing", sharing, "kind", "list");
  }

  private Map<String, Object> ofTeam(String name) {
    var view = new HashMap<String, Object>(ofDeals(name, "team"));
    view.put("team", office.team);
    return view;
  }

  private static Map<String, Object> changed(Map<String, Object> view, int version) {
    var changed = new HashMap<String, Object>(view);
    changed.put("version", version);
    return changed;
  }

  private static String saved(Browser owner, Map<String, ?> view) {
    var answer = owner.post("/api/views", view);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private static List<String> ids(Browser reader) {
    return views(reader).at("views").valueStream().map(view -> view.get("id").asString()).toList();
  }

  private static String defaultOf(Browser reader) {
    return views(reader).text("defaults.opportunity");
  }

  private static Answer views(Browser reader) {
    return reader.get("/api/views");
  }
}
