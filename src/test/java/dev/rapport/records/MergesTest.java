package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.DUPLICATE_CANDIDATE;
import static rapport.db.Tables.NOTE;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.STAGE;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import rapport.db.DefaultSchema;
import tools.jackson.databind.JsonNode;

@ApiTest
class MergesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Catalog catalog;
  @Autowired private Merges merges;
  @Autowired private MergeFollowers followers;
  @Autowired private RecordWriter writer;

  private Office office;
  private Browser ann;
  private String survivor;
  private String other;

  @BeforeEach
  void twoOfOne() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    ann = office.browser(office.ann);
    survivor = office.id(office.ann, "company", Map.of("name", "Acme", "phone", "+359 2 111 2222"));
    other =
        office.id(
            office.ann,
            "company",
            Map.of("name", "ACME Ltd", "phone", "+359 2 333 4444", "sector", "Anvils"));
  }

  @Test
  void the_survivor_takes_the_chosen_values_and_the_other_one_is_gone() {
    var done = merge(ann, survivor, other, "sector");

    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
    var merged = office.read(office.ann, "company", survivor);
    assertThat(merged.get("name").asString()).isEqualTo("Acme");
    assertThat(merged.get("phone").asString()).isEqualTo("+359 2 111 2222");
    assertThat(merged.get("sector").asString()).isEqualTo("Anvils");
    assertThat(ann.get("/api/records/company?filter=name=='ACME%20Ltd'").at("records")).isEmpty();
  }

  @Test
  void every_way_to_reach_either_one_stays() {
    var third =
        office.id(
            office.ann,
            "company",
            Map.of(
                "name", "Acme Inc.",
                "phone", "+359 2 555 6666",
                "email", "info@acme.example",
                "contacts",
                    List.of(
                        Map.of("channel", "phone", "use", "fax", "value", "+359 2 777 8888"),
                        Map.of("channel", "phone", "use", "work", "value", "+359 2 111 2222"))));

    assertThat(merge(ann, survivor, third, "email").status()).isEqualTo(200);
    assertThat(merge(ann, survivor, other, "phone").status()).isEqualTo(200);

    var merged = office.read(office.ann, "company", survivor);
    assertThat(merged.get("email").asString()).isEqualTo("info@acme.example");
    assertThat(merged.get("phone").asString()).isEqualTo("+359 2 333 4444");
    assertThat(merged.get("contacts").findValuesAsString("value"))
        .containsExactlyInAnyOrder("+359 2 777 8888", "+359 2 555 6666", "+359 2 111 2222");
  }

  @Test
  void the_old_address_leads_to_the_survivor_over_several_merges() {
    var third = office.id(office.ann, "company", Map.of("name", "Acme Inc."));
    merge(ann, other, third);
    merge(ann, survivor, other);

    for (var old : List.of(third, other)) {
      var answer = ann.get("/api/records/company/" + old);
      assertThat(answer.status()).isEqualTo(307);
      assertThat(answer.header("Location")).endsWith("/api/records/company/" + survivor);
    }
    assertThat(office.browser(office.carl).get("/api/records/company/" + other).status())
        .isEqualTo(404);
    assertThat(ann.get("/api/records/person/" + other).status()).isEqualTo(404);
  }

  /** Whatever field comes to the catalog: it is among those that follow. */
  @Test
  void every_reference_of_the_catalog_follows() {
    for (var object : catalog.objects()) {
      if (object.duplicates()) {
        var expected = new TreeSet<String>();
        for (var from : catalog.objects()) {
          for (var field : from.fields().values()) {
            if (field.type() instanceof ReferenceType(var targets)
                && targets.contains(object.name())) {
              expected.add(from.name() + "." + field.name());
            }
          }
        }
        var followed = new TreeSet<String>();
        for (var pointer : followers.pointers(object)) {
          followed.add(pointer.object().name() + "." + pointer.field().name());
        }
        assertThat(followed).isEqualTo(expected).isNotEmpty();
      }
    }
  }

  /** And every column of the database that holds the id of a company does. */
  @Test
  void nothing_points_to_the_merged_record_any_more() {
    pointing(other);
    var pointed = columnsWith(other);
    assertThat(pointed)
        .contains(
            "opportunity.company_id",
            "person.company_id",
            "task.about_id",
            "note.about_id",
            "relation.from_id",
            "timeline_entry.party_id");

    assertThat(merge(ann, survivor, other).status()).isEqualTo(200);

    assertThat(columnsWith(other))
        .isSubsetOf(
            "company.id",
            "record.id",
            "change.record_id",
            "contact_point.record_id",
            "duplicate_key.record_id");
    assertThat(columnsWith(survivor)).contains("record.merged_into").containsAll(pointed);
  }

  @Test
  void the_time_line_and_the_history_are_the_survivors() {
    office.id(office.ann, "note", Map.of("body", "Pays late", "about", other));
    office.id(office.ann, "note", Map.of("body", "Pays in time", "about", survivor));
    office.update(office.ann, "company", other, Map.of("sector", "Rockets"));

    merge(ann, survivor, other);

    assertThat(ann.get("/api/records/company/" + survivor + "/timeline").at("entries")).hasSize(2);
    var history = ann.get("/api/records/company/" + survivor + "/history").at("changes");
    assertThat(history.findValuesAsString("kind"))
        .containsExactly("merge", "update", "create", "create");
  }

  @Test
  void the_survivors_history_says_what_was_merged_into_it_also_when_it_took_nothing_over() {
    var plain = office.id(office.ann, "company", Map.of("name", "Acme Inc."));

    merge(ann, survivor, plain);
    merge(ann, survivor, other, "sector");

    var both = history(ann);
    assertThat(both.get(0).at("/merge/label").asString()).isEqualTo("ACME Ltd");
    assertThat(both.get(0).get("fields").findValuesAsString("field")).contains("sector");
    assertThat(both.get(1).at("/merge/label").asString()).isEqualTo("Acme Inc.");
    assertThat(both.get(1).get("fields")).isEmpty();
    assertThat(both.get(1).at("/merge/undoable").asBoolean()).isTrue();
  }

  @Test
  void a_merge_can_be_undone_from_the_history_by_who_made_it_and_once() {
    merge(ann, survivor, other);
    merge(ann, survivor, office.id(office.ann, "company", Map.of("name", "Acme Inc.")));
    var set =
        history(ann).stream()
            .filter(each -> each.at("/merge/label").asString("").equals("ACME Ltd"))
            .map(each -> each.get("changeSet").asString())
            .findFirst()
            .orElseThrow();

    assertThat(ann.post("/api/change-sets/" + set + "/reversal", Map.of()).status()).isEqualTo(200);

    assertThat(ann.get("/api/records/company/" + other).status()).isEqualTo(200);
    assertThat(undoable(history(ann))).containsExactly(true);
    assertThat(undoable(history(office.browser(office.administrator)))).containsExactly(true);
    merge(ann, survivor, other);
    assertThat(undoable(history(ann))).containsExactly(true, true, false);
  }

  @Test
  void a_merge_can_be_undone_for_thirty_days() {
    var done = merge(ann, survivor, other);
    var set = Long.parseLong(done.text("changeSet"));

    madeAgo(set, Duration.ofDays(30).plusSeconds(1));
    assertThat(undoable(history(ann))).containsExactly(false);
    var late = undo(done);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text("errors.0.code")).isEqualTo("merge.late");

    madeAgo(set, Duration.ofDays(30).minusMinutes(1));
    assertThat(undoable(history(ann))).containsExactly(true);
    assertThat(undo(done).status()).isEqualTo(200);
    assertThat(ann.get("/api/records/company/" + other).status()).isEqualTo(200);
  }

  private List<JsonNode> history(Browser browser) {
    return browser
        .get("/api/records/company/" + survivor + "/history")
        .at("changes")
        .valueStream()
        .toList();
  }

  private static List<Boolean> undoable(List<JsonNode> history) {
    return history.stream()
        .filter(each -> each.get("kind").asString().equals("merge"))
        .map(each -> each.at("/merge/undoable").asBoolean())
        .toList();
  }

  /** As if it was made then; the audit trail itself lets nobody change it. */
  private void madeAgo(long set, Duration ago) {
    db.transaction(inside -> {
      inside.dsl().execute("alter table change_set disable trigger change_set_is_append_only");
      inside
          .dsl()
          .update(CHANGE_SET)
          .set(CHANGE_SET.AT, OffsetDateTime.now(ZoneOffset.UTC).minus(ago))
          .where(CHANGE_SET.ID.eq(set))
          .execute();
      inside.dsl().execute("alter table change_set enable trigger change_set_is_append_only");
    });
  }

  @Test
  void what_related_the_two_is_gone_and_other_relations_follow() {
    var type = relationType();
    var person = office.id(office.ann, "person", Map.of("lastName", "Coyote"));
    var between =
        office.id(office.ann, "relation", Map.of("from", survivor, "type", type, "to", other));
    var outside =
        office.id(office.ann, "relation", Map.of("from", person, "type", type, "to", other));

    assertThat(merge(ann, survivor, other).status()).isEqualTo(200);

    assertThat(ann.get("/api/records/relation/" + between).status()).isEqualTo(404);
    assertThat(office.read(office.ann, "relation", outside).at("/to/id").asString())
        .isEqualTo(survivor);
  }

  @Test
  void a_merge_is_undone_as_a_whole() {
    pointing(other);
    var before = columnsWith(other);
    var done = merge(ann, survivor, other, "sector", "phone");

    var undone = undo(done);

    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    assertThat(undone.at("kept")).isEmpty();
    assertThat(columnsWith(other)).containsAll(before);
    assertThat(ann.get("/api/records/company/" + other).text("name")).isEqualTo("ACME Ltd");
    var back = office.read(office.ann, "company", survivor);
    assertThat(back.get("sector").isNull()).isTrue();
    assertThat(back.get("phone").asString()).isEqualTo("+359 2 111 2222");
    assertThat(
            db.select(RECORD.MERGED_INTO)
                .from(RECORD)
                .where(RECORD.ID.eq(UUID.fromString(other)))
                .fetchOne(RECORD.MERGED_INTO))
        .isNull();
  }

  @Test
  void what_was_deleted_before_points_to_the_survivor_when_it_is_restored() {
    var note = office.id(office.ann, "note", Map.of("body", "Pays late", "about", other));
    var deleted = ann.delete("/api/records/note/" + note);

    merge(ann, survivor, other);
    undo(deleted);

    assertThat(office.read(office.ann, "note", note).at("/about/id").asString())
        .isEqualTo(survivor);
    assertThat(ann.get("/api/records/company/" + survivor + "/timeline").at("entries")).hasSize(1);
  }

  @Test
  void what_was_deleted_goes_back_with_an_undone_merge_and_stays_deleted() {
    var before = office.id(office.ann, "note", Map.of("body", "Pays late", "about", other));
    var deleted = ann.delete("/api/records/note/" + before);
    var since = office.id(office.ann, "person", Map.of("lastName", "Coyote", "company", other));
    var merged = merge(ann, survivor, other);
    var deletedSince = ann.delete("/api/records/person/" + since);

    assertThat(undo(merged).at("kept")).isEmpty();

    assertThat(ann.get("/api/records/note/" + before).status()).isEqualTo(404);
    assertThat(ann.get("/api/records/person/" + since).status()).isEqualTo(404);
    undo(deleted);
    undo(deletedSince);
    assertThat(office.read(office.ann, "note", before).at("/about/id").asString()).isEqualTo(other);
    assertThat(office.read(office.ann, "person", since).at("/company/id").asString())
        .isEqualTo(other);
  }

  /** One of them is deleted: it relates nobody to themselves when it comes back. */
  @Test
  void a_deleted_relation_between_the_two_is_left_as_it_is() {
    var between =
        office.id(
            office.ann, "relation", Map.of("from", survivor, "type", relationType(), "to", other));
    assertThat(ann.delete("/api/records/relation/" + between).status()).isEqualTo(204);

    assertThat(merge(ann, survivor, other).status()).isEqualTo(200);
  }

  @Test
  void what_belongs_to_others_follows_and_comes_back_without_being_told_of() {
    var task =
        office.id(
            office.administrator,
            "task",
            Map.of("subject", "Audit", "about", other, "owner", office.carl));
    var done = merge(ann, survivor, other);
    assertThat(about(task)).isEqualTo(survivor);

    var undone = undo(done);

    assertThat(about(task)).isEqualTo(other);
    assertThat(undone.response().body()).doesNotContain(task);
  }

  @Test
  void it_takes_the_right_to_change_the_one_and_to_delete_the_other() {
    var role = office.people().role("May not delete");
    office.people().allow(role, "company", "all", "all", "none");
    var dora = office.browser(office.people().user("Dora", role, office.team));
    var reads = office.people().role("May not change");
    office.people().allow(reads, "company", "all", "none", "all");
    var rita = office.browser(office.people().user("Rita", reads, office.team));

    assertThat(merge(dora, survivor, other).status()).isEqualTo(403);
    assertThat(merge(rita, survivor, other).status()).isEqualTo(403);
    assertThat(merge(office.browser(office.carl), survivor, other).status()).isEqualTo(404);
    assertThat(ann.get("/api/records/company/" + other).status()).isEqualTo(200);
  }

  @Test
  void what_can_not_be_merged_is_refused_with_its_reason() {
    var itself = merge(ann, survivor, survivor);
    assertThat(itself.status()).isEqualTo(422);
    assertThat(itself.text("errors.0.code")).isEqualTo("merge.itself");

    assertThat(merge(ann, survivor, other, "colour").text("errors.0.code"))
        .isEqualTo("unknownField");
    assertThat(merge(ann, survivor, other, "createdAt").text("errors.0.code"))
        .isEqualTo("readOnly");

    var person = office.id(office.ann, "person", Map.of("lastName", "Coyote"));
    assertThat(merge(ann, survivor, person).status()).isEqualTo(404);
    var run = office.id(office.ann, "task", Map.of("subject", "Run"));
    var again = office.id(office.ann, "task", Map.of("subject", "Run"));
    var tasks =
        ann.post(
            "/api/records/task/" + run + "/merger", Map.of("merged", again, "taken", List.of()));
    assertThat(tasks.status()).isEqualTo(404);
  }

  @Test
  void one_is_told_beforehand_what_will_follow() {
    pointing(other);
    office.id(
        office.administrator,
        "task",
        Map.of("subject", "Hidden", "about", other, "owner", office.carl));

    var preview = ann.get("/api/records/company/" + survivor + "/merger?merged=" + other);

    var counts = new ArrayList<String>();
    for (var each : preview.at("following")) {
      counts.add(each.get("object").asString() + " " + each.get("count").asInt());
    }
    assertThat(counts)
        .containsExactlyInAnyOrder("person 1", "opportunity 1", "task 1", "note 1", "relation 1");
  }

  /** More than one statement writes. */
  @Test
  void all_of_many_records_follow_and_come_back() {
    var notes = new ArrayList<Change>();
    for (var i = 0; i < 2_500; i++) {
      Map<String, Object> values = Map.of("body", "Note " + i, "about", Reference.to(id(other)));
      notes.add(new Change.Create("note", Ids.next(), new HashMap<>(values)));
    }
    writer.write(notes, Actor.SYSTEM, Origin.SET_UP);

    var done = merge(ann, survivor, other);

    assertThat(notesAbout(survivor)).isEqualTo(2_500);
    assertThat(notesAbout(other)).isZero();
    var set = Long.parseLong(done.text("changeSet"));
    assertThat(db.fetchCount(CHANGE, CHANGE.CHANGE_SET_ID.eq(set))).isEqualTo(2_502);
    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(notesAbout(other)).isEqualTo(2_500);
  }

  private int notesAbout(String company) {
    return db.fetchCount(NOTE, NOTE.ABOUT_ID.eq(id(company)), NOTE.DELETED_AT.isNull());
  }

  @Test
  void the_system_itself_may_merge() {
    var both = new Merges.Merge("company", id(survivor), id(other), Set.of(), null);
    assertThat(merges.merge(both, Actor.SYSTEM, null).changeSet()).isPositive();
    assertThat(ann.get("/api/records/company/" + other).status()).isEqualTo(307);
  }

  /** One record of every kind that can point to a company. */
  private void pointing(String company) {
    var person = office.id(office.ann, "person", Map.of("lastName", "Coyote", "company", company));
    office.id(office.ann, "opportunity", Map.of("name", "Anvils", "company", company));
    office.id(office.ann, "task", Map.of("subject", "Call", "about", company));
    office.id(office.ann, "note", Map.of("body", "Called", "about", company));
    office.id(
        office.ann, "relation", Map.of("from", company, "type", relationType(), "to", person));
  }

  private String relationType() {
    return office.id(
        office.administrator, "relationType", Map.of("name", "part of", "inverse", "has part"));
  }

  private String about(String task) {
    return office.read(office.administrator, "task", task).at("/about/id").asString();
  }

  /** Every column of every table in which the id stands. */
  private Set<String> columnsWith(String id) {
    var found = new TreeSet<String>();
    for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (table.equals(DUPLICATE_CANDIDATE)) {
        continue; // pairs come a moment later
      }
      for (Field<?> column : table.fields()) {
        if (column.getType() == UUID.class
            && db.fetchExists(table, column.coerce(UUID.class).eq(id(id)))) {
          found.add(table.getName() + "." + column.getName());
        }
      }
    }
    return found;
  }

  private Browser.Answer undo(Browser.Answer done) {
    var changeSet = done.header("Change-Set");
    return ann.post("/api/change-sets/" + changeSet + "/reversal", Map.of());
  }

  private static Browser.Answer merge(
      Browser browser, String into, String merged, String... taken) {
    return browser.post(
        "/api/records/company/" + into + "/merger",
        Map.of("merged", merged, "taken", List.of(taken)));
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }
}
