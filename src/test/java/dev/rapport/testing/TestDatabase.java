package dev.rapport.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.support.SQLErrorCodesFactory;

/**
 * An empty, migrated database for a test; it goes when the tests end.
 *
 * @param url as JDBC wants it
 */
public record TestDatabase(String url, String username, String password) {

  private static final String RUN = "rapport_test_" + ProcessHandle.current().pid() + "_";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final List<String> CREATED = new CopyOnWriteArrayList<>();

  static {
    // Once a process, by whoever meets an error first: a thread of an application that has ended
    // would load none, and no error would have a name from then on.
    SQLErrorCodesFactory.getInstance();
    Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll));
  }

  /** A copy of the migrated template, made in some 50 ms. */
  public static TestDatabase create() {
    String name = RUN + COUNT.incrementAndGet();
    execute("create database " + name + " template " + Template.NAME);
    CREATED.add(name);
    return TestServer.get().database(name);
  }

  /** A database without any table. */
  public static TestDatabase createEmpty() {
    String name = RUN + COUNT.incrementAndGet();
    execute("create database " + name);
    CREATED.add(name);
    return TestServer.get().database(name);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }

  private static void execute(String statement) {
    try (var connection = TestServer.get().connect();
        var executed = connection.createStatement()) {
      // Names made of letters, digits and underscores above: DDL takes no parameters.
      executed.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Migrated once a run. */
  private static final class Template {
    private static final String NAME = RUN + "template";

    static {
      execute("create database " + NAME);
      CREATED.add(NAME);
      TestDatabase template = TestServer.get().database(NAME);
      Flyway.configure()
          .dataSource(template.url(), template.username(), template.password())
          .load()
          .migrate();
    }
  }

  private static void dropAll() {
    if (CREATED.isEmpty()) {
      return;
    }
    try {
      CREATED.forEach(name -> execute("drop database if exists " + name + " with (force)"));
    } finally {
      TestServer.get().close();
    }
  }
}
