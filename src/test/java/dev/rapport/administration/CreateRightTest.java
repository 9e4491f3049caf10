package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** For whom a role lets create records. */
@ApiTest
class CreateRightTest {

  private static final List<String> OWNED =
      List.of(
          "company",
          "person",
          "lead",
          "opportunity",
          "quote",
          "task",
          "order",
          "orderLine",
          "orderMovement",
          "target");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private UUID below;

  @BeforeEach
  void anOfficeWithATeamBelowAnother() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    below =
        office.people().user("Noa", office.salesRole, office.people().team("North", office.team));
  }

  @Test
  void who_creates_for_oneself_creates_for_nobody_else() {
    var maker = maker("own", office.team);
    var browser = office.browser(maker);

    for (var values : List.of(ownedBy(maker), ownedBy(null))) {
      var made = browser.post("/api/records/company", values);
      assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
      assertThat(made.text("owner.id")).isEqualTo(maker.toString());
      assertThat(made.text("owner.label")).isEqualTo("Maker");
      assertThat(made.text("team.id")).isEqualTo(office.team.toString());
    }
    var made = browser.post("/api/records/company", Map.of("name", "Rila"));
    assertThat(made.text("owner.id")).isEqualTo(maker.toString());
    for (var owner : List.of(office.ann, below, office.carl)) {
      refused(browser.post("/api/records/company", ownedBy(owner)), "owner", "owner.oneself");
    }
  }

  @Test
  void who_creates_for_the_team_creates_for_those_of_its_teams_and_of_theirs() {
    var maker = maker("team", office.team);
    var browser = office.browser(maker);

    for (var owner : List.of(maker, office.ann, office.manager, below)) {
      var made = browser.post("/api/records/company", ownedBy(owner));
      assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
      assertThat(made.text("owner.id")).isEqualTo(owner.toString());
    }
    var nobodys = browser.post("/api/records/company", ownedBy(null));
    assertThat(nobodys.text("owner.id")).isEqualTo(maker.toString());
    refused(
        browser.post("/api/records/company", ownedBy(office.carl)), "owner", "owner.oneselfOrTeam");
    var unknown = browser.post("/api/records/company", ownedBy(UUID.randomUUID()));
    assertThat(unknown.at("errors").findValuesAsString("code"))
        .containsExactly("reference.unknown");
  }

  @Test
  void a_manager_creates_for_the_teams_that_they_manage_without_being_in_one() {
    var maker = maker("team", null);
    office.people().manages(maker, office.team);
    var browser = office.browser(maker);

    for (var owner : List.of(office.bob, below)) {
      assertThat(browser.post("/api/records/lead", ownedBy(owner)).status()).isEqualTo(201);
    }
    refused(
        browser.post("/api/records/lead", ownedBy(office.carl)), "owner", "owner.oneselfOrTeam");
  }

  @Test
  void the_owners_that_a_form_offers_are_those_for_whom_one_may_create() {
    var own = maker("own", office.team);
    var team = maker("team", office.team);

    assertThat(offered(own)).containsExactly(own.toString());
    assertThat(offered(team))
        .contains(team.toString(), office.ann.toString(), below.toString())
        .doesNotContain(office.carl.toString());
    assertThat(newOwners(office.ann)).isEmpty();
    assertThat(newOwners(office.administrator)).isEmpty();
  }

  @Test
  void what_one_created_is_given_away_by_the_right_to_change_it() {
    var maker = maker("own", office.team);
    var made = office.id(maker, "company", Map.of("name", "Rila"));

    var given = office.update(maker, "company", made, Map.of("owner", office.carl));

    assertThat(given.at("/owner/id").asString()).isEqualTo(office.carl.toString());
  }

  @Test
  void what_one_deleted_comes_back_whose_it_was() {
    var maker = maker("own", office.team);
    var theirs = office.id(office.ann, "company", Map.of("name", "Pirin"));
    var browser = office.browser(maker);
    var path = "/api/records/company/" + theirs;

    var deleted = browser.delete(path);
    assertThat(deleted.status()).isEqualTo(204);
    var undone =
        browser.post("/api/change-sets/" + deleted.header("Change-Set") + "/reversal", Map.of());

    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    assertThat(office.read(maker, "company", theirs).at("/owner/id").asString())
        .isEqualTo(office.ann.toString());
  }

  @Test
  void a_lead_of_a_colleague_becomes_ones_own_deal_unless_one_may_create_it_for_them() {
    for (var scope : List.of("own", "team")) {
      var maker = maker(scope, office.team);
      var lead = office.id(office.ann, "lead", Map.of("name", "Maria", "companyName", "Rila"));
      var path = "/api/leads/" + lead + "/conversion";
      var browser = office.browser(maker);

      refused(
          browser.post(path, becoming(Map.of("name", "A cooler", "owner", office.carl))),
          "opportunity.owner",
          scope.equals("own") ? "owner.oneself" : "owner.oneselfOrTeam");
      var converted = browser.post(path, becoming(Map.of("name", "A cooler")));

      assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
      var owner = scope.equals("own") ? maker : office.ann;
      for (var object : List.of("company", "person", "opportunity")) {
        var made = office.read(maker, object, converted.text(object + ".id"));
        assertThat(made.at("/owner/id").asString()).as(object).isEqualTo(owner.toString());
      }
    }
  }

  @Test
  void a_quote_of_a_colleagues_deal_is_ones_own_unless_one_may_create_it_for_them() {
    for (var scope : List.of("own", "team")) {
      var maker = maker(scope, office.team);
      var deal = office.id(office.ann, "opportunity", Map.of("name", "A cooler"));

      var made = office.browser(maker).post("/api/opportunities/" + deal + "/quotes", Map.of());

      assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
      var owner = scope.equals("own") ? maker : office.ann;
      assertThat(office.read(maker, "quote", made.text("id")).at("/owner/id").asString())
          .isEqualTo(owner.toString());
    }
  }

  @Test
  void a_task_that_repeats_stays_with_whom_it_was_whoever_does_it() {
    var maker = maker("own", office.team);
    var task =
        office.id(
            office.ann,
            "task",
            Map.of("subject", "Call", "dueAt", "2026-03-02T09:00:00Z", "repeats", "weekly"));

    office.update(maker, "task", task, Map.of("status", "done"));

    var open =
        office
            .browser(maker)
            .get("/api/records/task?filter=status==open;owner==" + office.ann + "&fields=subject");
    assertThat(open.at("records")).hasSize(1);
  }

  @Test
  void what_moves_of_an_order_is_whose_the_order_is_whoever_books_it() {
    var maker = maker("own", office.team);
    var browser = office.browser(maker);
    var company = office.id(office.ann, "company", Map.of("name", "Rila"));
    for (var whose : List.of(ownedBy(office.ann), ownedBy(null))) {
      whose.remove("name");
      whose.putAll(Map.of("company", company, "externalId", UUID.randomUUID().toString()));
      var lines = List.of(Map.of("description", "Chair", "quantity", 2, "unitPrice", 50));
      var made =
          office
              .browser(office.administrator)
              .post("/api/orders", Map.of("values", whose, "lines", lines));
      assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
      var order = made.text("order.id");
      assertThat(browser.get("/api/orders/" + order).at("mayMove").asBoolean()).isTrue();

      var moved = browser.post("/api/orders/" + order + "/deliveries", Map.of());

      assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
      var movement = browser.get("/api/records/orderMovement?fields=owner&filter=order==" + order);
      assertThat(movement.at("records")).hasSize(1);
      var owner = made.at("order").path("owner").path("id").asString(null);
      assertThat(movement.at("records.0").path("owner").path("id").asString(null)).isEqualTo(owner);
    }
  }

  @Test
  void a_target_of_a_team_for_whom_one_may_not_set_it_is_refused_at_the_team() {
    var target = new HashMap<String, @Nullable Object>(Map.of("startsOn", "2026-01-01"));
    target.putAll(Map.of("period", "quarter", "measure", "wonAmount", "amount", 500));
    target.put("wholeTeam", office.team);
    target.put("owner", null);

    refused(
        office.browser(maker("own", office.team)).post("/api/records/target", target),
        "wholeTeam",
        "target.beyondReach");
    var west = office.people().team("West", null);
    refused(
        office.browser(maker("team", west)).post("/api/records/target", target),
        "wholeTeam",
        "target.beyondReach");
    var maker = maker("team", office.team);
    var set = office.browser(maker).post("/api/records/target", target);
    assertThat(set.status()).as(set.body().toString()).isEqualTo(201);
    assertThat(set.at("owner").isNull()).isTrue();
  }

  @Test
  void a_role_creates_what_has_no_owner_or_another_record_s_or_not() {
    var administrator = office.browser(office.administrator);
    var role = administrator.post("/api/records/role", Map.of("name", "New")).text("id");
    var path = "/api/roles/" + role + "/access";

    var saved = administrator.put(path, creating("company", "own"));
    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    assertThat(saved.at("objects").toString())
        .contains("\"object\":\"company\",\"read\":\"all\",\"create\":\"own\"");
    assertThat(administrator.put(path, creating("company", "team")).status()).isEqualTo(200);
    for (var scope : List.of("own", "team")) {
      for (var object : List.of("note", "orderMovement")) {
        refused(
            administrator.put(path, creating(object, scope)), "objects[0].create", "role.scope");
      }
    }
  }

  /** Somebody who reads and changes all, and creates within the scope. */
  private UUID maker(String scope, @Nullable UUID team) {
    var role = office.people().role("Maker");
    OWNED.forEach(object -> office.people().allow(role, object, "all"));
    db.update(ROLE_ACCESS)
        .set(ROLE_ACCESS.CREATE_SCOPE, scope)
        .where(ROLE_ACCESS.ROLE_ID.eq(role))
        .execute();
    return office.people().user("Maker", role, team);
  }

  private static Map<String, @Nullable Object> ownedBy(@Nullable UUID owner) {
    var values = new HashMap<String, @Nullable Object>(Map.of("name", "Rila"));
    values.put("owner", owner);
    return values;
  }

  private static Map<String, Object> becoming(Map<String, ?> deal) {
    var fresh = Map.of("create", Map.of());
    return Map.of("company", fresh, "person", fresh, "opportunity", Map.of("create", deal));
  }

  private static Map<String, Object> creating(String object, String scope) {
    var rights =
        Map.of(
            "object", object,
            "read", "all",
            "create", scope,
            "update", "none",
            "delete", "none",
            "export", "none");
    return Map.of("objects", List.of(rights), "fields", List.of());
  }

  private List<String> offered(UUID user) {
    var filter = newOwners(user);
    assertThat(filter).isNotEmpty();
    return office
        .browser(user)
        .get("/api/records/user?limit=200&fields=name&filter=" + filter)
        .at("records")
        .findValuesAsString("id");
  }

  private String newOwners(UUID user) {
    for (var object : office.browser(user).get("/api/catalog").at("objects")) {
      if (object.path("name").asString().equals("company")) {
        for (var field : object.path("fields")) {
          if (field.path("name").asString().equals("owner")) {
            return field.path("newOptionsFilter").asString("");
          }
        }
      }
    }
    throw new AssertionError("no owner");
  }

  private static void refused(Answer answer, String field, String code) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo(field);
    assertThat(answer.text("errors.0.code")).isEqualTo(code);
    assertThat(answer.at("errors")).hasSize(1);
    assertThat(answer.text("errors.0.message")).isNotBlank().doesNotContain(code);
  }
}
