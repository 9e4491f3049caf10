package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.STAGE;
import static rapport.db.Tables.STATUS_HISTORY;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** The ways of ten leads that can be followed by hand. */
@ApiTest
@OwnDatabase
class FunnelTest {

  private static final double DAY = 86_400;

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;

  @BeforeEach
  void tenLeads() {
    if (db.fetchCount(LEAD) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    var whole = lead("whole", "website", "contacted", "qualified");
    convert(office.ann, whole);
    times(whole, "2026-01-05T10:00:00Z", 0, 2, 5, 9);
    times(lead("skipped", "website", "qualified"), "2026-01-10T10:00:00Z", 0, 4);
    var back = lead("back", "referral", "contacted", "new", "contacted");
    times(back, "2026-01-31T23:30:00Z", 0, 1, 2, 6);
    times(lead("unfit", "website", "unqualified"), "2026-02-03T10:00:00Z", 0, 10);
    undone();
    times(lead("untouched", "referral"), "2026-02-11T10:00:00Z", 0);
    returned();
    deleted();
    merged(back);
    times(lead(office.bob, "of Bob", "referral", "contacted"), "2026-02-13T10:00:00Z", 0, 3);
  }

  /** The change to contacted is taken back at once: it never was. */
  private void undone() {
    var id = lead("undone", "website");
    takeBack(status(office.ann, id, "contacted"));
    times(id, "2026-02-10T10:00:00Z", 0);
  }

  /** Came to contacted, went further and came back; only then is the first change taken back. */
  private void returned() {
    var id = lead("returned", "referral");
    var first = status(office.ann, id, "contacted");
    status(office.ann, id, "qualified");
    status(office.ann, id, "contacted");
    takeBack(first);
    assertThat(office.read(office.ann, "lead", id).get("status").asString()).isEqualTo("new");
    times(id, "2026-02-12T10:00:00Z", 0, 1, 2, 3, 5);
  }

  private void deleted() {
    var id = lead("deleted", "website", "contacted", "qualified");
    assertThat(office.browser(office.ann).delete("/api/records/lead/" + id).status())
        .isEqualTo(204);
  }

  private void merged(String survivor) {
    var id = lead("merged", "referral", "contacted", "qualified");
    var answer =
        office
            .browser(office.ann)
            .post(
                "/api/records/lead/" + survivor + "/merger",
                Map.of("merged", id, "taken", List.of()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  @Test
  void who_skipped_a_step_passed_it_and_who_came_back_counts_once() {
    var funnel = funnel(office.ann, "");

    assertThat(values(funnel.at("/steps"), "value"))
        .containsExactly("new", "contacted", "qualified", "converted");
    assertThat(funnel.at("/all/arrived/count").asInt()).isEqualTo(7);
    // whole, skipped, back and returned were contacted or further; the last was qualified once.
    assertThat(reached(funnel.at("/all"))).containsExactly(7, 4, 3, 1);
  }

  @Test
  void any_statuses_are_steps_in_the_order_in_which_they_are_named() {
    assertThat(reached(funnel(office.ann, "steps=new,qualified").at("/all"))).containsExactly(7, 3);
    var lost = funnel(office.ann, "steps=contacted,unqualified").at("/all");
    // whole, back and returned; unfit never was contacted, and skipped passed neither.
    assertThat(reached(lost)).containsExactly(3, 1);
    assertThat(lost.at("/arrived/count").asInt()).isEqualTo(7);
  }

  @Test
  void an_end_beside_the_way_says_nothing_of_the_steps_and_they_nothing_of_it() {
    var dora = office.people().user("Dora", office.salesRole, null);
    convert(dora, lead(dora, "straight", "website", "contacted", "qualified"));
    lead(dora, "given up", "website", "contacted", "unqualified");
    convert(dora, lead(dora, "back", "website", "unqualified", "contacted", "qualified"));
    lead(dora, "skipped and given up", "website", "qualified", "unqualified");
    lead(dora, "unfit", "website", "unqualified");
    lead(dora, "on its way", "website", "contacted");
    convert(dora, lead(dora, "at once", "website"));

    var funnel = funnel(dora, "steps=new,contacted,qualified,unqualified,converted");

    assertThat(reached(funnel.at("/all"))).containsExactly(7, 6, 4, 4, 3);
    assertThat(funnel.at("/steps").valueStream().map(step -> step.get("ends").asBoolean()))
        .containsExactly(false, false, false, true, false);
    // Given up, back and skipped came to contacted or passed it, and were given up one day.
    assertThat(conversions(funnel))
        .containsExactly(
            "new-contacted 6",
            "new-qualified 4",
            "new-unqualified 4",
            "new-converted 3",
            "contacted-qualified 4",
            "contacted-unqualified 3",
            "contacted-converted 3",
            "qualified-unqualified 2",
            "qualified-converted 3",
            "unqualified-converted 1");
    assertThat(funnel.at("/none/count").asInt()).isZero();
    opens(dora, funnel, 25);

    var two = funnel(dora, "steps=unqualified,qualified&group=source");
    // At once and on its way came to neither; back and skipped to both.
    assertThat(reached(two.at("/all"))).containsExactly(4, 3);
    assertThat(reached(two.at("/groups/0"))).containsExactly(4, 3);
    assertThat(conversions(two)).containsExactly("unqualified-qualified 2");
    assertThat(two.at("/none/count").asInt()).isEqualTo(2);
    opens(dora, two, 15);
  }

  @Test
  void the_time_in_a_step_is_that_of_all_stays_of_those_that_are_no_longer_there() {
    var times = funnel(office.ann, "").at("/all/times");

    // 2 (whole), 4 (skipped), 1 + 4 (back) and 10 days (unfit).
    assertThat(times.at("/0/left/count").asInt()).isEqualTo(4);
    assertThat(times.at("/0/median").asDouble()).isCloseTo(4.5 * DAY, within(1.0));
    assertThat(times.at("/0/ninetieth").asDouble()).isCloseTo(8.5 * DAY, within(1.0));
    assertThat(times.at("/0/here/count").asInt()).isEqualTo(3);
    // 3 (whole) and 1 + 2 days (returned); back is there again.
    assertThat(times.at("/1/left/count").asInt()).isEqualTo(2);
    assertThat(times.at("/1/median").asDouble()).isCloseTo(3 * DAY, within(1.0));
    assertThat(times.at("/1/here/count").asInt()).isEqualTo(1);
    var since = OffsetDateTime.parse("2026-02-06T23:30:00Z").toEpochSecond();
    var lasted = OffsetDateTime.now().toEpochSecond() - since;
    assertThat(times.at("/1/hereMedian").asDouble()).isCloseTo(lasted, within(60.0));
    // 4 (whole) and 1 day (returned).
    assertThat(times.at("/2/median").asDouble()).isCloseTo(2.5 * DAY, within(1.0));
    assertThat(times.at("/2/ninetieth").asDouble()).isCloseTo(3.7 * DAY, within(1.0));
    assertThat(times.at("/3/left/count").asInt()).isZero();
    assertThat(times.at("/3/median").isNull()).isTrue();
    assertThat(times.at("/3/here/count").asInt()).isEqualTo(1);
  }

  @Test
  void cohorts_are_the_months_of_arrival_where_the_reader_is() {
    // 'back' came at half past one on the first of February, in Sofia.
    zone("Europe/Sofia");
    var cohorts = funnel(office.ann, "group=createdAt:month").at("/groups");
    assertThat(values(cohorts, "key")).containsExactly("2026-01", "2026-02");
    assertThat(reached(cohorts.get(0))).containsExactly(2, 2, 2, 1);
    assertThat(reached(cohorts.get(1))).containsExactly(5, 2, 1, 0);

    zone("Europe/London");
    var london = funnel(office.ann, "group=createdAt").at("/groups");
    assertThat(reached(london.get(0))).containsExactly(3, 3, 2, 1);
    assertThat(reached(funnel(office.ann, "within=2026-01").at("/all")))
        .containsExactly(3, 3, 2, 1);
    zone("UTC");
  }

  @Test
  void groups_come_with_their_own_figures_and_times() {
    var groups = funnel(office.ann, "group=source").at("/groups");

    assertThat(values(groups, "key")).containsExactly("website", "referral");
    assertThat(values(groups, "label")).containsExactly("Website", "Referral");
    assertThat(reached(groups.get(0))).containsExactly(4, 2, 2, 1);
    assertThat(reached(groups.get(1))).containsExactly(3, 2, 1, 0);
    // Of the website 2, 4 and 10 days.
    assertThat(groups.at("/0/times/0/left/count").asInt()).isEqualTo(3);
    assertThat(groups.at("/0/times/0/median").asDouble()).isCloseTo(4 * DAY, within(1.0));
    assertThat(groups.at("/1/times/0/median").asDouble()).isCloseTo(5 * DAY, within(1.0));
    assertThat(values(funnel(office.manager, "group=owner").at("/groups"), "label"))
        .containsExactly("Ann", "Bob");
  }

  @Test
  void each_figure_is_that_of_the_list_that_it_opens() {
    for (var group : List.of("", "&group=source", "&group=createdAt:month", "&group=product")) {
      var filter = "name!=untouched,source==website";
      var funnel = funnel(office.ann, "filter=" + encoded(filter) + "&within=2026" + group);
      opens(office.ann, funnel, 12);
    }
  }

  /** Each figure opens as many as it counts. */
  private void opens(UUID user, JsonNode funnel, int atLeast) {
    var figures = funnel.findParents("filter");
    assertThat(figures).hasSizeGreaterThanOrEqualTo(atLeast);
    for (var figure : figures) {
      assertThat(listed(user, figure.get("filter").asString()))
          .as(figure.toString())
          .isEqualTo(figure.get("count").asInt());
    }
  }

  private static List<String> conversions(JsonNode funnel) {
    return funnel
        .at("/conversions")
        .valueStream()
        .map(each ->
            "%s-%s %d"
                .formatted(
                    each.get("from").asString(),
                    each.get("to").asString(),
                    each.at("/reached/count").asInt()))
        .toList();
  }

  @Test
  void a_filter_asks_for_what_records_ever_were_or_never() {
    assertThat(listed(office.ann, "status=reached=qualified")).isEqualTo(3);
    assertThat(listed(office.ann, "status=reached=(contacted,qualified);status!=converted"))
        .isEqualTo(3);
    assertThat(listed(office.ann, "status=never=(contacted,qualified)")).isEqualTo(3);
    assertThat(listed(office.manager, "status=reached=contacted")).isEqualTo(4);
    var wrong = office.browser(office.ann).get("/api/records/lead?filter=source=reached=website");
    assertThat(wrong.status()).isEqualTo(400);
  }

  @Test
  void one_counts_only_what_one_may_see() {
    assertThat(reached(funnel(office.bob, "").at("/all"))).containsExactly(1, 1, 0, 0);
    assertThat(reached(funnel(office.manager, "").at("/all"))).containsExactly(8, 5, 3, 1);
    assertThat(reached(funnel(office.carl, "").at("/all"))).containsExactly(0, 0, 0, 0);
    var nobody = office.people().user("Nemo", office.people().role("Nothing"), null);
    assertThat(office.browser(nobody).get("/api/funnels/lead").status()).isEqualTo(403);
  }

  @Test
  void what_one_may_not_read_is_neither_grouped_nor_followed() {
    var ann = office.browser(office.ann);
    try {
      hide("source");
      assertThat(ann.get("/api/funnels/lead?group=source").status()).isEqualTo(400);
      assertThat(ann.get("/api/funnels/lead?filter=source==website").status()).isEqualTo(400);
      assertThat(ann.get("/api/funnels/lead").status()).isEqualTo(200);
      hide("status");
      assertThat(ann.get("/api/funnels/lead").status()).isEqualTo(404);
      assertThat(ann.get("/api/funnels/lead?field=status").status()).isEqualTo(400);
      var list = ann.get("/api/records/lead?filter=status=reached=new");
      assertThat(list.status()).isEqualTo(400);
    } finally {
      hide();
    }
  }

  private void hide(String... fields) {
    var path = "/api/roles/" + office.salesRole + "/access";
    var administrator = office.browser(office.administrator);
    var objects = administrator.get(path).body().get("objects");
    var hidden =
        List.of(fields).stream()
            .map(field -> Map.of("object", "lead", "field", field, "access", "hidden"))
            .toList();
    var answer = administrator.put(path, Map.of("objects", objects, "fields", hidden));
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
  }

  @Test
  void a_question_that_makes_no_sense_is_refused() {
    var ann = office.browser(office.ann);
    for (var asked :
        List.of(
            "steps=new",
            "steps=new,new",
            "steps=new,gone",
            "field=source",
            "group=need",
            "group=createdAt:day",
            "within=soon",
            "date=need&within=2026",
            "filter=(")) {
      assertThat(ann.get("/api/funnels/lead?" + asked).status()).as(asked).isEqualTo(400);
    }
    assertThat(ann.get("/api/funnels/company").status()).isEqualTo(404);
  }

  private JsonNode funnel(UUID user, String query) {
    var answer = office.browser(user).get("/api/funnels/lead?" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static List<Integer> reached(JsonNode row) {
    return row.at("/reached").valueStream().map(each -> each.get("count").asInt()).toList();
  }

  private static List<String> values(JsonNode rows, String name) {
    return rows.valueStream().map(row -> row.get(name).asString("")).toList();
  }

  private int listed(UUID user, String filter) {
    var answer =
        office.browser(user).get("/api/records/lead?limit=1&count=exact&filter=" + encoded(filter));
    assertThat(answer.status()).as(filter + answer.body()).isEqualTo(200);
    return answer.at("count.value").asInt();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String lead(String name, String source, String... statuses) {
    return lead(office.ann, name, source, statuses);
  }

  private String lead(UUID owner, String name, String source, String... statuses) {
    var id = office.id(owner, "lead", Map.of("name", name, "source", source));
    for (var status : statuses) {
      status(owner, id, status);
    }
    return id;
  }

  /** Returns the change set. */
  private String status(UUID user, String lead, String status) {
    Browser.Answer answer = office.patch(user, "lead", lead, Map.of("status", status));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.header("Change-Set");
  }

  private void takeBack(String changeSet) {
    var path = "/api/change-sets/" + changeSet + "/reversal";
    var answer = office.browser(office.ann).post(path, Map.of());
    assertThat(answer.at("reversed").asInt()).as(answer.body().toString()).isEqualTo(1);
  }

  private void convert(UUID user, String lead) {
    var person = Map.of("create", Map.of("lastName", "Whole"));
    var answer =
        office.browser(user).post("/api/leads/" + lead + "/conversion", Map.of("person", person));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private void zone(String zone) {
    var answer = office.browser(office.ann).patch("/api/session/user", Map.of("timeZone", zone));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** Has the lead arrive at a moment, and its stays begin so many days later. */
  private void times(String lead, String arrival, int... days) {
    var id = UUID.fromString(lead);
    var arrived = OffsetDateTime.parse(arrival);
    db.update(LEAD).set(LEAD.CREATED_AT, arrived).where(LEAD.ID.eq(id)).execute();
    var stays =
        db.selectFrom(STATUS_HISTORY)
            .where(STATUS_HISTORY.RECORD_ID.eq(id), STATUS_HISTORY.FIELD.eq("status"))
            .orderBy(STATUS_HISTORY.CHANGE_SET_ID)
            .fetch();
    assertThat(stays).hasSize(days.length);
    for (var i = 0; i < days.length; i++) {
      var last = i == days.length - 1;
      assertThat(stays.get(i).getLeftAt() == null).isEqualTo(last);
      stays.get(i).setAt(arrived.plusDays(days[i]));
      stays.get(i).setLeftAt(last ? null : arrived.plusDays(days[i + 1]));
      stays.get(i).store();
    }
  }
}
