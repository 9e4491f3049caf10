package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.crash.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the application and its database in the midst of an import, of a change of all that came in
 * and of its taking back, and looks at what is there.
 */
class CutOffJobsTest {

  private static final int ROWS = 3000;

  @TempDir private Path folder;

  @Test
  @Timeout(400)
  void long_jobs_cut_off_by_any_kill_go_on_by_themselves_and_nothing_is_lost_or_doubled()
      throws Exception {
    try (var node = Node.embedded(folder, "--rapport.imports.rows-at-a-time=100")) {
      node.start();
      var ada = node.setUp();
      var run = upload(ada);
      var job = ada.post(path(run, "/run"), Map.of()).text("job");

      reach(node, ada, job, ROWS / 3);
      node.kill();
      node.killDatabase();
      node.start();
      reach(node, ada, job, ROWS + ROWS / 4); // the rows are in, their relations are being made
      node.killDatabase();

      var end = Imported.end(ada, job);
      assertThat(end.text("state")).as(node::output).isEqualTo("done");
      var counts = counts(ada, run);
      assertThat(counts)
          .containsEntry("create", ROWS - ROWS / 100)
          .containsEntry("refuse", ROWS / 100)
          .containsEntry("waiting", 0);
      try (var connection = node.connect()) {
        everyRowIsInOnce(connection);
      }
      var refused = ada.get(path(run, "/refused.csv")).response().body();
      assertThat(refused.lines()).hasSize(ROWS / 100 + 1);

      halfAreChangedOnce(node, ada);

      Imported.await(ada, ada.post(path(run, "/reversal"), Map.of()));
      // What was changed since stays, even though the change was taken back.
      assertThat(ada.get("/api/records/company?count=exact").at("count.value").asInt())
          .isEqualTo((ROWS - ROWS / 100) / 2);
    }
  }

  /** A company a row with its parent; every hundredth has no believable number of employees. */
  private static Answer upload(Browser browser) {
    var file = new StringBuilder("Name,Employees,subsidiary of\n");
    for (var i = 1; i <= ROWS; i++) {
      var parent = i == 1 ? "" : "Company 1";
      file.append("Company %d,%s,%s\n".formatted(i, i % 100 == 0 ? "many" : "" + i, parent));
    }
    var run = Imported.upload(browser, "company", file.toString());
    assertThat(run.text("columns.2.field")).startsWith("relation:");
    return run;
  }

  private static void everyRowIsInOnce(Connection db) throws SQLException {
    var in = ROWS - ROWS / 100;
    for (var query :
        List.of(
            "select count(distinct name) from company where name like 'Company %'",
            "select count(*) from company",
            "select count(*) from change where object = 'company' and kind = 'create'",
            "select count(*) from record where object = 'company' and tokens is not null",
            "select count(distinct record_id) from import_row where outcome = 'create'")) {
      assertThat(number(db, query)).as(query).isEqualTo(in);
    }
    assertThat(number(db, "select count(distinct from_id) from relation")).isEqualTo(in - 1);
    assertThat(number(db, "select count(*) from relation")).isEqualTo(in - 1);
  }

  private static void halfAreChangedOnce(Node node, Browser ada) throws Exception {
    var half = (ROWS - ROWS / 100) / 2;
    var patch = Map.of("tags", Map.of("add", List.of("Met at the fair")));
    var begun =
        ada.post(
            "/api/bulk-changes",
            Map.of("object", "company", "filter", "employees>" + ROWS / 2, "patch", patch));
    var path = "/api/bulk-changes/" + begun.text("id");
    tagged(node, count -> count > 0);
    node.kill();
    node.killDatabase();
    node.start();
    await(node, ada, path, "done");
    assertThat(ada.get(path).at("changed").asInt()).isEqualTo(half);
    tagged(node, count -> count == half);
    try (var connection = node.connect()) {
      var changes = "select count(*) from change where jsonb_exists(after, 'tags')";
      assertThat(number(connection, changes)).isEqualTo(half);
    }

    ada.post(path + "/reversal", Map.of());
    tagged(node, count -> count < half);
    node.kill();
    node.start();
    await(node, ada, path, "reversed");
    tagged(node, count -> count == 0);
  }

  /** Waits until so many companies have a tag. */
  private static void tagged(Node node, IntPredicate enough) throws Exception {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    try (var connection = node.connect()) {
      var query = "select count(*) from company where cardinality(tags) = 1";
      var count = number(connection, query);
      while (!enough.test(count)) {
        assertThat(Instant.now()).as("%d have one: %s", count, node.output()).isBefore(deadline);
        Thread.sleep(5);
        count = number(connection, query);
      }
    }
  }

  private static void await(Node node, Browser browser, String path, String state)
      throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(2));
    var answer = browser.get(path);
    while (answer.status() != 200 || !answer.text("state").equals(state)) {
      assertThat(Instant.now()).as("%s: %s", answer.body(), node.output()).isBefore(deadline);
      Thread.sleep(50);
      answer = browser.get(path);
    }
  }

  private static int number(Connection db, String query) throws SQLException {
    try (var row = db.createStatement().executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Waits until so much is done, through times in which nobody answers. */
  private static void reach(Node node, Browser browser, String job, int done)
      throws InterruptedException {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    var state = browser.get("/api/jobs/" + job);
    while (state.status() != 200 || state.at("done").asInt() < done) {
      assertThat(state.text("state")).as(node::output).isNotEqualTo("failed");
      assertThat(Instant.now()).as(node::output).isBefore(deadline);
      Thread.sleep(20);
      state = browser.get("/api/jobs/" + job);
    }
    assertThat(state.text("state")).isEqualTo("running");
  }
}
