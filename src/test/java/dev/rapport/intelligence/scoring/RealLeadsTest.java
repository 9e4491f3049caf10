package dev.rapport.intelligence.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A real company's 9,240 leads, some of whose columns salespeople filled in afterwards. They lie
 * beside the project; without them this test says so.
 */
@ApiTest
@OwnDatabase
class RealLeadsTest {

  private static final Path FILE =
      Path.of(
          Optional.ofNullable(System.getenv("RAPPORT_DATA"))
              .orElse(System.getProperty("rapport.data", "../shared/data")),
          "leads",
          "xeducation_leads.csv");

  private static final Set<String> NUMBERS =
      Set.of(
          "Lead Number",
          "TotalVisits",
          "Total Time Spent on Website",
          "Page Views Per Visit",
          "Asymmetrique Activity Score",
          "Asymmetrique Profile Score");

  /** Filled in afterwards, or in a way that changed: what the file's makers say. */
  private static final List<String> LEAKING =
      List.of(
          "Tags",
          "Lead Quality",
          "Lead Profile",
          "Last Notable Activity",
          "Asymmetrique Activity Index",
          "Asymmetrique Profile Index",
          "Asymmetrique Activity Score",
          "Asymmetrique Profile Score");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private RecordWriter writer;

  private final Map<String, String> fields = new HashMap<>();
  private Browser admin;

  @Test
  void leaking_columns_are_suspected_and_a_model_of_the_others_is_of_use() throws IOException {
    assumeTrue(Files.exists(FILE), "The leads are not at " + FILE.toAbsolutePath());
    admin = admin(new Office(port, db, settings));
    bringIn(Files.readAllLines(FILE));
    var plan =
        Map.of(
            "field", "status",
            "good", List.of("converted"),
            "bad", List.of("unqualified"),
            "order", fields.get("Lead Number"),
            "known", List.of(),
            "later", List.of());
    var first = trained(plan);
    var used = texts(admin.get("/api/scores/lead"), "used");
    for (var column : LEAKING) {
      assertThat(used).as(column).doesNotContain(fields.get(column));
    }
    for (var column : List.of("Total Time Spent on Website", "Lead Origin")) {
      assertThat(used).as(column).contains(fields.get(column));
    }
    assertThat(first.text("report.verdict")).isEqualTo("useful");

    // What somebody knows better: these were known when the lead came.
    var known = new HashMap<String, Object>(plan);
    known.put(
        "known",
        List.of("Lead Source", "What is your current occupation", "Lead Origin").stream()
            .map(fields::get)
            .toList());
    known.put("later", List.of(fields.get("Last Activity")));
    var second = trained(known);
    var quality = second.at("report.quality");
    assertThat(quality.at("/count").asInt()).isEqualTo(1848);
    assertThat(quality.at("/auc/value").asDouble()).isBetween(0.78, 0.92);
    assertThat(quality.at("/lift/value").asDouble()).isGreaterThan(1.9);
    assertThat(quality.at("/brier/value").asDouble())
        .isLessThan(0.75 * quality.at("/brierOfShare").asDouble());
    // By chance the average precision is the share of those who came, some 0.37.
    assertThat(quality.at("/averagePrecision/value").asDouble()).isBetween(0.75, 0.92);
    assertThat(quality.at("/error").asDouble()).isBetween(0.0, 0.08);
  }

  private Answer trained(Map<String, ?> plan) {
    assertThat(admin.put("/api/scores/lead", plan).status()).isEqualTo(200);
    var begun = System.nanoTime();
    var job = admin.post("/api/scores/lead/trainings", Map.of("train", true)).text("job");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> List.of("done", "failed").contains(admin.get("/api/jobs/" + job).text("state")));
    assertThat(admin.get("/api/jobs/" + job).text("state")).isEqualTo("done");
    var overview = admin.get("/api/scores/lead");
    for (var field : overview.at("examined.fields")) {
      System.out.printf(
          "%-55s alone %.3f filled %.2f %s%n",
          label(field.get("name").asString()),
          field.get("alone").asDouble(),
          field.get("filled").asDouble(),
          field.get("suspicions"));
    }
    var number = overview.text("versions.0.number");
    var version = admin.get("/api/scores/lead/versions/" + number);
    System.out.printf(
        "version %s after %.1f s of %s: %s%n%s%n",
        number,
        (System.nanoTime() - begun) / 1e9,
        texts(overview, "used").stream().map(this::label).toList(),
        version.at("report.quality"),
        version.at("parts"));
    return version;
  }

  private String label(String field) {
    return fields.entrySet().stream()
        .filter(each -> each.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  private void bringIn(List<String> lines) {
    var header = cells(lines.getFirst());
    var rows = lines.stream().skip(1).map(RealLeadsTest::cells).toList();
    Map<String, Map<String, String>> values = new HashMap<>();
    for (var at = 1; at < header.size(); at++) {
      var name = header.get(at);
      if (!name.isEmpty() && !name.equals("Converted")) {
        field(name, at, rows);
      }
    }
    for (var object : admin.get("/api/catalog").at("objects")) {
      if (object.get("name").asString().equals("lead")) {
        for (var field : object.get("fields")) {
          var byLabel = new HashMap<String, String>();
          for (var choice : field.path("choices")) {
            byLabel.put(choice.get("label").asString(), choice.get("value").asString());
          }
          values.put(field.get("name").asString(), byLabel);
        }
      }
    }
    var changes = new ArrayList<Change>();
    for (var row : rows) {
      var lead = new HashMap<String, Object>();
      lead.put("name", row.get(0));
      for (var at = 1; at < header.size(); at++) {
        var name = header.get(at);
        var cell = at < row.size() ? row.get(at) : "";
        if (name.equals("Converted")) {
          lead.put("status", cell.equals("1") ? "converted" : "unqualified");
        } else if (!empty(cell) && fields.containsKey(name)) {
          var field = fields.get(name);
          lead.put(
              field, NUMBERS.contains(name) ? new BigDecimal(cell) : values.get(field).get(cell));
        }
      }
      changes.add(new Change.Create("lead", Ids.next(), lead));
    }
    for (var from = 0; from < changes.size(); from += 500) {
      writer.write(
          changes.subList(from, Math.min(changes.size(), from + 500)),
          Actor.SYSTEM,
          Origin.imports(UUID.randomUUID()));
    }
  }

  private void field(String name, int at, List<List<String>> rows) {
    Map<String, Object> type;
    if (NUMBERS.contains(name)) {
      type = Map.of("name", "number", "scale", 2);
    } else {
      var distinct = new TreeSet<String>();
      rows.forEach(row -> distinct.add(row.get(at)));
      distinct.removeIf(RealLeadsTest::empty);
      type =
          Map.of(
              "name",
              "choice",
              "choices",
              distinct.stream().map(each -> Map.of("labels", Map.of("en", each))).toList());
    }
    var input = new LinkedHashMap<String, Object>();
    // Leads have tags of their own.
    input.put("labels", Map.of("en", name.equals("Tags") ? "Tags of the file" : name));
    input.put("type", type);
    var answer = admin.post("/api/objects/lead/fields", input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    fields.put(name, answer.text("name"));
  }

  private static boolean empty(String cell) {
    return cell.isEmpty() || cell.equals("Select");
  }

  /** The file's cells; some are in quotes. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var sign : line.toCharArray()) {
      if (sign == '"') {
        quoted = !quoted;
      } else if (sign == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(sign);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static List<String> texts(Answer answer, String path) {
    var texts = new ArrayList<String>();
    answer.at(path).forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static Browser admin(Office office) {
    return office.browser(office.administrator);
  }
}
