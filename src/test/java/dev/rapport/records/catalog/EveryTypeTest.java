package dev.rapport.records.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * An object of an administrator's with a field of every type goes through all that the engine does.
 */
@ApiTest
@OwnDatabase
class EveryTypeTest {

  /**
   * A field and two of its values.
   *
   * @param asked how filters call it
   * @param low as a filter writes it, {@code high} the other one
   * @param part of the low one, for what looks into texts
   */
  private record Typed(
      Map<String, Object> type,
      String asked,
      Object lowValue,
      Object highValue,
      String low,
      String high,
      String part) {}

  /** By which the low values of the searched fields are found. */
  private static final List<String> WORDS =
      List.of("alpha", "story", "anna@example.com", "1111", "plovdiv");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final Map<String, Typed> fields = new LinkedHashMap<>();

  /** What nobody types in: a number, and how many parts it has. */
  private String serial;

  private String parts;
  private Office office;
  private Browser ada;
  private Shaper shaper;
  private String low;
  private String high;
  private String empty;

  @BeforeEach
  void anObjectWithAFieldOfEveryType() {
    office = new Office(port, db, settings);
    ada = office.browser(office.administrator);
    shaper = Shaper.ofNew(ada, "Thing", "Things");
    var one = office.id(office.administrator, "company", Map.of("name", "Points One"));
    var two = office.id(office.administrator, "company", Map.of("name", "Points Two"));
    plain("text", "Alpha", "Beta", "lph");
    plain("longText", "A long story", "Nothing to tell", "story");
    plain("number", 1, 2, "");
    plain("percent", 10, 20, "");
    plain("money", 100, 200, "");
    plain("date", "2026-01-05", "2026-03-05", "2026-01");
    plain("dateTime", "2026-01-05T10:00:00Z", "2026-03-05T10:00:00Z", "2026-01");
    plain("yesNo", false, true, "");
    plain("email", "anna@example.com", "boris@example.com", "nna@");
    plain("phone", "+359 2 111 1111", "+359 2 222 2222", "111");
    plain("url", "https://alpha.example", "https://beta.example", "alpha");
    add(Shaper.choices("choice", "Gold", "Silver"), "", "gold", "silver", "gold", "silver", "");
    add(
        Shaper.choices("multiChoice", "Red", "Blue"),
        "",
        List.of("red"),
        List.of("blue"),
        "red",
        "blue",
        "");
    var plovdiv = Map.of("city", "Plovdiv");
    var varna = Map.of("city", "Varna");
    add(Map.of("name", "address"), ".city", plovdiv, varna, "Plovdiv", "Varna", "lovdi");
    add(Map.of("name", "reference", "targets", List.of("company")), "", one, two, one, two, "");
    var counted = Map.of("sortable", true, "searched", true);
    var sequence = Map.of("name", "sequence", "sequence", Map.of("prefix", "T-", "digits", 4));
    serial = shaper.add("serial", sequence, counted);
    var part = Shaper.ofNew(ada, "Part", "Parts");
    var whole = Map.of("name", "reference", "targets", List.of(shaper.object()));
    var of = part.add("whole", whole, Map.of());
    var figure =
        Map.of("function", "count", "object", part.object(), "field", of, "everybody", true);
    parts = shaper.add("parts", Map.of("name", "figure", "figure", figure), Map.of());
    fields.keySet().forEach(shaper::ready);
    List.of(serial, parts).forEach(shaper::ready);
    low = record("Low", true);
    high = record("High", false);
    empty = office.id(office.administrator, shaper.object(), Map.of("name", "Empty"));
    for (var whose : List.of(low, low, high)) {
      office.id(office.administrator, part.object(), Map.of("name", "A part", of, whose));
    }
  }

  @Test
  void it_goes_through_all_that_the_engine_does() {
    everyTypeIsThere();
    reads();
    filters();
    sorts();
    groups();
    stands();
    isFound();
    changes();
    comesOutAndIn();
    isUpdatedByFiles();
    isDerived();
    isDescribed();
    isKeptFromThoseWhoMayNot();
  }

  private void everyTypeIsThere() {
    var types = new ArrayList<String>();
    fields.values().forEach(field -> types.add(field.type().get("name").toString()));
    // What is missing can't be chosen: contact points are people's and companies', and every object
    // has tags of its own.
    assertThat(types)
        .containsExactlyInAnyOrderElementsOf(
            describedTypes().stream()
                .filter(type -> !List.of("contactPoints", "tags").contains(type))
                .toList());
  }

  private void reads() {
    var record = office.read(office.administrator, shaper.object(), low);
    fields.forEach((name, field) -> assertThat(text(record.get(name))).contains(field.low()));
    var nothing = office.read(office.administrator, shaper.object(), empty);
    fields.keySet().forEach(name -> assertThat(nothing.get(name).isNull()).as(name).isTrue());
  }

  private void filters() {
    fields.forEach((name, field) -> {
      for (var operator : catalogField(name).get("operators")) {
        asks(name, field, operator.asString());
      }
    });
  }

  private void asks(String name, Typed field, String operator) {
    var low = "\"" + field.low() + "\"";
    var asked = operator.equals("=null=") ? name : field.asked();
    var expected =
        switch (operator) {
          case "==", "=has=" -> List.of(low, "Low");
          case "!=" -> List.of(low, "Empty", "High");
          case "<" -> List.of("\"" + field.high() + "\"", "Low");
          case "<=" -> List.of(low, "Low");
          case ">" -> List.of(low, "High");
          case ">=" -> List.of("\"" + field.high() + "\"", "High");
          case "=in=", "=hasAny=", "=hasAll=" -> List.of("(" + low + ")", "Low");
          case "=out=", "=hasNone=" -> List.of("(" + low + ")", "Empty", "High");
          case "=null=" -> List.of("true", "Empty");
          case "=contains=", "=within=" -> List.of("\"" + field.part() + "\"", "Low");
          case "=starts=" -> List.of("\"" + field.low().substring(0, 3) + "\"", startingSo(field));
          default -> throw new AssertionError("no expectation of " + operator);
        };
    var filter = asked + operator + expected.getFirst();
    var names = new ArrayList<>(expected.subList(1, expected.size()));
    if (names.getLast().equals("both")) {
      names = new ArrayList<>(List.of("High", "Low"));
    }
    assertThat(names(list("filter=" + encoded(filter) + "&sort=name"))).as(filter).isEqualTo(names);
  }

  /** Phones and web addresses begin alike. */
  private static String startingSo(Typed field) {
    return field.high().startsWith(field.low().substring(0, 3)) ? "both" : "Low";
  }

  private void sorts() {
    var sortable =
        fields.keySet().stream().filter(name -> catalogField(name).get("sortable").asBoolean());
    assertThat(sortable.toList())
        .hasSize(8)
        .allSatisfy(name -> {
          // Of the choice, gold comes first in the alphabet.
          var rising = new ArrayList<>(names(list("sort=" + name)));
          rising.remove("Empty");
          assertThat(rising).as(name).containsExactly("Low", "High");
          var falling = new ArrayList<>(names(list("sort=-" + name)));
          falling.remove("Empty");
          assertThat(falling).as(name).containsExactly("High", "Low");
        });
  }

  private void groups() {
    fields
        .keySet()
        .forEach(name -> {
          var field = catalogField(name);
          var path = "/api/records/" + shaper.object() + "/aggregate?measures=count";
          if (field.get("groupable").asBoolean()) {
            var by = field.get("type").asString().startsWith("date") ? name + ":month" : name;
            var answer = ada.get(path + "&group=" + by);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.body().get("groups")).as(name).hasSize(3);
          }
          for (var measure : field.get("aggregates")) {
            var answer = ada.get(path + "," + measure.asString() + "(" + name + ")");
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.body().get("total").get(1).isNull()).as(name).isFalse();
          }
        });
    var sums = ada.get("/api/records/" + shaper.object() + "/aggregate?measures=sum(x_money)");
    assertThat(sums.body().toString()).contains("300");
  }

  private void stands() {
    var board = ada.get("/api/records/" + shaper.object() + "/board?group=x_choice");
    assertThat(board.status()).as(board.body().toString()).isEqualTo(200);
    var columns = new HashMap<String, String>();
    board
        .body()
        .get("columns")
        .forEach(column ->
            columns.put(
                column.get("label").asString("none"),
                column.get("records").findValuesAsString("name").toString()));
    assertThat(columns).containsEntry("Gold", "[Low]").containsEntry("Silver", "[High]");
    assertThat(columns.toString()).contains("[Empty]");
  }

  private void isFound() {
    for (var words : WORDS) {
      assertThat(ada.get("/api/search?q=" + encoded(words)).body().toString())
          .as(words)
          .contains(low)
          .doesNotContain(high);
    }
  }

  /** One record, many, taken back, and all of it told. */
  private void changes() {
    var other = new LinkedHashMap<String, Object>();
    fields.forEach((name, field) -> other.put(name, field.highValue()));
    var before = office.read(office.administrator, shaper.object(), low);
    var changed = office.patch(office.administrator, shaper.object(), low, other);
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    var history = ada.get("/api/records/" + shaper.object() + "/" + low + "/history");
    assertThat(history.body().findValuesAsString("field")).containsAll(fields.keySet());
    assertThat(reverse(changed).status()).isEqualTo(200);
    same(before, office.read(office.administrator, shaper.object(), low));

    var bulk =
        ada.post(
            "/api/records/" + shaper.object() + "/bulk",
            Map.of("ids", List.of(low, empty), "patch", other));
    assertThat(bulk.body().get("changed").asInt()).as(bulk.body().toString()).isEqualTo(2);
    var undone = ada.post("/api/change-sets/" + bulk.text("changeSet") + "/reversal", null);
    assertThat(undone.body().get("reversed").asInt()).isEqualTo(2);
    same(before, office.read(office.administrator, shaper.object(), low));
  }

  private void comesOutAndIn() {
    var names = "name," + String.join(",", fields.keySet());
    var path = "/api/records/" + shaper.object() + "/export.csv?filter=name==Low&fields=";
    var csv = ada.glimpse(path + names).response().body();
    assertThat(csv).contains("Alpha", "Plovdiv", "Points One", "Gold");
    var file = csv.replace("\r\nLow,", "\r\nComes in,").replace("\nLow,", "\nComes in,");
    var run = ada.upload("/api/imports", "a.csv", file.getBytes(UTF_8), "object", shaper.object());
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    var columns = new ArrayList<Map<String, Object>>();
    for (var column : run.body().get("columns")) {
      if (column.get("field").isString()) {
        columns.add(
            Map.of("index", column.get("index").asInt(), "field", column.get("field").asString()));
      }
    }
    var address = "/api/imports/" + run.text("id");
    var mapped = ada.put(address + "/mapping", Map.of("columns", columns));
    assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);
    done(ada.post(address + "/check", null));
    done(ada.post(address + "/run", null));
    var counts = ada.get(address).body().get("counts");
    assertThat(counts.get("create").asInt())
        .as(ada.get(address + "/rows").body().toString())
        .isEqualTo(1);
    var id = list("filter=" + encoded("name==\"Comes in\"")).body().at("/records/0/id").asString();
    var there = office.read(office.administrator, shaper.object(), low);
    same(there, office.read(office.administrator, shaper.object(), id));
    assertThat(ada.delete("/api/records/" + shaper.object() + "/" + id).status()).isEqualTo(204);
  }

  /** By the field that people call it by in CSV, and by its id in a workbook. */
  private void isUpdatedByFiles() {
    var names = "name," + String.join(",", fields.keySet());
    var path = "/api/records/" + shaper.object() + "/export.";
    var csv = ada.download(path + "csv?filter=name==Low&fields=" + names);
    var workbook = ada.download(path + "xlsx?filter=name==Low&fields=id," + names);
    var before = office.read(office.administrator, shaper.object(), low);
    var other = new LinkedHashMap<String, Object>();
    fields.forEach((name, field) -> other.put(name, field.highValue()));

    office.update(office.administrator, shaper.object(), low, other);
    updates(ada.upload("/api/imports", "a.csv", csv.bytes(), "object", shaper.object()), "name");
    same(before, office.read(office.administrator, shaper.object(), low));

    office.update(office.administrator, shaper.object(), low, other);
    updates(
        ada.upload("/api/imports", "a.xlsx", workbook.bytes(), "object", shaper.object()), "id");
    same(before, office.read(office.administrator, shaper.object(), low));
  }

  private void updates(Answer run, String key) {
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    var address = "/api/imports/" + run.text("id");
    var mapped = ada.put(address + "/mapping", Map.of("key", key));
    assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);
    done(ada.post(address + "/check", null));
    done(ada.post(address + "/run", null));
    var counts = ada.get(address).body().get("counts");
    assertThat(counts.get("update").asInt())
        .as(ada.get(address + "/rows").body().toString())
        .isEqualTo(1);
    assertThat(counts.get("create").asInt()).isZero();
  }

  /** What the product itself fills in is read, asked for and found, but not written. */
  private void isDerived() {
    var record = office.read(office.administrator, shaper.object(), low);
    assertThat(record.get(serial).asString()).isEqualTo("T-0001");
    assertThat(record.get(parts).asInt()).isEqualTo(2);
    assertThat(names(list("filter=" + encoded(serial + "==T-0001")))).containsExactly("Low");
    assertThat(names(list("filter=" + encoded(parts + ">1")))).containsExactly("Low");
    assertThat(names(list("sort=" + serial))).containsExactly("Low", "High", "Empty");
    var path = "/api/records/" + shaper.object();
    var sum = ada.get(path + "/aggregate?measures=sum(" + parts + ")");
    assertThat(sum.body().at("/total/0").asInt()).isEqualTo(3);
    assertThat(ada.get("/api/search?q=t-0001").body().toString()).contains(low);
    var csv = ada.download(path + "/export.csv?filter=name==Low&fields=" + serial + "," + parts);
    assertThat(csv.response().body()).contains("T-0001,2");
    for (var given : List.of(Map.of(serial, "T-7"), Map.of(parts, 7))) {
      assertThat(office.patch(office.administrator, shaper.object(), low, given).status())
          .isEqualTo(422);
    }
  }

  private void isDescribed() {
    var openapi = ada.get("/api/openapi").body();
    var schema = openapi.at("/components/schemas/X_thingRecord/properties");
    assertThat(schema.isMissingNode()).isFalse();
    all().forEach(name -> assertThat(schema.has(name)).as(name).isTrue());
    assertThat(openapi.get("paths").has("/api/records/" + shaper.object())).isTrue();
  }

  /** Ann's role reads all records of the object, but of no field more than it may. */
  private void isKeptFromThoseWhoMayNot() {
    office.people().allow(office.salesRole, shaper.object(), "all");
    access("read");
    var ann = office.browser(office.ann);
    fields.forEach((name, field) -> {
      var patch = Map.of(name, field.highValue());
      var refused = office.patch(office.ann, shaper.object(), low, patch);
      assertThat(refused.text("errors.0.code")).as(name).isEqualTo("readOnly");
    });
    for (var words : WORDS) {
      assertThat(ann.get("/api/search?q=" + encoded(words)).body().toString())
          .as(words)
          .contains(low);
    }

    access("hidden");
    for (var words : Stream.concat(WORDS.stream(), Stream.of("t-0001")).toList()) {
      assertThat(ann.get("/api/search?q=" + encoded(words)).body().toString())
          .as(words)
          .doesNotContain(low);
    }
    assertThat(ann.get("/api/search?q=low").body().toString()).contains(low);
    var record = office.read(office.ann, shaper.object(), low);
    fields.forEach((name, field) -> {
      assertThat(record.has(name)).as(name).isFalse();
      var path = "/api/records/" + shaper.object();
      var filter = encoded(field.asked() + "=null=true");
      assertThat(ann.get(path + "?filter=" + filter).status()).as(name).isEqualTo(400);
      assertThat(ann.get(path + "?sort=" + name).status()).as(name).isEqualTo(400);
      assertThat(ann.get(path + "/aggregate?measures=count&group=" + name).status())
          .as(name)
          .isEqualTo(400);
      assertThat(ann.get("/api/catalog").body().toString()).doesNotContain("\"" + name + "\"");
      var given = ann.post(path, Map.of("name", "Mine", name, field.highValue()));
      assertThat(given.text("errors.0.code")).as(name).isEqualTo("unknownField");
    });
    var history = ann.get("/api/records/" + shaper.object() + "/" + low + "/history");
    assertThat(history.body().findValuesAsString("field"))
        .doesNotContainAnyElementsOf(fields.keySet());
    all()
        .forEach(name -> {
          assertThat(record.has(name)).as(name).isFalse();
          var export = ann.get("/api/records/" + shaper.object() + "/export.csv?fields=" + name);
          assertThat(export.status()).as(name).isEqualTo(400);
        });
    var csv = ann.download("/api/records/" + shaper.object() + "/export.csv?fields=*");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.response().body())
        .contains("Low")
        .doesNotContain("Alpha", "story", "anna@", "+359", "Plovdiv", "Points One", "T-0001");
  }

  private List<String> all() {
    return Stream.concat(fields.keySet().stream(), Stream.of(serial, parts)).toList();
  }

  private void access(String access) {
    var role = "/api/roles/" + office.salesRole + "/access";
    var objects = ada.get(role).body().get("objects");
    var restricted =
        all().stream()
            .map(name -> Map.of("object", shaper.object(), "field", name, "access", access))
            .toList();
    var answer = ada.put(role, Map.of("objects", objects, "fields", restricted));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void plain(String type, Object low, Object high, String part) {
    add(Map.of("name", type), "", low, high, low.toString(), high.toString(), part);
  }

  private void add(
      Map<String, Object> type,
      String suffix,
      Object lowValue,
      Object highValue,
      String low,
      String high,
      String part) {
    var traits = new HashMap<String, Object>();
    var name = type.get("name").toString();
    var sortable =
        List.of("text", "number", "percent", "money", "date", "dateTime", "choice", "email");
    var searched = List.of("text", "longText", "email", "phone", "url", "address");
    traits.put("sortable", sortable.contains(name));
    traits.put("searched", searched.contains(name));
    var field = shaper.add(name, type, traits);
    fields.put(field, new Typed(type, field + suffix, lowValue, highValue, low, high, part));
  }

  private String record(String name, boolean isLow) {
    var values = new LinkedHashMap<String, Object>();
    values.put("name", name);
    fields.forEach(
        (field, typed) -> values.put(field, isLow ? typed.lowValue() : typed.highValue()));
    return office.id(office.administrator, shaper.object(), values);
  }

  private Answer reverse(Answer changed) {
    return ada.post("/api/change-sets/" + changed.header("Change-Set") + "/reversal", null);
  }

  private void same(JsonNode one, JsonNode other) {
    fields.keySet().forEach(name -> assertThat(other.get(name)).as(name).isEqualTo(one.get(name)));
  }

  private void done(Answer started) {
    assertThat(started.status()).as(started.body().toString()).isIn(200, 202);
    if (started.status() == 202) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ada.get("/api/jobs/" + started.text("job")).text("state").equals("done"));
    }
  }

  private Answer list(String query) {
    var answer = ada.get("/api/records/" + shaper.object() + "?fields=name&" + query);
    assertThat(answer.status()).as(query + answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<String> names(Answer list) {
    return list.body().get("records").findValuesAsString("name");
  }

  private List<String> describedTypes() {
    var types =
        ada.get("/api/openapi")
            .body()
            .at("/components/schemas/FieldDefinition/properties/type/enum");
    var names = new ArrayList<String>();
    types.forEach(type -> names.add(type.asString()));
    return names;
  }

  private JsonNode catalogField(String name) {
    for (var object : ada.get("/api/catalog").body().get("objects")) {
      if (object.get("name").asString().equals(shaper.object())) {
        for (var field : object.get("fields")) {
          if (field.get("name").asString().equals(name)) {
            return field;
          }
        }
      }
    }
    throw new AssertionError("no field " + name);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
