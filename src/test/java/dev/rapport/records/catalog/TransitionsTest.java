package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Which value of a choice may follow which. */
@ApiTest
@OwnDatabase
class TransitionsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;
  private Browser ann;
  private Shaper leads;

  @BeforeEach
  void aPipelineOfLeads() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    ada = office.browser(office.administrator);
    ann = office.browser(office.ann);
    leads = new Shaper(ada, "lead");
    leads.change(
        "status",
        Map.of(
            "transitions",
            Map.of(
                "new", List.of("contacted", "unqualified"),
                "contacted", List.of("qualified", "unqualified", "new"),
                "qualified", List.of("converted", "unqualified"),
                "unqualified", List.of())));
  }

  @Test
  void what_may_not_follow_is_refused_at_every_door_and_told_what_may() {
    var lead = lead("new");

    var refused = office.patch(office.ann, "lead", lead, Map.of("status", "qualified"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("status");
    assertThat(refused.text("errors.0.code")).isEqualTo("transition");
    assertThat(refused.text("errors.0.message"))
        .isEqualTo("From “New” this can only go on to: Contacted, Unqualified.");
    var bulk =
        ann.post(
            "/api/records/lead/bulk",
            Map.of("ids", List.of(lead), "patch", Map.of("status", "qualified")));
    assertThat(bulk.body().at("/refused/0/errors/0/code").asString()).isEqualTo("transition");
    var conversion =
        ann.post(
            "/api/leads/" + lead + "/conversion",
            Map.of("person", Map.of("create", Map.of("lastName", "Early"))));
    assertThat(conversion.status()).isEqualTo(422);
    assertThat(conversion.text("errors.0.field")).isEqualTo("status");

    office.update(office.ann, "lead", lead, Map.of("status", "contacted"));
    office.update(office.ann, "lead", lead, Map.of("status", "qualified"));
    var converted =
        ann.post(
            "/api/leads/" + lead + "/conversion",
            Map.of("person", Map.of("create", Map.of("lastName", "Late"))));
    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
  }

  @Test
  void what_nothing_may_follow_stays_and_taking_back_is_always_allowed() {
    var lead = lead("new");
    var given = office.patch(office.ann, "lead", lead, Map.of("status", "unqualified"));
    assertThat(given.status()).isEqualTo(200);

    var refused = office.patch(office.ann, "lead", lead, Map.of("status", "new"));
    assertThat(refused.text("errors.0.message"))
        .isEqualTo("“Unqualified” stays as it is: nothing may follow it.");

    var undone = ann.post("/api/change-sets/" + given.header("Change-Set") + "/reversal", Map.of());
    assertThat(undone.at("reversed").asInt()).isEqualTo(1);
    assertThat(office.read(office.ann, "lead", lead).get("status").asString()).isEqualTo("new");
  }

  @Test
  void a_record_may_begin_anywhere_but_with_what_only_a_command_gives() {
    assertThat(lead("qualified")).isNotEmpty();
    var open = status(ann).get("transitions");
    assertThat(texts(open.get(""))).containsExactly("new", "contacted", "qualified", "unqualified");
    assertThat(texts(open.get("new"))).containsExactly("contacted", "unqualified");
    // Converting is open from there, but by the command only.
    assertThat(texts(open.get("qualified"))).containsExactly("unqualified");
    assertThat(texts(open.get("unqualified"))).isEmpty();
    assertThat(texts(open.get("converted"))).isEmpty();
  }

  @Test
  void without_a_word_of_an_administrator_everything_may_follow_but_what_a_command_gives() {
    leads.change("status", Map.of("transitions", Map.of()));

    assertThat(leads.shape("status").get("transitions")).isEmpty();
    assertThat(texts(status(ann).get("transitions").get("unqualified")))
        .containsExactly("new", "contacted", "qualified");
    office.update(office.ann, "lead", lead("unqualified"), Map.of("status", "qualified"));
    var byHand = office.patch(office.ann, "lead", lead("new"), Map.of("status", "converted"));
    assertThat(byHand.text("errors.0.code")).isEqualTo("lead.convertByCommand");
  }

  @Test
  void choices_of_ones_own_follow_the_same_rule_and_are_not_emptied_around_it() {
    var companies = new Shaper(ada, "company");
    var tier = companies.add("Tier", Shaper.choices("choice", "Gold", "Silver"), Map.of());
    companies.change(tier, Map.of("transitions", Map.of("gold", List.of("silver"))));
    var id = office.id(office.ann, "company", Map.of("name", "A", tier, "gold"));

    var emptied = new HashMap<String, Object>();
    emptied.put(tier, null);
    assertThat(office.patch(office.ann, "company", id, emptied).text("errors.0.code"))
        .isEqualTo("transition");
    office.update(office.ann, "company", id, Map.of(tier, "silver"));
    office.update(office.ann, "company", id, Map.of(tier, "gold"));
  }

  @Test
  void a_choice_of_ones_own_is_followed_from_its_beginning_once_somebody_asks_for_it() {
    var visits = Shaper.ofNew(ada, "Visit " + UUID.randomUUID(), "Visits " + UUID.randomUUID());
    var state = visits.add("State", Shaper.choices("choice", "Open", "Seen", "Done"), Map.of());
    var object = visits.object();
    var one = office.id(office.administrator, object, Map.of("name", "One", state, "open"));
    office.update(office.administrator, object, one, Map.of(state, "seen"));
    office.id(office.administrator, object, Map.of("name", "Empty"));
    assertThat(ada.get("/api/funnels/" + object).status()).isEqualTo(404);

    visits.change(state, Map.of("tracked", true));
    visits.ready(state);
    office.update(office.administrator, object, one, Map.of(state, "done"));

    var stays = ada.get("/api/records/" + object + "/" + one + "/way?field=" + state).at("stays");
    assertThat(stays.valueStream().map(stay -> stay.get("value").asString()))
        .containsExactly("open", "seen", "done");
    assertThat(stays.at("/0/until")).isEqualTo(stays.at("/1/since"));
    assertThat(stays.at("/2/until").isNull()).isTrue();
    var funnel = ada.get("/api/funnels/" + object).at("all");
    assertThat(funnel.at("/arrived/count").asInt()).isEqualTo(2);
    assertThat(funnel.at("/reached/2/count").asInt()).isEqualTo(1);
  }

  @Test
  void only_values_that_there_are_can_be_named_and_only_of_choices_that_people_make() {
    var version = leads.shape("status").get("version").asInt();
    for (var wrong : List.of(Map.of("new", List.of("gone")), Map.of("gone", List.of("new")))) {
      var answer =
          ada.patch(leads.path() + "/status", Map.of("version", version, "transitions", wrong));
      assertThat(answer.text("errors.0.code")).isEqualTo("shape.transitions");
    }
    var name = leads.shape("name").get("version").asInt();
    var ofText =
        ada.patch(
            leads.path() + "/name",
            Map.of("version", name, "transitions", Map.of("a", List.of("b"))));
    assertThat(ofText.status()).isEqualTo(422);
    assertThat(ann.patch(leads.path() + "/status", Map.of("version", version)).status())
        .isEqualTo(403);
  }

  @Test
  void they_move_with_the_shape() {
    var file = ada.get("/api/shape").body();
    assertThat(texts(file.at("/fields/lead.status/transitions/new")))
        .containsExactly("contacted", "unqualified");

    leads.change("status", Map.of("transitions", Map.of()));
    var compared = ada.post("/api/shape/comparison", Map.of("file", file, "removal", false));
    assertThat(compared.status()).as(compared.body().toString()).isEqualTo(200);
    assertThat(compared.body().toString()).contains("lead.status");
  }

  private String lead(String status) {
    return office.id(office.ann, "lead", Map.of("name", "Petrova", "status", status));
  }

  private static JsonNode status(Browser user) {
    for (var object : user.get("/api/catalog").body().get("objects")) {
      if (object.get("name").asString().equals("lead")) {
        for (var field : object.get("fields")) {
          if (field.get("name").asString().equals("status")) {
            return field;
          }
        }
      }
    }
    throw new AssertionError("no status");
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).toList();
  }
}
