package dev.rapport.records.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.IMPORT_VALUE;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What administrators make of the values of the product's own choices. */
@ApiTest
@OwnDatabase
class ProductChoicesTest {

  private static final String NURTURING = "x_nurturing";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ada;
  private Browser ann;
  private Shaper leads;

  @BeforeEach
  void aStatusOfOnesOwn() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    ada = office.browser(office.administrator);
    ann = office.browser(office.ann);
    leads = new Shaper(ada, "lead");
    var added =
        choice(values("status").contains(NURTURING) ? NURTURING : null, "Nurturing", "lime");
    saved(
        "status",
        List.of(
            choice("new"),
            choice("contacted"),
            added,
            choice("qualified"),
            choice("unqualified"),
            choice("converted")));
  }

  @Test
  void a_lead_goes_through_an_added_status_which_has_its_place_on_the_board_and_in_the_funnel() {
    var lead = lead(Map.of("status", "new"));
    office.update(office.ann, "lead", lead, Map.of("status", NURTURING));

    var columns = ann.get("/api/records/lead/board").at("columns");
    assertThat(texts(columns, "key"))
        .containsExactly("new", "contacted", NURTURING, "qualified", "unqualified", "converted");
    var column = columns.get(2);
    assertThat(column.get("label").asString()).isEqualTo("Nurturing");
    assertThat(column.get("color").asString()).isEqualTo("lime");
    assertThat(texts(column.get("records"), "id")).contains(lead);

    var funnel = ann.get("/api/funnels/lead?filter=id==" + lead).body();
    assertThat(texts(funnel.get("steps"), "value"))
        .containsExactly("new", "contacted", NURTURING, "qualified", "converted");
    assertThat(funnel.at("/all/reached/2/count").asInt()).isEqualTo(1);
    assertThat(funnel.at("/all/reached/3/count").asInt()).isZero();
    office.update(office.ann, "lead", lead, Map.of("status", "qualified"));
    assertThat(
            ann.get("/api/funnels/lead?filter=id==" + lead)
                .at("all")
                .at("/reached/2/count")
                .asInt())
        .isEqualTo(1);
    var way = ann.get("/api/records/lead/" + lead + "/way?field=status").at("stays");
    assertThat(texts(way, "value")).containsExactly("new", NURTURING, "qualified");
    assertThat(way.get(1).get("label").asString()).isEqualTo("Nurturing");
  }

  @Test
  void an_added_status_is_open_work_which_filters_trails_and_the_description_of_the_api_know() {
    var lead = lead(Map.of("status", "new"));
    office.update(office.ann, "lead", lead, Map.of("status", NURTURING));

    assertThat(texts(ann.get("/api/records/lead?filter=status==" + NURTURING).at("records"), "id"))
        .contains(lead);
    assertThat(ann.get("/api/records/lead/" + lead + "/history").body().toString())
        .contains(NURTURING);
    assertThat(ann.get("/api/openapi").body().toString()).contains(NURTURING);
    var converted =
        ann.post(
            "/api/leads/" + lead + "/conversion",
            Map.of("person", Map.of("create", Map.of("lastName", "Grown"))));
    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
  }

  @Test
  void files_are_read_and_written_with_the_name_of_an_added_value() {
    var file = "Name,Status\nOrlov,Nurturing\n".getBytes(UTF_8);
    var run = ann.upload("/api/imports", "a.csv", file, "object", "lead");
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    assertThat(ann.get("/api/imports/" + run.text("id") + "/values").body()).isEmpty();

    var lead = lead(Map.of("status", NURTURING));
    var export = "/api/records/lead/export.csv?fields=name,status&filter=id==" + lead;
    assertThat(ada.get(export).response().body()).contains("Petrova,Nurturing");
  }

  @Test
  void transitions_may_name_an_added_value_and_say_what_may_follow_it() {
    leads.change("status", Map.of("transitions", Map.of(NURTURING, List.of("qualified"))));
    var lead = lead(Map.of("status", NURTURING));

    assertThat(
            office
                .patch(office.ann, "lead", lead, Map.of("status", "new"))
                .text("errors.0.message"))
        .isEqualTo("From “Nurturing” this can only go on to: Qualified.");
    leads.change("status", Map.of("transitions", Map.of()));
  }

  @Test
  void what_the_product_has_is_renamed_coloured_and_moved_and_is_its_own_again_when_asked() {
    saved(
        "channel",
        List.of(
            Map.of(
                "value", "phone", "labels", Map.of("en", "Call", "bg", "Обаждане"), "color", "red"),
            choice("email")));

    var channel = field("channel").get("choices");
    assertThat(texts(channel, "value"))
        .containsExactly("webForm", "phone", "chat", "meeting", "social", "import", "email");
    assertThat(channel.get(1).get("label").asString()).isEqualTo("Call");
    assertThat(channel.get(1).get("color").asString()).isEqualTo("red");
    assertThat(channel.get(6).get("label").asString()).isEqualTo("E-mail");

    saved("channel", List.of());
    assertThat(texts(field("channel").get("choices"), "value")).first().isEqualTo("webForm");
    assertThat(field("channel").at("/choices/2/label").asString()).isEqualTo("Phone");
    assertThat(ada.get("/api/shape").at("fields").has("lead.channel")).isFalse();
  }

  @Test
  void a_value_that_is_hidden_is_not_offered_but_stays_where_it_is_and_is_found() {
    var before = lead(Map.of("source", "coldContact"));
    var hidden = Map.of("value", "coldContact", "labels", Map.of(), "hidden", true);

    saved("source", List.of(hidden));

    var cold = choiceOf("source", "coldContact");
    assertThat(cold.get("hidden").asBoolean()).isTrue();
    assertThat(cold.get("label").asString()).isEqualTo("Cold contact");
    // All may follow all: a card on the board goes where it has none, too.
    assertThat(field("source").get("transitions").isNull()).isTrue();
    office.update(office.ann, "lead", before, Map.of("name", "Still cold"));
    assertThat(office.read(office.ann, "lead", before).get("source").asString())
        .isEqualTo("coldContact");
    assertThat(texts(ann.get("/api/records/lead?filter=source==coldContact").at("records"), "id"))
        .contains(before);
    // On the board by sources it stands as long as something is in it.
    assertThat(texts(ann.get("/api/records/lead/board?group=source").at("columns"), "key"))
        .contains("coldContact");
    office.update(office.ann, "lead", before, Map.of("source", "event"));
    assertThat(texts(ann.get("/api/records/lead/board?group=source").at("columns"), "key"))
        .doesNotContain("coldContact");

    saved("source", List.of());
    assertThat(choiceOf("source", "coldContact").get("hidden").asBoolean()).isFalse();
  }

  @Test
  void what_the_product_goes_by_is_not_hidden_and_its_own_states_take_no_additions() {
    var status = shape("lead", "status");
    assertThat(texts(status.get("needed"))).containsExactly("new", "unqualified", "converted");
    assertThat(status.get("open").asBoolean()).isTrue();
    assertThat(shape("quote", "status").get("open").asBoolean()).isFalse();

    refused("lead", "status", hiding("converted"), "shape.neededChoice");
    refused("task", "priority", hiding("normal"), "shape.neededChoice"); // new tasks begin with it
    refused("quote", "status", hiding("declined"), "shape.neededChoice");
    var closed =
        refused("quote", "status", Map.of("labels", Map.of("en", "Maybe")), "shape.closedChoices");
    assertThat(closed.text("errors.0.field")).isEqualTo("type.choices");
    assertThat(closed.text("errors.0.message"))
        .isEqualTo(
            "The product itself goes by these values: rename, recolour or move them, but none can be added.");
    refused("order", "status", Map.of("labels", Map.of("en", "Lost")), "shape.closedChoices");
    new Shaper(ada, "quote")
        .change("status", type(List.of(Map.of("value", "sent", "labels", Map.of("en", "Out")))));
    assertThat(shape("quote", "status").at("/choices/1/label").asString()).isEqualTo("Out");
  }

  @Test
  void what_may_follow_a_value_is_not_all_hidden_whichever_is_said_first() {
    var onlyNurturing = Map.of("transitions", Map.of("new", List.of(NURTURING)));
    var hidden = new LinkedHashMap<>(choice(NURTURING, "Nurturing", "lime"));
    hidden.put("hidden", true);

    leads.change("status", onlyNurturing);
    refused("lead", "status", hidden, "shape.hiddenTransitions");
    leads.change("status", Map.of("transitions", Map.of()));
    saved("status", List.of(hidden));
    var late = new LinkedHashMap<String, Object>(onlyNurturing);
    late.put("version", shape("lead", "status").get("version").asInt());
    var answer = ada.patch(leads.path() + "/status", late);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("transitions");
    assertThat(answer.text("errors.0.code")).isEqualTo("shape.hiddenTransitions");
  }

  @Test
  void a_name_in_one_language_leaves_the_products_names_in_the_others() {
    var renamed = Map.of("value", "phone", "labels", Map.of("en", "Call", "bg", "Телефон"));
    saved("channel", List.of(renamed));

    assertThat(choiceOf("channel", "phone").get("label").asString()).isEqualTo("Call");
    var labels = one(shape("lead", "channel").at("/type/choices"), "value", "phone").get("labels");
    assertThat(labels.get("en").asString()).isEqualTo("Call");
    assertThat(labels.get("bg").asString()).isEqualTo("Телефон");
    assertThat(labels.get("zh").asString()).isEqualTo("电话");
    // What is as the product has it isn't kept, so that a later release's text counts.
    var kept =
        one(ada.get("/api/shape").body().at("/fields/lead.channel/choices"), "value", "phone");
    assertThat(kept.get("labels").propertyNames()).containsExactly("en");
    saved("channel", List.of());
  }

  @Test
  void a_file_means_what_is_offered_and_knows_the_names_that_the_product_gave() {
    saved(
        "channel",
        List.of(
            Map.of("value", "phone", "labels", Map.of("en", "Call")),
            Map.of("value", "chat", "labels", Map.of("en", "Talk"), "hidden", true),
            Map.of("value", "meeting", "labels", Map.of("en", "Talk"))));

    var file = "Name,Channel\nOrlov,Phone\nPetrov,Talk\n".getBytes(UTF_8);
    var run = ann.upload("/api/imports", "a.csv", file, "object", "lead");
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    var import_ = UUID.fromString(run.text("id"));

    assertThat(ann.get("/api/imports/" + import_ + "/values").body()).isEmpty();
    assertThat(
            db.select(IMPORT_VALUE.MEANING)
                .from(IMPORT_VALUE)
                .where(IMPORT_VALUE.RUN_ID.eq(import_))
                .fetch(IMPORT_VALUE.MEANING))
        .containsExactlyInAnyOrder("phone", "meeting");
    saved("channel", List.of());
  }

  @Test
  void what_was_added_is_not_taken_away_again_but_hidden_as_choices_of_ones_own_fields_are() {
    refused("lead", "status", choice("new"), "shape.choiceGone");
    refused(
        "lead",
        "status",
        Map.of("value", "nurturing", "labels", Map.of("en", "N")),
        "shape.addedValue");

    saved(
        "status",
        List.of(
            choice("new"),
            new LinkedHashMap<>(
                Map.of("value", NURTURING, "labels", Map.of("en", "Nurturing"), "hidden", true))));
    assertThat(choiceOf("status", NURTURING).get("hidden").asBoolean()).isTrue();

    var companies = new Shaper(ada, "company");
    var tier = companies.add("Rank", Shaper.choices("choice", "Gold", "Silver"), Map.of());
    var company = office.id(office.ann, "company", Map.of("name", "A", tier, "gold"));
    var gold = Map.of("value", "gold", "labels", Map.of("en", "Gold"), "hidden", true);
    companies.change(tier, type(List.of(gold, choice("silver", "Silver", "gray"))));
    assertThat(companies.shape(tier).at("/choices/0/hidden").asBoolean()).isTrue();
    assertThat(office.read(office.ann, "company", company).get(tier).asString()).isEqualTo("gold");
  }

  @Test
  void only_administrators_shape_them_and_from_the_version_that_they_looked_at() {
    var stale = Map.of("version", 0, "type", type(List.of()).get("type"));
    assertThat(ada.patch(leads.path() + "/status", stale).status()).isEqualTo(412);
    assertThat(ann.patch(leads.path() + "/status", stale).status()).isEqualTo(403);
  }

  @Test
  void they_move_with_the_shape_and_are_hidden_where_a_shape_without_them_is_taken_over() {
    leads.change("status", Map.of("transitions", Map.of(NURTURING, List.of("qualified"))));
    var file = ada.get("/api/shape").body();
    assertThat(file.at("/fields/lead.status/choices/2/value").asString()).isEqualTo(NURTURING);
    var lead = lead(Map.of("status", NURTURING));

    var without = (ObjectNode) file.deepCopy();
    ((ObjectNode) without.get("fields")).remove("lead.status");
    applied(without);
    assertThat(choiceOf("status", NURTURING).get("hidden").asBoolean()).isTrue();
    assertThat(office.read(office.ann, "lead", lead).get("status").asString()).isEqualTo(NURTURING);
    assertThat(ada.get("/api/shape").at("fields").has("lead.status")).isFalse();

    applied(file);
    assertThat(choiceOf("status", NURTURING).get("hidden").asBoolean()).isFalse();
    assertThat(ada.get("/api/shape").body()).isEqualTo(file);
    leads.change("status", Map.of("transitions", Map.of()));
  }

  @Test
  void an_addition_of_which_a_shapes_entry_says_nothing_is_hidden() {
    leads.change("status", Map.of("transitions", Map.of("contacted", List.of("qualified"))));
    var file = (ObjectNode) ada.get("/api/shape").body().deepCopy();
    ((ObjectNode) file.at("/fields/lead.status")).remove("choices");

    applied(file);

    assertThat(choiceOf("status", NURTURING).get("hidden").asBoolean()).isTrue();
    assertThat(shape("lead", "status").at("/transitions/contacted/0").asString())
        .isEqualTo("qualified");
    leads.change("status", Map.of("transitions", Map.of()));
  }

  private void applied(JsonNode file) {
    var input = Map.of("file", file, "removal", true, "without", List.of());
    var started = ada.post("/api/shape/application", input);
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    var job = "/api/jobs/" + started.text("job");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !ada.get(job).body().get("finishedAt").isNull());
    assertThat(ada.get(job).text("state")).isEqualTo("done");
  }

  private Answer refused(String object, String field, Map<String, ?> choice, String code) {
    var shaper = new Shaper(ada, object);
    var input = new LinkedHashMap<String, Object>(type(List.of(choice)));
    input.put("version", shaper.shape(field).get("version").asInt());
    var answer = ada.patch(shaper.path() + "/" + field, input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    assertThat(answer.body().toString()).contains("\"" + code + "\"");
    return answer;
  }

  private void saved(String field, List<?> choices) {
    leads.change(field, type(choices));
  }

  private static Map<String, Object> type(List<?> choices) {
    return Map.of("type", Map.of("name", "choice", "choices", choices));
  }

  private static Map<String, Object> choice(String value) {
    return Map.of("value", value, "labels", Map.of());
  }

  private static Map<String, Object> hiding(String value) {
    return Map.of("value", value, "labels", Map.of(), "hidden", true);
  }

  /**
   * @param value null for one to be made of the label
   */
  private static Map<String, Object> choice(String value, String label, String color) {
    var choice = new LinkedHashMap<String, Object>();
    choice.put("value", value);
    choice.put("labels", Map.of("en", label));
    choice.put("color", color);
    return choice;
  }

  private String lead(Map<String, String> values) {
    var lead = new LinkedHashMap<String, Object>(values);
    lead.put("name", "Petrova");
    return office.id(office.ann, "lead", lead);
  }

  private JsonNode shape(String object, String field) {
    return new Shaper(ada, object).shape(field);
  }

  private List<String> values(String field) {
    return texts(field(field).get("choices"), "value");
  }

  private JsonNode choiceOf(String field, String value) {
    return one(field(field).get("choices"), "value", value);
  }

  private JsonNode field(String name) {
    var objects = ann.get("/api/catalog").at("objects");
    return one(one(objects, "name", "lead").get("fields"), "name", name);
  }

  private static JsonNode one(JsonNode among, String key, String value) {
    return among
        .valueStream()
        .filter(one -> one.get(key).asString().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError(value + " is not among " + among));
  }

  private static List<String> texts(JsonNode values, String key) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(value.get(key).asString()));
    return texts;
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).toList();
  }
}
