package dev.rapport.benchmark;

import dev.rapport.platform.database.PostgresServer;
import dev.rapport.testing.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The application in a process of its own, on the data folder of one size. */
final class Server implements AutoCloseable {

  static final String SET_UP_CODE = "benchmark";

  /** The administrator whom {@link #setUp} makes. */
  static final String EMAIL = "ada@example.com";

  static final String PASSWORD = "correct horse 42";

  private static final String HEAP = "1g";

  private final Path folder;
  private final Process process;
  private final int port;
  private final Duration started;

  private Server(Path folder, Process process, int port, Duration started) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.started = started;
  }

  /** Starts it and waits for the first answer. */
  static Server start(Path folder, int port) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx" + HEAP,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MeasuredApplication.class.getName(),
            "--server.port=" + port,
            "--rapport.data-folder=" + folder,
            "--rapport.set-up-code=" + SET_UP_CODE,
            "--spring.servlet.multipart.max-file-size=1GB",
            "--spring.servlet.multipart.max-request-size=1GB",
            "--rapport.imports.max-size=1GB",
            "--rapport.imports.max-time=30m");
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("benchmark.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var client = HttpClient.newHttpClient();
    var question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"));
    while (true) {
      try {
        if (client.send(question.build(), BodyHandlers.discarding()).statusCode() == 200) {
          var started = Duration.ofNanos(System.nanoTime() - begun);
          return new Server(folder, process, port, started);
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException("It did not start, see " + folder.resolve("benchmark.log"));
        }
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** Makes an empty company; the browser is its administrator's from then on. */
  static void setUp(Browser browser) {
    browser.post(
        "/api/set-up",
        Map.of(
            "code", SET_UP_CODE,
            "organisation", "Benchmark",
            "language", "en",
            "currency", "EUR",
            "country", "BG",
            "timeZone", "Europe/Sofia",
            "administrator", Map.of("name", "Ada", "email", EMAIL, "password", PASSWORD),
            "sampleData", false));
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  /** From the start of the process, PostgreSQL included, to the first answer. */
  Duration started() {
    return started;
  }

  /** A bare connection to its database. */
  Connection database() throws SQLException {
    return databaseOf(folder);
  }

  /** A bare connection to the embedded database that runs in a data folder. */
  static Connection databaseOf(Path folder) throws SQLException {
    try {
      var port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
      var password = Files.readString(folder.resolve("postgres-password")).strip();
      var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE;
      return DriverManager.getConnection(url, PostgresServer.USER, password);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** What the application itself holds in memory now, in MB; 0 where the system does not tell. */
  long memory() {
    return memoryOf(process.toHandle());
  }

  /** What a process holds in memory now, in MB; 0 where the system does not tell. */
  static long memoryOf(ProcessHandle process) {
    return status(process, "VmRSS:");
  }

  /** The most that it has held, in MB. */
  long mostMemory() {
    return status(process.toHandle(), "VmHWM:");
  }

  /**
   * What all of it holds, PostgreSQL included, in MB: pages that several processes share are
   * counted once for all.
   */
  long memoryOfAll() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(Server::share)
        .sum();
  }

  /** What the application, PostgreSQL and this client have computed so far, in nanoseconds. */
  long computed() {
    return Stream.of(Stream.of(process.toHandle(), ProcessHandle.current()), process.descendants())
        .flatMap(processes -> processes)
        .mapToLong(each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  private static long share(ProcessHandle process) {
    return read(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"), "Pss:");
  }

  private static long status(ProcessHandle process, String name) {
    return read(Path.of("/proc", Long.toString(process.pid()), "status"), name);
  }

  private static long read(Path file, String name) {
    try (var lines = Files.lines(file)) {
      return lines
              .filter(line -> line.startsWith(name))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
