package dev.rapport.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.records.NumberSequences;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import dev.rapport.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ApiTest
@OwnDatabase
class BackupTest {

  @TempDir private Path folder;
  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private DataSource source;

  private Office office;
  private Path file;

  @BeforeEach
  void anOfficeAtWork() {
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    file = folder.resolve("rapport.zip");
    var company = office.id(office.ann, "company", Map.of("name", "Тест \\ חברה 公司"));
    office.update(office.ann, "company", company, Map.of("description", "\"a\",\n\\N\n\\.\n\t"));
    office.create(office.ann, "person", Map.of("lastName", "Ивановa", "company", company));
    var share = "/api/records/company/" + company + "/shares/" + office.carl;
    assertThat(office.browser(office.ann).put(share, Map.of("change", false)).status())
        .isEqualTo(204);
  }

  @Test
  void a_restored_copy_is_the_same_row_by_row() throws SQLException {
    withFieldsOfItsOwn();
    withAnObjectOfItsOwn();
    var copy = TestDatabase.createEmpty();
    try (var from = source.getConnection();
        var backedUp = source.getConnection();
        var to = copy.connect()) {
      atRest(from);
      var manifest = Backup.write(backedUp, file);
      restore(copy, file);

      assertThat(manifest.rows()).isGreaterThan(50);
      for (var table : manifest.tables()) {
        assertThat(Rows.of(to, table.name()))
            .as(table.name())
            .isEqualTo(Rows.of(from, table.name()));
      }
      assertThat(Schema.version(to)).isEqualTo(Schema.version(from)).isEqualTo(manifest.schema());
      assertThat(structure(to)).isEqualTo(structure(from));
    }
  }

  @Test
  void a_copy_goes_on_numbering_and_its_reactors_see_what_is_new_and_nothing_twice()
      throws SQLException {
    var unseen =
        """
        select count(*) from reactor join change_set
        on (change_set.transaction, id) > (position_transaction, position)
        """;
    var copy = TestDatabase.createEmpty();
    try (var from = source.getConnection();
        var backedUp = source.getConnection()) {
      await().until(() -> number(from, unseen) == 0);
      Backup.write(backedUp, file);
    }
    restore(copy, file);
    try (var to = copy.connect()) {
      assertThat(number(to, unseen)).isZero();
      var before = number(to, "select max(id) from change_set");
      Schema.execute(to, "insert into change_set (source, records) values ('api', 0)");
      assertThat(number(to, "select max(id) from change_set")).isEqualTo(before + 1);
      var reactors = number(to, "select count(*) from reactor");
      assertThat(reactors).isPositive();
      assertThat(number(to, unseen)).isEqualTo(reactors);
      assertThatThrownBy(() -> Schema.execute(to, "delete from change_set"))
          .as("the audit trail is guarded in the copy as well")
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_copy_goes_on_with_the_numbers_of_records_and_gives_none_twice() throws Exception {
    var number = numbering("company", "Customer number", 1);
    var code = numbering("person", "Code", 500);
    var unnumbered =
        "select (select count(*) from company where %s is null)".formatted(number)
            + " + (select count(*) from person where %s is null)".formatted(code);
    try (var from = source.getConnection()) {
      await().until(() -> number(from, unnumbered) == 0); // those from before are numbered late
    }
    var writing = new AtomicBoolean(true);
    var writer =
        Thread.startVirtualThread(() -> {
          while (writing.get()) {
            office.create(office.bob, "company", Map.of("name", "Meanwhile"));
          }
        });
    try (var backedUp = source.getConnection()) {
      Backup.write(backedUp, file);
    } finally {
      writing.set(false);
      writer.join();
    }
    var copy = TestDatabase.createEmpty();
    restore(copy, file);
    try (var to = copy.connect()) {
      var last = number(to, "select max(substr(" + number + ", 3)::int) from company");
      assertThat(last).isPositive();
      assertThat(next(to, "company", number)).isGreaterThan(last);
      var people = number(to, "select count(*) from person");
      assertThat(next(to, "person", code)).isEqualTo(500 + people);
    }
  }

  /** Until nobody follows any more what the test has just done: what is compared must not move. */
  private static void atRest(Connection connection) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          var before = Rows.of(connection, "reactor");
          Thread.sleep(1_000);
          return Rows.of(connection, "reactor").equals(before);
        });
  }

  /** As the application takes it. */
  private static long next(Connection connection, String object, String field) throws SQLException {
    return number(connection, "select nextval('" + NumberSequences.name(object, field) + "')");
  }

  /** The name of a new field that numbers the object's records. */
  private String numbering(String object, String label, int first) {
    var sequence = Map.of("prefix", "N-", "digits", 6, "first", first);
    var field =
        Map.of(
            "labels",
            Map.of("en", label),
            "type",
            Map.of("name", "sequence", "sequence", sequence));
    var made =
        office.browser(office.administrator).post("/api/objects/" + object + "/fields", field);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("name");
  }

  @Test
  void it_is_of_one_moment_while_others_write() throws Exception {
    var writing = new AtomicBoolean(true);
    var writer =
        Thread.startVirtualThread(() -> {
          while (writing.get()) {
            office.create(office.bob, "company", Map.of("name", "Meanwhile"));
          }
        });
    try (var backedUp = source.getConnection()) {
      Backup.write(backedUp, file);
    } finally {
      writing.set(false);
      writer.join();
    }
    var copy = TestDatabase.createEmpty();
    restore(copy, file); // which checks every foreign key
    try (var to = copy.connect()) {
      var companies = number(to, "select count(*) from company");
      for (var also :
          List.of(
              "select count(*) from company join record using (id)",
              "select count(*) from company where id in (select record_id from change)",
              "select count(*) from record where object = 'company'")) {
        assertThat(number(to, also)).as(also).isEqualTo(companies);
      }
      assertThat(number(to, "select sum(records) from change_set"))
          .isEqualTo(number(to, "select count(*) from change"));
    }
  }

  @Test
  void an_archive_that_was_cut_off_or_changed_is_refused_and_nothing_comes_in() throws Exception {
    Manifest manifest;
    try (var backedUp = source.getConnection()) {
      manifest = Backup.write(backedUp, file);
    }
    var whole = Files.readAllBytes(file);
    var copy = TestDatabase.createEmpty();
    for (var length : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> restore(copy, file))
          .isInstanceOf(BackupFailure.class)
          .hasMessageContaining("damaged");
    }
    var refused = 0;
    for (var at = 0; at < whole.length; at += whole.length / 100) {
      var changed = whole.clone();
      changed[at] ^= 0x10;
      try (var opened = Archive.open(Files.write(file, changed))) {
        // The date of an entry, or what else nobody reads.
        assertThat(opened.manifest()).as("byte " + at).isEqualTo(manifest);
      } catch (BackupFailure e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
    assertThatThrownBy(() -> restore(copy, folder.resolve("nowhere")))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("There is no backup");
    try (var to = copy.connect()) {
      assertThat(Schema.tables(to)).isEmpty();
    }
  }

  @Test
  void a_database_with_something_in_it_is_left_as_it_is() throws SQLException {
    try (var backedUp = source.getConnection()) {
      Backup.write(backedUp, file);
    }
    var used = TestDatabase.create();
    try (var connection = used.connect()) {
      Schema.execute(connection, "insert into setting values ('a', '1')");
    }
    assertThatThrownBy(() -> restore(used, file))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("something in this database already");
    var migrated = TestDatabase.create();
    restore(migrated, file);
  }

  @Test
  void a_file_that_is_there_is_never_overwritten() throws Exception {
    Files.writeString(file, "precious");
    try (var backedUp = source.getConnection()) {
      assertThatThrownBy(() -> Backup.write(backedUp, file)).isInstanceOf(BackupFailure.class);
    }
    assertThat(file).hasContent("precious");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  private static void restore(TestDatabase to, Path file) throws SQLException {
    new Restore(to.url(), to.username(), to.password()).read(file);
  }

  private static List<String> structure(Connection connection) throws SQLException {
    var query =
        """
        select pg_get_indexdef(i.indexrelid) from pg_index i
          join pg_class c on c.oid = i.indexrelid where relnamespace = 'public'::regnamespace
        union all
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select pg_get_triggerdef(t.oid) || ' ' || tgenabled::text from pg_trigger t where not tgisinternal
        order by 1
        """;
    return Schema.list(connection, query, row -> row.getString(1));
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Schema.list(connection, query, row -> row.getLong(1)).getFirst();
  }

  private void withFieldsOfItsOwn() {
    var administrator = office.browser(office.administrator);
    for (var type : List.of("text", "money", "multiChoice", "date", "address")) {
      var choices = List.of(Map.of("labels", Map.of("en", "One"), "color", "red"));
      var field =
          Map.of(
              "labels", Map.of("en", "Own " + type),
              "type", Map.of("name", type, "choices", choices));
      assertThat(administrator.post("/api/objects/company/fields", field).status()).isEqualTo(201);
    }
    office.id(
        office.ann,
        "company",
        Map.of("name", "Own", "x_own_text", "жълт", "x_own_money", 12, "x_own_date", "2026-01-31"));
  }

  private void withAnObjectOfItsOwn() {
    var administrator = office.browser(office.administrator);
    var vessel =
        Map.of(
            "labels",
            Map.of("en", "Vessel"),
            "plurals",
            Map.of("en", "Vessels"),
            "icon",
            "box",
            "color",
            "teal");
    assertThat(administrator.post("/api/objects", vessel).status()).isEqualTo(201);
    var port = Map.of("labels", Map.of("en", "Port"), "type", Map.of("name", "text"));
    assertThat(administrator.post("/api/objects/x_vessel/fields", port).status()).isEqualTo(201);
    office.id(office.administrator, "x_vessel", Map.of("name", "Аврора", "x_port", "Varna"));
  }
}
