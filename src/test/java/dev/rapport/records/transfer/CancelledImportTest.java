package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.COMPANY;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file of 2,500 rows, cancelled while its second thousand is at work. */
@ApiTest
class CancelledImportTest {

  private static final int ROWS = 2500;

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Browser ann;
  private UUID there;
  private Answer run;

  @BeforeEach
  void cancelledMidway() {
    var office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    var values = Map.of("name", mark + " before", "taxNumber", mark + "1500");
    there = UUID.fromString(office.id(office.ann, "company", values));
    var file = new StringBuilder("Name,Tax number\n");
    for (var i = 1; i <= ROWS; i++) {
      file.append("%s %d,%s%d\n".formatted(mark, i, mark, i));
    }
    run = Imported.upload(ann, "company", file.toString());
    var mapping =
        List.of(Map.of("index", 0, "field", "name"), Map.of("index", 1, "field", "taxNumber"));
    var mapped = ann.put(path(run, "/mapping"), Map.of("columns", mapping, "key", "taxNumber"));
    assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);

    var job = new String[1];
    db.transaction(held -> {
      // The second thousand waits for this record.
      held.dsl().selectFrom(COMPANY).where(COMPANY.ID.eq(there)).forUpdate().fetchSingle();
      job[0] = ann.post(path(run, "/run"), Map.of()).text("job");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> counts(ann, run).getOrDefault("create", 0) == 1000);
      assertThat(ann.post("/api/jobs/" + job[0] + "/cancellation", Map.of()).status())
          .isEqualTo(202);
    });
    var end = Imported.end(ann, job[0]);
    assertThat(end.text("state")).isEqualTo("cancelled");
    assertThat(end.text("message")).contains("2,000").contains("500");
  }

  @Test
  void it_says_what_is_in_and_what_is_not() {
    assertThat(ann.get(path(run, "")).text("state")).isEqualTo("cancelled");
    assertThat(counts(ann, run))
        .containsEntry("create", 1999)
        .containsEntry("update", 1)
        .containsEntry("waiting", 500);
    assertThat(companies()).isEqualTo(2000);
    assertThat(ann.get(path(run, "/rows?cursor=2000")).at("rows")).hasSize(1);
    assertThat(ann.get(path(run, "/rows?cursor=2001")).at("rows")).isEmpty();
  }

  @Test
  void it_goes_on_with_the_rows_that_wait() {
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));
    assertThat(ann.get(path(run, "")).text("state")).isEqualTo("done");
    assertThat(counts(ann, run))
        .containsEntry("create", 2499)
        .containsEntry("update", 1)
        .containsEntry("waiting", 0);
    assertThat(companies()).isEqualTo(2500);
  }

  @Test
  void it_is_taken_back() {
    Imported.await(ann, ann.post(path(run, "/reversal"), Map.of()));
    assertThat(ann.get(path(run, "")).text("state")).isEqualTo("reversed");
    assertThat(companies()).isEqualTo(1);
    assertThat(ann.get("/api/records/company/" + there).text("name")).isEqualTo(mark + " before");
    assertThat(ann.post(path(run, "/run"), Map.of()).status()).isEqualTo(409);
  }

  private int companies() {
    var path = "/api/records/company?count=exact&filter=name=starts=" + mark;
    return ann.get(path).at("count.value").asInt();
  }
}
