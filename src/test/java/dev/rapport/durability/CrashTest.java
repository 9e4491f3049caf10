package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.platform.database.PostgresServer;
import dev.rapport.testing.Browser;
import dev.rapport.testing.crash.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight writers at work while the application, its database, or both are killed at random moments.
 * A round or two; for the long form {@code -Drapport.crash.rounds=50}.
 */
class CrashTest {

  private static final int ROUNDS = Integer.getInteger("rapport.crash.rounds", 2);
  private static final long SEED = Long.getLong("rapport.crash.seed", System.nanoTime());
  private static final int WRITERS = 8;

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final List<Node> nodes = new ArrayList<>();
  private final List<Writer> writers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private Listener listener;
  private int takenOver;

  /** A job and the node that is at work on it; both empty when there is none. */
  private record JobAtWork(String id, String node) {}

  @Test
  void what_was_acknowledged_survives_every_kill_of_the_application_and_its_database()
      throws Exception {
    try (var node = Node.embedded(folder)) {
      nodes.add(node.start());
      begin(node.setUp());
      for (var round = 0; round < ROUNDS; round++) {
        work();
        if (round % 3 != 1) {
          node.kill();
        }
        if (round % 3 != 2) {
          node.killDatabase();
        }
        if (round % 3 != 1) {
          node.start();
        }
        afterwards(node::connect);
      }
      end(node::connect);
    }
  }

  @Test
  void two_nodes_on_one_database_share_what_they_know_and_one_goes_on_with_the_others_work()
      throws Exception {
    var cache = Path.of(System.getProperty("user.home"), ".cache/rapport");
    try (var server = PostgresServer.start(folder, PostgresBinaries.unpack(cache), true);
        var one = Node.external(server.url("rapport"), PostgresServer.USER, server.password());
        var two = Node.external(server.url("rapport"), PostgresServer.USER, server.password())) {
      nodes.addAll(List.of(one, two));
      one.start();
      two.start();
      begin(one.setUp());
      Callable<Connection> connect =
          () ->
              DriverManager.getConnection(
                  server.url("rapport"), PostgresServer.USER, server.password());
      for (var round = 0; round < ROUNDS; round++) {
        work();
        var job = jobAtWork(connect);
        var victim =
            nodes.stream()
                .filter(node -> job.node().equals(node.name()))
                .findFirst()
                .orElse(nodes.get(random.nextInt(2)));
        var leftBehind = false;
        if (round % 3 != 1) {
          victim.kill();
          leftBehind = isAtWork(job, connect);
        }
        if (round % 3 != 0) {
          ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        if (round % 3 != 1) {
          work(); // on the other one alone
          if (leftBehind) {
            awaitEnd(job, connect);
          }
          victim.start();
        }
        afterwards(connect);
      }
      assertThat(takenOver).as("jobs that another node went on with").isPositive();
      end(connect);
    }
  }

  private void begin(Browser ada) {
    var session = ada.cookie("rapport_session").orElseThrow().getValue();
    var won = ada.get("/api/records/stage?filter=kind==won&limit=1").text("records.0.id");
    for (var i = 0; i < WRITERS; i++) {
      var writer = new Writer("writer " + i, browsers(session, i), won, random.nextLong());
      writers.add(writer);
    }
    listener = new Listener(browsers(session, 0), writers);
    threads.add(Thread.ofVirtual().start(listener));
    await().until(listener::listens); // of what was made before it, it would not hear
    writers.forEach(writer -> threads.add(Thread.ofVirtual().start(writer)));
  }

  /** One for each node, the {@code first} of them first; signed in on one, signed in on all. */
  private List<Browser> browsers(String session, int first) {
    var browsers = new ArrayList<Browser>();
    for (var i = 0; i < nodes.size(); i++) {
      var browser = nodes.get((first + i) % nodes.size()).browser().with(session);
      assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");
      browsers.add(browser);
    }
    return browsers;
  }

  /** Waits a while for one that has just begun, so that its node can be killed at work. */
  private static JobAtWork jobAtWork(Callable<Connection> connect) throws Exception {
    var query =
        "select task_instance, picked_by from scheduled_tasks where task_name = 'job' and picked";
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var before = new HashSet<JobAtWork>();
    var first = true;
    try (var db = connect.call();
        var statement = db.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (var rows = statement.executeQuery(query)) {
          while (rows.next()) {
            var job = new JobAtWork(rows.getString(1), rows.getString(2));
            if (first) {
              before.add(job);
            } else if (!before.contains(job)) {
              return job;
            }
          }
        }
        first = false;
        Thread.sleep(5);
      }
    }
    return new JobAtWork("", "");
  }

  /** Whether the dead node is still said to be at work on it. */
  private static boolean isAtWork(JobAtWork job, Callable<Connection> connect) throws Exception {
    var query =
        "select count(*) from scheduled_tasks where task_instance = ? and picked_by = ? and picked";
    try (var db = connect.call();
        var statement = db.prepareStatement(query)) {
      statement.setString(1, job.id());
      statement.setString(2, job.node());
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  /** While the node that had begun it is still dead. */
  private void awaitEnd(JobAtWork job, Callable<Connection> connect) {
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> state(job, connect).equals("done"));
    takenOver++;
  }

  private static String state(JobAtWork job, Callable<Connection> connect) throws Exception {
    try (var db = connect.call();
        var statement = db.prepareStatement("select state from job where id = ?::uuid")) {
      statement.setString(1, job.id());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Lets them work for a random while, once they are at it. */
  private void work() throws InterruptedException {
    var before = acknowledged();
    await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> acknowledged() > before + WRITERS || !surprise().isEmpty());
    Thread.sleep(random.nextInt(1500));
    checkNoSurprise();
  }

  private void checkNoSurprise() {
    assertThat(surprise()).withFailMessage(() -> story() + "\n\n" + surprise()).isEmpty();
  }

  /** What was acknowledged is there at once; jobs and reactors may still be at work. */
  private void afterwards(Callable<Connection> connect) {
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(() -> connect.call().close());
  }

  private void end(Callable<Connection> connect) throws Exception {
    work();
    writers.forEach(Writer::stop);
    for (var thread : threads.subList(1, threads.size())) {
      thread.join();
    }
    checkNoSurprise();
    try (var db = connect.call()) {
      new Verdict(db, writers).check();
      heardOfAll();
    } catch (AssertionError | ConditionTimeoutException | SQLException e) {
      throw new AssertionError(story() + "\n\n" + e.getMessage(), e);
    }
    System.out.printf(
        "%d rounds, seed %d: %d requests acknowledged, %d sent again for want of an answer,"
            + " %d companies, %d imports, %d jobs taken over; %s%n",
        ROUNDS,
        SEED,
        acknowledged(),
        writers.stream().mapToInt(Writer::repeated).sum(),
        writers.stream().mapToInt(writer -> writer.made().size()).sum(),
        writers.stream().mapToInt(writer -> writer.imports().size()).sum(),
        takenOver,
        listener);
  }

  /** Through every death of the node that it listened to, or by asking anew. */
  private void heardOfAll() throws InterruptedException {
    var made = writers.stream().flatMap(writer -> writer.made().stream()).toList();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(made).filteredOn(each -> !listener.knows(each.id)).isEmpty());
    listener.stop();
    threads.getFirst().join();
  }

  private int acknowledged() {
    return writers.stream().mapToInt(Writer::acknowledged).sum();
  }

  private String surprise() {
    return String.join("", writers.stream().map(Writer::surprise).toList());
  }

  private String story() {
    var story = new StringBuilder("seed " + SEED + ": " + listener);
    nodes.forEach(node -> story.append("\n\n").append(node.output()));
    return story.toString();
  }
}
