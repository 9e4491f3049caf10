package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How administrators lay out the page and the form of an object's records. */
@ApiTest
@OwnDatabase
class LayoutsTest {

  private static final String LAYOUTS = "/api/objects/company/layouts";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private Browser ada;

  @BeforeEach
  void everythingIsAsTheProductHasIt() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    kept(put(null, List.of()));
  }

  @Test
  void a_layout_orders_sections_fields_and_panels() {
    var who =
        section("who", Map.of("en", "Who they are", "bg", "Кои са"), 2, "sector", "name", "roles");
    kept(put(null, List.of(layout("All", Map.of("sections", List.of(who, section("about", 1)))))));

    var layout = layouts(office.ann).get(0);

    assertThat(layout.at("/sections/0/label").asString()).isEqualTo("Who they are");
    assertThat(layout.at("/sections/0/columns").asInt()).isEqualTo(2);
    assertThat(texts(layout.at("/sections/0/fields"))).containsExactly("sector", "name", "roles");
    assertThat(layout.get("sections")).as("an empty section isn't drawn").hasSize(1);
    assertThat(texts(layout.get("quick"))).containsExactly("name");
    assertThat(texts(layout.get("panels"))).containsExactly("history", "related:person.company");
    var ann = office.browser(office.ann);
    var id = office.id(office.ann, "company", Map.of("name", "Acme", "employees", 12));
    assertThat(ann.get("/api/records/company/" + id).body().get("employees").asInt())
        .as("what isn't drawn is there for programs")
        .isEqualTo(12);
    assertThat(ann.patch("/api/session/user", Map.of("language", "bg")).status()).isEqualTo(200);
    var bulgarian = ann.get("/api/catalog").body();
    assertThat(object(bulgarian).at("/layout/layouts/0/sections/0/label").asString())
        .isEqualTo("Кои са");
  }

  @Test
  void an_object_nobody_laid_out_looks_as_the_product_has_it() {
    assertThat(object(office.browser(office.ann).get("/api/catalog").body()).get("layout").isNull())
        .isTrue();
  }

  @Test
  void a_role_has_a_layout_of_its_own_and_the_others_the_general_one() {
    var sales = Map.<String, Object>of("roles", List.of(office.salesRole.toString()));
    kept(put(null, List.of(layout("All", Map.of()), layout("Sales", sales, "phone"))));

    assertThat(texts(layouts(office.ann).get(0).at("/sections/0/fields"))).contains("phone");
    assertThat(texts(layouts(office.manager).get(0).at("/sections/0/fields")))
        .doesNotContain("phone");
    assertThat(layouts(office.manager)).hasSize(1);
  }

  @Test
  void a_record_has_the_layout_of_its_type() {
    var suppliers = Map.<String, Object>of("types", List.of("supplier"));
    kept(put("roles", List.of(layout("All", Map.of()), layout("Suppliers", suppliers, "phone"))));

    var layout = object(office.browser(office.ann).get("/api/catalog").body()).get("layout");

    assertThat(layout.get("typeField").asString()).isEqualTo("roles");
    assertThat(texts(layout.at("/layouts/0/types"))).containsExactly("supplier");
    assertThat(texts(layout.at("/layouts/1/types"))).isEmpty();
  }

  @Test
  void whoever_may_not_see_the_type_hears_nothing_of_it() {
    db.execute(
        "insert into role_field (role_id, object, field, access) values ('"
            + office.salesRole
            + "', 'company', 'roles', 'hidden')");
    var suppliers = Map.<String, Object>of("types", List.of("supplier"));
    kept(put("roles", List.of(layout("All", Map.of()), layout("Suppliers", suppliers))));

    var layout = object(office.browser(office.ann).get("/api/catalog").body()).get("layout");

    assertThat(layout.get("typeField").isNull()).isTrue();
    assertThat(layout.toString()).doesNotContain("supplier").doesNotContain("roles");
  }

  @Test
  void a_new_field_stands_at_the_end_of_the_general_layout() {
    var sales = Map.<String, Object>of("roles", List.of(office.salesRole.toString()));
    kept(put(null, List.of(layout("All", Map.of()), layout("Sales", sales))));
    var label = "Motto " + System.nanoTime();
    var field =
        ada.post(
                "/api/objects/company/fields",
                Map.of("labels", Map.of("en", label), "type", Map.of("name", "text")))
            .text("name");

    assertThat(texts(layouts(office.manager).get(0).at("/sections/0/fields"))).endsWith(field);
    assertThat(layouts(office.ann).get(0).toString()).doesNotContain(field);
  }

  @Test
  void no_form_is_left_without_what_a_record_needs() {
    var nameless = section("main", 1, "sector");

    var answer = put(null, List.of(layout("All", Map.of("sections", List.of(nameless)))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.code")).isEqualTo("layout.required");
    assertThat(answer.text("errors.0.message")).contains("Name");
  }

  @Test
  void two_layouts_for_the_same_people_and_records_are_refused() {
    var answer = put(null, List.of(layout("All", Map.of()), layout("Everybody", Map.of())));

    assertThat(answer.text("errors.0.code")).isEqualTo("layout.contends");
    assertThat(answer.text("errors.0.message")).contains("All").contains("Everybody");
  }

  @Test
  void what_can_not_be_is_refused_with_its_reason() {
    var stranger = section("main", 1, "name", "nothing");
    assertThat(refused(null, layout("A", Map.of("sections", List.of(stranger)))))
        .isEqualTo("shape.field");
    var twice = section("main", 1, "name", "name");
    assertThat(refused(null, layout("A", Map.of("sections", List.of(twice)))))
        .isEqualTo("shape.field");
    var wide = section("main", 3, "name");
    assertThat(refused(null, layout("A", Map.of("sections", List.of(wide)))))
        .isEqualTo("number.between");
    var untitled = section("extra", 1, "name");
    assertThat(refused(null, layout("A", Map.of("sections", List.of(untitled)))))
        .isEqualTo("required");
    assertThat(refused("sector", layout("A", Map.of()))).isEqualTo("layout.typeField");
    assertThat(refused("roles", layout("A", Map.of("types", List.of("pirate")))))
        .isEqualTo("layout.type");
    assertThat(refused(null, layout("A", Map.of("panels", List.of("<b>")))))
        .isEqualTo("layout.panel");
    assertThat(refused(null, layout(" ", Map.of()))).isEqualTo("text.tooLong");
    var unknown = Map.<String, Object>of("roles", List.of("00000000-0000-7000-8000-000000000000"));
    assertThat(refused(null, layout("A", unknown))).isEqualTo("reference.unknown");
    var many = IntStream.range(0, 51).mapToObj(number -> layout("L" + number, Map.of())).toList();
    assertThat(put(null, many).text("errors.0.code")).isEqualTo("layout.tooMany");
    assertThat(ada.get("/api/objects/nothing/layouts").status()).isEqualTo(404);
  }

  @Test
  void two_administrators_at_once_do_not_undo_each_other() {
    var version = ada.get(LAYOUTS).body().get("version").asInt();
    kept(put(null, List.of(layout("All", Map.of()))));

    var late = ada.put(LAYOUTS, Map.of("version", version, "layouts", List.of()));

    assertThat(late.status()).isEqualTo(412);
    assertThat(layouts(office.ann)).hasSize(1);
  }

  private static Map<String, Object> section(String name, int columns, String... fields) {
    return section(name, Map.of(), columns, fields);
  }

  private static Map<String, Object> section(
      String name, Map<String, String> labels, int columns, String... fields) {
    return Map.of("name", name, "labels", labels, "columns", columns, "fields", List.of(fields));
  }

  private static Map<String, Object> layout(
      String name, Map<String, Object> more, String... fields) {
    var layout = new LinkedHashMap<String, Object>();
    layout.put("name", name);
    var all = new ArrayList<>(List.of("name"));
    all.addAll(List.of(fields));
    layout.put("sections", List.of(section("main", 1, all.toArray(String[]::new))));
    layout.put("quick", List.of("name", "employees"));
    layout.put("panels", List.of("history", "related:person.company", "related:invoice.company"));
    layout.put("withoutPanels", List.of("timeline"));
    layout.putAll(more);
    return layout;
  }

  private Answer put(String typeField, List<?> layouts) {
    var input = new LinkedHashMap<String, Object>();
    input.put("version", ada.get(LAYOUTS).body().get("version").asInt());
    input.put("typeField", typeField);
    input.put("layouts", layouts);
    return ada.put(LAYOUTS, input);
  }

  private static void kept(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private String refused(String typeField, Map<String, Object> layout) {
    var answer = put(typeField, List.of(layout));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    return answer.text("errors.0.code");
  }

  private JsonNode layouts(UUID user) {
    return object(office.browser(user).get("/api/catalog").body()).at("/layout/layouts");
  }

  private static JsonNode object(JsonNode catalog) {
    for (var object : catalog.get("objects")) {
      if (object.get("name").asString().equals("company")) {
        return object;
      }
    }
    throw new AssertionError("no companies");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
