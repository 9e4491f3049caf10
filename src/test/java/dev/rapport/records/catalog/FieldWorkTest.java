package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is done to the records that are there for a field's sake, and how much an object can bear.
 */
@ApiTest
@OwnDatabase
class FieldWorkTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ada;
  private Shaper companies;

  @BeforeEach
  void anAdministrator() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    companies = new Shaper(ada, "company");
  }

  @Test
  void records_are_numbered_those_that_are_there_and_those_that_come() throws Exception {
    var first = company("First");
    var second = company("Second");
    var number =
        companies.add(
            "Customer number",
            Map.of("name", "sequence", "sequence", Map.of("prefix", "C-", "digits", 4)),
            Map.of("sortable", true, "searched", true));
    companies.ready(number);

    assertThat(number(first, number)).isEqualTo("C-0001");
    assertThat(number(second, number)).isEqualTo("C-0002");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var ids =
          IntStream.range(0, 20)
              .mapToObj(each -> executor.submit(() -> company("Many " + each)))
              .toList();
      var numbers = new java.util.HashSet<String>();
      for (var id : ids) {
        numbers.add(number(id.get(), number));
      }
      assertThat(numbers).hasSize(20).allMatch(each -> each.matches("C-\\d{4}"));
    }
    assertThat(ada.get("/api/search?q=c-0002").body().toString()).contains("Second");
    assertThat(office.patch(office.administrator, "company", first, Map.of(number, "X")).status())
        .isEqualTo(422);
    var given = ada.post("/api/records/company", Map.of("name", "Mine", number, "C-7"));
    assertThat(given.text("errors.0.field")).isEqualTo(number);
    companies.change(
        number, Map.of("type", Map.of("name", "sequence", "sequence", Map.of("prefix", "K/"))));
    assertThat(number(company("Later"), number)).isEqualTo("K/000023");
    assertThat(number(first, number)).isEqualTo("C-0001");
    var digit = Map.of("name", "sequence", "sequence", Map.of("prefix", "C2"));
    assertThat(companies.tryToAdd("Digit", digit, Map.of()).text("errors.0.field"))
        .isEqualTo("type.sequence.prefix");
  }

  @Test
  void a_new_object_can_be_numbered_from_the_beginning() {
    var input = new LinkedHashMap<String, Object>();
    input.put("labels", Map.of("en", "Claim"));
    input.put("plurals", Map.of("en", "Claims"));
    input.put("icon", "box");
    input.put("color", "teal");
    input.put("sequence", Map.of("prefix", "CL-"));
    var claim = ada.post("/api/objects", input).text("name");
    var shaper = new Shaper(ada, claim);
    shaper.ready("x_number");

    var made = office.create(office.administrator, claim, Map.of("name", "Broken"));

    assertThat(made.get("x_number").asString()).isEqualTo("CL-000001");
    assertThat(ada.get("/api/search?q=cl-000001").body().toString()).contains("Broken");
  }

  @Test
  void the_search_finds_what_was_there_before_a_field_was_searched_and_not_after() {
    var field = companies.add("Old name", "text");
    var id = office.id(office.administrator, "company", Map.of("name", "Now", field, "Quondam"));
    assertThat(ada.get("/api/search?q=quondam").body().toString()).doesNotContain(id);

    companies.change(field, Map.of("searched", true));
    companies.ready(field);
    assertThat(ada.get("/api/search?q=quondam").body().toString()).contains(id);

    companies.change(field, Map.of("searched", false));
    companies.ready(field);
    assertThat(ada.get("/api/search?q=quondam").body().toString()).doesNotContain(id);
  }

  @Test
  void what_points_to_a_record_is_found_by_an_index() {
    var field =
        companies.add(
            "Parent group", Map.of("name", "reference", "targets", List.of("company")), Map.of());
    companies.ready(field);

    assertThat(
            db.fetch(
                    "select indexname from pg_indexes where indexname like 'company_"
                        + field
                        + "%'")
                .getValues("indexname", String.class))
        .containsExactlyInAnyOrder("company_" + field + "_to", "company_" + field + "_to_deleted");
  }

  @Test
  void an_object_bears_three_hundred_fields_and_says_that_it_bears_no_more() {
    var things = Shaper.ofNew(ada, "Wide", "Wide ones");
    var values = new LinkedHashMap<String, Object>();
    values.put("name", "All of it");
    for (var number = 0; number < 300; number++) {
      var type = List.of("text", "number", "money", "date", "yesNo", "email").get(number % 6);
      var field = things.add("Field " + number, type);
      values.put(
          field,
          switch (type) {
            case "date" -> "2026-01-05";
            case "yesNo" -> true;
            case "email" -> "a" + number + "@example.com";
            default -> number;
          });
      if (type.equals("text")) {
        values.put(field, "Text " + number);
      }
    }

    var more = things.tryToAdd("One more", Map.of("name", "text"), Map.of());
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.text("errors.0.code")).isEqualTo("shape.tooMany");
    var id = office.id(office.administrator, things.object(), values);
    var record = office.read(office.administrator, things.object(), id);
    assertThat(values.keySet()).allMatch(record::has);
    var names = String.join(",", values.keySet());
    var list = ada.get("/api/records/" + things.object() + "?fields=" + names);
    assertThat(list.body().at("/records/0/x_field_294").asString()).isEqualTo("Text 294");
    office.update(office.administrator, things.object(), id, Map.of("x_field_0", "Changed"));
    assertThat(ada.get("/api/openapi").status()).isEqualTo(200);
  }

  private String company(String name) {
    return office.id(office.administrator, "company", Map.of("name", name));
  }

  private String number(String company, String field) {
    return office.read(office.administrator, "company", company).get(field).asString();
  }
}
