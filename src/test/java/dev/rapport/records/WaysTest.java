package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;
import static rapport.db.Tables.WAY;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** A record's way through the values of a tracked field. */
@ApiTest
class WaysTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ann;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    ann = office.browser(office.ann);
  }

  /** The figures of the funnel are made of it. */
  @AfterEach
  void what_is_kept_of_ways_is_what_their_stays_come_to() {
    var made = "select * from ways_of(array(select distinct record_id from status_history))";
    assertThat(db.fetch("table way except all " + made)).isEmpty();
    assertThat(db.fetch(made + " except all table way")).isEmpty();
    assertThat(db.fetchCount(WAY)).isPositive();
  }

  @Test
  void each_stay_says_since_when_until_when_and_by_whom() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Petrova"));
    office.update(office.administrator, "lead", lead, Map.of("status", "contacted"));
    office.update(office.ann, "lead", lead, Map.of("name", "Ivanova"));

    var stays = way(lead);

    assertThat(values(stays)).containsExactly("new", "contacted");
    assertThat(stays.at("/1/label").asString()).isEqualTo("Contacted");
    assertThat(stays.at("/0/until")).isEqualTo(stays.at("/1/since"));
    assertThat(stays.at("/1/until").isNull()).isTrue();
    assertThat(stays.at("/0/by/label").asString()).isEqualTo("Ann");
    assertThat(stays.at("/1/by/label").asString()).isEqualTo("Ada");
  }

  @Test
  void what_is_taken_back_at_once_never_was_and_doing_it_again_is_a_change() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Petrova"));
    var set = status(lead, "contacted");

    var undone = takeBack(set);
    var stays = way(lead);
    assertThat(values(stays)).containsExactly("new");
    assertThat(stays.at("/0/until").isNull()).isTrue();

    takeBack(undone);
    assertThat(values(way(lead))).containsExactly("new", "contacted");
  }

  @Test
  void what_is_taken_back_later_is_a_change_like_any_other() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Petrova"));
    var first = status(lead, "contacted");
    status(lead, "qualified");
    status(lead, "contacted");

    takeBack(first);

    assertThat(values(way(lead)))
        .containsExactly("new", "contacted", "qualified", "contacted", "new");
  }

  @Test
  void many_that_are_changed_and_taken_back_at_once_keep_each_their_way() {
    var one = office.id(office.ann, "lead", Map.of("name", "One"));
    var other = office.id(office.ann, "lead", Map.of("name", "Other"));
    status(other, "contacted");
    var bulk =
        ann.post(
            "/api/records/lead/bulk",
            Map.of("ids", List.of(one, other), "patch", Map.of("status", "qualified")));
    assertThat(values(way(other))).containsExactly("new", "contacted", "qualified");

    takeBack(bulk.text("changeSet"));

    assertThat(values(way(one))).containsExactly("new");
    assertThat(values(way(other))).containsExactly("new", "contacted");
    assertThat(way(other).at("/1/until").isNull()).isTrue();
  }

  @Test
  void a_deal_goes_through_the_stages_of_its_pipeline() {
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Cooler"));
    var stays = ann.get("/api/records/opportunity/" + deal + "/way?field=stage").at("stays");
    assertThat(stays.at("/0/label").asString()).isEqualTo("Prospecting");
  }

  @Test
  void one_sees_the_way_of_what_one_sees_and_of_fields_that_have_one() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Petrova"));
    var path = "/api/records/lead/" + lead + "/way?field=";
    assertThat(office.browser(office.carl).get(path + "status").status()).isEqualTo(404);
    assertThat(ann.get(path + "source").status()).isEqualTo(400);
    assertThat(ann.get(path + "gone").status()).isEqualTo(400);
    var nowhere = "/api/records/lead/" + UUID.randomUUID() + "/way?field=status";
    assertThat(ann.get(nowhere).status()).isEqualTo(404);
  }

  private JsonNode way(String lead) {
    var answer = ann.get("/api/records/lead/" + lead + "/way?field=status");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("stays");
  }

  private static List<String> values(JsonNode stays) {
    return stays.valueStream().map(stay -> stay.get("value").asString()).toList();
  }

  private String status(String lead, String status) {
    return office.patch(office.ann, "lead", lead, Map.of("status", status)).header("Change-Set");
  }

  private String takeBack(String changeSet) {
    var answer = ann.post("/api/change-sets/" + changeSet + "/reversal", Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.text("changeSet");
  }
}
