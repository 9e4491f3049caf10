package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What two parties said, and whom they had to do with, when they become one. */
@ApiTest
class MergedPartiesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ann;
  private String survivor;
  private String merged;

  @BeforeEach
  void twoOfOne() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    survivor = person("Ivan");
    merged = person("Ivan Petrov");
  }

  @Test
  void of_the_consents_of_both_the_latest_counts_whoever_it_came_from_and_undoing_parts_them() {
    var old = consent(survivor, "email", "given", "2024-05-01");
    var latest = consent(merged, "email", "refused", "2025-03-01");
    var between = consent(survivor, "email", "given", "2025-01-01");
    var phone = consent(merged, "phone", "given", "2023-01-01");

    var done = merge(List.of());

    assertThat(consents(survivor, "email")).containsExactly(latest, between, old);
    assertThat(consents(survivor, "phone")).containsExactly(phone);
    var kept = office.read(office.ann, "consent", latest);
    assertThat(kept.get("saidOn").asString()).isEqualTo("2025-03-01");
    assertThat(kept.get("source").asString()).isEqualTo("form");
    assertThat(kept.get("evidence").asString()).isEqualTo("Letter");

    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(consents(survivor, "email")).containsExactly(between, old);
    assertThat(consents(merged, "email")).containsExactly(latest);
    assertThat(consents(merged, "phone")).containsExactly(phone);
  }

  @Test
  void the_same_relation_of_both_becomes_one_for_the_time_of_both() {
    var type = type("sells for", "is sold by", Map.of());
    var acme = company();
    var own = relate(survivor, type, acme, Map.of("validFrom", "2020-01-01"));
    var same =
        relate(
            merged, type, acme, Map.of("validFrom", "2018-01-01", "description", "Since school"));
    var former = relate(merged, type, acme, Map.of("validTo", "2010-01-01"));

    var done = merge(List.of());

    assertThat(relations(survivor)).containsExactlyInAnyOrder(own, former);
    var one = office.read(office.ann, "relation", own);
    assertThat(one.get("validFrom").asString()).isEqualTo("2018-01-01");
    assertThat(one.get("description").asString()).isEqualTo("Since school");
    assertThat(ann.get("/api/records/relation/" + same).status()).isEqualTo(307);

    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(relations(merged)).containsExactlyInAnyOrder(same, former);
    assertThat(relations(survivor)).containsExactly(own);
    var back = office.read(office.ann, "relation", own);
    assertThat(back.get("validFrom").asString()).isEqualTo("2020-01-01");
    assertThat(back.get("description").isNull()).isTrue();
  }

  @Test
  void two_of_the_survivor_become_one_when_the_other_ones_fills_the_time_between() {
    var type = type("consults for", "is consulted by", Map.of());
    var acme = company();
    var first = relate(survivor, type, acme, during("2010-01-01", "2012-01-01"));
    var second = relate(survivor, type, acme, during("2014-01-01", "2016-01-01"));
    relate(merged, type, acme, during("2011-01-01", "2015-01-01"));

    var done = merge(List.of());

    assertThat(relations(survivor)).hasSize(1).isSubsetOf(first, second);
    var one = office.read(office.ann, "relation", relations(survivor).getFirst());
    assertThat(one.get("validFrom").asString()).isEqualTo("2010-01-01");
    assertThat(one.get("validTo").asString()).isEqualTo("2016-01-01");
    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(relations(survivor)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void a_mutual_relation_of_both_becomes_one_from_whichever_side_it_was_written() {
    var type = type("plays chess with", "plays chess with", Map.of());
    var petya = person("Petya");
    var own = relate(survivor, type, petya, Map.of());
    relate(petya, type, merged, Map.of());

    merge(List.of());

    assertThat(relations(survivor)).containsExactly(own);
  }

  @Test
  void relations_between_the_two_go_and_are_in_nobodys_way() {
    var type = type("answers for", "is answered for by", Map.of("fromOnce", true));
    var between = relate(survivor, type, merged, Map.of());
    var other = relate(merged, type, person("Boss"), Map.of());

    var done = merge(List.of());

    assertThat(relations(survivor)).containsExactly(other);
    assertThat(ann.get("/api/records/relation/" + between).status()).isEqualTo(404);
    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(relations(survivor)).containsExactly(between);
    assertThat(relations(merged)).containsExactlyInAnyOrder(between, other);
  }

  @Test
  void where_only_one_may_stand_the_survivors_stays_and_the_other_ones_ends() {
    var type = type("works mainly for", "is main work of", Map.of("fromOnce", true));
    var own = relate(survivor, type, company(), Map.of());
    var other = relate(merged, type, company(), Map.of("validFrom", "2019-01-01"));
    assertThat(contending())
        .containsExactly(Map.of("object", "relation", "ofSurvivor", own, "ofMerged", other));

    var done = merge(List.of());

    assertThat(relations(survivor)).containsExactlyInAnyOrder(own, other);
    var ended = office.read(office.ann, "relation", other);
    var today = LocalDate.now(ZoneId.of(ann.get("/api/session").text("user.timeZone")));
    assertThat(ended.get("validTo").asString()).isEqualTo(today.toString());
    assertThat(office.read(office.ann, "relation", own).get("validTo").isNull()).isTrue();

    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(relations(merged)).containsExactly(other);
    assertThat(office.read(office.ann, "relation", other).get("validTo").isNull()).isTrue();
  }

  @Test
  void the_one_that_is_chosen_stays_and_the_survivors_keeps_the_time_before() {
    var type = type("reports mainly to", "is main boss of", Map.of("fromOnce", true));
    var own = relate(survivor, type, person("Former"), Map.of("validFrom", "2015-01-01"));
    var other = relate(merged, type, person("New"), Map.of("validFrom", "2022-06-01"));

    var done = merge(List.of(other));

    assertThat(office.read(office.ann, "relation", own).get("validTo").asString())
        .isEqualTo("2022-06-01");
    var stays = office.read(office.ann, "relation", other);
    assertThat(stays.get("validTo").isNull()).isTrue();
    assertThat(stays.at("/from/id").asString()).isEqualTo(survivor);
    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(office.read(office.ann, "relation", own).get("validTo").isNull()).isTrue();
  }

  @Test
  void one_that_has_no_time_left_beside_the_one_that_stays_goes_and_comes_back_by_undo() {
    var type = type("is wed in church to", "is wed in church to", spouse());
    var own = relate(survivor, type, person("Maria"), Map.of("validFrom", "2015-01-01"));
    var other = relate(person("Vera"), type, merged, Map.of("validFrom", "2020-01-01"));

    var done = merge(List.of());

    assertThat(relations(survivor)).containsExactly(own);
    assertThat(undo(done).at("kept")).isEmpty();
    assertThat(relations(merged)).containsExactly(other);
  }

  @Test
  void one_that_outlasts_the_one_that_stays_begins_when_that_one_ends() {
    var type = type("is leased to", "leases", Map.of("fromOnce", true));
    var own = relate(survivor, type, company(), during("2015-01-01", "2020-01-01"));
    var other = relate(merged, type, company(), Map.of("validFrom", "2018-01-01"));

    merge(List.of());

    assertThat(relations(survivor)).containsExactlyInAnyOrder(own, other);
    assertThat(office.read(office.ann, "relation", other).get("validFrom").asString())
        .isEqualTo("2020-01-01");
  }

  @Test
  void several_that_stand_in_the_way_of_one_give_way_one_by_one() {
    var type = type("is insured by", "insures", Map.of("fromOnce", true));
    var first = relate(survivor, type, company(), during("2010-01-01", "2014-01-01"));
    var second = relate(survivor, type, company(), Map.of("validFrom", "2014-01-01"));
    var other = relate(merged, type, company(), during("2012-01-01", "2016-01-01"));
    assertThat(contending()).hasSize(2);

    merge(List.of(other));

    assertThat(relations(survivor)).containsExactlyInAnyOrder(first, second, other);
    assertThat(office.read(office.ann, "relation", first).get("validTo").asString())
        .isEqualTo("2012-01-01");
    assertThat(office.read(office.ann, "relation", second).get("validFrom").asString())
        .isEqualTo("2016-01-01");
  }

  @Test
  void relations_of_different_times_contend_for_nothing() {
    var type = type("rents from", "rents to", Map.of("fromOnce", true));
    relate(survivor, type, company(), during("2015-01-01", "2020-01-01"));
    relate(merged, type, company(), Map.of("validFrom", "2020-01-01"));

    assertThat(contending()).isEmpty();
    merge(List.of());
    assertThat(relations(survivor)).hasSize(2);
  }

  @Test
  void what_contends_is_settled_but_not_told_of_to_those_who_do_not_see_it() {
    var type = type("banks with", "is bank of", Map.of("fromOnce", true));
    var own = relate(survivor, type, company(), Map.of());
    var hidden = office.id(office.carl, "company", Map.of("name", "Zarzuela"));
    var other =
        office.id(
            office.administrator,
            "relation",
            Map.of("from", merged, "type", type, "to", hidden, "validFrom", "2019-01-01"));

    assertThat(contending()).isEmpty();
    merge(List.of());

    assertThat(relations(survivor)).containsExactly(own);
    assertThat(office.read(office.administrator, "relation", other).get("validTo").asString())
        .isNotEmpty();
  }

  private static Map<String, Object> spouse() {
    return Map.of("fromOnce", true, "toOnce", true);
  }

  private static Map<String, String> during(String from, String to) {
    return Map.of("validFrom", from, "validTo", to);
  }

  private Answer merge(List<String> staying) {
    var done =
        ann.post(
            "/api/records/person/" + survivor + "/merger",
            Map.of("merged", merged, "taken", List.of(), "staying", staying));
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
    return done;
  }

  private Answer undo(Answer done) {
    var set = done.header("Change-Set");
    var undone = ann.post("/api/change-sets/" + set + "/reversal", Map.of());
    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    return undone;
  }

  private List<Map<String, String>> contending() {
    return ann.get("/api/records/person/" + survivor + "/merger?merged=" + merged)
        .at("contending")
        .valueStream()
        .map(each ->
            Map.of(
                "object", each.get("object").asString(),
                "ofSurvivor", each.get("ofSurvivor").asString(),
                "ofMerged", each.get("ofMerged").asString()))
        .toList();
  }

  /** Whose relations they are, as the party's page asks for them. */
  private List<String> relations(String party) {
    return records("/api/records/relation?filter=from==" + party + ",to==" + party)
        .map(each -> each.get("id").asString())
        .toList();
  }

  /** Of a channel, the one that counts first. */
  private List<String> consents(String party, String channel) {
    return records("/api/records/consent?filter=party==" + party + ";channel==" + channel)
        .sorted(Comparator.comparing((JsonNode each) -> each.get("saidOn").asString()).reversed())
        .map(each -> each.get("id").asString())
        .toList();
  }

  private Stream<JsonNode> records(String path) {
    return ann.get(path).at("records").valueStream();
  }

  private String consent(String party, String channel, String status, String day) {
    return office.id(
        office.ann,
        "consent",
        Map.of(
            "party", party,
            "channel", channel,
            "status", status,
            "source", "form",
            "saidOn", day,
            "evidence", "Letter"));
  }

  private String relate(String from, String type, String to, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("from", from);
    values.put("type", type);
    values.put("to", to);
    return office.id(office.ann, "relation", values);
  }

  private String type(String name, String inverse, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.put("name", name);
    values.put("inverse", inverse);
    return office.id(office.administrator, "relationType", values);
  }

  private String person(String name) {
    return office.id(office.ann, "person", Map.of("lastName", name));
  }

  private String company() {
    return office.id(office.ann, "company", Map.of("name", "C" + UUID.randomUUID()));
  }
}
