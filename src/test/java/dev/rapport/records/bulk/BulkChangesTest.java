package dev.rapport.records.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class BulkChangesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private BulkStore store;
  @Autowired private BulkSets sets;

  private final String mark = UUID.randomUUID().toString();
  private Office office;
  private Browser manager;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    manager = office.browser(office.manager);
  }

  @Test
  void all_that_a_filter_finds_are_changed_and_taken_back_as_a_whole() {
    var ids = IntStream.range(0, 7).mapToObj(i -> company(office.ann, i)).toList();
    company(office.carl, 99);

    var done = ended(begin(patch(Map.of("sector", "Mining", "owner", office.bob))));
    assertThat(done.text("state")).isEqualTo("done");
    assertThat(done.at("total").asInt()).isEqualTo(7);
    assertThat(done.at("changed").asInt()).isEqualTo(7);
    assertThat(done.at("refused").asInt()).isZero();
    assertThat(count("sector==Mining;owner==" + office.bob)).isEqualTo(7);

    // What somebody changes meanwhile stays.
    office.update(office.manager, "company", ids.getFirst(), Map.of("sector", "Farming"));
    var undone = undone(done.text("id"));
    assertThat(undone.text("state")).isEqualTo("reversed");
    assertThat(undone.at("kept").asInt()).isEqualTo(1);
    assertThat(count("sector==Trade;owner==" + office.ann)).isEqualTo(6);
    assertThat(count("sector==Farming;owner==" + office.ann)).isEqualTo(1);
    assertThat(manager.post(path(undone) + "/reversal", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void those_that_refuse_are_listed_with_their_reasons_and_the_others_are_changed() {
    // The manager sees every record of the team, and may change none but their own.
    var role = office.people().role("Onlooker");
    office.people().allow(role, "company", "team", "own", "none");
    var onlooker = office.people().user("Olga", role, office.team);
    office.people().manages(onlooker, office.team);
    var hers = company(office.ann, 1);
    company(onlooker, 2);
    var olga = office.browser(onlooker);

    var done = ended(olga, olga.post("/api/bulk-changes", patch(Map.of("sector", "Mining"))));
    assertThat(done.at("changed").asInt()).isEqualTo(1);
    assertThat(done.at("refused").asInt()).isEqualTo(1);
    var refused = olga.get(path(done) + "/refused");
    assertThat(refused.text("records.0.id")).isEqualTo(hers);
    assertThat(refused.text("records.0.label")).startsWith("Company 1");
    assertThat(refused.text("records.0.errors.0.message")).isNotEmpty();
    assertThat(refused.at("next").isNull()).isTrue();
    assertThat(olga.post("/api/bulk-changes", Map.of("object", "company", "delete", true)).status())
        .isEqualTo(403);
  }

  @Test
  void all_that_a_filter_finds_are_deleted_and_come_back() {
    company(office.ann, 1);
    company(office.bob, 2);
    var done = ended(begin(Map.of("object", "company", "filter", filter(), "delete", true)));
    assertThat(done.at("delete").asBoolean()).isTrue();
    assertThat(count("id=null=false")).isZero();
    undone(done.text("id"));
    assertThat(count("id=null=false")).isEqualTo(2);
  }

  @Test
  void what_can_not_be_done_to_any_is_said_at_once() {
    var read = manager.post("/api/bulk-changes", patch(Map.of("createdAt", "2020-01-01")));
    assertThat(read.status()).isEqualTo(422);
    assertThat(manager.post("/api/bulk-changes", patch(Map.of("colour", "red"))).status())
        .isEqualTo(422);
    assertThat(manager.post("/api/bulk-changes", patch(Map.of("employees", "many"))).status())
        .isEqualTo(422);
    assertThat(manager.post("/api/bulk-changes", patch(Map.of())).status()).isEqualTo(422);
    var unknown = Map.of("object", "company", "filter", "colour==red", "delete", true);
    assertThat(manager.post("/api/bulk-changes", unknown).status()).isEqualTo(400);
    assertThat(manager.post("/api/bulk-changes", Map.of("object", "company")).status())
        .isEqualTo(400);
  }

  @Test
  void a_change_is_nobody_elses_to_look_at() {
    var id = begin(patch(Map.of("sector", "Mining"))).text("id");
    var ada = office.browser(office.administrator);
    assertThat(ada.get("/api/bulk-changes/" + id).status()).isEqualTo(404);
    ended(manager.get("/api/bulk-changes/" + id));
  }

  /** As after a crash between two sets: what is written counts as dealt with, and nothing else. */
  @Test
  void a_set_is_written_together_with_how_far_it_has_come_or_not_at_all() {
    var ids = IntStream.range(0, 5).mapToObj(i -> UUID.fromString(company(office.ann, i))).toList();
    var done = ended(begin(patch(Map.of("sector", "Mining"))));
    var id = UUID.fromString(done.text("id"));
    var change = store.find(id).orElseThrow();
    assertThat(change.position()).isEqualTo(5);
    assertThat(store.next(id, change.position(), 10)).isEmpty();
    assertThat(db.fetchCount(CHANGE_SET, CHANGE_SET.JOB_ID.eq(id))).isEqualTo(1);
    assertThat(db.fetchCount(CHANGE, CHANGE.RECORD_ID.in(ids).and(CHANGE.KIND.eq("update"))))
        .isEqualTo(5);

    var rows = store.next(id, 0, 3);
    assertThatThrownBy(() ->
            sets.write(
                change,
                Map.of("sector", "Lost"),
                rows,
                Actor.SYSTEM,
                _ -> {
                  throw new IllegalStateException("The machine dies");
                }))
        .hasMessage("The machine dies");
    assertThat(count("sector==Lost")).isZero();
    assertThat(count("sector==Mining")).isEqualTo(5);
    assertThat(store.find(id).orElseThrow().position()).isEqualTo(5);
  }

  private String company(UUID owner, int number) {
    var name = "Company " + number + " " + mark;
    return office.id(owner, "company", Map.of("name", name, "sector", "Trade"));
  }

  private String filter() {
    return "name=contains=" + mark;
  }

  private Map<String, Object> patch(Map<String, ?> values) {
    var change = new HashMap<String, Object>();
    change.put("object", "company");
    change.put("filter", filter());
    change.put("patch", values);
    return change;
  }

  private Answer begin(Map<String, ?> change) {
    var answer = manager.post("/api/bulk-changes", change);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return answer;
  }

  private Answer undone(String id) {
    var answer = manager.post("/api/bulk-changes/" + id + "/reversal", Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return ended(answer);
  }

  private Answer ended(Answer begun) {
    return ended(manager, begun);
  }

  private static Answer ended(Browser owner, Answer begun) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> owner.get(path(begun)),
            change -> !List.of("running", "reversing").contains(change.text("state")));
  }

  private static String path(Answer change) {
    return "/api/bulk-changes/" + change.text("id");
  }

  private int count(String more) {
    return manager
        .get("/api/records/company?count=exact&filter=" + filter() + ";" + more)
        .at("count.value")
        .asInt(-1);
  }
}
