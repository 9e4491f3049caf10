package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.DUPLICATE_CANDIDATE;
import static rapport.db.Tables.DUPLICATE_KEY;
import static rapport.db.Tables.JOB;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Text;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
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
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import rapport.db.Tables;
import tools.jackson.databind.JsonNode;

@ApiTest
@OwnDatabase
class DuplicateScanTest {

  private static final Map<String, ?> ZHANAR =
      Map.of("firstName", "Жанар", "lastName", "Ахметова", "mobile", "+7 701 555 12 34");
  private static final Map<String, ?> JANAR =
      Map.of("firstName", "Akhmetova", "lastName", "Janar", "phone", "+7 701 555 12 34");

  private static final Origin ORIGIN = Origin.imports(UUID.randomUUID());

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Jobs jobs;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RecordWriter writer;

  private Office office;
  private Browser administrator;
  private Browser ann;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    administrator = office.browser(office.administrator);
    ann = office.browser(office.ann);
  }

  @AfterEach
  void nothingIsLeft() {
    settings.remove("duplicates");
    for (var person : administrator.get("/api/records/person?limit=200").at("records")) {
      administrator.delete("/api/records/person/" + person.get("id").asString());
    }
    await()
        .until(() -> db.fetchCount(DUPLICATE_CANDIDATE, DUPLICATE_CANDIDATE.STATE.eq("open")) == 0);
  }

  @Test
  void a_scan_finds_who_is_in_the_book_twice_even_from_before_there_were_keys() {
    var one = office.id(office.ann, "person", ZHANAR);
    var other = office.id(office.ann, "person", JANAR);
    office.id(office.ann, "person", Map.of("firstName", "Ерлан", "lastName", "Ахметов"));
    found(1);
    db.deleteFrom(DUPLICATE_KEY).execute();
    db.deleteFrom(DUPLICATE_CANDIDATE).execute();

    scan();

    var pairs = pairs(ann);
    assertThat(pairs).hasSize(1);
    assertThat(pairs.getFirst().get("one").get("id").asString()).isEqualTo(one);
    assertThat(pairs.getFirst().get("other").get("id").asString()).isEqualTo(other);
    assertThat(pairs.getFirst().get("one").get("name").asString()).isEqualTo("Жанар Ахметова");
    assertThat(pairs.getFirst().get("score").asDouble()).isBetween(0.9, 1.0);
    assertThat(pairs.getFirst().get("reasons").toString()).isEqualTo("[\"phone\",\"name\"]");
    assertThat(db.fetchCount(DUPLICATE_KEY)).isPositive();
  }

  @Test
  void a_scan_that_broke_off_goes_on_where_it_was() {
    office.id(office.ann, "person", ZHANAR);
    office.id(office.ann, "person", JANAR);
    for (var name : List.of("Димитър", "Dimitar")) {
      office.id(
          office.ann,
          "person",
          Map.of("firstName", name, "lastName", "Щерев", "birthday", "1979-05-06"));
    }
    found(2);
    db.deleteFrom(DUPLICATE_CANDIDATE).execute();
    var progress =
        "{\"phase\": \"CONTACTS\", \"begun\": \"%s\", \"rows\": 1, \"total\": 9, \"found\": 0}"
            .formatted(OffsetDateTime.now());

    var job =
        transaction.execute(_ -> {
          var id =
              jobs.start(
                  new Jobs.NewJob(
                      DuplicateScan.KIND,
                      Text.of("duplicates.job.person"),
                      new DuplicateScan.Payload("person"),
                      office.administrator,
                      null));
          db.update(JOB).set(JOB.PROGRESS, JSONB.valueOf(progress)).where(JOB.ID.eq(id)).execute();
          return id;
        });
    done(String.valueOf(job));

    // Names were compared before it broke off; phones and mails were not.
    assertThat(pairs(ann)).hasSize(1);
    assertThat(pairs(ann).getFirst().get("reasons").toString()).contains("phone");
  }

  @Test
  void what_was_found_and_is_so_no_longer_is_forgotten_by_the_scan() {
    office.id(office.ann, "person", ZHANAR);
    office.id(office.ann, "person", JANAR);
    found(1);
    rules(0.999, 1);

    scan();

    assertThat(db.fetchCount(DUPLICATE_CANDIDATE, DUPLICATE_CANDIDATE.STATE.eq("open"))).isZero();
  }

  @Test
  void pairs_follow_what_is_entered_changed_and_deleted() {
    var one = office.id(office.ann, "person", ZHANAR);
    var other = office.id(office.ann, "person", JANAR);
    found(1);

    var changed = new HashMap<String, Object>();
    changed.put("firstName", "Nurlan");
    changed.put("lastName", "Ospanov");
    office.update(office.ann, "person", other, changed);
    found(0);

    office.update(
        office.ann, "person", other, Map.of("firstName", "Zhanar", "lastName", "Akhmetova"));
    found(1);

    assertThat(ann.delete("/api/records/person/" + one).status()).isEqualTo(204);
    assertThat(pairs(ann)).isEmpty();
  }

  /** As imports write them: a job goes through them in pieces, and what comes meanwhile as well. */
  @Test
  void large_sets_are_compared_without_anybody_asking_for_it() {
    var early = office.id(office.ann, "person", ZHANAR);
    var late = office.id(office.ann, "person", Map.of("lastName", "Щерев", "phone", "02 951 4477"));
    var first = many(700, JANAR);
    var second = many(300, Map.of("lastName", "Shterev", "phone", "+359 2 951 4477"));

    writer.write(first, Actor.SYSTEM, ORIGIN);
    writer.write(second, Actor.SYSTEM, ORIGIN);

    await().atMost(Duration.ofSeconds(60)).until(() -> isPair(early, first.getLast().id()));
    await().atMost(Duration.ofSeconds(60)).until(() -> isPair(late, second.getLast().id()));
    await().until(() -> db.fetchCount(Tables.DUPLICATE_BACKLOG) == 0);

    db.deleteFrom(DUPLICATE_CANDIDATE).execute();
    writer.write(changed(first, "jobTitle", "Clerk"), Actor.SYSTEM, ORIGIN);
    writer.write(changed(second, "birthday", LocalDate.of(1979, 5, 6)), Actor.SYSTEM, ORIGIN);
    await().atMost(Duration.ofSeconds(60)).until(() -> isPair(late, second.getLast().id()));
    assertThat(isPair(early, first.getLast().id()))
        .as("who only has another title is not compared again")
        .isFalse();

    var gone = new ArrayList<Change>();
    first.forEach(one -> gone.add(new Change.Delete("person", one.id(), null)));
    second.forEach(one -> gone.add(new Change.Delete("person", one.id(), null)));
    writer.write(gone, Actor.SYSTEM, ORIGIN);
    await().atMost(Duration.ofSeconds(60)).until(() -> !isPair(late, second.getLast().id()));
  }

  @Test
  void a_second_number_of_one_and_the_main_one_of_another_make_a_pair() {
    var work = Map.of("channel", "phone", "use", "work", "value", "+359 2 400 1111", "main", true);
    var home = Map.of("channel", "phone", "use", "home", "value", "02 951 4477", "main", false);
    office.id(
        office.ann,
        "person",
        Map.of("firstName", "Димитър", "lastName", "Щерев", "contacts", List.of(work, home)));
    office.id(
        office.ann,
        "person",
        Map.of("firstName", "Dimitar", "lastName", "Shterev", "phone", "+359 2 951 4477"));
    found(1);
    assertThat(pairs(ann).getFirst().get("reasons").toString()).isEqualTo("[\"phone\",\"name\"]");
  }

  /** People of whom nobody is another one, and the last one, who may be. */
  private static List<Change> many(int count, Map<String, ?> last) {
    var consonants = "bdfgklmnprstvz";
    var people = new ArrayList<Change>();
    for (var i = 0; i < count; i++) {
      var name = new StringBuilder();
      for (var left = i * 7919 + 38_416; left > 0; left /= consonants.length()) {
        name.append(consonants.charAt(left % consonants.length())).append('a');
      }
      people.add(create(Map.of("firstName", "Ada", "lastName", name.toString())));
    }
    people.add(create(last));
    return people;
  }

  private static List<Change> changed(List<Change> people, String field, Object value) {
    return people.stream()
        .<Change>map(one -> new Change.Update("person", one.id(), null, Map.of(field, value)))
        .toList();
  }

  private static Change create(Map<String, ?> values) {
    return new Change.Create("person", Ids.next(), new HashMap<>(values));
  }

  private boolean isPair(String one, UUID other) {
    return db.fetchExists(
        DUPLICATE_CANDIDATE,
        DUPLICATE_CANDIDATE.ONE_ID.eq(UUID.fromString(one)),
        DUPLICATE_CANDIDATE.OTHER_ID.eq(other),
        DUPLICATE_CANDIDATE.STATE.eq("open"));
  }

  @Test
  void who_was_said_to_be_two_is_not_shown_again() {
    office.id(office.ann, "person", ZHANAR);
    var other = office.id(office.ann, "person", JANAR);
    found(1);
    var pair = "/api/duplicates/" + pairs(ann).getFirst().get("id").asString();

    assertThat(ann.put(pair + "/rejection", Map.of()).status()).isEqualTo(204);
    assertThat(pairs(ann)).isEmpty();
    office.update(
        office.ann, "person", other, Map.of("jobTitle", "Engineer", "lastName", "Zhanar"));
    scan();
    assertThat(pairs(ann)).isEmpty();
    assertThat(ann.get("/api/duplicates?object=person&rejected=true").at("pairs")).hasSize(1);

    assertThat(ann.delete(pair + "/rejection").status()).isEqualTo(204);
    assertThat(pairs(ann)).hasSize(1);
  }

  @Test
  void a_pair_is_shown_to_those_who_see_both_and_decided_by_those_who_may_change_both() {
    office.id(office.ann, "person", ZHANAR);
    office.id(office.bob, "person", JANAR);
    await().until(() -> pairs(administrator).size() == 1);
    var id = pairs(administrator).getFirst().get("id").asString();

    assertThat(pairs(ann)).isEmpty();
    assertThat(ann.get("/api/duplicates/" + id).status()).isEqualTo(404);
    assertThat(ann.put("/api/duplicates/" + id + "/rejection", Map.of()).status()).isEqualTo(404);
    assertThat(pairs(office.browser(office.manager))).hasSize(1);
    assertThat(administrator.get("/api/duplicates/" + id).text("other.lastName"))
        .isEqualTo("Janar");

    var reader = office.people().role("Reader");
    office.people().allow(reader, "person", "all", "none", "none");
    var rita = office.browser(office.people().user("Rita", reader, office.team));
    assertThat(pairs(rita)).hasSize(1);
    assertThat(rita.put("/api/duplicates/" + id + "/rejection", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void what_one_may_not_read_is_no_reason() {
    office.id(office.ann, "person", ZHANAR);
    office.id(office.ann, "person", JANAR);
    found(1);
    for (var field : List.of("phone", "mobile")) {
      db.insertInto(Tables.ROLE_FIELD)
          .set(Tables.ROLE_FIELD.ROLE_ID, office.salesRole)
          .set(Tables.ROLE_FIELD.OBJECT, "person")
          .set(Tables.ROLE_FIELD.FIELD, field)
          .set(Tables.ROLE_FIELD.ACCESS, "hidden")
          .execute();
    }
    var fresh = office.browser(office.people().user("Fred", office.salesRole, office.team));
    var fred = UUID.fromString(fresh.get("/api/session").text("user.id"));
    office.id(office.administrator, "person", with(ZHANAR, fred));
    office.id(office.administrator, "person", with(JANAR, fred));
    await().until(() -> !pairs(fresh).isEmpty());

    assertThat(pairs(fresh).getFirst().get("reasons").toString()).isEqualTo("[\"name\"]");
    assertThat(pairs(fresh).getFirst().get("one").has("mobile")).isFalse();
  }

  @Test
  void certain_pairs_are_shown_apart() {
    office.id(office.ann, "person", ZHANAR);
    office.id(office.ann, "person", JANAR);
    found(1);

    assertThat(ann.get("/api/duplicates?object=person&certain=true").at("pairs")).isEmpty();
    assertThat(ann.get("/api/duplicates?object=person&certain=false").at("pairs")).hasSize(1);
    rules(0.7, 0.8);
    assertThat(ann.get("/api/duplicates?object=person&certain=true").at("pairs")).hasSize(1);
    assertThat(ann.get("/api/duplicates?object=person").at("pairs.0.certain").asBoolean()).isTrue();
  }

  @Test
  void an_administrator_alone_changes_the_rules_and_scans() {
    var rules = administrator.get("/api/duplicate-rules");
    assertThat(rules.at("weights")).hasSize(Rules.DEFAULT.weights().size());
    assertThat(ann.get("/api/duplicate-rules").status()).isEqualTo(403);
    assertThat(ann.put("/api/duplicate-rules", rules.body()).status()).isEqualTo(403);
    assertThat(ann.post("/api/duplicate-scans", Map.of("object", "person")).status())
        .isEqualTo(403);
    assertThat(administrator.post("/api/duplicate-scans", Map.of("object", "task")).status())
        .isEqualTo(404);

    var wrong =
        administrator.put(
            "/api/duplicate-rules",
            Map.of(
                "shown", 0.9,
                "certain", 0.8,
                "weights",
                    List.of(
                        Map.of(
                            "kind", "person", "evidence", "email", "same", -1, "different", 99))));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("errors").valueStream().map(error -> error.get("field").asString()))
        .containsExactly("certain", "weights[0].same", "weights[0].different");
  }

  private static Map<String, Object> with(Map<String, ?> values, UUID owner) {
    var all = new HashMap<String, Object>(values);
    all.put("owner", owner);
    return all;
  }

  private void rules(double shown, double certain) {
    var rules = administrator.get("/api/duplicate-rules").body();
    assertThat(
            administrator
                .put(
                    "/api/duplicate-rules",
                    Map.of("shown", shown, "certain", certain, "weights", rules.get("weights")))
                .status())
        .isEqualTo(200);
  }

  private void scan() {
    var started = administrator.post("/api/duplicate-scans", Map.of("object", "person"));
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    done(started.text("job"));
    assertThat(
            administrator
                .get("/api/duplicate-scans")
                .at("scans")
                .valueStream()
                .filter(scan -> scan.get("object").asString().equals("person"))
                .map(scan -> scan.get("state").asString()))
        .containsExactly("done");
  }

  private void done(String job) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> administrator.get("/api/jobs/" + job).text("state").equals("done"));
  }

  private void found(int pairs) {
    await().atMost(Duration.ofSeconds(20)).until(() -> pairs(ann).size() == pairs);
  }

  private static List<JsonNode> pairs(Browser browser) {
    return browser.get("/api/duplicates?object=person").at("pairs").valueStream().toList();
  }
}
