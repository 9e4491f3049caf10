package dev.rapport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  private static final PostgresBinaries BINARIES =
      PostgresBinaries.unpack(Path.of(System.getProperty("user.home"), ".cache/rapport"));

  @TempDir private static Path folder;
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = PostgresServer.start(folder, BINARIES, true);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void data_survive_a_restart() throws SQLException {
    execute("create table note (text text)");
    execute("insert into note values ('kept')");
    server.close();
    start();
    assertThat(query("select text from note")).isEqualTo("kept");
  }

  @Test
  void the_server_comes_back_by_itself_when_it_is_killed_with_all_that_was_committed()
      throws SQLException {
    execute("create table letter (text text)");
    execute("insert into letter values ('committed')");
    long killed = server.pid();
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> query("select text from letter").equals("committed"));
    assertThat(server.pid()).isNotZero().isNotEqualTo(killed);
  }

  @Test
  void a_second_application_on_the_same_data_is_refused() {
    assertThatThrownBy(() -> PostgresServer.start(folder, BINARIES, true))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("Another Rapport already runs")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void nobody_comes_in_without_the_password_that_only_the_owner_can_read() throws Exception {
    String url = server.url(PostgresServer.DATABASE);
    for (String user : new String[] {PostgresServer.USER, "postgres"}) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess"))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("28P01");
    }
    var permissions = Files.getPosixFilePermissions(folder.resolve("postgres-password"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void it_listens_to_this_machine_alone() throws Exception {
    int port = Integer.parseInt(server.url("x").replaceAll(".*:(\\d+)/x", "$1"));
    for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .as(address.toString())
              .isInstanceOf(IOException.class);
        }
      }
    }
    try (var superuser = server.superuser();
        var row = superuser.createStatement().executeQuery("show unix_socket_directories")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEmpty();
    }
    assertThat(query("select usesuper::text from pg_user where usename = current_user"))
        .isEqualTo("false");
  }

  @Test
  void a_commit_waits_for_the_disk() throws SQLException {
    assertThat(query("show fsync")).isEqualTo("on");
    assertThat(query("show synchronous_commit")).isEqualTo("on");
    assertThat(query("show full_page_writes")).isEqualTo("on");
  }

  @Test
  void letters_of_every_script_are_letters_to_the_search_for_similar_words() throws SQLException {
    execute("create extension pg_trgm");
    assertThat(query("select (similarity('Иванов', 'Иванова') > 0.5)::text")).isEqualTo("true");
    assertThat(query("select (similarity('לקוחות', 'לקוחותי') > 0.5)::text")).isEqualTo("true");
    assertThat(query("select lower('ҚАЗАҚ')")).isEqualTo("қазақ");
  }

  @Test
  void a_process_id_left_by_a_machine_that_lost_its_power_does_not_block_the_start()
      throws Exception {
    server.close();
    // The id now belongs to somebody else: to this very test.
    String pidFile = "%d\n%s\n0\n1\n\n127.0.0.1\n0 0\nready\n";
    Path data = folder.resolve("postgres");
    Files.writeString(
        data.resolve("postmaster.pid"), pidFile.formatted(ProcessHandle.current().pid(), data));
    start();
    assertThat(query("select 1::text")).isEqualTo("1");
  }

  @Test
  void a_new_server_waits_until_the_last_worker_of_a_killed_one_has_written() throws Exception {
    long worker;
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      var row = statement.executeQuery("select pg_backend_pid()");
      row.next();
      worker = row.getLong(1);
      // It looks neither up nor around for some seconds.
      var busy =
          "do $$ declare n bigint := 0; begin for i in 1..60000000 loop n := n + i; end loop; end $$";
      var gone =
          Thread.ofVirtual()
              .start(() -> {
                try (var other = connection.createStatement()) {
                  other.execute(busy);
                } catch (SQLException diedMeanwhile) {
                  // as it should
                }
              });
      await()
          .until(() ->
              query("select (state = 'active')::text from pg_stat_activity where pid = " + worker)
                  .equals("true"));
      var killed = ProcessHandle.of(server.pid()).orElseThrow();
      killed.destroyForcibly();
      killed.onExit().join();
      server.close(); // before it brings it back itself
      assertThat(ProcessHandle.of(worker)).as("still at work").isPresent();
      start();
      assertThat(gone.join(Duration.ofSeconds(30))).as("its connection has ended").isTrue();
    }
    assertThat(query("select 1::text")).isEqualTo("1");
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = connect();
        var executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private String query(String query) throws SQLException {
    try (Connection connection = connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.url(PostgresServer.DATABASE), PostgresServer.USER, server.password());
  }
}
