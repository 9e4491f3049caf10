package dev.rapport.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.crash.Node;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the backup that is kept of a release, by the product itself: {@code mvn -Dskip.web
 * -Dtest=ReleaseFixtureTest -Drapport.release=src/test/resources/releases/backup-SCHEMA.zip test},
 * SCHEMA being the number of the newest migration. {@link UpgradeTest} then begins with it too.
 */
@EnabledIfSystemProperty(named = "rapport.release", matches = ".+")
class ReleaseFixtureTest {

  @TempDir private Path folder;

  @Test
  void a_small_company_is_brought_in_worked_with_and_backed_up() throws Exception {
    var data = folder.resolve("data");
    try (var node = Node.embedded(data).start()) {
      var ada = node.setUp(true);
      companies(ada);
      aLead(ada);
      work(ada);
      shape(ada);
      aQuote(ada);
      var said = new ByteArrayOutputStream();
      try (var told = new PrintStream(said, true, StandardCharsets.UTF_8)) {
        var file = Path.of(System.getProperty("rapport.release")).toAbsolutePath();
        var arguments = new String[] {"backup", file.toString(), "--rapport.data-folder=" + data};
        assertThat(BackupCommands.run(arguments, told, told)).as(said.toString()).isZero();
      }
    }
  }

  /** 19 that come in, and one that doesn't. */
  private static void companies(Browser ada) {
    var rows =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "Imported %d,%s".formatted(i, i == 20 ? "many" : i))
            .collect(Collectors.joining("\n", "Name,Employees\n", "\n"));
    var file = rows.getBytes(StandardCharsets.UTF_8);
    var run = ok(ada.upload("/api/imports", "companies.csv", file, "object", "company"));
    for (var step : List.of("check", "run")) {
      var job = ok(ada.post("/api/imports/" + run.text("id") + "/" + step, Map.of())).text("job");
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> ada.get("/api/jobs/" + job).text("state").equals("done"));
    }
  }

  private static void aLead(Browser ada) {
    var lead = made(ada, "lead", Map.of("name", "Dana Levi", "companyName", "Levi & Sons"));
    var into =
        Map.of(
            "company", Map.of("create", Map.of("name", "Levi & Sons")),
            "person", Map.of("create", Map.of("firstName", "Dana", "lastName", "Levi")),
            "opportunity", Map.of("create", Map.of("name", "Levi machines")));
    ok(ada.post("/api/leads/" + lead + "/conversion", into));
  }

  private static void work(Browser ada) {
    var company = made(ada, "company", Map.of("name", "To be changed", "sector", "before"));
    var path = "/api/records/company/" + company;
    ok(ada.patch(path, Map.of("sector", "after"), "If-Match", ada.get(path).header("ETag")));
    var undone = Map.of("sector", "undone");
    var answer = ok(ada.patch(path, undone, "If-Match", ada.get(path).header("ETag")));
    ok(ada.post("/api/change-sets/" + answer.header("Change-Set") + "/reversal", Map.of()));
    made(ada, "note", Map.of("body", "Говорихме, съгласни са", "about", company));
    var deleted = made(ada, "company", Map.of("name", "To be deleted"));
    ok(ada.delete("/api/records/company/" + deleted));
  }

  /** A field and an object of the administrator's own, and a view by that field. */
  private static void shape(Browser ada) {
    var rank = Map.of("labels", Map.of("en", "Rank"), "type", Map.of("name", "number"));
    ok(ada.post("/api/objects/company/fields", rank));
    var vessel =
        Map.of(
            "labels",
            Map.of("en", "Vessel"),
            "plurals",
            Map.of("en", "Vessels"),
            "icon",
            "box",
            "color",
            "teal");
    ok(ada.post("/api/objects", vessel));
    made(ada, "company", Map.of("name", "Ranked", "x_rank", 7));
    made(ada, "x_vessel", Map.of("name", "Аврора"));
    ok(
        ada.post(
            "/api/views",
            Map.of(
                "object", "company",
                "name", "The ranked",
                "sharing", "all",
                "kind", "list",
                "filter", "x_rank>5",
                "columns", List.of(Map.of("field", "name", "width", 240)))));
  }

  private static void aQuote(Browser ada) {
    var deal = made(ada, "opportunity", Map.of("name", "A quoted deal", "amount", 900));
    ok(ada.post("/api/opportunities/" + deal + "/quotes", Map.of()));
  }

  private static String made(Browser ada, String object, Map<String, ?> values) {
    return ok(ada.post("/api/records/" + object, values)).text("id");
  }

  private static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
    return answer;
  }
}
