package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.JOB;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@OwnDatabase
class CertainMergesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ann;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
  }

  @Test
  void all_certain_pairs_are_merged_the_others_left_and_all_of_it_taken_back() {
    var one = office.id(office.ann, "person", person("Ana", "Petrova", 1, Map.of()));
    var other =
        office.id(
            office.ann, "person", person("Ана", "Петрова", 1, Map.of("jobTitle", "Engineer")));
    var third = office.id(office.ann, "person", person("Boris", "Kolev", 2, Map.of()));
    var fourth = office.id(office.ann, "person", person("Kolev", "Boris", 2, Map.of()));
    office.id(office.bob, "person", person("Vera", "Tsoneva", 3, Map.of()));
    office.id(office.bob, "person", person("Vera", "Tsoneva", 3, Map.of()));
    var named = office.id(office.ann, "person", Map.of("lastName", "Kolev", "firstName", "Boris"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ann.get("/api/duplicate-mergers?object=person").at("pairs").asInt() == 2);

    var preview = ann.get("/api/duplicate-mergers?object=person").at("first");
    assertThat(preview).hasSize(2);
    assertThat(
            preview
                .valueStream()
                .map(each -> each.at("/survivor/label").asString() + " " + each.get("taken")))
        .containsExactlyInAnyOrder("Ana Petrova [\"jobTitle\"]", "Boris Kolev []");

    var job = started(ann.post("/api/duplicate-mergers", Map.of("object", "person")));

    assertThat(job.text("message")).startsWith("2 pairs merged.");
    assertThat(ann.get("/api/records/person/" + other).header("Location")).endsWith(one);
    assertThat(ann.get("/api/records/person/" + fourth).header("Location")).endsWith(third);
    assertThat(office.read(office.ann, "person", one).get("jobTitle").asString())
        .isEqualTo("Engineer");
    assertThat(office.read(office.ann, "person", one).get("lastName").asString())
        .isEqualTo("Petrova");
    assertThat(ann.get("/api/records/person/" + named).status()).isEqualTo(200);
    assertThat(office.browser(office.bob).get("/api/records/person").at("records")).hasSize(2);

    var recent = "/api/duplicate-mergers/recent?object=person";
    assertThat(ann.get(recent).text("jobs.0.job")).isEqualTo(job.text("id"));
    assertThat(ann.get(recent).at("jobs.0.merged").asInt()).isEqualTo(2);
    assertThat(ann.get("/api/duplicate-mergers/recent?object=company").at("jobs")).isEmpty();
    assertThat(office.browser(office.bob).get(recent).at("jobs")).isEmpty();
    var undo = "/api/duplicate-mergers/" + job.text("id") + "/reversal";
    assertThat(office.browser(office.bob).post(undo, Map.of()).status()).isEqualTo(404);
    startedAgo(job, Duration.ofDays(30).plusSeconds(1));
    assertThat(ann.get(recent).at("jobs")).isEmpty();
    assertThat(ann.post(undo, Map.of()).text("errors.0.code")).isEqualTo("merge.late");
    startedAgo(job, Duration.ofDays(30).minusMinutes(1));
    assertThat(ann.get(recent).at("jobs")).hasSize(1);
    var undone = started(ann.post(undo, Map.of()));
    assertThat(ann.get(recent).at("jobs")).isEmpty();

    assertThat(undone.text("message")).startsWith("2 merges undone.");
    assertThat(ann.get("/api/records/person/" + other).status()).isEqualTo(200);
    assertThat(ann.get("/api/records/person/" + fourth).status()).isEqualTo(200);
    assertThat(office.read(office.ann, "person", one).get("jobTitle").isNull()).isTrue();
  }

  @Test
  void pairs_that_one_may_not_merge_are_left_and_counted() {
    var role = office.people().role("May not delete");
    office.people().allow(role, "person", "own", "own", "none");
    var dora = office.browser(office.people().user("Dora", role, office.team));
    var user = UUID.fromString(dora.get("/api/session").text("user.id"));
    for (var i = 0; i < 2; i++) {
      office.id(
          office.administrator, "person", person("Maria", "Ilieva", 4, Map.of("owner", user)));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> dora.get("/api/duplicate-mergers?object=person").at("pairs").asInt() == 1);

    var job = dora.post("/api/duplicate-mergers", Map.of("object", "person")).text("job");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> dora.get("/api/jobs/" + job).text("state").equals("done"));

    assertThat(dora.get("/api/jobs/" + job).text("message"))
        .isEqualTo("Nothing was merged. One was left as it is.");
    assertThat(dora.get("/api/records/person").at("records")).hasSize(2);
  }

  @Test
  void pairs_in_which_somebody_has_to_choose_are_left_and_listed_and_the_same_relation_is_one() {
    var reportsTo =
        office.id(
            office.administrator,
            "relationType",
            Map.of("name", "serves under", "inverse", "commands", "fromOnce", true));
    var one = office.id(office.ann, "person", person("Iva", "Koleva", 5, Map.of()));
    var other = office.id(office.ann, "person", person("Ива", "Колева", 5, Map.of()));
    var same = office.id(office.ann, "person", person("Rumen", "Denev", 6, Map.of()));
    var twin = office.id(office.ann, "person", person("Румен", "Денев", 6, Map.of()));
    relate(one, reportsTo, office.id(office.ann, "person", Map.of("lastName", "Boss")));
    relate(other, reportsTo, office.id(office.ann, "person", Map.of("lastName", "Chief")));
    var head = office.id(office.ann, "person", Map.of("lastName", "Head"));
    var stays = relate(same, reportsTo, head);
    relate(twin, reportsTo, head);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ann.get("/api/duplicate-mergers?object=person").at("pairs").asInt() == 2);

    var job = started(ann.post("/api/duplicate-mergers", Map.of("object", "person")));

    var outcome = ann.get("/api/duplicate-mergers/" + job.text("id"));
    assertThat(outcome.at("merged").asInt()).isEqualTo(1);
    assertThat(outcome.at("left").asInt()).isEqualTo(1);
    assertThat(outcome.text("pairs.0.one.id")).isEqualTo(one);
    assertThat(outcome.text("pairs.0.one.label")).isEqualTo("Iva Koleva");
    assertThat(outcome.text("pairs.0.other.id")).isEqualTo(other);
    assertThat(outcome.text("pairs.0.why")).isEqualTo("undecided");
    assertThat(ann.get("/api/records/person/" + other).status()).isEqualTo(200);
    var heads = ann.get("/api/records/relation?filter=to==" + head).at("records");
    assertThat(heads.findValuesAsString("id")).contains(stays);
    assertThat(heads).hasSize(1);
    assertThat(office.browser(office.bob).get("/api/duplicate-mergers/" + job.text("id")).status())
        .isEqualTo(404);
  }

  private String relate(String from, String type, String to) {
    return office.id(office.ann, "relation", Map.of("from", from, "type", type, "to", to));
  }

  private static Map<String, Object> person(
      String first, String last, int number, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("firstName", first);
    values.put("lastName", last);
    values.put("email", "person" + number + "@example.com");
    values.put("mobile", "+359 88 765 432" + number);
    values.put("birthday", "198" + number + "-03-04");
    return values;
  }

  private void startedAgo(Browser.Answer job, Duration ago) {
    db.update(JOB)
        .set(JOB.CREATED_AT, OffsetDateTime.now(ZoneOffset.UTC).minus(ago))
        .where(JOB.ID.eq(UUID.fromString(job.text("id"))))
        .execute();
  }

  private Browser.Answer started(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    var path = "/api/jobs/" + answer.text("job");
    await().atMost(Duration.ofSeconds(30)).until(() -> ann.get(path).text("state").equals("done"));
    return ann.get(path);
  }
}
