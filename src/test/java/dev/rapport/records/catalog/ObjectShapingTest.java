package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Kinds of records that administrators add, and what they call those that are there. */
@ApiTest
@OwnDatabase
class ObjectShapingTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private OpenApiDocument document;

  private Office office;
  private Browser ada;

  @BeforeEach
  void anAdministrator() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
  }

  @Test
  void an_added_object_works_like_the_products_own() {
    var project = add("Project", "Projects");
    assertThat(project).isEqualTo("x_project");
    var budget = field(project, "Budget", Map.of("name", "money"));
    var client =
        field(project, "Client", Map.of("name", "reference", "targets", List.of("company")));
    var company = office.id(office.administrator, "company", Map.of("name", "Acme"));

    var id =
        office.id(
            office.administrator,
            project,
            Map.of("name", "Новый офис", budget, 5000, client, company));

    var read = office.read(office.administrator, project, id);
    assertThat(read.at("/" + client + "/label").asString()).isEqualTo("Acme");
    assertThat(read.at("/owner/label").asString()).isEqualTo("Ada");
    assertThat(ada.get("/api/search?q=офис").body().toString()).contains("Новый офис");
    var related = object("company").get("related");
    assertThat(related.toString()).contains("{\"object\":\"x_project\",\"field\":\"x_client\"}");
    var list = ada.get("/api/records/" + project + "?filter=" + client + "==" + company);
    assertThat(list.body().get("records").findValuesAsString("name")).containsExactly("Новый офис");
    var sum = ada.get("/api/records/" + project + "/aggregate?measures=count,sum(" + budget + ")");
    assertThat(sum.body().toString()).contains("5000");
    var note = Map.of("body", "Kick-off on Monday", "about", id);
    assertThat(ada.post("/api/records/note", note).status()).isEqualTo(201);
    var timeline = ada.get("/api/records/" + project + "/" + id + "/timeline");
    assertThat(timeline.body().toString()).contains("Kick-off");
    office.update(office.administrator, project, id, Map.of("name", "New office"));
    assertThat(ada.delete("/api/records/" + project + "/" + id).status()).isEqualTo(204);
    assertThat(ada.get("/api/openapi").body().toString()).contains("/api/records/x_project");
  }

  @Test
  void the_apis_document_is_generated_once_until_something_of_an_object_changes() throws Exception {
    var yacht = add("Yacht", "Yachts");
    var first = ada.get("/api/openapi");
    var generated = document.document();
    assertThat(ada.get("/api/openapi", "Accept-Language", "bg").body()).isEqualTo(first.body());
    assertThat(ada.get("/api/openapi.yaml").status()).isEqualTo(200);
    assertThat(document.document()).isSameAs(generated);
    assertThat(asIKnowIt(first)).isEqualTo(304);

    var draught = field(yacht, "Draught", Map.of("name", "number"));
    assertThat(asIKnowIt(first)).isEqualTo(200);
    var second = ada.get("/api/openapi");
    assertThat(second.at("components.schemas.X_yachtRecord.properties").propertyNames())
        .contains(draught);
    assertThat(ada.get("/api/openapi.yaml").response().body()).contains(draught);
    assertThat(asIKnowIt(second)).isEqualTo(304);

    new Shaper(ada, yacht).change(draught, Map.of("labels", Map.of("en", "Depth")));
    assertThat(ada.get("/api/openapi").body().toString()).contains("Depth");
  }

  private int asIKnowIt(Answer document) {
    return ada.get("/api/openapi", "If-None-Match", document.header("ETag")).status();
  }

  @Test
  void roles_begin_with_the_rights_that_they_have_on_deals() {
    var vessel = add("Vessel", "Vessels");
    office.people().allow(office.salesRole, vessel, "own");
    var mine = office.id(office.ann, vessel, Map.of("name", "Aurora"));

    assertThat(office.browser(office.ann).get("/api/records/" + vessel + "/" + mine).status())
        .isEqualTo(200);
    assertThat(office.browser(office.bob).get("/api/records/" + vessel + "/" + mine).status())
        .isEqualTo(404);
    assertThat(office.browser(office.bob).get("/api/search?q=aurora").body().toString())
        .doesNotContain("Aurora");
  }

  @Test
  void an_object_that_is_taken_away_comes_back_with_its_records() {
    var permit = add("Permit", "Permits");
    var reference =
        field("person", "Permit held", Map.of("name", "reference", "targets", List.of(permit)));
    var id = office.id(office.administrator, permit, Map.of("name", "B-12"));

    assertThat(ada.delete("/api/objects/" + permit).status()).isEqualTo(204);
    assertThat(ada.get("/api/records/" + permit).status()).isEqualTo(404);
    assertThat(ada.get("/api/search?q=B-12").body().toString()).doesNotContain("B-12");
    assertThat(object("person").get("fields").findValuesAsString("name")).doesNotContain(reference);
    var holder = Map.of("lastName", "Ode", reference, id);
    assertThat(ada.post("/api/records/person", holder).status()).isEqualTo(422);

    assertThat(ada.post("/api/objects/" + permit + "/restoration", null).status()).isEqualTo(204);
    assertThat(office.read(office.administrator, permit, id).get("name").asString())
        .isEqualTo("B-12");
    assertThat(ada.post("/api/records/person", holder).status()).isEqualTo(201);
  }

  @Test
  void the_products_own_objects_can_be_called_otherwise() {
    var changed =
        ada.patch(
            "/api/objects/company",
            Map.of(
                "version", version("company"),
                "labels", Map.of("en", "Account"),
                "plurals", Map.of("en", "Accounts")));

    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(object("company").get("pluralLabel").asString()).isEqualTo("Accounts");
    var late = Map.of("version", 0, "labels", Map.of("en", "Late"));
    assertThat(ada.patch("/api/objects/company", late).status()).isEqualTo(412);
    assertThat(ada.delete("/api/objects/company").text("errors.0.code"))
        .isEqualTo("shape.standardObject");
  }

  @Test
  void what_can_not_be_is_refused_with_its_reason() {
    add("Boat", "Boats");
    assertThat(create("Ship", "boats", "red").text("errors.0.code")).isEqualTo("shape.pluralTaken");
    assertThat(create("", "", "red").text("errors.0.field")).isEqualTo("labels");
    assertThat(create("Car", "Cars", "url(x)").text("errors.0.code")).isEqualTo("shape.color");
    assertThat(ada.patch("/api/objects/nothing", Map.of("version", 0)).status()).isEqualTo(404);
  }

  private String add(String label, String plural) {
    var answer = create(label, plural, "teal");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("name");
  }

  private Browser.Answer create(String label, String plural, String color) {
    var input = new LinkedHashMap<String, Object>();
    input.put("labels", Map.of("en", label));
    input.put("plurals", Map.of("en", plural));
    input.put("icon", "box");
    input.put("color", color);
    return ada.post("/api/objects", input);
  }

  private String field(String object, String label, Map<String, Object> type) {
    var answer =
        ada.post(
            "/api/objects/" + object + "/fields",
            Map.of("labels", Map.of("en", label), "type", type));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("name");
  }

  private int version(String object) {
    for (var one : ada.get("/api/objects").body().get("objects")) {
      if (one.get("name").asString().equals(object)) {
        return one.get("version").asInt();
      }
    }
    throw new AssertionError("no object " + object);
  }

  private JsonNode object(String name) {
    for (var object : ada.get("/api/catalog").body().get("objects")) {
      if (object.get("name").asString().equals(name)) {
        return object;
      }
    }
    throw new AssertionError("no object " + name);
  }
}
