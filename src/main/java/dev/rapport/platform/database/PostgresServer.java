package dev.rapport.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own, its data in a folder that outlives it.
 *
 * <p>It listens to this machine alone and asks for a password that lies beside the data. It starts
 * again when it dies, and stops what a killed application left running before it starts.
 */
public final class PostgresServer implements AutoCloseable {

  /** The owner of the application's database; no superuser. */
  public static final String USER = "rapport";

  public static final String DATABASE = "rapport";

  private static final String SUPERUSER = "postgres";
  private static final String MAJOR_VERSION = "18";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
  private static final System.Logger log = System.getLogger(PostgresServer.class.getName());

  private final PostgresFolder folder;
  private final Path data;
  private final boolean durable;
  private final PostgresProcess programs;
  private final int port;
  private volatile boolean stopping;
  private volatile @Nullable Process process;

  private PostgresServer(PostgresFolder folder, PostgresBinaries binaries, boolean durable)
      throws IOException {
    this.folder = folder;
    this.data = folder.data();
    this.durable = durable;
    this.programs = PostgresProcess.forOwnerOf(data, binaries);
    this.port = freePort();
  }

  /**
   * Starts the server on the data in {@code folder}, made on first use.
   *
   * @param durable false for tests alone: they don't ask the disk whether it has written
   * @throws DatabaseUnavailableException when another application uses the folder, or the server
   *     doesn't start
   */
  public static PostgresServer start(Path folder, PostgresBinaries binaries, boolean durable) {
    try {
      PostgresFolder locked = PostgresFolder.lock(folder);
      try {
        return start(new PostgresServer(locked, binaries, durable));
      } catch (IOException | RuntimeException e) {
        locked.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " can't be used", e);
    }
  }

  private static PostgresServer start(PostgresServer server) throws IOException {
    try {
      server.prepare();
      server.startProcess();
      server.createDatabase();
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The JDBC address of one of its databases. */
  public String url(String database) {
    return url(port, database);
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  public String password() {
    return folder.password();
  }

  /** A connection as superuser: to create databases, never to work in one. */
  public Connection superuser() throws SQLException {
    return DriverManager.getConnection(url("postgres"), SUPERUSER, password());
  }

  /** The id of the running server's process, or 0 between two lives. */
  public long pid() {
    Process current = process;
    return current != null && current.isAlive() ? current.pid() : 0;
  }

  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    try {
      Process current = process;
      if (current != null && current.isAlive()) {
        stopFast();
      }
    } finally {
      folder.close();
    }
  }

  private void prepare() throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      initialise();
    } else if (!Files.readString(version).strip().equals(MAJOR_VERSION)) {
      throw new DatabaseUnavailableException(
          "The data in %s was written by PostgreSQL %s; this is PostgreSQL %s."
              .formatted(data, Files.readString(version).strip(), MAJOR_VERSION),
          "Back it up with the Rapport that wrote it, and restore the backup with this one.");
    }
    programs.own(data);
    stopOrphan();
  }

  /** Makes the cluster beside its place and moves it there whole. */
  private void initialise() throws IOException {
    Path unfinished = folder.path().resolve("postgres.new");
    PostgresBinaries.deleteRecursively(unfinished);
    Files.createDirectory(unfinished);
    programs.own(unfinished);
    Path passwordFile = Files.createTempFile(folder.path(), "password", "");
    try {
      Files.writeString(passwordFile, password());
      programs.own(passwordFile);
      programs.run(
          "initdb",
          "--pgdata=" + unfinished,
          "--username=" + SUPERUSER,
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          // Sorting by plain code points, letters known in every script; ICU collations do the
          // rest.
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
          "--lc-ctype=" + (PostgresTuning.isMac() ? "UTF-8" : "C.UTF-8"),
          durable ? "--sync-method=fsync" : "--no-sync");
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(unfinished, data);
  }

  /**
   * Stops the server that a killed application left behind. Of one that was killed itself, workers
   * may still be writing: what they hold of its memory is named in the file, and the next server
   * waits for its end as long as it finds the file. Only the process is forgotten: another one may
   * have got its id since.
   */
  private void stopOrphan() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) { // the machine lost its power while it was written
      Files.delete(pidFile);
    } else if (isPostgres(lines.getFirst().strip())) {
      stopFast();
    } else {
      lines.set(0, Long.toString(ProcessHandle.current().pid())); // the next one's parent
      Files.write(pidFile, lines);
    }
  }

  private static boolean isPostgres(String pid) throws IOException {
    var process = ProcessHandle.of(Long.parseLong(pid));
    if (process.isEmpty() || !process.get().isAlive()) {
      return false;
    }
    Path commandLine = Path.of("/proc", pid, "cmdline");
    String command =
        Files.isReadable(commandLine)
            ? Files.readString(commandLine)
            : process.get().info().commandLine().orElse("postgres");
    return command.contains("postgres");
  }

  private void stopFast() {
    programs.run("pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=120");
  }

  private void startProcess() throws IOException {
    Path output = folder.path().resolve("postgres-start.log");
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString()));
    PostgresTuning.settings(port, durable)
        .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    Process started;
    do { // again while the workers of one that was killed have not ended
      started = programs.start(output, arguments.toArray(String[]::new));
      process = started;
      while (started.isAlive() && !isReady(started) && Instant.now().isBefore(deadline)) {
        pause(20);
      }
    } while (!started.isAlive()
        && Files.readString(output).contains("shared memory block")
        && Instant.now().isBefore(deadline));
    if (!isReady(started)) {
      throw new DatabaseUnavailableException(
          "PostgreSQL did not start: " + Files.readString(output).strip(),
          "The whole story is in " + data.resolve("log"));
    }
    started.onExit().thenRun(() -> Thread.ofVirtual().start(this::restart));
  }

  private boolean isReady(Process started) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.size() >= 8
        && lines.getFirst().strip().equals(Long.toString(started.pid()))
        && lines.get(7).strip().equals("ready");
  }

  /** Brings the server back after it died; what was committed is there. */
  private void restart() {
    for (int attempt = 1; !stopping; attempt++) {
      log.log(System.Logger.Level.WARNING, "PostgreSQL died; starting it again");
      try {
        pause(Math.min(100L * attempt, 5_000));
        synchronized (this) {
          if (!stopping) {
            startProcess();
            log.log(System.Logger.Level.INFO, "PostgreSQL is back");
          }
        }
        return;
      } catch (IOException | RuntimeException e) {
        log.log(System.Logger.Level.ERROR, "PostgreSQL could not be started again", e);
      }
    }
  }

  private void createDatabase() throws IOException {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", USER)) {
        // The password is hexadecimal: DDL takes no parameters.
        statement.execute("create role " + USER + " login createdb password '" + password() + "'");
      }
      if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
        statement.execute("create database " + DATABASE + " owner " + USER);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
