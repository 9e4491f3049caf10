package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What types of relation ask of the relations of them. */
@ApiTest
class RelationsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Messages messages;
  @Autowired private RelationWords words;
  @Autowired private Statements statements;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void a_type_says_which_kinds_of_party_stand_on_each_side() {
    var worksAt =
        type("works with", "gives work to", Map.of("fromKind", "person", "toKind", "company"));
    var acme = company("Acme");
    var ivan = person("Ivan");

    var refused = relate(acme, worksAt, ivan, Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("from");
    assertThat(refused.text("errors.0.message"))
        .isEqualTo("This type of relation needs a person here.");
    assertThat(refused.text("errors.1.message"))
        .isEqualTo("This type of relation needs a company here.");
    assertThat(relate(ivan, worksAt, acme, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void the_same_relation_stands_once_at_a_time_but_may_come_again() {
    var type = type("supplies parts to", "gets parts from", Map.of());
    var acme = company("Acme");
    var bluth = company("Bluth");
    var first = relate(acme, type, bluth, Map.of("validFrom", "2020-01-01"));
    assertThat(first.status()).isEqualTo(201);

    var twice = relate(acme, type, bluth, Map.of("validFrom", "2024-01-01"));
    assertThat(twice.text("errors.0.code")).isEqualTo("relation.duplicate");
    assertThat(twice.text("errors.0.message"))
        .isEqualTo("This relation is already there for that time.");
    // The other way round it is another relation, and so is another type.
    assertThat(relate(bluth, type, acme, Map.of()).status()).isEqualTo(201);

    office.update(office.ann, "relation", first.text("id"), Map.of("validTo", "2023-12-31"));
    assertThat(relate(acme, type, bluth, Map.of("validFrom", "2024-01-01")).status())
        .isEqualTo(201);
    // Taking the end back would let both hold at once.
    var cleared = new HashMap<String, Object>();
    cleared.put("validTo", null);
    assertThat(
            office.patch(office.ann, "relation", first.text("id"), cleared).text("errors.0.code"))
        .isEqualTo("relation.duplicate");
  }

  @Test
  void a_mutual_relation_is_the_same_from_both_sides() {
    var knows = type("plays golf with", "plays golf with", Map.of());
    var ivan = person("Ivan");
    var petya = person("Petya");
    assertThat(relate(ivan, knows, petya, Map.of()).status()).isEqualTo(201);
    assertThat(relate(petya, knows, ivan, Map.of()).text("errors.0.code"))
        .isEqualTo("relation.duplicate");
  }

  @Test
  void where_one_at_a_time_is_allowed_a_second_one_is_refused_until_the_first_ended() {
    var spouse = type("is wed to", "is wed to", Map.of("fromOnce", true, "toOnce", true));
    var ivan = person("Ivan");
    var petya = person("Petya");
    var first = relate(ivan, spouse, petya, Map.of()).text("id");

    var second = relate(person("Maria"), spouse, ivan, Map.of());
    assertThat(second.text("errors.0.code")).isEqualTo("relation.once");
    assertThat(second.text("errors.0.message"))
        .isEqualTo(
            "Only one such relation is possible at a time, and there is one already."
                + " Choose another time, or end that one first.");

    office.update(office.ann, "relation", first, Map.of("validTo", "2026-01-31"));
    assertThat(relate(person("Maria"), spouse, ivan, Map.of()).status()).isEqualTo(201);
  }

  @Test
  void a_relation_in_the_way_that_one_may_not_see_is_answered_as_one_that_one_sees() {
    var reportsTo = type("answers to", "leads", Map.of("fromOnce", true));
    var shared = person("Shared");
    var hidden = office.id(office.bob, "person", Map.of("lastName", "Zarzuela"));
    var admin = office.browser(office.administrator);
    assertThat(
            admin
                .post(
                    "/api/records/relation",
                    Map.of("from", shared, "type", reportsTo, "to", hidden))
                .status())
        .isEqualTo(201);

    var other = person("Other");
    assertThat(relate(other, reportsTo, person("Seen"), Map.of()).status()).isEqualTo(201);
    var visible = person("Visible");

    var sent = new ArrayList<Integer>();
    var answers = new ArrayList<String>();
    for (var from : List.of(shared, other)) {
      relate(from, reportsTo, visible, Map.of());
      sent.add(
          statements
              .during(
                  () -> answers.add(relate(from, reportsTo, visible, Map.of()).response().body()))
              .size());
    }
    assertThat(answers.getFirst()).isEqualTo(answers.getLast()).contains("relation.once");
    assertThat(answers.getFirst()).doesNotContain("Zarzuela");
    // Nor does it take longer: the same is asked of the database.
    assertThat(sent.getFirst()).isEqualTo(sent.getLast());
  }

  @Test
  void of_two_at_the_same_moment_one_comes_in() throws Exception {
    var type = type("races", "is raced by", Map.of());
    var acme = company("Acme");
    var bluth = company("Bluth");
    Callable<Integer> attempt = () -> relate(acme, type, bluth, Map.of()).status();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var statuses =
          threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
              .map(Future::resultNow)
              .sorted()
              .toList();
      assertThat(statuses).containsExactly(201, 422, 422, 422);
    }
  }

  @Test
  void a_deleted_relation_comes_back_by_undo_unless_another_took_its_place() {
    var type = type("sponsors", "is sponsored by", Map.of());
    var acme = company("Acme");
    var bluth = company("Bluth");
    var relation = relate(acme, type, bluth, Map.of()).text("id");
    var ann = office.browser(office.ann);

    var set = ann.delete("/api/records/relation/" + relation).header("Change-Set");
    assertThat(ann.post("/api/change-sets/" + set + "/reversal", Map.of()).status()).isEqualTo(200);
    assertThat(ann.get("/api/records/relation/" + relation).status()).isEqualTo(200);

    var again = ann.delete("/api/records/relation/" + relation).header("Change-Set");
    assertThat(relate(acme, type, bluth, Map.of()).status()).isEqualTo(201);
    assertThat(ann.post("/api/change-sets/" + again + "/reversal", Map.of()).status())
        .isEqualTo(422);
  }

  @Test
  void a_type_is_not_made_narrower_than_its_relations() {
    var type = type("backs", "is backed by", Map.of());
    var acme = company("Acme");
    relate(acme, type, company("Bluth"), Map.of());
    relate(acme, type, person("Ivan"), Map.of());

    assertThat(narrowed(type, "toKind", "company")).isEqualTo("relationType.kinds");
    assertThat(narrowed(type, "fromOnce", true)).isEqualTo("relationType.often");
    assertThat(
            office
                .patch(office.administrator, "relationType", type, Map.of("fromKind", "company"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_products_own_types_speak_the_readers_language_and_others_keep_their_words() {
    var own = type("funds, in a way", "is funded", Map.of());
    var standard =
        office.id(
            office.administrator,
            "relationType",
            Map.of("name", "доставя на", "inverse", "получава доставки от"));
    assertThat(words(own)).containsExactly("funds, in a way", "is funded");
    assertThat(words(standard)).containsExactly("supplies", "is supplied by");

    office.update(office.administrator, "relationType", standard, Map.of("name", "feeds"));
    assertThat(words(standard)).containsExactly("feeds", "получава доставки от");
  }

  @Test
  void no_two_types_of_the_products_own_are_called_the_same_in_any_language() {
    for (var language : Languages.ALL) {
      var seen = new HashSet<RelationWords.Words>();
      for (var type : StandardRelation.ALL) {
        var name = messages.text(language, type.key());
        var inverse = messages.text(language, type.inverseKey());
        assertThat(seen.add(words.of(name, inverse, language))).as(type.name()).isTrue();
      }
    }
  }

  private List<String> words(String type) {
    for (var each : office.browser(office.ann).get("/api/relation-types").at("types")) {
      if (each.get("id").asString().equals(type)) {
        return List.of(each.get("name").asString(), each.get("inverse").asString());
      }
    }
    throw new AssertionError(type + " is not among the types");
  }

  private String narrowed(String type, String field, Object value) {
    return office
        .patch(office.administrator, "relationType", type, Map.of(field, value))
        .text("errors.0.code");
  }

  private String company(String name) {
    return office.id(office.ann, "company", Map.of("name", name));
  }

  private String person(String name) {
    return office.id(office.ann, "person", Map.of("lastName", name));
  }

  private String type(String name, String inverse, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putAll(Map.of("name", name, "inverse", inverse));
    return office.id(office.administrator, "relationType", values);
  }

  private Answer relate(String from, String type, String to, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putAll(Map.of("from", from, "type", type, "to", to));
    return office.browser(office.ann).post("/api/records/relation", values);
  }
}
