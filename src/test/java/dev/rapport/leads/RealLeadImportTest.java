package dev.rapport.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A real company's 9,240 leads, brought in as a person does it: two fields of one's own, the file,
 * what its words mean. They lie beside the project; without them this test says so.
 */
@ApiTest
@OwnDatabase
class RealLeadImportTest {

  private static final Path FILE =
      Path.of(
          Optional.ofNullable(System.getenv("RAPPORT_DATA"))
              .orElse(System.getProperty("rapport.data", "../shared/data")),
          "leads",
          "xeducation_leads.csv");

  private static final int NUMBER = 1;
  private static final int ORIGIN = 2;
  private static final int SOURCE = 3;
  private static final int CONVERTED = 6;
  private static final int ACTIVITY = 10;

  /** What the company calls its sources; whatever isn't here came by the website. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "Reference", "referral",
          "Referral Sites", "referral",
          "Facebook", "socialMedia",
          "Social Media", "socialMedia",
          "youtubechannel", "socialMedia",
          "Pay per Click Ads", "campaign",
          "NC_EDM", "campaign",
          "Press_Release", "campaign");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Browser ann;

  @Test
  void all_of_them_come_in_with_what_the_file_says_and_go_again() throws IOException {
    assumeTrue(Files.exists(FILE), "The leads are not at " + FILE.toAbsolutePath());
    // None of the first columns has a comma in it.
    var rows = Files.readAllLines(FILE).stream().skip(1).map(line -> line.split(",", -1)).toList();
    assertThat(rows).hasSize(9_240);
    var office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    var admin = office.browser(office.administrator);
    var origin = field(admin, "Origin", rows, ORIGIN);
    var activity = field(admin, "Activity before", rows, ACTIVITY);

    var run =
        ok(ann.upload("/api/imports", "leads.csv", Files.readAllBytes(FILE), "object", "lead"));
    assertThat(run.at("rows").asInt()).isEqualTo(9_240);
    var path = "/api/imports/" + run.text("id");
    var columns =
        List.of(
            Map.of("index", NUMBER, "field", "name"),
            Map.of("index", ORIGIN, "field", origin),
            Map.of("index", SOURCE, "field", "source"),
            Map.of("index", CONVERTED, "field", "status"),
            Map.of("index", ACTIVITY, "field", activity));
    ok(ann.put(path + "/mapping", Map.of("columns", columns)));
    var left = ok(ann.put(path + "/values", answers(ok(ann.get(path + "/values")))));
    assertThat(left.body())
        .allSatisfy(question -> assertThat(question.get("answer").isNull()).isFalse());
    done(ok(ann.post(path + "/run", Map.of())));

    var counts = ann.get(path).at("counts");
    assertThat(counts.path("create").asInt()).as(counts.toString()).isEqualTo(9_240);
    var all = origin + "=null=false";
    assertThat(leads(all)).isEqualTo(9_240);
    assertThat(leads("status==converted")).isEqualTo(count(rows, CONVERTED, "1"));
    assertThat(leads("status==new")).isEqualTo(count(rows, CONVERTED, "0"));
    assertThat(leads(activity + "=null=true")).isEqualTo(count(rows, ACTIVITY, ""));
    assertThat(leads("source=null=true")).isEqualTo(count(rows, SOURCE, ""));
    for (var source : new TreeSet<>(SOURCES.values())) {
      var same =
          rows.stream().filter(row -> source.equals(SOURCES.get(row[SOURCE].strip()))).count();
      assertThat(leads("source==" + source)).as(source).isEqualTo((int) same);
    }
    sameAs(rows.getFirst(), origin, activity);
    sameAs(rows.getLast(), origin, activity);

    done(ok(ann.post(path + "/reversal", Map.of())));
    assertThat(leads(all)).isZero();
    assertThat(ann.get(path).text("state")).isEqualTo("reversed");
  }

  /** A choice of all that a column of the file says. */
  private static String field(Browser admin, String label, List<String[]> rows, int column) {
    var choices = new TreeSet<String>();
    rows.forEach(row -> choices.add(row[column].strip()));
    choices.remove("");
    var type =
        Map.of(
            "name",
            "choice",
            "choices",
            choices.stream().map(each -> Map.of("labels", Map.of("en", each))).toList());
    return ok(admin.post(
            "/api/objects/lead/fields", Map.of("labels", Map.of("en", label), "type", type)))
        .text("name");
  }

  /** Of choices that have the file's own words nothing is asked. */
  private static List<Map<String, Object>> answers(Answer questions) {
    var answers = new ArrayList<Map<String, Object>>();
    for (var question : questions.body()) {
      var column = question.get("column").asInt();
      var value = question.get("value").asString();
      assertThat(column).as(value).isIn(SOURCE, CONVERTED);
      var answer = new LinkedHashMap<String, Object>();
      answer.put("column", column);
      answer.put("value", value);
      answer.put(
          "use",
          column == SOURCE
              ? SOURCES.getOrDefault(value, "website")
              : value.equals("1") ? "converted" : "new");
      answers.add(answer);
    }
    return answers;
  }

  private void sameAs(String[] row, String origin, String activity) {
    var asked = "/api/records/lead?fields=" + origin + "," + activity + "&filter=name==";
    var found = ok(ann.get(asked + row[NUMBER])).at("records.0");
    assertThat(label(origin, found.get(origin).asString())).isEqualTo(row[ORIGIN]);
    assertThat(label(activity, found.get(activity).asString())).isEqualTo(row[ACTIVITY]);
  }

  private String label(String field, String value) {
    for (var object : ann.get("/api/catalog").at("objects")) {
      for (var each : object.get("fields")) {
        for (var choice : each.path("choices")) {
          if (object.get("name").asString().equals("lead")
              && each.get("name").asString().equals(field)
              && choice.get("value").asString().equals(value)) {
            return choice.get("label").asString();
          }
        }
      }
    }
    return "";
  }

  private static int count(List<String[]> rows, int column, String value) {
    return (int) rows.stream().filter(row -> row[column].strip().equals(value)).count();
  }

  private int leads(String filter) {
    var encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return ok(ann.get("/api/records/lead?limit=1&count=true&filter=" + encoded))
        .at("count.value")
        .asInt();
  }

  private void done(Answer started) {
    var job = "/api/jobs/" + started.text("job");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> List.of("done", "failed").contains(ann.get(job).text("state")));
    assertThat(ann.get(job).text("state")).as(ann.get(job).body().toString()).isEqualTo("done");
  }

  private static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
    return answer;
  }
}
