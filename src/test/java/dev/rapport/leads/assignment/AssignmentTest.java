package dev.rapport.leads.assignment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.ASSIGNMENT;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.ROLE_ACCESS;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
@OwnDatabase
class AssignmentTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private RecordWriter writer;
  @Autowired private Actors actors;
  @Autowired private GiveLeads giving;
  @Autowired private LeadsGiven given;
  @Autowired private IncomingLeads leads;
  @Autowired private Histories histories;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  /** The next test's leads are not for this one's rules. */
  @AfterEach
  void noRules() {
    rules(List.of(), null);
  }

  @Test
  void only_administrators_see_and_make_rules() {
    for (var user : List.of(office.ann, office.manager)) {
      var browser = office.browser(user);
      assertThat(browser.get("/api/assignment").status()).isEqualTo(403);
      assertThat(browser.put("/api/assignment", Map.of("version", 0, "rules", List.of())).status())
          .isEqualTo(403);
      assertThat(browser.put("/api/assignment/people/" + user, profile(Map.of())).status())
          .isEqualTo(403);
      var simulation = Map.of("rule", rule(Map.of()), "from", "2026-01-01", "to", "2026-01-02");
      assertThat(browser.post("/api/assignment/simulation", simulation).status()).isEqualTo(403);
    }
  }

  @Test
  void a_rule_that_can_not_be_is_refused_with_what_to_mend() {
    refused(Map.of("name", " "), "rules[0].name", "assignment.name");
    refused(Map.of("people", List.of()), "rules[0].people", "assignment.people");
    refused(Map.of("people", List.of(UUID.randomUUID())), "rules[0].people", "assignment.people");
    refused(Map.of("segment", "name"), "rules[0].segment", "assignment.segment");
    refused(Map.of("returnHours", 0), "rules[0].returnHours", "assignment.hours");
    refused(Map.of("returns", 11), "rules[0].returns", "assignment.returns");
    var unknown = put(version(), List.of(rule(Map.of("filter", "nothing==1"))), null);
    assertThat(unknown.status()).isEqualTo(400);
  }

  @Test
  void of_two_administrators_who_change_the_rules_at_once_the_second_is_told() {
    var seen = version();
    rules(List.of(rule(Map.of())), null);
    var late = put(seen, List.of(), null);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text("title")).isEqualTo("Somebody changed the rules meanwhile");
  }

  @Test
  void what_comes_by_itself_is_given_in_turn_and_says_why() {
    rules(List.of(rule(Map.of("name", "Everything"))), null);
    var first = come(Map.of());
    var second = come(Map.of());
    var third = come(Map.of());
    assertThat(owner(second)).isNotEqualTo(owner(first));
    assertThat(owner(third)).isEqualTo(owner(first));
    var reason = reasons(office.administrator, third).at("assignments.0");
    assertThat(reason.at("/rule").asString()).isEqualTo("Everything");
    assertThat(reason.at("/by").asString()).isEqualTo("TURN");
    assertThat(reason.at("/to/id").asString()).isEqualTo(owner(third).toString());
    assertThat(reason.at("/from").isNull()).isTrue();
    assertThat(reason.at("/candidates").asInt()).isEqualTo(2);
    // Whoever doesn't see the lead isn't told of it.
    assertThat(office.browser(office.carl).get("/api/leads/" + third + "/assignments").status())
        .isEqualTo(404);
  }

  @Test
  void what_somebody_types_in_stays_theirs_unless_they_ask_for_the_rules() {
    rules(List.of(rule(Map.of())), null);
    var own = office.create(office.carl, "lead", Map.of("name", "Mine"));
    assertThat(own.get("assign").asBoolean()).isFalse();
    var asked = office.create(office.carl, "lead", Map.of("name", "Whose?", "assign", true));
    var id = UUID.fromString(asked.get("id").asString());
    settled(id);
    assertThat(owner(id)).isIn(office.ann, office.bob);
    assertThat(reasons(office.administrator, id).text("assignments.0.from.id"))
        .isEqualTo(office.carl.toString());
    // While it waited it was nobody's.
    assertThat(had(id)).containsExactly(owner(id).toString());
    assertThat(owner(UUID.fromString(own.get("id").asString()))).isEqualTo(office.carl);
  }

  @Test
  void a_lead_of_nobody_stays_with_whom_may_create_them_for_themselves_alone() {
    rules(List.of(rule(Map.of())), null);
    var role = office.people().role("Maker");
    office.people().allow(role, "lead", "all");
    db.update(ROLE_ACCESS)
        .set(ROLE_ACCESS.CREATE_SCOPE, "own")
        .where(ROLE_ACCESS.ROLE_ID.eq(role))
        .execute();
    var maker = office.people().user("Maker", role, office.team);
    var values = new HashMap<String, Object>(Map.of("name", "Nobody's"));
    values.put("owner", null);

    var lead = office.create(maker, "lead", values);

    assertThat(lead.get("assign").asBoolean()).isFalse();
    assertThat(lead.at("/owner/id").asString()).isEqualTo(maker.toString());
  }

  @Test
  void a_lead_that_somebody_had_before_they_asked_the_rules_was_theirs() {
    rules(List.of(rule(Map.of())), null);
    var lead = office.id(office.carl, "lead", Map.of("name", "Tried"));
    office.update(office.carl, "lead", lead, Map.of("assign", true));
    var id = UUID.fromString(lead);
    settled(id);
    assertThat(had(id)).containsExactly(office.carl.toString(), owner(id).toString());
  }

  @Test
  void by_load_open_deals_count_as_open_leads_do() {
    rules(List.of(rule(Map.of("by", "LOAD", "name", "Load"))), null);
    var leads =
        db.fetchValue("select count(*) from lead where owner_id in (?, ?)", office.ann, office.bob);
    var pipeline = office.id(office.administrator, "pipeline", Map.of("name", "Sales"));
    var stage =
        office.id(office.administrator, "stage", Map.of("name", "First", "pipeline", pipeline));
    for (var i = 0L; i <= (long) leads; i++) {
      office.create(office.ann, "opportunity", Map.of("name", "Open " + i, "stage", stage));
    }
    var lead = come(Map.of());
    assertThat(owner(lead)).isEqualTo(office.bob);
    var measured = reasons(office.administrator, lead).at("assignments.0").at("/measured");
    assertThat(measured.at("/0/deals").asInt()).isZero();
    assertThat(measured.at("/1/deals").asLong()).isEqualTo((long) leads + 1);
    assertThat(measured.at("/1/open").asLong()).isGreaterThan((long) leads);
  }

  private List<String> had(UUID lead) {
    return db.fetch(
            """
            select to_value from status_history where record_id = ? and field = 'owner'
            order by change_set_id
            """,
            lead)
        .getValues(0, String.class);
  }

  @Test
  void what_a_program_brings_is_given_away_unless_it_names_an_owner() {
    rules(List.of(rule(Map.of())), null);
    var token =
        office
            .browser(office.carl)
            .post("/api/account/tokens", Map.of("name", "Site", "level", "write", "days", 5))
            .text("secret");
    var program = new Browser(port).bearing(token);
    var without = program.post("/api/records/lead", Map.of("name", "From the site"));
    assertThat(without.status()).isEqualTo(201);
    var with =
        program.post(
            "/api/records/lead", Map.of("name", "Chosen", "owner", office.carl.toString()));
    assertThat(with.at("assign").asBoolean()).isFalse();
    var id = UUID.fromString(without.text("id"));
    settled(id);
    assertThat(owner(id)).isIn(office.ann, office.bob);
  }

  @Test
  void a_file_of_many_is_given_away_by_a_job_in_equal_parts() {
    rules(List.of(rule(Map.of())), null);
    var importer = actors.find(office.carl).orElseThrow();
    var ids = write(450, importer, Map.of(), Origin.imports(UUID.randomUUID()));
    await().atMost(Duration.ofSeconds(60)).until(() -> waiting(ids) == 0);
    assertThat(owners(ids)).isEqualTo(Map.of(office.ann, 225L, office.bob, 225L));
    assertThat(db.fetchCount(ASSIGNMENT, ASSIGNMENT.RECORD_ID.in(ids))).isEqualTo(450);
  }

  /** As two nodes would: both are told of the same leads, and of others, at the same time. */
  @Test
  void two_who_give_at_once_give_each_lead_once_and_in_turn() {
    var ids = write(200, Actor.SYSTEM, Map.of("assign", true), Origin.command("Test"));
    rules(List.of(rule(Map.of())), null);
    var both =
        List.of(ids.subList(0, 120), ids.subList(80, 200)).stream()
            .map(some -> CompletableFuture.runAsync(() -> giving.give(some)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(both).join();
    assertThat(waiting(ids)).isZero();
    assertThat(db.fetchCount(ASSIGNMENT, ASSIGNMENT.RECORD_ID.in(ids))).isEqualTo(200);
    assertThat(owners(ids)).isEqualTo(Map.of(office.ann, 100L, office.bob, 100L));
  }

  @Test
  void the_first_rule_that_finds_the_lead_and_has_somebody_gives_it() {
    profile(office.ann, Map.of("languages", List.of("de"), "capacity", 1));
    var german =
        rule(
            Map.of(
                "name", "German", "filter", "(source==event,source==partner)", "byLanguage", true));
    var rest = rule(Map.of("name", "Rest", "people", List.of(office.carl)));
    rules(List.of(german, rest), null);
    var first = come(Map.of("source", "event", "language", "de"));
    assertThat(owner(first)).isEqualTo(office.ann);
    var full = come(Map.of("source", "event", "language", "de"));
    assertThat(owner(full)).isEqualTo(office.carl);
    var other = come(Map.of("source", "website", "language", "de"));
    assertThat(owner(other)).isEqualTo(office.carl);
  }

  @Test
  void a_lead_waits_while_nobody_has_room_and_is_given_once_somebody_has() {
    profile(office.ann, Map.of("capacity", 1));
    rules(List.of(rule(Map.of("people", List.of(office.ann)))), null);
    var first = come(Map.of());
    var second = write(1, Actor.SYSTEM, Map.of(), Origin.command("Test")).getFirst();
    given.each();
    assertThat(owner(second)).isNull();
    office.update(office.ann, "lead", first.toString(), Map.of("status", "unqualified"));
    given.each();
    assertThat(owner(second)).isEqualTo(office.ann);
  }

  @Test
  void what_no_rule_is_for_stays_where_it_is() {
    rules(List.of(rule(Map.of("filter", "source==event"))), null);
    var lead = come(Map.of("source", "website"));
    assertThat(owner(lead)).isNull();
    assertThat(reasons(office.administrator, lead).at("assignments")).isEmpty();
  }

  @Test
  void an_ended_lead_is_given_to_nobody() {
    rules(List.of(rule(Map.of())), null);
    var ids =
        write(1, Actor.SYSTEM, Map.of("status", "unqualified"), Origin.imports(UUID.randomUUID()));
    assertThat(waiting(ids)).isZero();
  }

  @Test
  void an_assignment_that_is_undone_is_not_done_again() {
    rules(List.of(rule(Map.of())), null);
    var asked = office.create(office.carl, "lead", Map.of("name", "Back", "assign", true));
    var id = UUID.fromString(asked.get("id").asString());
    settled(id);
    var history = office.browser(office.administrator).get("/api/records/lead/" + id + "/history");
    var set = history.text("changes.0.changeSet");
    assertThat(
            office
                .browser(office.administrator)
                .post("/api/change-sets/" + set + "/reversal", Map.of())
                .status())
        .isEqualTo(200);
    given.each();
    assertThat(owner(id)).isEqualTo(office.carl);
  }

  @Test
  void by_measure_the_better_one_gets_more_and_colleagues_do_not_see_each_others_figures() {
    ended(office.ann, 60, 40);
    ended(office.bob, 10, 90);
    histories.forget();
    rules(List.of(rule(Map.of("by", "MEASURE", "segment", "source"))), null);
    var ids = write(100, Actor.SYSTEM, Map.of("source", "event"), Origin.command("Test"));
    await().atMost(Duration.ofSeconds(30)).until(() -> waiting(ids) == 0);
    assertThat(owners(ids).get(office.ann)).isGreaterThan(90);
    var anns = ids.stream().filter(id -> office.ann.equals(owner(id))).findFirst().orElseThrow();
    var whole = reasons(office.administrator, anns).at("assignments.0");
    assertThat(whole.at("/segment").asString()).isEqualTo("source");
    assertThat(whole.at("/value").asString()).isEqualTo("event");
    assertThat(whole.at("/measured")).hasSize(2);
    assertThat(whole.at("/measured/0/ended").asDouble()).isEqualTo(100);
    assertThat(whole.at("/measured/0/good").asDouble()).isEqualTo(60);
    assertThat(whole.at("/measured/0/expected").asDouble()).isBetween(0.5, 0.6);
    assertThat(whole.at("/measured/1/expected").asDouble()).isBetween(0.09, 0.2);
    var own = reasons(office.ann, anns).at("assignments.0");
    assertThat(own.at("/measured")).hasSize(1);
    assertThat(own.at("/measured/0/expected").isNull()).isFalse();
    // Her manager reads the team's leads, not all.
    var managers = reasons(office.manager, anns).at("assignments.0");
    assertThat(managers.at("/measured")).hasSize(1);
    assertThat(managers.at("/measured/0/expected").isNull()).isTrue();
  }

  @Test
  void what_nobody_touches_goes_to_the_next_as_often_as_the_rule_says() {
    rules(List.of(rule(Map.of("returnHours", 4, "returns", 1))), null);
    var lead = come(Map.of());
    var first = owner(lead);
    assertThat(returnsAt(lead)).isCloseTo(OffsetDateTime.now().plusHours(4), byMinutes(5));
    given.each();
    assertThat(owner(lead)).isEqualTo(first);
    late(lead);
    given.each();
    assertThat(owner(lead)).isNotEqualTo(first).isIn(office.ann, office.bob);
    var reason = reasons(office.administrator, lead);
    assertThat(reason.at("assignments")).hasSize(2);
    assertThat(reason.at("assignments.0.round").asInt()).isEqualTo(2);
    assertThat(reason.text("assignments.0.from.id")).isEqualTo(first.toString());
    assertThat(returnsAt(lead)).isNull(); // once was all
  }

  @Test
  void a_touch_keeps_it_where_it_is() {
    rules(List.of(rule(Map.of("returnHours", 4, "returns", 3))), null);
    var noted = come(Map.of());
    office.id(owner(noted), "note", Map.of("body", "Called", "about", noted.toString()));
    await().atMost(Duration.ofSeconds(20)).until(() -> returnsAt(noted) == null);
    var moved = come(Map.of());
    office.update(owner(moved), "lead", moved.toString(), Map.of("status", "contacted"));
    assertThat(returnsAt(moved)).isNull();
    var handed = come(Map.of());
    office.update(
        office.administrator, "lead", handed.toString(), Map.of("owner", office.carl.toString()));
    assertThat(returnsAt(handed)).isNull();
  }

  @Test
  void the_clock_of_the_first_answer_runs_from_coming_to_the_first_deed() {
    rules(List.of(rule(Map.of("answerHours", 2))), 24);
    var byHand = office.create(office.carl, "lead", Map.of("name", "Typed"));
    assertThat(OffsetDateTime.parse(byHand.get("answerDue").asString()))
        .isCloseTo(OffsetDateTime.now().plusHours(24), byMinutes(5));
    assertThat(byHand.get("answeredAt").isNull()).isTrue();
    assertThat(byHand.get("answeredInTime").isNull()).isTrue();
    var lead = come(Map.of());
    assertThat(due(lead)).isCloseTo(OffsetDateTime.now().plusHours(2), byMinutes(5));
    office.id(owner(lead), "note", Map.of("body", "Called", "about", lead.toString()));
    await().atMost(Duration.ofSeconds(20)).until(() -> !read(lead).get("answeredAt").isNull());
    var moved =
        office.update(
            office.carl, "lead", byHand.get("id").asString(), Map.of("status", "contacted"));
    assertThat(OffsetDateTime.parse(moved.get("answeredAt").asString()))
        .isCloseTo(OffsetDateTime.now(), byMinutes(5));
    assertThat(moved.get("answeredInTime").asBoolean()).isTrue();
    assertThat(read(lead).get("answeredInTime").asBoolean()).isTrue();
    var late = office.id(office.carl, "lead", Map.of("name", "Forgotten"));
    db.execute(
        "update lead set answer_due = now() - interval '1 hour' where id = ?",
        UUID.fromString(late));
    var answered = office.update(office.carl, "lead", late, Map.of("status", "contacted"));
    assertThat(answered.get("answeredInTime").asBoolean(true)).isFalse();
  }

  /**
   * Eight leads of one day, of which Carl had all and converted two. In turn Ann and Bob would have
   * had four each. Both have converted none of none: they are expected to do as all do.
   */
  @Test
  void a_simulation_says_who_would_have_had_what() {
    var ids =
        write(
            8,
            Actor.SYSTEM,
            Map.of("campaign", "Replay", "owner", Reference.to(office.carl)),
            Origin.command("Test"));
    for (var i = 0; i < 6; i++) {
      var status = i < 2 ? "converted" : "unqualified";
      if (i < 2) {
        db.update(LEAD)
            .set(LEAD.STATUS, status)
            .set(LEAD.CONVERTED_AT, OffsetDateTime.now())
            .where(LEAD.ID.eq(ids.get(i)))
            .execute();
      } else {
        office.update(office.carl, "lead", ids.get(i).toString(), Map.of("status", status));
      }
    }
    var today = LocalDate.now(Office.ORGANISATION.timeZone());
    var answer =
        office
            .browser(office.administrator)
            .post(
                "/api/assignment/simulation",
                Map.of(
                    "rule", rule(Map.of("filter", "campaign==Replay", "on", false)),
                    "from", today.minusDays(1).toString(),
                    "to", today.toString()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.at("leads").asInt()).isEqualTo(8);
    assertThat(answer.at("nobody").asInt()).isZero();
    assertThat(answer.at("compared").asInt()).isEqualTo(6);
    assertThat(answer.at("really").asInt()).isEqualTo(2);
    var lines = new HashMap<String, JsonNode>();
    answer.at("people").forEach(line -> lines.put(line.at("/user/label").asString(), line));
    assertThat(lines.get("Carl").get("leads").asInt()).isEqualTo(8);
    assertThat(lines.get("Carl").get("converted").asInt()).isEqualTo(2);
    assertThat(lines.get("Carl").get("wouldLeads").asInt()).isZero();
    assertThat(lines.get("Ann").get("wouldLeads").asInt()).isEqualTo(4);
    assertThat(lines.get("Bob").get("wouldLeads").asInt()).isEqualTo(4);
    assertThat(answer.at("expected.low").asDouble())
        .isLessThan(answer.at("expected.mean").asDouble());
    assertThat(answer.at("expected.high").asDouble())
        .isGreaterThan(answer.at("expected.mean").asDouble());
    // Nothing was done.
    assertThat(owners(ids)).isEqualTo(Map.of(office.carl, 8L));
    assertThat(
            office
                .browser(office.administrator)
                .post(
                    "/api/assignment/simulation",
                    Map.of("rule", rule(Map.of()), "from", "2026-02-01", "to", "2026-01-01"))
                .text("errors.0.code"))
        .isEqualTo("assignment.period");
  }

  @Test
  void what_is_said_of_people_is_checked_and_kept() {
    var path = "/api/assignment/people/" + office.ann;
    var admin = office.browser(office.administrator);
    for (var wrong :
        Map.<String, Object>of(
                "languages", List.of("xx"),
                "countries", List.of("Nowhere"),
                "products", List.of(UUID.randomUUID()),
                "capacity", 0)
            .entrySet()) {
      var answer = admin.put(path, profile(Map.of(wrong.getKey(), wrong.getValue())));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("errors.0.field")).isEqualTo(wrong.getKey());
    }
    assertThat(admin.put("/api/assignment/people/" + UUID.randomUUID(), profile(Map.of())).status())
        .isEqualTo(404);
    var kept = admin.put(path, profile(Map.of("countries", List.of("BG"), "capacity", 30)));
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.response().body()).contains("\"capacity\":30");
  }

  private Map<String, Object> rule(Map<String, Object> values) {
    var rule = new HashMap<String, Object>();
    rule.put("id", UUID.randomUUID());
    rule.put("name", "All");
    rule.put("on", true);
    rule.put("people", List.of(office.ann, office.bob));
    rule.put("teams", List.of());
    rule.put("by", "TURN");
    rule.put("byLanguage", false);
    rule.put("byTerritory", false);
    rule.put("bySkill", false);
    rule.put("historyMonths", 24);
    rule.put("returns", 1);
    rule.putAll(values);
    return rule;
  }

  private int version() {
    return office.browser(office.administrator).get("/api/assignment").at("version").asInt();
  }

  private void rules(List<?> rules, Integer answerHours) {
    var answer = put(version(), rules, answerHours);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private Answer put(int version, List<?> rules, Integer answerHours) {
    var all = new HashMap<String, Object>(Map.of("version", version, "rules", rules));
    all.put("answerHours", answerHours);
    return office.browser(office.administrator).put("/api/assignment", all);
  }

  private void refused(Map<String, Object> values, String field, String code) {
    var answer = put(version(), List.of(rule(values)), null);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo(field);
    assertThat(answer.text("errors.0.code")).isEqualTo(code);
  }

  private void profile(UUID user, Map<String, Object> values) {
    var answer =
        office.browser(office.administrator).put("/api/assignment/people/" + user, profile(values));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private static Map<String, Object> profile(Map<String, Object> values) {
    var profile =
        new HashMap<String, Object>(
            Map.of(
                "languages", List.of(),
                "countries", List.of(),
                "places", List.of(),
                "products", List.of()));
    profile.putAll(values);
    return profile;
  }

  /** A lead that comes by itself, once the rules have seen it. */
  private UUID come(Map<String, Object> values) {
    var id = write(1, Actor.SYSTEM, values, Origin.command("Test")).getFirst();
    settled(id);
    return id;
  }

  private void settled(UUID lead) {
    await().atMost(Duration.ofSeconds(20)).until(() -> waiting(List.of(lead)) == 0);
  }

  private List<UUID> write(int count, Actor actor, Map<String, Object> values, Origin origin) {
    var changes = new ArrayList<Change>();
    IntStream.range(0, count)
        .forEach(i -> {
          var all = new HashMap<String, Object>(Map.of("name", "Lead " + i));
          all.putAll(values);
          changes.add(new Change.Create("lead", Ids.next(), all));
        });
    return writer.write(changes, actor, origin).ids();
  }

  /** Leads from events that somebody had, and how they ended. */
  private void ended(UUID owner, int good, int bad) {
    for (var status : List.of("converted", "unqualified")) {
      write(
          status.equals("converted") ? good : bad,
          Actor.SYSTEM,
          Map.of("owner", Reference.to(owner), "source", "event", "status", status),
          Origin.imports(UUID.randomUUID()));
    }
  }

  private int waiting(List<UUID> ids) {
    return db.fetchCount(LEAD, LEAD.ID.in(ids), LEAD.ASSIGN.isTrue());
  }

  private UUID owner(UUID lead) {
    return db.fetchSingle(LEAD, LEAD.ID.eq(lead)).getOwnerId();
  }

  private Map<UUID, Long> owners(List<UUID> ids) {
    return db.fetch(LEAD, LEAD.ID.in(ids)).getValues(LEAD.OWNER_ID).stream()
        .collect(groupingBy(Function.identity(), counting()));
  }

  private OffsetDateTime returnsAt(UUID lead) {
    return db.fetchSingle(LEAD, LEAD.ID.eq(lead)).getReturnsAt();
  }

  private OffsetDateTime due(UUID lead) {
    return db.fetchSingle(LEAD, LEAD.ID.eq(lead)).getAnswerDue();
  }

  /** As if the time were over. */
  private void late(UUID lead) {
    db.update(LEAD)
        .set(LEAD.RETURNS_AT, OffsetDateTime.now().minusMinutes(1))
        .where(LEAD.ID.eq(lead))
        .execute();
  }

  private JsonNode read(UUID lead) {
    return office.read(office.administrator, "lead", lead.toString());
  }

  private Answer reasons(UUID user, UUID lead) {
    var answer = office.browser(user).get("/api/leads/" + lead + "/assignments");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static org.assertj.core.data.TemporalUnitOffset byMinutes(int minutes) {
    return new org.assertj.core.data.TemporalUnitWithinOffset(
        minutes, java.time.temporal.ChronoUnit.MINUTES);
  }
}
