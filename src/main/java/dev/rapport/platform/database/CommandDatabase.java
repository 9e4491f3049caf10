package dev.rapport.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The application's database, for commands that work beside the application or without it: the
 * external one, or the embedded one, whose server is started for as long as this is open unless it
 * runs.
 *
 * @param started here, to be stopped again; null when it was running
 */
public record CommandDatabase(
    String url, String username, String password, @Nullable PostgresServer started)
    implements AutoCloseable {

  /**
   * @throws DatabaseUnavailableException when it can't be reached or started
   */
  public static CommandDatabase open(Environment environment) {
    if (ExternalDatabase.isNamed(environment)) {
      var external = ExternalDatabase.of(environment);
      external.check();
      return new CommandDatabase(external.url(), external.username(), external.password(), null);
    }
    var folder = DatabaseConfiguration.dataFolder(environment);
    var running = running(folder);
    if (running != null) {
      return running;
    }
    var server =
        PostgresServer.start(folder, PostgresBinaries.unpack(folder.resolve("runtime")), true);
    return new CommandDatabase(
        server.url(PostgresServer.DATABASE), PostgresServer.USER, server.password(), server);
  }

  /** The server that an application runs in the folder; null when there is none. */
  private static @Nullable CommandDatabase running(Path folder) {
    try {
      var port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
      var url = PostgresServer.url(Integer.parseInt(port), PostgresServer.DATABASE);
      var password = Files.readString(folder.resolve("postgres-password")).strip();
      DriverManager.getConnection(url, PostgresServer.USER, password).close();
      return new CommandDatabase(url, PostgresServer.USER, password, null);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException | SQLException e) {
      return null;
    }
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
