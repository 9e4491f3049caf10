package dev.rapport.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.PERSON;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@ApiTest
@OwnDatabase
@Import(ConvertLeadTest.Heard.class)
class ConvertLeadTest {

  @TestConfiguration
  static class Heard {
    final List<LeadConverted> events = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(LeadConverted event) {
      events.add(event);
    }

    List<LeadConverted> events() {
      return events;
    }
  }

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Heard heard;

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

  @Test
  void nothing_that_the_lead_knows_is_typed_again() {
    var product = office.id(office.administrator, "product", Map.of("name", "GTX Pro"));
    var lead =
        lead(
            Map.of(
                "name", "Maria Petrova Ivanova",
                "companyName", "Rila Dairy",
                "jobTitle", "Buyer",
                "email", "maria@rila.example",
                "phone", "+359 2 951 1111",
                "website", "rila.example",
                "product", product,
                "estimate", 1200,
                "need", "A cooler for milk"));

    var proposal = ann.get(path(lead));

    assertThat(proposal.status()).as(proposal.body().toString()).isEqualTo(200);
    assertThat(proposal.text("lead.label")).isEqualTo("Maria Petrova Ivanova");
    assertThat(proposal.text("company.proposed.name")).isEqualTo("Rila Dairy");
    assertThat(proposal.text("company.proposed.website")).isEqualTo("https://rila.example");
    assertThat(proposal.text("person.proposed.firstName")).isEqualTo("Maria Petrova");
    assertThat(proposal.text("person.proposed.lastName")).isEqualTo("Ivanova");
    assertThat(proposal.text("person.proposed.email")).isEqualTo("maria@rila.example");
    assertThat(proposal.text("opportunity.proposed.name")).isEqualTo("GTX Pro – Rila Dairy");
    assertThat(proposal.text("opportunity.proposed.amount.amount")).isEqualTo("1200.00");
    assertThat(proposal.text("opportunity.proposed.stage.label")).isEqualTo("Prospecting");
    assertThat(proposal.text("opportunity.proposed.description")).isEqualTo("A cooler for milk");
    assertThat(proposal.at("company.matches")).isEmpty();

    var converted =
        ann.post(
            path(lead),
            Map.of(
                "company", Map.of("create", Map.of()),
                "person", Map.of("create", Map.of("jobTitle", "Head of buying")),
                "opportunity", Map.of("create", Map.of("amount", 1500))));

    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
    var person = office.read(office.ann, "person", converted.text("person.id"));
    assertThat(person.at("/name").asString()).isEqualTo("Maria Petrova Ivanova");
    assertThat(person.at("/jobTitle").asString()).isEqualTo("Head of buying");
    assertThat(person.at("/phone").asString()).isEqualTo("+359 2 951 1111");
    assertThat(person.at("/company/label").asString()).isEqualTo("Rila Dairy");
    var deal = office.read(office.ann, "opportunity", converted.text("opportunity.id"));
    assertThat(deal.at("/company/id").asString()).isEqualTo(converted.text("company.id"));
    assertThat(deal.at("/person/id").asString()).isEqualTo(converted.text("person.id"));
    assertThat(deal.at("/amount/amount").asString()).isEqualTo("1500.00");
    assertThat(deal.at("/product/label").asString()).isEqualTo("GTX Pro");
    var now = office.read(office.ann, "lead", lead);
    assertThat(now.at("/status").asString()).isEqualTo("converted");
    assertThat(now.at("/convertedAt").isNull()).isFalse();
    assertThat(now.at("/convertedPerson/label").asString()).isEqualTo("Maria Petrova Ivanova");
    assertThat(heard.events())
        .contains(
            new LeadConverted(
                UUID.fromString(lead),
                UUID.fromString(converted.text("company.id")),
                UUID.fromString(converted.text("person.id")),
                UUID.fromString(converted.text("opportunity.id"))));
  }

  @Test
  void one_undo_takes_the_whole_conversion_back() {
    var lead = lead(Map.of("name", "Undo Me", "companyName", "Undone Ltd"));
    var converted = convert(lead, "company", "person", "opportunity");

    var undone =
        ann.post("/api/change-sets/" + converted.text("changeSet") + "/reversal", Map.of());

    assertThat(undone.status()).as(undone.body().toString()).isLessThan(300);
    assertThat(undone.at("reversed").asInt()).isEqualTo(4);
    for (var object : List.of("company", "person", "opportunity")) {
      var id = converted.text(object + ".id");
      assertThat(ann.get("/api/records/" + object + "/" + id).status()).as(object).isEqualTo(404);
    }
    var now = office.read(office.ann, "lead", lead);
    assertThat(now.at("/status").asString()).isEqualTo("new");
    assertThat(now.at("/convertedAt").isNull()).isTrue();
    assertThat(now.at("/convertedPerson").isNull()).isTrue();
    assertThat(convert(lead, "company", "person").status()).isEqualTo(201);
  }

  @Test
  void a_lead_is_converted_once() {
    var lead = lead(Map.of("name", "Once Only"));
    assertThat(convert(lead, "person").status()).isEqualTo(201);

    var again = convert(lead, "person");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("title")).isEqualTo("This lead is already converted");
  }

  @Test
  void those_who_are_here_already_are_matched_and_taken() {
    var company = office.id(office.ann, "company", Map.of("name", "Pirin Tools OOD"));
    var person =
        office.id(
            office.ann,
            "person",
            Map.of("firstName", "Petar", "lastName", "Petrov", "email", "petar@pirin.example"));
    var lead =
        lead(
            Map.of(
                "name", "P. Petrov",
                "companyName", "pirin tools",
                "email", "Petar@PIRIN.example"));

    var proposal = ann.get(path(lead));
    assertThat(proposal.text("company.matches.0.id")).isEqualTo(company);
    assertThat(proposal.at("company.matches.0.reasons").toString()).isEqualTo("[\"name\"]");
    assertThat(proposal.text("person.matches.0.id")).isEqualTo(person);
    assertThat(proposal.at("person.matches.0.reasons").toString())
        .isEqualTo("[\"email\",\"similarName\"]");

    var companies = db.fetchCount(COMPANY);
    var people = db.fetchCount(PERSON);
    var converted =
        ann.post(
            path(lead), Map.of("company", Map.of("id", company), "person", Map.of("id", person)));

    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
    assertThat(converted.text("person.label")).isEqualTo("Petar Petrov");
    assertThat(converted.at("opportunity").isNull()).isTrue();
    assertThat(db.fetchCount(COMPANY)).isEqualTo(companies);
    assertThat(db.fetchCount(PERSON)).isEqualTo(people);
  }

  @Test
  void nothing_happens_when_one_part_is_refused_and_the_refusal_names_it() {
    var lead = lead(Map.of("name", "Half Done", "companyName", "Half"));
    var people = db.fetchCount(PERSON);

    var unreadable =
        ann.post(
            path(lead),
            Map.of(
                "company", Map.of("create", Map.of()),
                "person", Map.of("create", Map.of("email", "no address"))));
    assertThat(unreadable.status()).isEqualTo(422);
    assertThat(unreadable.text("errors.0.field")).isEqualTo("person.email");

    var refused =
        ann.post(
            path(lead),
            Map.of(
                "person", Map.of("create", Map.of()),
                "opportunity", Map.of("create", Map.of("closedOn", "2026-01-01"))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("opportunity.closedOn");
    assertThat(db.fetchCount(PERSON)).isEqualTo(people);
    assertThat(office.read(office.ann, "lead", lead).at("/status").asString()).isEqualTo("new");
  }

  @Test
  void a_conversion_gives_no_more_rights_than_a_form() {
    var lead = lead(Map.of("name", "Sly", "companyName", "Fox"));

    var status =
        ann.post(
            path(lead),
            Map.of(
                "person", Map.of("create", Map.of()),
                "opportunity", Map.of("create", Map.of("status", "won"))));
    assertThat(status.text("errors.0.field")).isEqualTo("opportunity.status");
    assertThat(status.text("errors.0.code")).isEqualTo("readOnly");

    var secret = office.id(office.carl, "company", Map.of("name", "Secret"));
    var foreign =
        ann.post(
            path(lead),
            Map.of("company", Map.of("id", secret), "person", Map.of("create", Map.of())));
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.at("errors").toString()).contains("reference.unknown").contains("company");

    var stranger = office.browser(office.carl);
    assertThat(stranger.get(path(lead)).status()).isEqualTo(404);
    assertThat(stranger.post(path(lead), Map.of("person", Map.of("create", Map.of()))).status())
        .isEqualTo(404);
  }

  @Test
  void who_may_not_create_people_can_not_convert() {
    var role = office.people().role("Caller");
    office.people().allow(role, "lead", "own");
    var caller = office.people().user("Cal", role, office.team);
    var lead = office.id(caller, "lead", Map.of("name", "Cold Call"));

    var answer =
        office.browser(caller).post(path(lead), Map.of("person", Map.of("create", Map.of())));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void a_lead_becomes_somebody() {
    var lead = lead(Map.of("name", "Nobody"));

    assertThat(ann.post(path(lead), Map.of()).text("errors.0.code")).isEqualTo("conversion.person");
    assertThat(
            ann.post(
                    path(lead),
                    Map.of("person", Map.of("id", UUID.randomUUID(), "create", Map.of())))
                .text("errors.0.code"))
        .isEqualTo("conversion.either");
  }

  @Test
  void the_status_says_converted_only_when_the_lead_is() {
    var lead = lead(Map.of("name", "Patched"));

    assertThat(code(lead, Map.of("status", "converted"))).isEqualTo("lead.convertByCommand");
    convert(lead, "person");
    assertThat(code(lead, Map.of("status", "new"))).isEqualTo("lead.converted");
    assertThat(code(lead, Map.of("convertedAt", "2026-01-01T00:00:00Z"))).isEqualTo("byCommand");
    assertThat(office.patch(office.ann, "lead", lead, Map.of("need", "More")).status())
        .isEqualTo(200);
  }

  @Test
  void the_new_records_belong_to_the_owner_of_the_lead() {
    var lead = lead(Map.of("name", "Handed Over"));

    var converted =
        office
            .browser(office.manager)
            .post(path(lead), Map.of("person", Map.of("create", Map.of())));

    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
    var person = office.read(office.ann, "person", converted.text("person.id"));
    assertThat(person.at("/owner/id").asString()).isEqualTo(office.ann.toString());
  }

  @Test
  void what_was_noted_on_the_lead_stands_on_the_time_line_of_the_person() {
    var lead = lead(Map.of("name", "Talkative"));
    office.create(office.ann, "note", Map.of("body", "Likes tea", "about", lead));
    office.create(office.ann, "task", Map.of("subject", "Call back", "about", lead));
    var person = convert(lead, "person").text("person.id");

    var timeline = ann.get("/api/records/person/" + person + "/timeline");

    assertThat(timeline.status()).as(timeline.body().toString()).isEqualTo(200);
    assertThat(timeline.at("entries").valueStream().map(e -> e.get("object").asString()))
        .containsExactlyInAnyOrder("lead", "task", "note");
  }

  @Test
  void a_lead_without_a_name_is_called_by_its_company_or_address() {
    assertThat(name(Map.of("companyName", "Vitosha"))).isEqualTo("Vitosha");
    assertThat(name(Map.of("email", "ivan.b@example.com"))).isEqualTo("ivan.b");
    var nameless = ann.post("/api/records/lead", Map.of("need", "Something"));
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(nameless.text("errors.0.code")).isEqualTo("lead.nameless");
  }

  private String lead(Map<String, ?> values) {
    return office.id(office.ann, "lead", values);
  }

  private String name(Map<String, ?> values) {
    return office.create(office.ann, "lead", values).at("/name").asString();
  }

  private String code(String lead, Map<String, ?> values) {
    return office.patch(office.ann, "lead", lead, values).text("errors.0.code");
  }

  private Browser.Answer convert(String lead, String... objects) {
    var body = new HashMap<String, Object>();
    for (var object : objects) {
      body.put(object, Map.of("create", Map.of()));
    }
    return ann.post(path(lead), body);
  }

  private static String path(String lead) {
    return "/api/leads/" + lead + "/conversion";
  }
}
