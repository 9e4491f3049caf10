package dev.rapport.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** What one may not see leaves no trace where one may look: tried by Carl, who knows the words. */
@ApiTest
class NoTraceTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Secrets secrets;
  private Browser carl;

  @BeforeEach
  void somebodyHasSecrets() {
    office = new Office(port, db, settings);
    if (db.fetchCount(RELATION_TYPE) == 0) {
      Office.setUp(events, "en");
    }
    secrets = new Secrets(office);
    carl = office.browser(office.carl);
  }

  @Test
  void lists_counts_figures_and_exports_pass_it_over() {
    assertThat(secrets.records.keySet())
        .hasSizeGreaterThan(15)
        .allSatisfy(object -> {
          var records = "/api/records/" + object;
          var list = carl.get(records + "?count=exact");
          assertThat(list.at("count.value").asInt(-1)).isZero();
          var figures = carl.get(records + "/aggregate?measures=count");
          assertThat(figures.at("total.0").asInt(-1)).isZero();
          var export = carl.get(records + "/export.csv");
          assertThat(export.status()).isEqualTo(200);
          assertThat(export.response().body().lines()).hasSize(1);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zarzuela",
        "zarz",
        "zarzuela@secret.example",
        "9876543",
        "secret",
        "private@secret.example"
      })
  void no_word_of_it_is_found(String word) {
    assertThat(carl.get("/api/search?q=" + encoded(word)).at("results")).isEmpty();
    assertThat(office.browser(office.bob).get("/api/search?q=" + encoded(word)).at("results"))
        .isNotEmpty();
  }

  @Test
  void the_board_the_dashboard_and_the_day_count_without_it() {
    var board = carl.get("/api/records/opportunity/board");
    assertThat(board.at("columns")).isNotEmpty();
    board.at("columns").forEach(column -> assertThat(column.get("count").asInt()).isZero());
    for (var path : List.of("/api/dashboards/sales", "/api/home", "/api/targets")) {
      untold(carl.get(path));
    }
  }

  @Test
  void a_twin_of_it_is_warned_of_to_its_owner_alone() {
    var twin = Map.of("name", Secrets.WORD + " Ltd", "email", Secrets.EMAIL);
    assertThat(carl.post("/api/duplicates/company", twin).at("candidates")).isEmpty();
    assertThat(secrets.browser().post("/api/duplicates/company", twin).at("candidates"))
        .isNotEmpty();
  }

  @Test
  void nothing_is_tied_to_it() {
    var company = secrets.id("company");
    untold(
        carl.post("/api/records/opportunity", Map.of("name", "Mine", "company", company)), company);
    untold(carl.post("/api/records/note", Map.of("body", "Mine", "about", company)), company);
    untold(
        carl.post("/api/records/person", Map.of("lastName", "Mine", "company", company)), company);
  }

  /** Guessing at the letters of a name that one may not read would spell it out. */
  @ParameterizedTest
  @ValueSource(
      strings = {"company.name=starts=Zarz", "company.sector==Opera", "company.name=null=false"})
  void filters_do_not_look_through_a_reference_to_it(String filter) {
    var deal = office.id(office.bob, "opportunity", deal());
    office.update(office.administrator, "opportunity", deal, Map.of("owner", office.carl));
    var mine = "id==" + deal;
    assertThat(list(mine).at("records")).hasSize(1);
    assertThat(list(mine + ";" + filter).at("records")).isEmpty();
  }

  @Test
  void a_hidden_field_is_not_there_to_filter_sort_group_or_sum_by() {
    office
        .browser(office.administrator)
        .put("/api/roles/" + office.salesRole + "/access", withHidden("opportunity", "amount"));
    var deals = "/api/records/opportunity";
    for (var query :
        List.of(
            "?filter=" + encoded("amount>1"),
            "?sort=amount",
            "?fields=amount",
            "/aggregate?measures=" + encoded("sum(amount)"),
            "/export.csv?fields=amount")) {
      assertThat(carl.get(deals + query).status()).as(query).isEqualTo(400);
    }
    var own = office.id(office.bob, "opportunity", Map.of("name", "Open deal"));
    assertThat(secrets.browser().get(deals + "/" + own).body().has("amount")).isFalse();
    assertThat(secrets.browser().get(deals + "/board").response().body()).doesNotContain("4711.13");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cello@hidden.example",
        "cello",
        "@hidden.ex",
        "hidden example ilse",
        "ilse cello"
      })
  void a_hidden_field_is_not_there_to_search_by(String words) {
    var mail = "cello@hidden.example";
    var person =
        office.id(
            office.administrator,
            "person",
            Map.of("lastName", "Ilse", "jobTitle", "Baker", "email", mail, "owner", office.bob));
    var bob = office.browser(office.bob);
    var search = "/api/search?q=" + encoded(words);
    assertThat(bob.get(search).body().findValuesAsString("id")).contains(person);
    assertThat(bob.get("/api/search?q=ilse").response().body()).contains(mail);

    office
        .browser(office.administrator)
        .put("/api/roles/" + office.salesRole + "/access", withHidden("person", "email"));
    assertThat(bob.get(search).body().findValuesAsString("id")).doesNotContain(person);
    var byName = bob.get("/api/search?q=ilse");
    assertThat(byName.body().findValuesAsString("id")).contains(person);
    assertThat(byName.response().body()).doesNotContain(mail);
    var first = bob.get("/api/search?objects=person&limit=50");
    assertThat(first.at("results")).isNotEmpty();
    assertThat(first.response().body()).doesNotContain(mail);
    var twin = bob.post("/api/duplicates/person", Map.of("lastName", "Ilse"));
    assertThat(twin.at("candidates")).isNotEmpty();
    assertThat(twin.response().body()).doesNotContain(mail);
  }

  @Test
  void an_import_finds_no_record_by_a_hidden_field_and_tells_none() {
    var mail = System.nanoTime() + "@hidden.example";
    var name = "Ilze" + System.nanoTime();
    office.id(
        office.administrator,
        "person",
        Map.of("lastName", name, "email", mail, "owner", office.bob));
    var byMail = ("Name,Person\nMine," + mail + "\n").getBytes(StandardCharsets.UTF_8);
    var byName = ("Name,Person\nMine," + name + "a\n").getBytes(StandardCharsets.UTF_8);
    assertThat(values(byMail)).doesNotContain(mail); // found, so nothing is asked
    assertThat(values(byName)).contains(name, mail);
    office
        .browser(office.administrator)
        .put("/api/roles/" + office.salesRole + "/access", withHidden("person", "email"));
    assertThat(values(byMail)).contains(mail).doesNotContain(name);
    assertThat(values(byName)).contains(name).doesNotContain(mail);
  }

  /** What an import of Bob's asks about the values of a file. */
  private String values(byte[] file) {
    var bob = office.browser(office.bob);
    var run = bob.upload("/api/imports", "a.csv", file, "object", "opportunity");
    var path = "/api/imports/" + run.text("id");
    assertThat(run.text("columns.1.field")).isEqualTo("person");
    bob.post(path + "/check", Map.of());
    return bob.get(path + "/values").response().body();
  }

  @Test
  void what_records_are_called_by_can_not_be_hidden() {
    var refused =
        office
            .browser(office.administrator)
            .put("/api/roles/" + office.salesRole + "/access", withHidden("person", "name"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("fields[0].access");
  }

  @Test
  void an_import_matches_no_record_that_its_owner_may_not_see() {
    var file = ("Name,Company\nMine," + Secrets.WORD + " Ltd\n").getBytes(StandardCharsets.UTF_8);
    var run =
        "/api/imports/"
            + carl.upload("/api/imports", "a.csv", file, "object", "opportunity").text("id");
    assertThat(carl.get(run).text("columns.1.field")).isEqualTo("company");
    carl.post(run + "/check", Map.of());
    var questions = carl.get(run + "/values");
    assertThat(questions.status()).isEqualTo(200);
    assertThat(questions.response().body()).doesNotContain(secrets.id("company"));
    questions
        .body()
        .forEach(question -> {
          assertThat(question.get("candidates")).isEmpty();
          assertThat(question.get("suggestion").isNull()).isTrue();
        });
  }

  private void untold(Answer answer, String... more) {
    assertThat(answer.response().body()).doesNotContain(Secrets.WORD);
    List.of(more).forEach(word -> assertThat(answer.response().body()).doesNotContain(word));
  }

  private Map<String, Object> deal() {
    return Map.of("name", "Handed over", "company", secrets.id("company"));
  }

  private Answer list(String filter) {
    return carl.get("/api/records/opportunity?filter=" + encoded(filter));
  }

  /** The access of the salespeople as it is, but for one field. */
  private Map<String, Object> withHidden(String object, String field) {
    var access =
        office.browser(office.administrator).get("/api/roles/" + office.salesRole + "/access");
    return Map.of(
        "objects",
        access.at("objects"),
        "fields",
        List.of(Map.of("object", object, "field", field, "access", "hidden")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
