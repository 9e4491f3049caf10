package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Merges where administrators gave the objects fields, and added objects of their own. */
@ApiTest
@OwnDatabase
class ShapedMergesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Catalog catalog;

  private Office office;
  private Browser ada;

  @BeforeEach
  void anAdministrator() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
  }

  @Test
  void the_values_of_added_fields_are_chosen_field_by_field_and_come_back() {
    var motto = field("company", "Motto", Map.of("name", "text"));
    var limit = field("company", "Limit", Map.of("name", "money"));
    var fairs = field("company", "Fairs", Map.of("name", "multiChoice", "choices", choices()));
    var buyer = field("company", "Buyer", Map.of("name", "reference", "targets", people()));
    var person = office.id(office.administrator, "person", Map.of("lastName", "Petrova"));
    var survivor = company(Map.of("name", "Acme", motto, "Onward"));
    var other =
        company(
            Map.of(
                "name",
                "ACME Ltd",
                motto,
                "Upward",
                limit,
                Map.of("amount", "1200.5", "currency", "EUR"),
                fairs,
                List.of("gold", "silver"),
                buyer,
                person));

    var done = merge("company", survivor, other, limit, fairs, buyer);

    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
    var merged = office.read(office.administrator, "company", survivor);
    assertThat(merged.get(motto).asString()).isEqualTo("Onward");
    assertThat(merged.at("/" + limit + "/amount").asString()).isEqualTo("1200.50");
    assertThat(merged.get(fairs)).hasSize(2);
    assertThat(merged.at("/" + buyer + "/label").asString()).isEqualTo("Petrova");

    assertThat(undo(done).at("kept")).isEmpty();
    var before = office.read(office.administrator, "company", survivor);
    assertThat(before.get(limit).isNull()).isTrue();
    assertThat(before.get(buyer).isNull()).isTrue();
    var back = office.read(office.administrator, "company", other);
    assertThat(back.get(motto).asString()).isEqualTo("Upward");
    assertThat(back.get(fairs)).hasSize(2);
  }

  @Test
  void added_objects_and_added_references_follow_and_come_back() {
    var project = object("Project", "Projects");
    var client =
        field(project, "Client", Map.of("name", "reference", "targets", firms()), "required");
    var partner = field("person", "Partner", Map.of("name", "reference", "targets", firms()));
    var survivor = company(Map.of("name", "Acme"));
    var other = company(Map.of("name", "ACME Ltd"));
    var site = office.id(office.administrator, project, Map.of("name", "Office", client, other));
    var person =
        office.id(office.administrator, "person", Map.of("lastName", "Coyote", partner, other));
    var preview = ada.get("/api/records/company/" + survivor + "/merger?merged=" + other);
    assertThat(preview.body().toString()).contains(project).contains("person");

    var done = merge("company", survivor, other);

    assertThat(pointed(project, site, client)).isEqualTo(survivor);
    assertThat(pointed("person", person, partner)).isEqualTo(survivor);
    undo(done);
    assertThat(pointed(project, site, client)).isEqualTo(other);
    assertThat(pointed("person", person, partner)).isEqualTo(other);
  }

  @Test
  void a_unique_value_is_taken_over_and_given_back() {
    var code = field("company", "Code", Map.of("name", "text"), "unique");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> catalog.object("company").field(code).is(FieldDefinition.Trait.UNIQUE));
    var survivor = company(Map.of("name", "Acme"));
    var other = company(Map.of("name", "ACME Ltd", code, "C-1"));
    var both = company(Map.of("name", "Acme Inc.", code, "C-2"));

    var done = merge("company", survivor, other, code);
    assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
    assertThat(code(survivor, code)).isEqualTo("C-1");
    var taken = merge("company", survivor, both, code);
    assertThat(code(survivor, code)).isEqualTo("C-2");

    undo(taken);
    assertThat(code(survivor, code)).isEqualTo("C-1");
    assertThat(code(both, code)).isEqualTo("C-2");
    undo(done);
    assertThat(code(other, code)).isEqualTo("C-1");
    assertThat(office.read(office.administrator, "company", survivor).get(code).isNull()).isTrue();
    assertThat(ada.post("/api/records/company", Map.of("name", "New", code, "c-1")).status())
        .isEqualTo(422);
  }

  private String code(String company, String field) {
    return office.read(office.administrator, "company", company).get(field).asString();
  }

  /** Only a relation is nothing but what is between the two. */
  @Test
  void what_names_both_stays_when_it_is_more_than_a_relation() {
    var contract = object("Contract", "Contracts");
    var type = Map.<String, Object>of("name", "reference", "targets", firms());
    var seller = field(contract, "Seller", type, "required");
    var buyer = field(contract, "Buyer", type, "required");
    var survivor = company(Map.of("name", "Acme"));
    var other = company(Map.of("name", "ACME Ltd"));
    var id =
        office.id(
            office.administrator,
            contract,
            Map.of("name", "2026-7", seller, survivor, buyer, other));

    merge("company", survivor, other);

    assertThat(pointed(contract, id, seller)).isEqualTo(survivor);
    assertThat(pointed(contract, id, buyer)).isEqualTo(survivor);
  }

  private static List<String> people() {
    return List.of("person");
  }

  private static List<String> firms() {
    return List.of("company");
  }

  private static List<Map<String, Object>> choices() {
    return List.of(
        Map.of("labels", Map.of("en", "Gold"), "color", "yellow"),
        Map.of("labels", Map.of("en", "Silver"), "color", "gray"));
  }

  private String company(Map<String, ?> values) {
    return office.id(office.administrator, "company", values);
  }

  private String object(String label, String plural) {
    var input = new HashMap<String, Object>();
    input.put("labels", Map.of("en", label));
    input.put("plurals", Map.of("en", plural));
    input.put("icon", "box");
    input.put("color", "teal");
    return name(ada.post("/api/objects", input));
  }

  private String field(String object, String label, Map<String, ?> type, String... traits) {
    var input = new HashMap<String, Object>();
    input.put("labels", Map.of("en", label));
    input.put("type", type);
    for (var trait : traits) {
      input.put(trait, true);
    }
    return name(ada.post("/api/objects/" + object + "/fields", input));
  }

  private static String name(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("name");
  }

  private String pointed(String object, String id, String field) {
    return office.read(office.administrator, object, id).at("/" + field + "/id").asString();
  }

  private Browser.Answer merge(String object, String into, String merged, String... taken) {
    return ada.post(
        "/api/records/" + object + "/" + into + "/merger",
        Map.of("merged", merged, "taken", List.of(taken)));
  }

  private Browser.Answer undo(Browser.Answer done) {
    var undone = ada.post("/api/change-sets/" + done.text("changeSet") + "/reversal", Map.of());
    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
    return undone;
  }
}
