package dev.rapport.platform.backup;

import dev.rapport.platform.backup.Manifest.Column;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all rows as one moment saw them, while others go on writing.
 *
 * <p>What a module wants copied in place of a table's own rows, it says by a query in {@code
 * backup/<table>.sql}.
 */
final class Backup {

  private static final int FASTEST = 1;

  private Backup() {}

  /**
   * Backs the database up.
   *
   * @param file must not exist; it appears once it is whole
   * @throws BackupFailure when it can't be written, or there is nothing to back up
   */
  static Manifest write(Connection connection, Path file) throws SQLException {
    if (Files.exists(file)) {
      throw new BackupFailure(
          "There is a file %s already.".formatted(file), "Name one that doesn't exist.");
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, ownersOnly(file));
      var manifest = copy(connection, unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException e) {
      throw new BackupFailure(
          "The backup can't be written to %s: %s".formatted(file, e),
          "See that its folder exists, is writable and has room.");
    } finally {
      deleteQuietly(unfinished);
    }
  }

  private static Manifest copy(Connection connection, Path file) throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (var channel = Files.newOutputStream(file);
        var zip = new ZipOutputStream(new BufferedOutputStream(channel, 1 << 16))) {
      zip.setLevel(FASTEST);
      var version = Schema.version(connection);
      var tables = Schema.tables(connection);
      if (version.isEmpty() || tables.isEmpty()) {
        throw new BackupFailure(
            "There is nothing in this database.", "See that it is the one that Rapport works in.");
      }
      // Nobody changes the tables themselves meanwhile.
      Schema.execute(
          connection,
          tables.stream()
              .map(Schema.Table::quoted)
              .collect(Collectors.joining(", ", "lock table ", " in access share mode")));
      var copied = new ArrayList<Manifest.Table>();
      for (var table : tables) {
        copied.add(copy(connection, table, zip));
      }
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              Instant.now(),
              version,
              connection.getMetaData().getDatabaseProductVersion(),
              copied,
              Schema.sequences(connection));
      zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
      zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
      zip.finish();
      zip.flush();
      return manifest;
    } finally {
      connection.rollback();
    }
  }

  private static Manifest.Table copy(Connection connection, Schema.Table table, ZipOutputStream zip)
      throws SQLException, IOException {
    var query =
        substitute(connection, table)
            .orElse("select " + table.values() + " from " + table.quoted());
    zip.putNextEntry(new ZipEntry("tables/" + table.name()));
    var digest = new DigestOutputStream(new Open(zip), Archive.sha256());
    var rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + query + ") to stdout", digest);
    zip.closeEntry();
    return new Manifest.Table(
        table.name(),
        table.columns(),
        rows,
        HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  /** What a module wants copied in its place; a query for just its columns. */
  private static Optional<String> substitute(Connection connection, Schema.Table table)
      throws SQLException, IOException {
    try (var resource = Backup.class.getResourceAsStream("/backup/" + table.name() + ".sql")) {
      if (resource == null) {
        return Optional.empty();
      }
      var query = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      try (var prepared = connection.prepareStatement(query)) {
        var columns = prepared.getMetaData();
        var names = new ArrayList<String>();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
          names.add(columns.getColumnLabel(i));
        }
        var wanted = table.columns().stream().map(Column::name).toList();
        if (!names.equals(wanted)) {
          throw new IllegalStateException(
              "backup/%s.sql gives %s instead of %s".formatted(table.name(), names, wanted));
        }
      }
      return Optional.of(query);
    }
  }

  /** Passwords' hashes are in it. */
  private static FileAttribute<?>[] ownersOnly(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stays open when whoever writes to it closes it. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
