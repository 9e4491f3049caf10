package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class PartiesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void a_person_is_called_by_first_and_last_name_in_the_order_of_their_script() {
    assertThat(person(Map.of("firstName", "Ivan", "lastName", "Petrov"))).isEqualTo("Ivan Petrov");
    assertThat(person(Map.of("firstName", "小明", "lastName", "王"))).isEqualTo("王小明");
    assertThat(person(Map.of("lastName", "Cher"))).isEqualTo("Cher");
  }

  @Test
  void a_whole_name_is_taken_apart_and_a_part_changes_the_whole() {
    var person = office.create(office.ann, "person", Map.of("name", "Anna Maria Koleva"));
    assertThat(person.at("/firstName").asString()).isEqualTo("Anna Maria");
    assertThat(person.at("/lastName").asString()).isEqualTo("Koleva");

    var married = office.update(office.ann, "person", id(person), Map.of("lastName", "Ilieva"));
    assertThat(married.at("/name").asString()).isEqualTo("Anna Maria Ilieva");

    var renamed = office.update(office.ann, "person", id(person), Map.of("name", "Ana Ilieva"));
    assertThat(renamed.at("/firstName").asString()).isEqualTo("Ana");
  }

  @Test
  void a_person_without_any_name_is_refused() {
    var refused = office.browser(office.ann).post("/api/records/person", Map.of("jobTitle", "CEO"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("lastName");
    assertThat(refused.text("errors.0.message")).isEqualTo("Enter a first or last name.");

    var person = office.id(office.ann, "person", Map.of("firstName", "Ivan"));
    var cleared = new HashMap<String, Object>();
    cleared.put("firstName", null);
    assertThat(office.patch(office.ann, "person", person, cleared).text("errors.0.code"))
        .isEqualTo("person.nameless");
  }

  @Test
  void names_and_tax_numbers_of_companies_have_one_form() {
    var company =
        office.create(
            office.ann, "company", Map.of("name", "Rila   Dairy", "taxNumber", "bg 123.456-789"));

    assertThat(company.at("/name").asString()).isEqualTo("Rila Dairy");
    assertThat(company.at("/taxNumber").asString()).isEqualTo("BG123456789");
  }

  @Test
  void a_relation_is_called_by_both_its_ends_and_reads_from_one_to_the_other() {
    var acme = company("Acme");
    var bluth = company("Bluth");
    var relation = relation(acme, type("subsidiary of"), bluth, Map.of());
    assertThat(relation.at("/name").asString()).isEqualTo("Acme · subsidiary of · Bluth");
    assertThat(relation.at("/from/label").asString()).isEqualTo("Acme");

    var changed =
        office.update(office.ann, "relation", id(relation), Map.of("type", type("supplies")));
    assertThat(changed.at("/name").asString()).isEqualTo("Acme · supplies · Bluth");
  }

  @Test
  void a_relation_has_two_different_ends_and_a_period_in_order() {
    var acme = company("Acme");
    var type = type("partner of");

    assertThat(refusal(Map.of("from", acme, "type", type, "to", acme)))
        .isEqualTo("relation.itself");
    assertThat(
            refusal(
                Map.of(
                    "from",
                    acme,
                    "type",
                    type,
                    "to",
                    company("Bluth"),
                    "validFrom",
                    "2026-02-01",
                    "validTo",
                    "2026-01-31")))
        .isEqualTo("relation.period");
    var task = office.id(office.ann, "task", Map.of("subject", "No party"));
    assertThat(refusal(Map.of("from", acme, "type", type, "to", task)))
        .isEqualTo("reference.unknown");
  }

  @Test
  void a_relation_is_seen_by_those_who_see_both_its_ends() {
    var acme = company("Acme");
    var bluth = company("Bluth");
    var relation = id(relation(acme, type("partner of"), bluth, Map.of()));

    var path = "/api/records/relation/" + relation;
    assertThat(office.browser(office.manager).get(path).status()).isEqualTo(200);
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(404);
    office.update(office.administrator, "company", bluth, Map.of("owner", office.carl));
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(404);
    assertThat(office.browser(office.ann).get(path).status()).isEqualTo(404);
    office.update(office.administrator, "company", acme, Map.of("owner", office.carl));
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(200);
  }

  @Test
  void a_type_of_relation_stays_while_it_is_used() {
    var type = type("owns");
    var relation = id(relation(company("Acme"), type, company("Bluth"), Map.of()));
    var admin = office.browser(office.administrator);

    var refused = admin.delete("/api/records/relationType/" + type);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.code")).isEqualTo("relationType.inUse");

    assertThat(admin.delete("/api/records/relation/" + relation).status()).isEqualTo(204);
    assertThat(admin.delete("/api/records/relationType/" + type).status()).isEqualTo(204);
  }

  private String person(Map<String, ?> values) {
    return office.create(office.ann, "person", values).at("/name").asString();
  }

  private String company(String name) {
    return office.id(office.ann, "company", Map.of("name", name));
  }

  private String type(String name) {
    return office.id(
        office.administrator, "relationType", Map.of("name", name, "inverse", name + ", back"));
  }

  private JsonNode relation(String from, String type, String to, Map<String, ?> more) {
    var values = new HashMap<String, Object>(more);
    values.putAll(Map.of("from", from, "type", type, "to", to));
    return office.create(office.ann, "relation", values);
  }

  private String refusal(Map<String, ?> values) {
    return office.browser(office.ann).post("/api/records/relation", values).text("errors.0.code");
  }

  private static String id(JsonNode record) {
    return record.get("id").asString();
  }
}
