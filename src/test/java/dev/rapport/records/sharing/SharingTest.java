package dev.rapport.records.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD_SHARE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Records shared with a user or a team. The doors that they show behind are walked elsewhere. */
@ApiTest
class SharingTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private EndedShares ended;

  private Office office;
  private Shared shared;

  @BeforeEach
  void annHasACompany() {
    office = new Office(port, db, settings);
    shared = new Shared(office);
  }

  @Test
  void what_is_shared_to_be_seen_is_seen_and_not_changed() {
    assertThat(shared.seen(office.carl)).isFalse();
    shared.share(office.ann, office.carl, false);

    assertThat(shared.seen(office.carl)).isTrue();
    assertThat(shared.change(office.carl, "name", "Carl's").status()).isEqualTo(403);

    shared.share(office.ann, office.carl, true);
    assertThat(shared.change(office.carl, "name", "Carl's").status()).isEqualTo(200);

    shared.withdraw(office.ann, office.carl);
    assertThat(shared.seen(office.carl)).isFalse();
    assertThat(shared.change(office.carl, "name", "Again").status()).isIn(400, 404);
  }

  @Test
  void whom_it_is_shared_with_neither_deletes_it_nor_hands_it_over_nor_passes_it_on() {
    shared.share(office.ann, office.carl, true);
    var carl = office.browser(office.carl);

    assertThat(carl.delete("/api/records/company/" + shared.company).status()).isEqualTo(403);
    var handedOver = shared.change(office.carl, "owner", office.carl.toString());
    assertThat(handedOver.status()).isEqualTo(422);
    assertThat(handedOver.text("errors.0.code")).isEqualTo("ofSharer");
    assertThat(shared.trying(office.carl, office.bob, true).status()).isEqualTo(403);
    assertThat(carl.get(shared.shares()).status()).isEqualTo(403);
    assertThat(carl.delete(shared.shares() + "/" + office.carl).status()).isEqualTo(403);
    assertThat(shared.seen(office.bob)).isFalse();
  }

  @Test
  void its_owner_their_manager_and_an_administrator_share_it() {
    for (var sharer : List.of(office.ann, office.manager, office.administrator)) {
      shared.share(sharer, office.carl, false);
      assertThat(shared.seen(office.carl)).isTrue();
      shared.withdraw(sharer, office.carl);
    }
    // Who doesn't see it is told nothing of it.
    assertThat(shared.trying(office.bob, office.carl, false).status()).isEqualTo(404);
    assertThat(office.browser(office.bob).get(shared.shares()).status()).isEqualTo(404);
  }

  @Test
  void what_is_shared_with_a_team_is_seen_by_whoever_reaches_that_team_now() {
    var people = office.people();
    var above = people.team("Above", null);
    var team = people.team("Project", above);
    var member = people.user("Mia", office.salesRole, team);
    var higher = people.user("Hal", office.salesRole, above);
    shared.share(office.ann, team, false);

    assertThat(shared.seen(member)).isTrue();
    assertThat(shared.seen(higher)).isTrue();
    assertThat(shared.seen(office.carl)).isFalse();

    office.update(office.administrator, "user", member.toString(), Map.of("team", office.team));
    assertThat(shared.seen(member)).isFalse();
  }

  @Test
  void a_share_ends_by_itself() {
    shared.share(
        office.ann, shared.company, office.carl, false, Instant.now().plus(1, ChronoUnit.DAYS));
    assertThat(shared.seen(office.carl)).isTrue();

    db.update(RECORD_SHARE)
        .set(RECORD_SHARE.UNTIL, OffsetDateTime.now().minusSeconds(1))
        .where(RECORD_SHARE.RECORD_ID.eq(UUID.fromString(shared.company)))
        .execute();
    assertThat(shared.seen(office.carl)).isFalse();
    assertThat(shared.names(office.carl)).isEmpty();

    ended.remove();
    assertThat(
            db.fetchCount(RECORD_SHARE, RECORD_SHARE.RECORD_ID.eq(UUID.fromString(shared.company))))
        .isZero();
    var history =
        office.browser(office.ann).get("/api/records/company/" + shared.company + "/history");
    assertThat(history.text("changes.0.kind")).isEqualTo("unshare");
    assertThat(history.at("changes.0.actor").isNull()).isTrue();
  }

  @Test
  void a_moment_that_has_passed_or_never_comes_is_refused() {
    for (var until : List.of("2020-01-01T00:00:00Z", "+99999-01-01T00:00:00Z")) {
      var wanted = Map.of("change", false, "until", until);
      var answer = office.browser(office.ann).put(shared.shares() + "/" + office.carl, wanted);
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
      assertThat(answer.text("errors.0.field")).isEqualTo("until");
    }
  }

  @Test
  void a_share_gives_nothing_that_a_role_does_not_let_one_see_at_all() {
    var people = office.people();
    var nobody = people.user("Nora", people.role("Nothing"), office.team);
    var refused = shared.trying(office.ann, nobody, false);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.code")).isEqualTo("share.beyondRole");

    shared.share(office.ann, office.team, true);
    assertThat(office.browser(nobody).get("/api/records/company/" + shared.company).status())
        .isEqualTo(403);
    assertThat(office.browser(nobody).get("/api/search?q=Quillon").at("results")).isEmpty();

    var reader = people.role("Reader");
    people.allow(reader, "company", "own", "none", "none");
    var user = people.user("Rea", reader, office.team);
    assertThat(shared.seen(user)).isTrue();
    assertThat(shared.change(user, "name", "Rea's").status()).isEqualTo(403);
  }

  @Test
  void nobody_and_nothing_that_is_not_there_is_shared_with() {
    assertThat(shared.trying(office.ann, UUID.randomUUID(), false).status()).isEqualTo(404);
    assertThat(shared.trying(office.ann, UUID.fromString(shared.company), false).status())
        .isEqualTo(404);
    assertThat(office.browser(office.ann).delete(shared.shares() + "/" + office.carl).status())
        .isEqualTo(404);
    var product =
        office.id(office.administrator, "product", Map.of("name", "Nobody's " + shared.company));
    var path = "/api/records/product/" + product + "/shares";
    assertThat(office.browser(office.administrator).get(path).status()).isEqualTo(404);
  }

  @Test
  void sharing_stands_in_the_history_and_the_audit_trail() {
    shared.share(office.manager, office.carl, true);
    var history =
        office.browser(office.ann).get("/api/records/company/" + shared.company + "/history");
    assertThat(history.text("changes.0.kind")).isEqualTo("share");
    assertThat(history.text("changes.0.actor.label")).isEqualTo("Mara");
    assertThat(history.text("changes.0.share.with.label")).isEqualTo("Carl");
    assertThat(history.at("changes.0.share.change").asBoolean()).isTrue();
    var set = Long.parseLong(history.text("changes.0.changeSet"));
    var row = db.fetchSingle(CHANGE_SET, CHANGE_SET.ID.eq(set));
    assertThat(row.getActorId()).isEqualTo(office.manager);
    assertThat(row.getCommand()).isEqualTo("ShareRecord");

    // The same again is no act.
    shared.share(office.manager, office.carl, true);
    var again =
        office.browser(office.ann).get("/api/records/company/" + shared.company + "/history");
    assertThat(again.text("changes.0.changeSet")).isEqualTo(String.valueOf(set));
  }

  @Test
  void what_belongs_to_a_shared_company_is_seen_through_it_and_its_deals_are_not() {
    var note =
        office.id(office.ann, "note", Map.of("body", "They pay late", "about", shared.company));
    var person =
        office.id(office.ann, "person", Map.of("lastName", "Quill", "company", shared.company));
    shared.share(office.ann, office.carl, false);
    var carl = office.browser(office.carl);
    assertThat(carl.get("/api/records/note/" + note).status()).isEqualTo(200);
    assertThat(carl.get("/api/records/person/" + person).status()).isEqualTo(404);
    assertThat(carl.get("/api/records/company/" + shared.company + "/timeline").body().toString())
        .contains("They pay late");
  }

  @Test
  void a_token_reaches_of_what_is_shared_no_more_than_of_all_else() {
    shared.share(office.ann, office.carl, true);
    var carl = office.browser(office.carl);
    var reads = token(carl, "read", List.of("company"));
    assertThat(reads.get("/api/records/company/" + shared.company).status()).isEqualTo(200);
    var others = token(carl, "write", List.of("lead"));
    assertThat(others.get("/api/records/company/" + shared.company).status()).isIn(403, 404);
  }

  @Test
  void too_many_are_refused() {
    var people = office.people();
    var users =
        Stream.generate(() -> people.user("One of many", office.salesRole, null))
            .limit(Sharing.MOST)
            .toList();
    users.forEach(user -> shared.share(office.ann, user, false));
    assertThat(shared.trying(office.ann, office.carl, false).status()).isEqualTo(409);
    // What is there may still be changed.
    assertThat(shared.trying(office.ann, users.getFirst(), true).status()).isEqualTo(204);
  }

  private Browser token(Browser owner, String level, List<String> objects) {
    var wanted = Map.of("name", "A program", "level", level, "objects", objects, "days", 1);
    return new Browser(port).bearing(owner.post("/api/account/tokens", wanted).text("secret"));
  }
}
