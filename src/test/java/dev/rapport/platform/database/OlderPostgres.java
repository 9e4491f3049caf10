package dev.rapport.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The oldest PostgreSQL that Rapport takes, where Debian's package of it is installed; another one
 * where {@code rapport.test.programs} names its folder.
 */
public final class OlderPostgres implements AutoCloseable {

  public static final String USER = "postgres";

  private static final Path PROGRAMS =
      Path.of(System.getProperty("rapport.test.programs", "/usr/lib/postgresql/15"));

  private final int port;
  private final Process process;

  private OlderPostgres(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAMS.resolve("bin/initdb"));
  }

  /**
   * Starts a server that lets everybody in.
   *
   * @param folder for its data, empty
   */
  public static OlderPostgres start(Path folder) throws IOException, InterruptedException {
    var data = folder.resolve("postgres-15");
    var programs = PostgresProcess.forOwnerOf(folder, new PostgresBinaries(PROGRAMS));
    programs.own(folder);
    programs.run(
        "initdb",
        "--pgdata=" + data,
        "--username=" + USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync");
    var port = freePort();
    var log = folder.resolve("postgres-15.log");
    var server =
        new OlderPostgres(
            port,
            programs.start(
                log,
                "-D",
                data.toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off"));
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (true) {
      try (var connection = server.connect(USER)) {
        return server;
      } catch (SQLException notYet) {
        if (!server.process.isAlive() || Instant.now().isAfter(deadline)) {
          server.close();
          throw new IllegalStateException(Files.readString(log), notYet);
        }
      }
      Thread.sleep(50);
    }
  }

  /** The JDBC address of one of its databases. */
  public String url(String database) {
    return PostgresServer.url(port, database);
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, "");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
