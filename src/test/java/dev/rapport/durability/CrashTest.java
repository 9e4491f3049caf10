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
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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
        var victim = nodes.get(random.nextInt(2));
        if (round % 3 != 1) {
          victim.kill();
        }
        if (round % 3 != 0) {
          ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        if (round % 3 != 1) {
          work(); // on the other one alone
          victim.start();
        }
        afterwards(connect);
      }
      end(connect);
    }
  }

  private void begin(Browser ada) {
    var session = ada.cookie("rapport_session").orElseThrow().getValue();
    var won = ada.get("/api/records/stage?filter=kind==won&limit=1").text("records.0.id");
    for (var i = 0; i < WRITERS; i++) {
      var browser = nodes.get(i % nodes.size()).browser().with(session);
      assertThat(browser.get("/api/session").text("state")).isEqualTo("signedIn");
      var writer = new Writer("writer " + i, browser, won, random.nextLong());
      writers.add(writer);
      threads.add(Thread.ofVirtual().start(writer));
    }
  }

  /** Lets them work for a random while, once they are at it. */
  private void work() throws InterruptedException {
    var before = acknowledged();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> acknowledged() > before + WRITERS || !surprise().isEmpty());
    Thread.sleep(random.nextInt(1500));
    assertThat(surprise()).as(this::story).isEmpty();
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
    for (var thread : threads) {
      thread.join();
    }
    assertThat(surprise()).as(this::story).isEmpty();
    try (var db = connect.call()) {
      new Verdict(db, writers).check();
    } catch (AssertionError | SQLException e) {
      throw new AssertionError(story(), e);
    }
    System.out.printf(
        "%d rounds, seed %d: %d requests acknowledged, %d companies, %d imports, %d unanswered%n",
        ROUNDS,
        SEED,
        acknowledged(),
        writers.stream().mapToInt(writer -> writer.made().size()).sum(),
        writers.stream().mapToInt(writer -> writer.imports().size()).sum(),
        writers.stream().mapToInt(writer -> writer.doubtful().size()).sum());
  }

  private int acknowledged() {
    return writers.stream().mapToInt(Writer::acknowledged).sum();
  }

  private String surprise() {
    return String.join("", writers.stream().map(Writer::surprise).toList());
  }

  private String story() {
    var story = new StringBuilder("seed " + SEED);
    nodes.forEach(node -> story.append("\n\n").append(node.output()));
    return story.toString();
  }
}
