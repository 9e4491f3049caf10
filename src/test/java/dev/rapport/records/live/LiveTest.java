package dev.rapport.records.live;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.ROLE_ACCESS;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.query.Reach;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.LiveReader;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import rapport.db.tables.records.RecordRecord;

/** Live updates: who hears what. */
@ApiTest
class LiveTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Actors actors;
  @Autowired private RegistryAccess access;

  private static final String OF_OTHERS = "\"others\":[{\"object\":\"company\"";

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void what_a_colleague_changes_is_told_by_its_id_and_nothing_else() {
    var company = office.id(office.ann, "company", Map.of("name", "Secret name"));
    try (var manager = listen(office.manager)) {
      office.update(office.ann, "company", company, Map.of("name", "Another secret"));
      var heard = manager.until(company).getLast().data();
      assertThat(heard).contains("\"others\":[{\"object\":\"company\",\"ids\":[");
      assertThat(heard).doesNotContain("ecret");
    }
  }

  @Test
  void who_may_not_see_a_record_hears_nothing_of_it() {
    try (var carl = listen(office.carl);
        var manager = listen(office.manager)) {
      var hidden = office.id(office.ann, "company", Map.of("name", "Hidden"));
      office.id(office.ann, "note", Map.of("body", "On it", "about", hidden));
      manager.until("\"note\"");
      var own = office.id(office.carl, "company", Map.of("name", "Own"));
      // Everything until one's own comes: there is nothing of the other in it.
      assertThat(carl.until(own))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.data()).doesNotContain(hidden);
            assertThat(event.data()).contains("\"others\":[]");
          });
    }
  }

  @Test
  void a_record_that_goes_out_of_reach_is_told_to_those_who_saw_it_and_to_those_who_see_it_now() {
    var company = office.id(office.ann, "company", Map.of("name", "Handed over"));
    try (var ann = listen(office.ann);
        var bob = listen(office.bob);
        var carl = listen(office.carl)) {
      office.update(office.administrator, "company", company, Map.of("owner", office.bob));
      ann.until(OF_OTHERS);
      bob.until(company);
      assertThat(office.browser(office.ann).get("/api/records/company/" + company).status())
          .isEqualTo(404);

      office.update(office.bob, "company", company, Map.of("name", "Not hers any more"));
      bob.until("\"own\":[{");
      var marker = office.id(office.ann, "company", Map.of("name", "Marker"));
      assertThat(ann.until(marker)).noneMatch(event -> event.data().contains(company));
      assertThat(carl.next(Duration.ofMillis(100))).isEmpty();
    }
  }

  @Test
  void a_deletion_is_told_to_those_who_saw_the_record() {
    var company = office.id(office.ann, "company", Map.of("name", "Short-lived"));
    try (var manager = listen(office.manager);
        var carl = listen(office.carl)) {
      office.browser(office.ann).delete("/api/records/company/" + company);
      manager.until(company);
      var own = office.id(office.carl, "company", Map.of("name", "Own"));
      assertThat(carl.until(own)).noneMatch(event -> event.data().contains(company));
    }
  }

  @Test
  void ones_own_changes_come_with_their_change_set() {
    try (var ann = listen(office.ann)) {
      var created = office.browser(office.ann).post("/api/records/company", Map.of("name", "Mine"));
      assertThat(ann.until(created.text("id")).getLast().data())
          .contains("\"changeSet\":\"" + created.header("Change-Set") + "\"")
          .contains("\"others\":[]");
    }
  }

  @Test
  void a_stream_goes_on_where_it_broke_off() {
    String last;
    try (var manager = listen(office.manager)) {
      var first = office.id(office.ann, "company", Map.of("name", "First"));
      last = manager.until(first).getLast().id();
    }
    var missed = office.id(office.ann, "company", Map.of("name", "Missed"));
    try (var manager = new LiveReader(office.browser(office.manager), "Last-Event-ID", last)) {
      manager.until(missed);
    }
  }

  @Test
  void a_place_that_nobody_knows_makes_the_page_ask_anew() {
    for (var place : List.of("nonsense", "999999999999-1")) {
      try (var manager = new LiveReader(office.browser(office.manager), "Last-Event-ID", place)) {
        manager.until("reset");
      }
    }
  }

  @Test
  void other_rights_make_the_page_ask_anew() {
    try (var ann = listen(office.ann)) {
      db.update(ROLE_ACCESS)
          .set(ROLE_ACCESS.READ_SCOPE, "team")
          .where(ROLE_ACCESS.ROLE_ID.eq(office.salesRole))
          .execute();
      office.id(office.ann, "company", Map.of("name", "Wakes the stream"));
      ann.until("reset");
      var seen = office.id(office.bob, "company", Map.of("name", "In her team"));
      ann.until(seen);
    }
  }

  @Test
  void what_another_node_wrote_is_told_as_well() {
    var company = office.id(office.ann, "company", Map.of("name", "Elsewhere"));
    try (var manager = listen(office.manager)) {
      db.transaction(tx -> {
        var set =
            tx.dsl()
                .insertInto(CHANGE_SET)
                .set(CHANGE_SET.ACTOR_ID, office.ann)
                .set(CHANGE_SET.SOURCE, "api")
                .set(CHANGE_SET.RECORDS, 1)
                .returning(CHANGE_SET.ID)
                .fetchSingle()
                .getId();
        tx.dsl()
            .insertInto(CHANGE)
            .set(CHANGE.CHANGE_SET_ID, set)
            .set(CHANGE.RECORD_ID, UUID.fromString(company))
            .set(CHANGE.OBJECT, "company")
            .set(CHANGE.KIND, "update")
            .set(CHANGE.VERSION, 2)
            .execute();
      });
      manager.until(company);
    }
  }

  @Test
  void of_a_large_change_set_only_those_hear_who_see_something_of_it_and_no_ids() {
    var ids =
        IntStream.range(0, 210)
            .mapToObj(i -> office.id(office.bob, "company", Map.of("name", "Many " + i)))
            .toList();
    try (var manager = listen(office.manager);
        var carl = listen(office.carl)) {
      var answer =
          office
              .browser(office.bob)
              .post(
                  "/api/records/company/bulk",
                  Map.of("ids", ids, "patch", Map.of("sector", "Trade")));
      assertThat(answer.at("changed").asInt()).isEqualTo(210);
      manager.until("{\"object\":\"company\",\"ids\":null}");
      var own = office.id(office.carl, "company", Map.of("name", "Own"));
      assertThat(carl.until(own))
          .allSatisfy(event -> assertThat(event.data()).contains("\"others\":[]"));
    }
  }

  @Test
  void a_session_that_ends_ends_its_streams_and_has_only_so_many() {
    var browser = office.browser(office.ann);
    var streams = IntStream.range(0, 6).mapToObj(_ -> new LiveReader(browser)).toList();
    assertThat(browser.open("/api/live").statusCode()).isEqualTo(429);
    assertThat(browser.delete("/api/session").status()).isEqualTo(204);
    office.id(office.ann, "company", Map.of("name", "Wakes the streams"));
    assertThat(streams).allMatch(stream -> stream.ends(Duration.ofSeconds(20)));
  }

  @Test
  void a_node_takes_as_many_streams_as_half_of_its_memory_affords() {
    assertThat(LiveFeed.affordable(768L << 20)).isEqualTo(2048);
    assertThat(LiveFeed.affordable(64L << 30)).isEqualTo(10_000);
  }

  @Test
  void nobody_listens_without_signing_in() {
    assertThat(new dev.rapport.testing.Browser(port).open("/api/live").statusCode()).isEqualTo(401);
  }

  @Test
  void the_rule_of_access_in_memory_is_the_one_in_sql() {
    var company = office.id(office.ann, "company", Map.of("name", "Ann's"));
    office.id(office.bob, "task", Map.of("subject", "Bob's"));
    office.id(office.carl, "lead", Map.of("name", "Carl's"));
    office.id(office.ann, "note", Map.of("body", "Ann's", "about", company));
    var owned = List.of("company", "task", "lead", "user", "product");
    for (var user :
        List.of(office.ann, office.bob, office.carl, office.manager, office.administrator)) {
      var actor = actors.find(user).orElseThrow();
      assertThat(inMemory(owned, actor)).isEqualTo(bySql(owned, actor)).isNotEmpty();
      // A record's own reach says less than those through which it is seen, never more.
      assertThat(bySql(List.of("note"), actor)).containsAll(inMemory(List.of("note"), actor));
    }
  }

  private Set<UUID> bySql(List<String> objects, Actor actor) {
    return db.select(RECORD.ID)
        .from(RECORD)
        .where(RECORD.OBJECT.in(objects))
        .and(access.visible(RECORD, objects, actor))
        .fetchSet(RECORD.ID);
  }

  private Set<UUID> inMemory(List<String> objects, Actor actor) {
    return db
        .selectFrom(RECORD)
        .where(RECORD.OBJECT.in(objects), RECORD.DELETED.isFalse())
        .fetch()
        .stream()
        .filter(row ->
            access.sees(
                new Reach(
                    row.getObject(),
                    row.getOwnerId(),
                    row.getTeamId(),
                    row.getReaders() == null
                        ? Set.of()
                        : Set.copyOf(Arrays.asList(row.getReaders())),
                    Reaches.ids(db.fetchValue(DSL.select(Reaches.shares(DSL.val(row.getId())))))),
                actor))
        .map(RecordRecord::getId)
        .collect(Collectors.toSet());
  }

  private LiveReader listen(UUID user) {
    return new LiveReader(office.browser(user));
  }
}
