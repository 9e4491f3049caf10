package dev.rapport.testing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.testing.Browser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The whole application as a process of its own, as users run it, so that it can be killed. It
 * keeps its port from life to life.
 */
public final class Node implements AutoCloseable {

  public static final String EMAIL = "ada@example.com";
  public static final String PASSWORD = "a long enough passphrase";

  private static final String CODE = "the-code";
  private static final int KEPT_LINES = 300;

  private final int port = freePort();
  private final List<String> settings;
  private final Path folder;
  private final ConcurrentLinkedDeque<String> output = new ConcurrentLinkedDeque<>();
  private Process process;

  private Node(Path folder, List<String> settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * A node on its embedded database.
   *
   * @param folder holds its data; that of another node's earlier life will do
   * @param settings more of them, as on the command line
   */
  public static Node embedded(Path folder, String... settings) {
    var cache = Path.of(System.getProperty("user.home"), ".cache/rapport");
    PostgresBinaries.unpack(cache);
    try {
      if (!Files.exists(folder.resolve("runtime"))) {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("runtime"), cache);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Node(folder, with(settings, "--rapport.data-folder=" + folder));
  }

  /** A node on a server of its own, which other nodes may use as well. */
  public static Node external(String url, String username, String password) {
    return new Node(
        null,
        List.of(
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + username,
            "--spring.datasource.password=" + password));
  }

  /** Starts it and waits until it is ready. */
  public Node start() {
    var ready = new CompletableFuture<Boolean>();
    try {
      process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Process started = process;
    Thread.ofVirtual().start(() -> listen(started, ready));
    try {
      assertThat(ready.get(10, TimeUnit.MINUTES)).as(this::output).isTrue();
    } catch (TimeoutException e) {
      throw new AssertionError(output(), e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private List<String> command() {
    var tests = File.separator + "test-classes";
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                // As users have it: without the tests, whose parts would become the application's.
                Arrays.stream(classPath.split(File.pathSeparator))
                    .filter(entry -> !entry.contains(tests))
                    .collect(Collectors.joining(File.pathSeparator)),
                "dev.rapport.RapportApplication",
                "--server.port=" + port));
    command.add("--rapport.set-up-code=" + CODE);
    command.add("--db-scheduler.scheduler-name=" + name());
    // Found dead sooner than by default.
    command.add("--db-scheduler.polling-interval=500ms");
    command.add("--db-scheduler.heartbeat-interval=500ms");
    command.addAll(settings);
    return command;
  }

  private void listen(Process started, CompletableFuture<Boolean> ready) {
    try (var lines = new BufferedReader(new InputStreamReader(started.getInputStream()))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (!line.startsWith("\tat ")) { // what it said, not where in the code
          output.add(line);
        }
        if (output.size() > KEPT_LINES) {
          output.removeFirst();
        }
        if (line.startsWith("Rapport is ready")) {
          ready.complete(true);
        }
      }
    } catch (IOException closedAsItWasKilled) {
      output.add("killed");
    } finally {
      ready.complete(false); // unless it was
    }
  }

  /** By which others know it, as who is at work on a job. */
  public String name() {
    return "node-" + port;
  }

  /** What it said last. */
  public String output() {
    return String.join("\n", output);
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** As {@code kill -9} does, the application alone. */
  public void kill() {
    end(process.toHandle());
  }

  /** As {@code kill -9} does, the embedded database's server alone. */
  public void killDatabase() {
    databaseProcess().ifPresent(Node::end);
  }

  /** The embedded database's server, if there is one. */
  public Optional<ProcessHandle> databaseProcess() {
    try {
      var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(pid.strip()));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException betweenTwoLives) {
      return Optional.empty();
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops it in order, as Ctrl+C does. */
  @Override
  public void close() throws IOException {
    if (isAlive()) {
      process.destroy();
      process.onExit().join();
    }
    if (folder != null) {
      killDatabase(); // a failed test leaves it behind
      Files.deleteIfExists(folder.resolve("runtime"));
    }
  }

  public Browser browser() {
    return new Browser(port);
  }

  /** Somebody who has set it up, and is its administrator. */
  public Browser setUp() {
    return setUp(false);
  }

  /** The same, with or without the examples that a first visit offers. */
  public Browser setUp(boolean examples) {
    var browser = browser();
    var answer =
        browser.post(
            "/api/set-up",
            Map.of(
                "code", CODE,
                "organisation", "Acme",
                "language", "en",
                "currency", "EUR",
                "country", "BG",
                "timeZone", "Europe/Sofia",
                "sampleData", examples,
                "administrator", Map.of("name", "Ada", "email", EMAIL, "password", PASSWORD)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return browser;
  }

  /** Into its embedded database, behind its back. */
  public Connection connect() throws SQLException {
    try {
      var port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
      var password = Files.readString(folder.resolve("postgres-password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/rapport", "rapport", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> with(String[] settings, String more) {
    var all = new ArrayList<>(List.of(settings));
    all.add(more);
    return all;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
