package dev.rapport.platform.backup;

import dev.rapport.platform.backup.Manifest.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * Brings a backup into an empty database: the tables as they were when it was made, by the
 * migrations of this release, then the rows in one transaction. The next start migrates further.
 */
final class Restore {

  private static final Pattern CUSTOM = Pattern.compile("x_[a-z0-9_]{1,60}");
  private static final Pattern TYPE =
      Pattern.compile(
          "text(\\[])?|numeric(\\(\\d+,\\d+\\))?|character\\(3\\)|date|timestamp with time zone"
              + "|boolean|jsonb|uuid");

  private final String url;
  private final String username;
  private final String password;

  Restore(String url, String username, String password) {
    this.url = url;
    this.username = username;
    this.password = password;
  }

  /**
   * Restores the backup in {@code file}.
   *
   * @throws BackupFailure when it is damaged or too new, or the database has rows; then none has
   *     come in
   */
  Manifest read(Path file) throws SQLException {
    try (var archive = Archive.open(file);
        var connection = DriverManager.getConnection(url, username, password)) {
      requireEmpty(connection);
      migrate(archive.manifest());
      extend(connection, archive.manifest());
      var tables = tables(connection, archive.manifest());
      connection.setAutoCommit(false);
      load(connection, archive, tables);
      connection.commit();
      connection.setAutoCommit(true);
      Schema.execute(connection, "analyze");
      return archive.manifest();
    } catch (IOException e) {
      throw new BackupFailure(
          "The backup %s can't be read: %s".formatted(file, e), "Nothing was restored. Try again.");
    }
  }

  /** A restore that was cut off leaves tables without rows, which do no harm. */
  private static void requireEmpty(Connection connection) throws SQLException {
    for (var table : Schema.tables(connection)) {
      var any = "select exists (select from " + table.quoted() + ")";
      if (Schema.list(connection, any, row -> row.getBoolean(1)).getFirst()) {
        throw new BackupFailure(
            "There is something in this database already.",
            "Nothing was restored. Restore into a new database, or a data folder that doesn't exist"
                + " yet.");
      }
    }
  }

  private void migrate(Manifest manifest) {
    var wanted = MigrationVersion.fromVersion(manifest.schema());
    // Asked without a target: Flyway itself fails at one that it doesn't know, in its own words.
    var flyway = Flyway.configure().dataSource(url, username, password);
    var known =
        Arrays.stream(flyway.load().info().all())
            .anyMatch(migration -> wanted.equals(migration.getVersion()));
    if (!known) {
      throw new BackupFailure(
          "The backup comes from a later release of Rapport: its tables are of version %s."
              .formatted(wanted),
          "Nothing was restored. Restore it with that release, or a later one.");
    }
    flyway.target(wanted).load().migrate();
  }

  /**
   * Adds the tables, columns and sequences that administrators added. The columns' indexes are
   * built by the application, once it starts.
   */
  private static void extend(Connection connection, Manifest manifest) throws SQLException {
    var known = Schema.tables(connection).stream().map(Schema.Table::name).toList();
    try (var create = connection.prepareStatement("select create_object_table(?)")) {
      for (var table : manifest.tables()) {
        if (!known.contains(table.name()) && CUSTOM.matcher(table.name()).matches()) {
          create.setString(1, table.name());
          create.execute();
        }
      }
    }
    for (var sequence : manifest.sequences()) {
      if (CUSTOM.matcher(sequence.name()).matches()) {
        Schema.execute(connection, "create sequence if not exists " + sequence.name());
      }
    }
    for (var here : Schema.tables(connection)) {
      for (var table : manifest.tables()) {
        if (table.name().equals(here.name())) {
          for (var column : table.columns()) {
            if (!here.columns().contains(column) && isCustom(column)) {
              Schema.execute(
                  connection,
                  "alter table %s add column %s %s%s"
                      .formatted(
                          here.quoted(),
                          column.name(),
                          column.type(),
                          column.type().equals("text") ? " collate rapport" : ""));
            }
          }
        }
      }
    }
  }

  /** Nothing else from a file becomes part of a statement. */
  private static boolean isCustom(Manifest.Column column) {
    return CUSTOM.matcher(column.name()).matches() && TYPE.matcher(column.type()).matches();
  }

  /** The database's tables by name, when they are those of the backup. */
  private static Map<String, Schema.Table> tables(Connection connection, Manifest manifest)
      throws SQLException {
    var here =
        Schema.tables(connection).stream()
            .collect(Collectors.toMap(Schema.Table::name, Function.identity()));
    var left = new HashMap<>(here);
    for (var table : manifest.tables()) {
      var same = left.remove(table.name());
      if (same == null
          || same.columns().size() != table.columns().size()
          || !same.columns().containsAll(table.columns())) {
        throw different(table.name());
      }
    }
    if (!left.isEmpty()) {
      throw different(left.keySet().iterator().next());
    }
    return here;
  }

  private static BackupFailure different(String table) {
    return new BackupFailure(
        "The table %s is another one in the backup than in this database.".formatted(table),
        "Nothing was restored. Restore it with the release that made it, into a new database.");
  }

  private static void load(Connection connection, Archive archive, Map<String, Schema.Table> tables)
      throws SQLException, IOException {
    var hindrances = Schema.hindrances(connection);
    for (var hindrance : hindrances) {
      Schema.execute(connection, hindrance.drop());
    }
    for (var table : archive.manifest().tables()) {
      load(connection, archive, table, Objects.requireNonNull(tables.get(table.name())));
    }
    // Indexes before the foreign keys that look things up by them.
    for (var hindrance : hindrances.reversed()) {
      Schema.execute(connection, hindrance.create());
    }
    for (var sequence : archive.manifest().sequences()) {
      set(connection, sequence);
    }
  }

  private static void load(
      Connection connection, Archive archive, Manifest.Table table, Schema.Table to)
      throws SQLException, IOException {
    var columns =
        table.columns().stream()
            .map(column -> to.names().get(to.columns().indexOf(column)))
            .collect(Collectors.joining(", "));
    try (var rows = archive.open(table)) {
      var loaded =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + to.quoted() + " (" + columns + ") from stdin", rows);
      if (loaded != table.rows()) {
        throw new IllegalStateException(
            "%d of %d rows of %s came in".formatted(loaded, table.rows(), table.name()));
      }
    }
  }

  private static void set(Connection connection, Sequence sequence) throws SQLException {
    try (var set = connection.prepareStatement("select setval(quote_ident(?)::regclass, ?, ?)")) {
      set.setString(1, sequence.name());
      set.setLong(2, sequence.value());
      set.setBoolean(3, sequence.called());
      set.execute();
    }
  }
}
