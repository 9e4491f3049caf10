package dev.rapport.sales.team;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RECORD_SHARE;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Ann's deal, and who works on it with her. */
@ApiTest
class DealTeamTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private String deal;

  @BeforeEach
  void annHasADeal() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    deal = office.id(office.ann, "opportunity", Map.of("name", "Kiln", "amount", "100.01"));
  }

  @Test
  void what_is_given_to_others_is_taken_from_the_owner() {
    assertThat(team(office.ann).at("/share").asInt()).isEqualTo(100);

    join(office.ann, office.carl, "specialist", "33.33");
    join(office.manager, office.bob, "support", "0");

    var team = team(office.ann);
    assertThat(team.at("/owner/label").asString()).isEqualTo("Ann");
    assertThat(team.at("/share").decimalValue()).isEqualByComparingTo("66.67");
    assertThat(names(team)).containsExactly("Carl", "Bob");
    assertThat(team.at("/members/0/role").asString()).isEqualTo("specialist");
    assertThat(team.at("/mayChange").asBoolean()).isTrue();
  }

  @Test
  void an_amount_is_split_to_the_cent_and_adds_up() {
    join(office.ann, office.carl, "specialist", "50");
    join(office.ann, office.bob, "support", "25");

    var team = team(office.ann);
    assertThat(team.at("/members/0/amount/amount").asString()).isEqualTo("50.01"); // of 50.005
    assertThat(team.at("/members/1/amount/amount").asString()).isEqualTo("25.00"); // up to 75.0075
    assertThat(team.at("/amount/amount").asString()).isEqualTo("25.00");

    var split = Split.of(new BigDecimal("0.01"), List.of(new BigDecimal(50), new BigDecimal(50)));
    assertThat(split.parts()).containsExactly(new BigDecimal("0.01"), new BigDecimal("0.00"));
    assertThat(split.rest()).isEqualByComparingTo("0");
  }

  @Test
  void who_is_in_the_team_sees_the_deal_and_changes_it_and_no_longer_when_they_leave() {
    assertThat(sees(office.carl)).isFalse();

    var member = join(office.ann, office.carl, "specialist", "20");

    assertThat(sees(office.carl)).isTrue();
    assertThat(office.patch(office.carl, "opportunity", deal, Map.of("nextStep", "Call")).status())
        .isEqualTo(200);
    var carl = office.browser(office.carl);
    assertThat(carl.get("/api/records/opportunity?count=exact").at("count.value").asInt())
        .isEqualTo(1);
    assertThat(carl.get("/api/search?q=Kiln").at("results").valueStream().map(r -> r.get("id")))
        .anyMatch(id -> id.asString().equals(deal));
    // What is theirs by the team isn't theirs to give away.
    assertThat(carl.delete("/api/records/opportunity/" + deal).status()).isEqualTo(403);
    assertThat(office.patch(office.carl, "opportunity", deal, owner(office.carl)).status())
        .isEqualTo(422);

    leave(office.ann, member);
    assertThat(sees(office.carl)).isFalse();
  }

  @Test
  void whoever_may_change_the_deal_by_their_role_decides_on_its_team() {
    var member = join(office.manager, office.carl, "specialist", "20");

    office.update(office.ann, "dealMember", member, Map.of("share", 30));
    assertThat(team(office.carl).at("/mayChange").asBoolean()).isFalse();
    assertThat(office.patch(office.carl, "dealMember", member, Map.of("share", 90)).status())
        .isEqualTo(403);
    var third = tryToJoin(office.carl, office.bob, "support", "10");
    assertThat(third.status()).isEqualTo(422);
    assertThat(third.text("errors.0.code")).isEqualTo("dealMember.notYours");
    // Who doesn't see the deal is told nothing of it.
    assertThat(tryToJoin(office.bob, office.bob, "support", "10").text("errors.0.code"))
        .isEqualTo("reference.unknown");
    assertThat(office.browser(office.bob).get("/api/opportunities/" + deal + "/team").status())
        .isEqualTo(404);
    assertThat(office.browser(office.carl).delete("/api/records/dealMember/" + member).status())
        .isEqualTo(403);
  }

  @Test
  void nobody_is_in_it_twice_nor_gives_more_than_there_is() {
    var member = join(office.ann, office.carl, "specialist", "60");

    assertThat(tryToJoin(office.ann, office.carl, "support", "1").text("errors.0.code"))
        .isEqualTo("dealMember.twice");
    assertThat(tryToJoin(office.ann, office.ann, "support", "1").text("errors.0.code"))
        .isEqualTo("dealMember.owner");
    var over = tryToJoin(office.ann, office.bob, "support", "40.01");
    assertThat(over.text("errors.0.field")).isEqualTo("share");
    assertThat(over.text("errors.0.message")).startsWith("Only 40 % of the credit is left");
    join(office.ann, office.bob, "support", "40");
    assertThat(office.patch(office.ann, "dealMember", member, Map.of("share", 61)).status())
        .isEqualTo(422);
    assertThat(team(office.ann).at("/share").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void of_two_who_give_the_rest_away_at_the_same_moment_one_is_refused() {
    var both =
        Stream.of(office.carl, office.bob)
            .map(user ->
                CompletableFuture.supplyAsync(
                    () -> tryToJoin(office.ann, user, "support", "60").status()))
            .toList();

    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 422);
  }

  @Test
  void joining_is_undone_with_the_sight_of_it_and_what_was_shared_by_hand_stays() {
    var path = "/api/records/opportunity/" + deal + "/shares/" + office.carl;
    assertThat(office.browser(office.ann).put(path, Map.of("change", false)).status())
        .isEqualTo(204);
    var joined = tryToJoin(office.ann, office.carl, "specialist", "20");
    assertThat(shares()).hasSize(2);
    var shown = office.browser(office.ann).get("/api/records/opportunity/" + deal + "/shares");
    assertThat(shown.at("shares").valueStream().map(share -> share.get("team").asBoolean()))
        .containsExactlyInAnyOrder(true, false);
    var readers = office.browser(office.ann).get("/api/records/opportunity/" + deal + "/readers");
    assertThat(readers.response().body()).contains("\"member\"");

    var undone =
        office
            .browser(office.ann)
            .post("/api/change-sets/" + joined.header("Change-Set") + "/reversal", Map.of());

    assertThat(undone.status()).isEqualTo(200);
    assertThat(shares()).hasSize(1);
    assertThat(sees(office.carl)).isTrue();
    assertThat(office.patch(office.carl, "opportunity", deal, Map.of("nextStep", "x")).status())
        .isEqualTo(403);
  }

  @Test
  void a_deal_that_is_handed_over_keeps_its_team_and_the_rest_goes_to_the_new_owner() {
    join(office.ann, office.bob, "specialist", "30");
    join(office.ann, office.carl, "support", "20");

    office.update(office.manager, "opportunity", deal, owner(office.bob));

    var team = team(office.bob);
    assertThat(team.at("/owner/label").asString()).isEqualTo("Bob");
    assertThat(team.at("/share").decimalValue()).isEqualByComparingTo("50");
    assertThat(names(team)).containsExactly("Bob", "Carl");
    assertThat(sees(office.ann)).isFalse();
    assertThat(sees(office.carl)).isTrue();
  }

  @Test
  void whose_role_shows_them_no_deals_joins_no_team() {
    var clerk = office.people().user("Cleo", office.people().role("Clerk"), null);

    assertThat(tryToJoin(office.ann, clerk, "support", "0").text("errors.0.code"))
        .isEqualTo("share.beyondRole");
  }

  private JsonNode team(UUID user) {
    var answer = office.browser(user).get("/api/opportunities/" + deal + "/team");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> names(JsonNode team) {
    return team.at("/members")
        .valueStream()
        .map(member -> member.at("/user/label").asString())
        .toList();
  }

  private String join(UUID by, UUID user, String role, String share) {
    var answer = tryToJoin(by, user, role, share);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private Browser.Answer tryToJoin(UUID by, UUID user, String role, String share) {
    Map<String, Object> values = new HashMap<>();
    values.put("opportunity", deal);
    values.put("user", user);
    values.put("role", role);
    values.put("share", share);
    return office.browser(by).post("/api/records/dealMember", values);
  }

  private void leave(UUID by, String member) {
    assertThat(office.browser(by).delete("/api/records/dealMember/" + member).status())
        .isIn(200, 204);
  }

  private static Map<String, Object> owner(UUID user) {
    return Map.of("owner", user.toString());
  }

  private boolean sees(UUID user) {
    return office.browser(user).get("/api/records/opportunity/" + deal).status() == 200;
  }

  private List<UUID> shares() {
    return db.select(RECORD_SHARE.PRINCIPAL_ID)
        .from(RECORD_SHARE)
        .where(RECORD_SHARE.RECORD_ID.eq(UUID.fromString(deal)))
        .fetch(RECORD_SHARE.PRINCIPAL_ID);
  }
}
