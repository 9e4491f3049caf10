package dev.rapport.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list of leads as another program has it: its own words, a flag for what was converted. */
@ApiTest
class LeadImportTest {

  private static final String HEADER =
      "Prospect ID,Lead Number,Lead Origin,Lead Source,Converted,Last Activity,Country,City,\n";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Browser ann;

  @BeforeEach
  void anOffice() {
    var office = new Office(port, db, settings);
    ann = office.browser(office.ann);
  }

  @Test
  void converted_leads_of_another_program_come_in_as_such() {
    var run =
        ok(
            ann.upload(
                "/api/imports",
                "leads.csv",
                file().getBytes(StandardCharsets.UTF_8),
                "object",
                "lead"),
            201);
    assertThat(run.text("columns.0.field")).isNotEqualTo("id");
    assertThat(run.text("columns.3.field")).isEqualTo("source");
    var path = "/api/imports/" + run.text("id");
    ok(ann.put(path + "/mapping", Map.of("columns", columns())), 200);
    ok(ann.get(path + "/values"), 200);
    ok(
        ann.put(
            path + "/values",
            List.of(
                Map.of("column", 3, "value", "Google", "use", "website"),
                Map.of("column", 3, "value", "Olark Chat", "use", "website"),
                Map.of("column", 3, "value", "Reference", "use", "referral"),
                Map.of("column", 4, "value", "1", "use", "converted"),
                Map.of("column", 4, "value", "0", "use", "new"))),
        200);
    var job = ok(ann.post(path + "/run", Map.of()), 202).text("job");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ann.get("/api/jobs/" + job).text("state").equals("done"));

    var counts = ann.get(path).at("counts");
    assertThat(counts.path("create").asInt()).as(counts.toString()).isEqualTo(3);
    assertThat(leads("status==converted;convertedAt=null=false")).isEqualTo(1);
    assertThat(leads("status==new;convertedAt=null=true")).isEqualTo(2);
    assertThat(leads("source==referral")).isEqualTo(1);
  }

  @Test
  void a_lead_that_somebody_enters_is_still_converted_by_converting_it_only() {
    var answer = ann.post("/api/records/lead", Map.of("name", mark + " A", "status", "converted"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.code")).isEqualTo("lead.convertByCommand");
  }

  private int leads(String filter) {
    var found = ann.get("/api/records/lead?count=true&filter=name=starts=" + mark + ";" + filter);
    return found.at("count.value").asInt();
  }

  private String file() {
    return HEADER
        + line(1, "API", "Olark Chat", 0, "Page Visited on Website", "", "Select")
        + line(2, "Landing Page Submission", "Google", 1, "Email Opened", "India", "Mumbai")
        + line(3, "Lead Add Form", "Reference", 0, "SMS Sent", "India", "");
  }

  private String line(
      int number,
      String origin,
      String source,
      int converted,
      String last,
      String country,
      String city) {
    return "%s,%s-%d,%s,%s,%d,%s,%s,%s,\n"
        .formatted(UUID.randomUUID(), mark, number, origin, source, converted, last, country, city);
  }

  private static List<Map<String, Object>> columns() {
    return List.of(
        Map.of("index", 1, "field", "name"),
        Map.of("index", 3, "field", "source"),
        Map.of("index", 4, "field", "status"),
        Map.of("index", 5, "field", "description"),
        Map.of("index", 6, "field", "address.country"));
  }

  private static Answer ok(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    return answer;
  }
}
