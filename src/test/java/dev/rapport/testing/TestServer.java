package dev.rapport.testing;

import dev.rapport.platform.database.DatabaseUnavailableException;
import dev.rapport.platform.database.ExternalDatabase;
import dev.rapport.platform.database.OlderPostgres;
import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.platform.database.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL server of this run: the one that {@code RAPPORT_TEST_DATABASE_URL} names; the
 * oldest that the product takes, where {@code rapport.test.oldest} says so and it is installed;
 * else an embedded one that doesn't wait for the disk, its folder kept from run to run.
 */
sealed interface TestServer {

  TestDatabase database(String name);

  /** A connection that may create databases. */
  Connection connect() throws SQLException;

  void close();

  static TestServer get() {
    return Holder.SERVER;
  }

  final class Holder {
    private static final TestServer SERVER = choose();

    private static TestServer choose() {
      String url = System.getenv("RAPPORT_TEST_DATABASE_URL");
      if (url != null && !url.isBlank()) {
        return new External(ExternalDatabase.parse(url, null, null));
      }
      return Boolean.getBoolean("rapport.test.oldest") && OlderPostgres.isInstalled()
          ? Oldest.start()
          : Embedded.start();
    }
  }

  record Embedded(PostgresServer server) implements TestServer {

    /** A second run in the same tree, as from an editor, takes the next folder. */
    static Embedded start() {
      Path home = Path.of(System.getProperty("user.home"));
      PostgresBinaries binaries = PostgresBinaries.unpack(home.resolve(".cache/rapport"));
      for (int number = 1; ; number++) {
        try {
          Path folder = Path.of("target", "test-database-" + number);
          return new Embedded(PostgresServer.start(folder, binaries, false));
        } catch (DatabaseUnavailableException inUse) {
          if (number == 5) {
            throw inUse;
          }
        }
      }
    }

    @Override
    public TestDatabase database(String name) {
      return new TestDatabase(server.url(name), PostgresServer.USER, server.password());
    }

    @Override
    public Connection connect() throws SQLException {
      return database(PostgresServer.DATABASE).connect();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  record Oldest(OlderPostgres server, Path folder) implements TestServer {

    static Oldest start() {
      try {
        var folder = Files.createTempDirectory("rapport-oldest");
        return new Oldest(OlderPostgres.start(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public TestDatabase database(String name) {
      return new TestDatabase(server.url(name), OlderPostgres.USER, "");
    }

    @Override
    public Connection connect() throws SQLException {
      return server.connect(OlderPostgres.USER);
    }

    @Override
    public void close() {
      server.close();
      FileSystemUtils.deleteRecursively(folder.toFile());
    }
  }

  record External(ExternalDatabase named) implements TestServer {
    @Override
    public TestDatabase database(String name) {
      int path = named.url().indexOf('/', "jdbc:postgresql://".length());
      int query = named.url().indexOf('?');
      String host = named.url().substring(0, path);
      String parameters = query < 0 ? "" : named.url().substring(query);
      return new TestDatabase(host + "/" + name + parameters, named.username(), named.password());
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(named.url(), named.username(), named.password());
    }

    @Override
    public void close() {}
  }
}
