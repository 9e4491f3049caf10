package dev.rapport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollationsTest {

  @TempDir private static Path folder;
  private static PostgresServer server;

  @BeforeAll
  static void start() throws SQLException {
    var cache = Path.of(System.getProperty("user.home"), ".cache/rapport");
    server = PostgresServer.start(folder, PostgresBinaries.unpack(cache), false);
    try (var owner = connect(PostgresServer.USER)) {
      execute(owner, "create collation rapport (provider = icu, locale = 'und')");
      execute(
          owner, "create table word (id int primary key, ours text collate rapport, theirs text)");
      execute(owner, "create index by_column on word (ours)");
      execute(owner, "create index by_expression on word (lower(theirs collate rapport))");
      execute(owner, "create index by_condition on word (id) where ours > 'm'");
      execute(owner, "create index of_the_database on word (theirs)");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_index_in_an_order_that_has_changed_is_made_anew_once_and_others_are_left()
      throws SQLException {
    try (var superuser = connect("postgres")) {
      var column = file(superuser, "by_column");
      var expression = file(superuser, "by_expression");
      var condition = file(superuser, "by_condition");
      var other = file(superuser, "of_the_database");
      execute(superuser, "update pg_collation set collversion = '1.2' where collname = 'rapport'");

      renew();

      assertThat(file(superuser, "by_column")).isNotEqualTo(column);
      assertThat(file(superuser, "by_expression")).isNotEqualTo(expression);
      assertThat(file(superuser, "by_condition")).isNotEqualTo(condition);
      assertThat(file(superuser, "of_the_database")).isEqualTo(other);
      assertThat(
              query(
                  superuser,
                  "select (collversion = pg_collation_actual_version(oid))::text from pg_collation"
                      + " where collname = 'rapport'"))
          .isEqualTo("true");

      column = file(superuser, "by_column");
      renew();
      assertThat(file(superuser, "by_column")).isEqualTo(column);
    }
  }

  @Test
  void so_are_those_in_the_order_of_the_database() throws SQLException {
    try (var superuser = connect("postgres")) {
      var ours = file(superuser, "by_column");
      var theirs = file(superuser, "of_the_database");
      execute(superuser, "update pg_database set datcollversion = '0' where datname = 'rapport'");

      renew();

      assertThat(file(superuser, "by_column")).isEqualTo(ours);
      assertThat(file(superuser, "of_the_database")).isNotEqualTo(theirs);
      var version = "select datcollversion from pg_database where datname = 'rapport'";
      assertThat(query(superuser, version)).isNotEqualTo("0");
    }
  }

  private static void renew() {
    Collations.renew(server.url(PostgresServer.DATABASE), PostgresServer.USER, server.password());
  }

  /** Its file: another one once it was made anew. */
  private static String file(Connection connection, String index) throws SQLException {
    return query(connection, "select pg_relation_filenode('" + index + "')::text");
  }

  private static Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        server.url(PostgresServer.DATABASE), user, server.password());
  }

  private static String query(Connection connection, String query) throws SQLException {
    try (var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }
}
