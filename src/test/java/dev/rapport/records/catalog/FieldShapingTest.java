package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Fields that administrators add to an object, and what they make of those that are there. */
@ApiTest
@OwnDatabase
class FieldShapingTest {

  private static final String FIELDS = "/api/objects/company/fields";

  private static final List<Map<String, Object>> CHOICES =
      List.of(
          Map.of("labels", Map.of("en", "Gold"), "color", "yellow"),
          Map.of("labels", Map.of("en", "Silver", "bg", "Сребро"), "color", "gray"));

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private DataSource database;
  @Autowired private Settings settings;

  private Office office;
  private Browser ada;
  private Browser ann;

  @BeforeEach
  void anAdministratorAndASalesperson() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    ann = office.browser(office.ann);
  }

  @Test
  void a_field_of_every_type_works_like_the_products_own() {
    assertThat(ada.get("/api/openapi").status()).isEqualTo(200);
    var values = new LinkedHashMap<String, Object>();
    values.put(add("Motto", Map.of("name", "text")), "Onward");
    values.put(add("Story", Map.of("name", "longText")), "Once\nupon a time");
    values.put(add("Score", Map.of("name", "number", "scale", 1)), 7.5);
    values.put(add("Share", Map.of("name", "percent")), 12);
    var limit = add("Limit", Map.of("name", "money"));
    values.put(limit, Map.of("amount", "1200.5", "currency", "EUR"));
    values.put(add("Contract ends", Map.of("name", "date")), "2027-03-31");
    values.put(add("Called", Map.of("name", "dateTime")), "2026-11-22T08:00:00Z");
    values.put(add("Key account", Map.of("name", "yesNo")), true);
    var tier = add("Tier", Map.of("name", "choice", "choices", CHOICES));
    values.put(tier, "gold");
    values.put(
        add("Fairs", Map.of("name", "multiChoice", "choices", CHOICES)), List.of("gold", "silver"));
    values.put(add("Billing mail", Map.of("name", "email")), "bills@acme.example");
    values.put(add("Hotline", Map.of("name", "phone")), "+359 2 123 4567");
    values.put(add("Shop", Map.of("name", "url")), "https://shop.acme.example");
    values.put(add("Warehouse", Map.of("name", "address")), Map.of("city", "Plovdiv"));
    var contact = office.id(office.ann, "person", Map.of("lastName", "Petrova"));
    values.put(add("Buyer", Map.of("name", "reference", "targets", List.of("person"))), contact);

    var given = new LinkedHashMap<>(values);
    given.put("name", "Acme");
    var id = office.id(office.ann, "company", given);

    var read = office.read(office.ann, "company", id);
    assertThat(read.get("x_motto").asString()).isEqualTo("Onward");
    assertThat(read.get("x_score").decimalValue()).isEqualByComparingTo("7.5");
    assertThat(read.at("/x_limit/currency").asString()).isEqualTo("EUR");
    assertThat(read.at("/x_warehouse/city").asString()).isEqualTo("Plovdiv");
    assertThat(read.at("/x_buyer/label").asString()).isEqualTo("Petrova");
    assertThat(read.get("x_fairs")).hasSize(2);
    assertThat(values.keySet()).allSatisfy(name -> assertThat(read.has(name)).as(name).isTrue());

    assertThat(found("x_tier==gold")).containsExactly("Acme");
    assertThat(found("x_tier==silver")).isEmpty();
    assertThat(found("x_limit=ge=1200;x_score=lt=8;x_fairs=has=silver")).containsExactly("Acme");
    assertThat(found("x_buyer==" + contact)).containsExactly("Acme");
    assertThat(found("x_warehouse.city==Plovdiv;x_key_account==true")).containsExactly("Acme");
    var sums = ann.get("/api/records/company/aggregate?group=x_tier&measures=count,sum(x_limit)");
    assertThat(sums.status()).as(sums.body().toString()).isEqualTo(200);
    assertThat(sums.body().toString()).contains("gold").contains("1200.5");

    office.update(office.ann, "company", id, Map.of("x_tier", "silver"));
    assertThat(ann.get("/api/records/company/" + id + "/history").body().toString())
        .contains("x_tier");
    var wrong = office.patch(office.ann, "company", id, Map.of("x_tier", "bronze"));
    assertThat(wrong.text("errors.0.field")).isEqualTo("x_tier");
    assertThat(ada.get("/api/openapi").body().toString()).contains("x_contract_ends");
    assertThat(ann.get("/api/catalog").body().toString()).contains("Contract ends");
  }

  @Test
  void the_search_finds_the_words_of_a_searched_field() {
    var field = add("Nickname", Map.of("name", "text"), Map.of("searched", true));
    office.id(office.ann, "company", Map.of("name", "Zenith", field, "Quuxington"));

    var found = ann.get("/api/search?q=quuxing");

    assertThat(found.body().toString()).contains("Zenith");
  }

  @Test
  void lists_are_sorted_by_it_once_its_indexes_are_built() {
    var field = add("Rank", Map.of("name", "number"), Map.of("sortable", true));
    office.id(office.ann, "company", Map.of("name", "Second", field, 2));
    office.id(office.ann, "company", Map.of("name", "First", field, 1));
    built(field);

    var list = ann.get("/api/records/company?sort=" + field + "&filter=" + field + "=le=2");

    assertThat(names(list)).containsExactly("First", "Second");
    var plan =
        db.fetch(
                "explain select id from company where deleted_at is null order by x_rank, id limit"
                    + " 10")
            .toString();
    assertThat(db.fetch("select indexname from pg_indexes where indexname like 'company_x_rank%'"))
        .as(plan)
        .hasSize(3);
    change(field, Map.of("sortable", false));
    built(field);
    assertThat(db.fetch("select indexname from pg_indexes where indexname like 'company_x_rank%'"))
        .isEmpty();
  }

  @Test
  void no_two_records_share_what_must_be_unique() {
    var field = add("Customer code", Map.of("name", "text"));
    office.id(office.ann, "company", Map.of("name", "One", field, "C-1"));
    var twin = office.id(office.ann, "company", Map.of("name", "Two", field, "c-1"));

    change(field, Map.of("unique", true));
    assertThat(halted(field)).startsWith("Some records have the same value");
    assertThat(shape(field).get("indexed").asBoolean()).isFalse();
    assertThat(indexes("company_" + field)).isEmpty();

    office.update(office.ann, "company", twin, Map.of(field, "C-2"));
    prepare(field);
    built(field);
    assertThat(shape(field).get("halted").isNull()).isTrue();
    var taken = ann.post("/api/records/company", Map.of("name", "Three", field, "c-2"));
    assertThat(taken.text("errors.0.code")).isEqualTo("taken");
  }

  @Test
  void what_was_cancelled_is_said_and_got_ready_once_more() throws Exception {
    office.id(office.ann, "company", Map.of("name", "Ranked"));
    var field = add("Standing", Map.of("name", "number"));
    built(field);
    try (var other = database.getConnection()) {
      // A writer who hasn't committed: the first of three indexes waits for it.
      other.setAutoCommit(false);
      other.createStatement().execute("lock table company in row exclusive mode");
      change(field, Map.of("sortable", true));
      var job = ada.get("/api/jobs").text("jobs.0.id");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !db.fetch("select 1 from pg_stat_progress_create_index").isEmpty());
      assertThat(shape(field).get("halted").isNull()).isTrue();
      assertThat(ada.post("/api/jobs/" + job + "/cancellation", null).status()).isEqualTo(202);
      other.rollback();
    }

    assertThat(halted(field)).startsWith("It was cancelled.");
    var list = "/api/records/company?sort=" + field;
    assertThat(ann.get(list).status()).isEqualTo(400);
    office.id(office.ann, "company", Map.of("name", "Later", field, 3));
    assertThat(ann.post(FIELDS + "/" + field + "/preparation", null).status()).isEqualTo(403);
    prepare(field);
    built(field);
    assertThat(ann.get(list).status()).isEqualTo(200);
    assertThat(indexes("company_" + field)).hasSize(3);
    prepare(field); // of what is ready, nothing
    assertThat(shape(field).get("indexed").asBoolean()).isTrue();
  }

  @Test
  void what_is_required_is_asked_of_new_records_only() {
    var old = office.id(office.ann, "company", Map.of("name", "Old"));
    var field = add("Segment", Map.of("name", "text"), Map.of("required", true));

    var missing = ann.post("/api/records/company", Map.of("name", "New"));
    assertThat(missing.text("errors.0.field")).isEqualTo(field);
    office.update(office.ann, "company", old, Map.of("name", "Older"));
    var emptied = new LinkedHashMap<String, Object>();
    emptied.put(field, null);
    office.update(office.ann, "company", old, Map.of(field, "A"));
    assertThat(office.patch(office.ann, "company", old, emptied).status()).isEqualTo(422);

    change(field, Map.of("required", false));
    assertThat(ann.post("/api/records/company", Map.of("name", "New")).status()).isEqualTo(201);
  }

  @Test
  void a_new_record_begins_with_the_fields_initial_value() {
    var field =
        add("Origin", Map.of("name", "choice", "choices", CHOICES), Map.of("initial", "silver"));

    assertThat(office.create(office.ann, "company", Map.of("name", "X")).get(field).asString())
        .isEqualTo("silver");
  }

  @Test
  void what_is_taken_away_comes_back_with_its_values() {
    var field = add("Vintage", Map.of("name", "number"));
    var id = office.id(office.ann, "company", Map.of("name", "Cellar", field, 1998));

    assertThat(ada.delete(FIELDS + "/" + field).status()).isEqualTo(204);
    assertThat(office.read(office.ann, "company", id).has(field)).isFalse();
    assertThat(office.patch(office.ann, "company", id, Map.of(field, 1)).status()).isEqualTo(422);
    assertThat(ada.get(FIELDS).body().get("removed").findValuesAsString("name")).contains(field);

    assertThat(ada.post(FIELDS + "/" + field + "/restoration", null).status()).isEqualTo(204);
    assertThat(office.read(office.ann, "company", id).get(field).asInt()).isEqualTo(1998);
  }

  @Test
  void fields_are_named_hidden_and_arranged_the_products_own_too() {
    var field = add("Industry code", Map.of("name", "text"));
    var sector = shape("sector");
    var renamed =
        ada.patch(
            FIELDS + "/sector",
            Map.of(
                "version", sector.get("version").asInt(),
                "labels", Map.of("en", "Line of business"),
                "hidden", false));
    assertThat(renamed.status()).as(renamed.body().toString()).isEqualTo(200);
    assertThat(catalogField("sector").get("label").asString()).isEqualTo("Line of business");
    change("founded", Map.of("hidden", true));
    assertThat(catalogField("founded")).isNull();

    var ordered =
        ada.put(
            FIELDS + "/order",
            Map.of(
                "sections",
                List.of(
                    Map.of("name", "main", "fields", List.of("name", field, "sector")),
                    Map.of(
                        "name",
                        "money",
                        "labels",
                        Map.of("en", "Money {matters}"),
                        "fields",
                        List.of("revenue")))));

    assertThat(ordered.status()).as(ordered.body().toString()).isEqualTo(200);
    var company = catalog();
    assertThat(company.get("sections").findValuesAsString("label")).contains("Money {matters}");
    var names = new ArrayList<String>();
    company.get("fields").forEach(one -> names.add(one.get("name").asString()));
    assertThat(names).startsWith("name", field, "sector");
    assertThat(ada.patch(FIELDS + "/name", Map.of("version", 0, "hidden", true)).status())
        .isEqualTo(422);
  }

  @Test
  void the_products_own_fields_take_no_demands_that_need_indexes() {
    for (var demand : List.of("unique", "sortable")) {
      var version = shape("sector").get("version").asInt();
      var answer = ada.patch(FIELDS + "/sector", Map.of("version", version, demand, true));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
      assertThat(answer.text("errors.0.field")).isEqualTo(demand);
      assertThat(answer.text("errors.0.code")).isEqualTo("shape.productsOwn");
    }
  }

  @Test
  void what_can_not_be_is_refused_with_its_reason() {
    add("Colour", Map.of("name", "text"));
    assertThat(refused("colour", Map.of("name", "text"))).isEqualTo("shape.labelTaken");
    assertThat(refused("Employees", Map.of("name", "text"))).isEqualTo("shape.labelTaken");
    assertThat(refused("A", Map.of("name", "formula"))).isEqualTo("shape.type");
    assertThat(refused("B", Map.of("name", "choice"))).isEqualTo("shape.noChoices");
    assertThat(refused("C", Map.of("name", "number", "min", 2, "max", 1))).isEqualTo("shape.range");
    assertThat(refused("D", Map.of("name", "reference", "targets", List.of("nothing"))))
        .isEqualTo("shape.targets");
    assertThat(refused("  ", Map.of("name", "text"))).isEqualTo("required");
    assertThat(ada.delete(FIELDS + "/sector").text("errors.0.code")).isEqualTo("shape.standard");
    assertThat(ada.delete(FIELDS + "/x_nothing").status()).isEqualTo(404);
    assertThat(ada.get("/api/objects/nothing/fields").status()).isEqualTo(404);
    var forbidden =
        ann.post(FIELDS, Map.of("labels", Map.of("en", "Z"), "type", Map.of("name", "text")));
    assertThat(forbidden.status()).isEqualTo(403);
  }

  @Test
  void what_new_records_begin_with_is_not_hidden_and_not_every_choice_is() {
    var shaper = new Shaper(ada, "company");
    var field =
        shaper.add(
            "Grade", Shaper.choices("choice", "First", "Second"), Map.of("initial", "first"));
    var first = Map.of("value", "first", "labels", Map.of("en", "First"), "hidden", true);
    var second = Map.of("value", "second", "labels", Map.of("en", "Second"));
    var hiddenToo = Map.of("value", "second", "labels", Map.of("en", "Second"), "hidden", true);

    var begun = changed(shaper, field, List.of(first, second));
    assertThat(begun.text("errors.0.field")).isEqualTo("initial");
    assertThat(begun.text("errors.0.code")).isEqualTo("shape.hiddenInitial");
    assertThat(changed(shaper, field, List.of(first, hiddenToo)).text("errors.0.code"))
        .isEqualTo("shape.noChoices");
    shaper.change(field, Map.of("initial", List.of("second")));
    assertThat(changed(shaper, field, List.of(first, second)).status()).isEqualTo(200);
  }

  private Answer changed(Shaper shaper, String field, List<?> choices) {
    var version = shaper.shape(field).get("version").asInt();
    var type = Map.of("name", "choice", "choices", choices);
    return ada.patch(shaper.path() + "/" + field, Map.of("version", version, "type", type));
  }

  @Test
  void no_more_than_ten_are_sorted_by_whether_their_indexes_are_built_or_not() {
    var shaper = Shaper.ofNew(ada, "Sortable", "Sortables");
    var sortable = Map.of("sortable", true);
    for (int i = 1; i <= 10; i++) {
      shaper.add("Number " + i, Map.of("name", "number"), sortable);
    }

    var eleventh = shaper.tryToAdd("Number 11", Map.of("name", "number"), sortable);

    assertThat(eleventh.text("errors.0.code")).isEqualTo("shape.tooManySorted");
    assertThat(eleventh.text("errors.0.message")).contains("10");
  }

  @Test
  void names_in_any_script_make_names_for_programs() {
    assertThat(add("Програма за лоялност", Map.of("name", "yesNo")))
        .isEqualTo("x_programa_za_loalnost");
    assertThat(add("等级", Map.of("name", "yesNo"))).startsWith("x_");
    assertThat(add("!!!", Map.of("name", "yesNo"))).isEqualTo("x_field");
    assertThat(add("???", Map.of("name", "yesNo"))).isEqualTo("x_field_2");
  }

  @Test
  void two_administrators_at_once_do_not_undo_each_other() {
    var field = add("Contested", Map.of("name", "text"));
    var version = shape(field).get("version").asInt();
    var mine = Map.of("version", version, "labels", Map.of("en", "Mine"));
    var yours = Map.of("version", version, "labels", Map.of("en", "Yours"));

    assertThat(ada.patch(FIELDS + "/" + field, mine).status()).isEqualTo(200);
    assertThat(ada.patch(FIELDS + "/" + field, yours).status()).isEqualTo(412);
    assertThat(catalogField(field).get("label").asString()).isEqualTo("Mine");
  }

  @Test
  void people_work_on_while_fields_come_and_go() throws Exception {
    var done = new AtomicBoolean();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> writers =
          IntStream.range(0, 4)
              .mapToObj(number -> executor.submit(() -> work(done, number)))
              .toList();
      for (var number = 0; number < 12; number++) {
        var field =
            add("Passing " + number, Map.of("name", "text"), Map.of("sortable", number % 6 == 0));
        if (number % 2 == 0) {
          assertThat(ada.delete(FIELDS + "/" + field).status()).isEqualTo(204);
        }
      }
      done.set(true);
      for (var writer : writers) {
        assertThat(writer.get()).isPositive();
      }
    }
  }

  /** Writes and reads until the others are done; fails when anything fails. */
  private int work(AtomicBoolean done, int number) {
    var mine = office.browser(office.ann);
    var written = 0;
    while (!done.get()) {
      var name = "Worker " + number + " " + written;
      var created = mine.post("/api/records/company", Map.of("name", name));
      assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
      var id = created.text("id");
      assertThat(mine.get("/api/records/company/" + id).status()).isEqualTo(200);
      assertThat(mine.get("/api/records/company?sort=name").status()).isEqualTo(200);
      written++;
    }
    return written;
  }

  private String add(String label, Map<String, Object> type) {
    return add(label, type, Map.of());
  }

  private String add(String label, Map<String, Object> type, Map<String, Object> more) {
    var answer = ada.post(FIELDS, input(label, type, more));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("name");
  }

  private String refused(String label, Map<String, Object> type) {
    var answer = ada.post(FIELDS, input(label, type, Map.of()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    return answer.text("errors.0.code");
  }

  private static Map<String, Object> input(
      String label, Map<String, Object> type, Map<String, Object> more) {
    var input = new LinkedHashMap<String, Object>(more);
    input.put("labels", Map.of("en", label));
    input.put("type", type);
    return input;
  }

  private void change(String field, Map<String, Object> change) {
    var input = new LinkedHashMap<>(change);
    input.put("version", shape(field).get("version").asInt());
    var answer = ada.patch(FIELDS + "/" + field, input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void built(String field) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shape(field).get("indexed").asBoolean());
  }

  private void prepare(String field) {
    assertThat(ada.post(FIELDS + "/" + field + "/preparation", null).status()).isEqualTo(204);
  }

  /** Why it isn't ready, once that is clear. */
  private String halted(String field) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> shape(field).get("halted"), halted -> !halted.isNull())
        .asString();
  }

  private List<String> indexes(String prefix) {
    return db.fetch("select indexname from pg_indexes where indexname like ?", prefix + "%")
        .getValues(0, String.class);
  }

  private JsonNode shape(String field) {
    for (var section : ada.get(FIELDS).body().get("sections")) {
      for (var one : section.get("fields")) {
        if (one.get("name").asString().equals(field)) {
          return one;
        }
      }
    }
    throw new AssertionError("no field " + field);
  }

  private JsonNode catalog() {
    for (var object : ann.get("/api/catalog").body().get("objects")) {
      if (object.get("name").asString().equals("company")) {
        return object;
      }
    }
    throw new AssertionError("no companies");
  }

  private JsonNode catalogField(String name) {
    for (var field : catalog().get("fields")) {
      if (field.get("name").asString().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private List<String> found(String filter) {
    return names(
        ann.get(
            "/api/records/company?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
  }

  private static List<String> names(Answer list) {
    assertThat(list.status()).as(list.body().toString()).isEqualTo(200);
    return list.body().get("records").findValuesAsString("name");
  }
}
