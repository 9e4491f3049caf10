package dev.rapport.intelligence.management;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.LEAD;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** To whom leads came, what people did, and how soon they answered: worked out by hand. */
@ApiTest
@OwnDatabase
class LeadWorkTest {

  private static final String QUARTER = "2025-Q2";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;

  @BeforeEach
  void aQuarter() {
    if (db.fetchCount(LEAD) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    // Ann got this one and passed it on to Bob, who converted it.
    var passedOn = lead("Passed on", "converted", office.ann, office.bob);
    had(passedOn, "2025-05-01", "2025-05-10");
    // Ann passed it on, and it came back to her: one lead that came to her, and one to Bob.
    var back = lead("Came back", "contacted", office.ann, office.bob, office.ann);
    had(back, "2025-05-01", "2025-05-03", "2025-06-01");
    // It came to Ann before the quarter, and to Bob in it.
    had(lead("Older", "new", office.ann, office.bob), "2025-03-31", "2025-04-02");
    // It left the team: who doesn't see it doesn't count it.
    had(lead("Gone", "new", office.ann, office.carl), "2025-05-01", "2025-05-02");
    // It waits for the rules.
    var waits = lead("Waits", "new", office.bob);
    had(waits, "2025-05-01");
    db.execute("update lead set assign = true where id = ?::uuid", waits);

    task(office.ann, "2025-04-03T09:00:00Z");
    note(office.ann, back, "2025-04-04T09:00:00Z");
    note(office.ann, back, "2025-06-30T09:00:00Z");
    note(office.ann, back, "2025-07-01T09:00:00Z"); // the quarter after
    note(office.bob, back, "2025-05-05T09:00:00Z");
    quote(office.ann, "2025-05-06T09:00:00Z");
    quote(office.ann, null); // a draft

    // February: answered after 2 and after 30 hours of 24, and not at all.
    answer(office.ann, "2025-02-03T10:00:00Z", "2025-02-04T10:00:00Z", "2025-02-03T12:00:00Z");
    answer(office.ann, "2025-02-03T10:00:00Z", "2025-02-04T10:00:00Z", "2025-02-04T16:00:00Z");
    answer(office.ann, "2025-02-03T10:00:00Z", "2025-02-04T10:00:00Z", null);
    // After an hour, and one that still has time.
    answer(office.bob, "2025-02-05T10:00:00Z", "2025-02-06T10:00:00Z", "2025-02-05T11:00:00Z");
    answer(office.bob, "2025-02-05T10:00:00Z", "2225-02-06T10:00:00Z", null);
    answer(office.carl, "2025-02-05T10:00:00Z", "2025-02-06T10:00:00Z", null);
  }

  @Test
  void a_lead_that_was_passed_on_came_to_both_and_one_that_came_back_came_once() {
    var people = get(office.manager, "/api/salespeople?within=" + QUARTER).at("people");

    var ann = of(people, "Ann").at("/leads");
    assertThat(ann.at("/assigned/count").asInt()).isEqualTo(2);
    assertThat(ann.at("/worked/count").asInt()).isEqualTo(1); // the one that came back
    assertThat(ann.at("/converted/count").asInt()).isZero();
    var bob = of(people, "Bob").at("/leads");
    assertThat(bob.at("/assigned/count").asInt()).isEqualTo(3);
    assertThat(bob.at("/worked/count").asInt()).isEqualTo(1);
    assertThat(bob.at("/converted/count").asInt()).isEqualTo(1);
    assertThat(bob.at("/conversion/percent").asDouble()).isEqualTo(33.33);
    for (var person : List.of(ann, bob)) {
      for (var figure : List.of("/assigned", "/worked", "/converted")) {
        assertOpens(office.manager, person.at(figure));
      }
    }
  }

  @Test
  void whose_figures_one_does_not_see_one_is_not_told_of() {
    var people = get(office.manager, "/api/salespeople?within=" + QUARTER).at("people");
    assertThat(people.toString()).doesNotContain("Carl");

    // Ann sees the lead that is hers now; what she passed on she sees no more.
    var own = get(office.ann, "/api/salespeople?within=" + QUARTER).at("people");
    assertThat(own).hasSize(1);
    assertThat(own.at("/0/leads/assigned/count").asInt()).isEqualTo(1);
    assertOpens(office.ann, own.at("/0/leads/assigned"));
  }

  @Test
  void activity_is_the_sum_of_tasks_done_notes_written_and_quotes_sent() {
    var answer = get(office.manager, "/api/salespeople?within=" + QUARTER);

    var ann = of(answer.at("people"), "Ann").at("/activity");
    assertThat(ann.at("/count").asInt()).isEqualTo(4);
    assertThat(ann.at("/tasks/count").asInt()).isEqualTo(1);
    assertThat(ann.at("/notes/count").asInt()).isEqualTo(2);
    assertThat(ann.at("/quotes/count").asInt()).isEqualTo(1);
    var bob = of(answer.at("people"), "Bob").at("/activity");
    assertThat(bob.at("/count").asInt()).isEqualTo(1);
    assertThat(answer.at("mean").at("/activity").asDouble()).isEqualTo(2.5); // 5 of 2 people
    for (var part : List.of("/tasks", "/notes", "/quotes")) {
      assertOpens(office.manager, ann.at(part));
      assertOpens(office.manager, bob.at(part));
    }
  }

  @Test
  void first_answers_stand_beside_what_was_promised_by_person_and_team() {
    var answers = get(office.manager, "/api/first-answers?within=2025-Q1");

    var ann = whose(answers.at("people"), "Ann");
    assertThat(line(ann)).isEqualTo("3 1 2 0");
    assertThat(ann.at("/rate/percent").asDouble()).isEqualTo(33.33);
    assertThat(ann.at("/median").asDouble()).isEqualTo(16 * 3600); // between 2 and 30 hours
    var bob = whose(answers.at("people"), "Bob");
    assertThat(line(bob)).isEqualTo("2 1 0 1");
    assertThat(bob.at("/rate/percent").asDouble()).isEqualTo(100);
    assertThat(answers.at("teams")).hasSize(1);
    var team = answers.at("teams").get(0);
    assertThat(line(team)).isEqualTo("5 2 2 1");
    assertThat(team.at("/rate/percent").asDouble()).isEqualTo(50);
    assertThat(team.at("/median").asDouble()).isEqualTo(2 * 3600); // of 1, 2 and 30 hours
    assertThat(line(answers.at("all"))).isEqualTo("5 2 2 1");
    for (var line : List.of(ann, bob, team, answers.at("all"))) {
      for (var figure : List.of("/promised", "/inTime", "/late", "/waiting")) {
        assertOpens(office.manager, line.at(figure));
      }
    }
  }

  @Test
  void a_salesperson_sees_own_answers_and_an_administrator_all() {
    var own = get(office.ann, "/api/first-answers?within=2025-Q1");
    assertThat(own.at("people")).hasSize(1);
    assertThat(own.at("teams")).isEmpty();
    assertThat(line(own.at("all"))).isEqualTo("3 1 2 0");

    var all = get(office.administrator, "/api/first-answers?within=2025-Q1");
    assertThat(all.at("people")).hasSize(3);
    assertThat(line(all.at("all"))).isEqualTo("6 2 3 1");
    var none = get(office.administrator, "/api/first-answers?within=2019");
    assertThat(none.at("people")).isEmpty();
    assertThat(line(none.at("all"))).isEqualTo("0 0 0 0");
    assertThat(none.at("all").at("/rate").isNull()).isTrue();
  }

  @Test
  void what_came_to_somebody_in_a_period_is_a_filter_that_wants_both() {
    var came = "owner=came=(%s,%s)".formatted(QUARTER, office.bob);
    assertThat(found(office.manager, "lead", came)).isEqualTo(4); // with the one that waits
    assertThat(found(office.manager, "lead", "status=came=(2019,new,contacted)")).isZero();
    for (var wrong : List.of("owner=came=2025-Q2", "owner=came=(soon,me)", "name=came=(2019,a)")) {
      var answer =
          office
              .browser(office.manager)
              .get("/api/records/lead?filter=" + URLEncoder.encode(wrong, StandardCharsets.UTF_8));
      assertThat(answer.status()).as(wrong).isEqualTo(400);
    }
  }

  private static String line(JsonNode line) {
    return "%d %d %d %d"
        .formatted(
            line.at("/promised/count").asInt(),
            line.at("/inTime/count").asInt(),
            line.at("/late/count").asInt(),
            line.at("/waiting/count").asInt());
  }

  private static JsonNode of(JsonNode people, String name) {
    return named(people, "/user/label", name);
  }

  private static JsonNode whose(JsonNode lines, String name) {
    return named(lines, "/whose/label", name);
  }

  private static JsonNode named(JsonNode all, String path, String name) {
    return all.valueStream()
        .filter(each -> each.at(path).asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Browser.Answer get(UUID user, String path) {
    var answer = office.browser(user).get(path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private void assertOpens(UUID user, JsonNode figure) {
    var filter = figure.at("/filter").asString();
    assertThat(found(user, figure.at("/object").asString(), filter))
        .as(filter)
        .isEqualTo(figure.at("/count").asInt());
  }

  private int found(UUID user, String object, String filter) {
    var query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return get(user, "/api/records/%s?limit=1&count=exact&filter=%s".formatted(object, query))
        .at("count.value")
        .asInt(-1);
  }

  /** A lead that the first one made, and that went to each of the others. */
  private String lead(String name, String status, UUID... owners) {
    var lead = office.id(owners[0], "lead", Map.of("name", name));
    for (var i = 1; i < owners.length; i++) {
      office.update(office.administrator, "lead", lead, Map.of("owner", owners[i]));
    }
    db.execute("update lead set status = ? where id = ?::uuid", status, lead);
    return lead;
  }

  /** On which days it came to whom. */
  private void had(String lead, String... days) {
    var sets =
        db.fetch(
                """
                select change_set_id from status_history
                where record_id = ?::uuid and field = 'owner' order by change_set_id
                """,
                lead)
            .getValues(0, Long.class);
    assertThat(sets).hasSize(days.length);
    for (var i = 0; i < days.length; i++) {
      db.execute(
          """
          update status_history set at = ?::timestamptz, left_at = ?::timestamptz
          where record_id = ?::uuid and field = 'owner' and change_set_id = ?
          """,
          days[i] + "T12:00:00Z",
          i + 1 < days.length ? days[i + 1] + "T12:00:00Z" : null,
          lead,
          sets.get(i));
    }
  }

  private void answer(UUID owner, String came, String due, @Nullable String answered) {
    var lead = lead("To be answered", "new", owner);
    had(lead, "2025-01-01");
    db.execute(
        """
        update lead set created_at = ?::timestamptz, answer_due = ?::timestamptz,
          answered_at = ?::timestamptz, answered_in_time = ?::timestamptz <= ?::timestamptz
        where id = ?::uuid
        """,
        came,
        due,
        answered,
        answered,
        due,
        lead);
  }

  private void task(UUID owner, String at) {
    var task = office.id(owner, "task", Map.of("subject", "Call", "status", "done"));
    db.execute("update task set done_at = ?::timestamptz where id = ?::uuid", at, task);
  }

  private void note(UUID author, String about, String at) {
    // Bob writes about what is Ann's through the administrator, who may see all.
    var note = office.id(office.administrator, "note", Map.of("body", "Called", "about", about));
    db.execute(
        "update note set created_at = ?::timestamptz, created_by = ? where id = ?::uuid",
        at,
        author,
        note);
  }

  private void quote(UUID owner, @Nullable String sent) {
    var deal = office.id(owner, "opportunity", Map.of("name", "Quoted"));
    var quote = office.id(owner, "quote", Map.of("opportunity", deal));
    db.execute("update quote set sent_at = ?::timestamptz where id = ?::uuid", sent, quote);
  }
}
