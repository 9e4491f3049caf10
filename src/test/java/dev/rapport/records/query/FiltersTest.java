package dev.rapport.records.query;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** What filters say: groups, days that move, people who ask, and what lies across a reference. */
@ApiTest
class FiltersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;
  private final String mark = UUID.randomUUID().toString();

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(PIPELINE) == 0) {
      Office.setUp(events, "en");
    }
    ada = office.browser(office.administrator);
  }

  @Test
  void groups_of_and_and_or_stand_in_each_other() {
    company("Red", Map.of("sector", "A", "employees", 10));
    company("Green", Map.of("sector", "B", "employees", 10));
    company("Blue", Map.of("sector", "B", "employees", 99));

    assertThat(companies("(sector==A,(sector==B;employees>50))")).containsExactly("Blue", "Red");
    assertThat(companies("sector==B;(employees<50,name=contains=Blue)"))
        .containsExactly("Blue", "Green");
  }

  @ParameterizedTest
  @CsvSource({
    "today, 0, 1",
    "yesterday, -1, 0",
    "tomorrow, 1, 2",
    "last7d, -6, 1",
    "next7d, 0, 7",
    "last2w, -13, 1",
    "last1d, 0, 1",
    "next3w, 0, 21"
  })
  void days_move_with_the_day_of_the_one_who_asks(String period, int first, int after) {
    var today = LocalDate.now(ZoneId.of("UTC"));
    for (var day : new TreeSet<>(List.of(first - 1, first, after - 1, after))) {
      deal("Day " + day, today.plusDays(day));
    }
    var names = new ArrayList<>(List.of("Day " + first, "Day " + (after - 1)));
    assertThat(names(ada, "opportunity", "expectedClose=within=" + period))
        .containsExactlyInAnyOrderElementsOf(names.stream().distinct().toList());
  }

  @Test
  void months_quarters_and_years_to_come_and_gone_are_whole() {
    var today = LocalDate.now(ZoneId.of("UTC"));
    deal("Next year", today.plusYears(1).withDayOfYear(1));
    deal("This year", today);

    assertThat(names(ada, "opportunity", "expectedClose=within=nextYear"))
        .containsExactly("Next year");
    assertThat(names(ada, "opportunity", "expectedClose=within=thisYear"))
        .containsExactly("This year");
  }

  @Test
  void me_and_my_team_are_those_of_the_one_who_asks() {
    var manager = office.browser(office.manager);
    company(office.ann, "Ann's", Map.of());
    company(office.bob, "Bob's", Map.of());
    company(office.carl, "Carl's", Map.of());

    assertThat(names(manager, "company", "owner==myTeam")).containsExactly("Ann's", "Bob's");
    assertThat(names(manager, "company", "team==myTeam")).containsExactly("Ann's", "Bob's");
    assertThat(names(ada, "company", "owner==myTeam")).isEmpty();
    assertThat(names(office.browser(office.ann), "company", "owner==me")).containsExactly("Ann's");
    assertThat(names(ada, "company", "owner=in=(myTeam," + office.carl + ")"))
        .containsExactly("Carl's");
    assertThat(names(manager, "company", "owner!=myTeam")).isEmpty();
    assertThat(names(manager, "company", "owner=out=(myTeam)")).isEmpty();
  }

  @Test
  void my_team_is_no_company() {
    var answer = list(ada, "opportunity", "company==myTeam");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("errors.0.field")).isEqualTo("filter");
  }

  @Test
  void a_field_across_a_reference_counts_only_where_the_reference_may_be_followed() {
    var bulgarian = company(office.bob, "Sofia Ltd", Map.of("address", Map.of("country", "BG")));
    deal(office.ann, "Hers", Map.of());
    var his = deal(office.bob, "His", Map.of("company", bulgarian));

    assertThat(names(ada, "opportunity", "company.address.country==BG")).containsExactly("His");
    assertThat(names(office.browser(office.ann), "opportunity", "company.address.country==BG"))
        .isEmpty();
    office.update(office.administrator, "opportunity", his, Map.of("owner", office.ann));
    for (var filter : List.of("company.address.country==BG", "company.name!=Nothing")) {
      assertThat(names(office.browser(office.ann), "opportunity", filter)).isEmpty();
    }
  }

  @Test
  void two_references_are_followed_as_far_as_each_may_be() {
    var bulgarian =
        company(
            office.bob,
            "Plovdiv Ltd",
            Map.of("sector", "cheese", "address", Map.of("country", "BG")));
    var deal = deal(office.ann, "Cheese", Map.of());
    office.update(office.administrator, "opportunity", deal, Map.of("company", bulgarian));
    office.create(
        office.administrator,
        "competingOffer",
        Map.of("opportunity", deal, "competitor", company(office.bob, "Rival", Map.of())));

    for (var filter :
        List.of(
            "opportunity.company.sector==cheese",
            "opportunity.owner.name==Ann;opportunity.name=contains=Cheese",
            "opportunity.company.address.country==BG;opportunity.company.sector==cheese")) {
      assertThat(offers(ada, filter)).as(filter).hasSize(1);
    }
    assertThat(offers(ada, "opportunity.company.address.country==DE")).isEmpty();
    // She sees the deal and not its company.
    var ann = office.browser(office.ann);
    assertThat(offers(ann, "opportunity.name=contains=Cheese")).hasSize(1);
    assertThat(offers(ann, "opportunity.company.sector==cheese")).isEmpty();
  }

  private static JsonNode offers(Browser reader, String filter) {
    var asked = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    var answer = reader.get("/api/records/competingOffer?filter=" + asked);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("records");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "company.colour==red",
        "company.owner.team.name==x",
        "about.name==x",
        "nobody.name==x"
      })
  void what_is_not_there_to_follow_is_said_to_be_unknown(String filter) {
    var answer = list(ada, filter.startsWith("about") ? "task" : "opportunity", filter);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.text("errors.0.code")).isEqualTo("query.unknownField");
  }

  @Test
  void a_field_that_one_may_not_read_is_unknown_across_a_reference_too() {
    ada.put(
        "/api/roles/" + office.salesRole + "/access",
        Map.of(
            "objects",
            ada.get("/api/roles/" + office.salesRole + "/access").at("objects"),
            "fields",
            List.of(Map.of("object", "company", "field", "revenue", "access", "hidden"))));
    var bob = office.browser(office.bob);
    assertThat(list(bob, "opportunity", "company.revenue>1").status()).isEqualTo(400);
    assertThat(list(bob, "opportunity", "company.employees>1").status()).isEqualTo(200);
  }

  @Test
  void a_filter_that_asks_too_much_says_how_much_is_allowed() {
    var many = "name==a" + ",name==a".repeat(50);
    var deep = "(name==a;".repeat(9) + "name==a" + ",name==b)".repeat(9);
    for (var filter : List.of(many, deep)) {
      var answer = list(ada, "company", filter);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("errors.0.message")).contains("50").contains("8");
    }
  }

  private String company(String name, Map<String, ?> values) {
    return company(office.administrator, name, values);
  }

  private String company(UUID owner, String name, Map<String, ?> values) {
    return office.id(owner, "company", with(values, "name", name));
  }

  private void deal(String name, LocalDate close) {
    deal(office.administrator, name, Map.of("expectedClose", close.toString()));
  }

  private String deal(UUID owner, String name, Map<String, ?> values) {
    return office.id(owner, "opportunity", with(values, "name", name));
  }

  /** Every record of this test has its mark. */
  private Map<String, Object> with(Map<String, ?> values, String field, String value) {
    var all = new HashMap<String, Object>(values);
    all.put(field, value + " " + mark);
    return all;
  }

  private List<String> companies(String filter) {
    return names(ada, "company", filter);
  }

  private List<String> names(Browser reader, String object, String filter) {
    var answer = list(reader, object, "name=contains=" + mark + ";(" + filter + ")");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer
        .at("records")
        .valueStream()
        .map(record -> record.get("name").asString().replace(" " + mark, ""))
        .toList();
  }

  private Answer list(Browser reader, String object, String filter) {
    return reader.get(
        "/api/records/"
            + object
            + "?sort=name&filter="
            + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }
}
