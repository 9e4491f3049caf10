package dev.rapport.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.platform.database.OlderPostgres;
import dev.rapport.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAcrossVersionsTest {

  @TempDir private Path folder;

  @Test
  void a_backup_goes_from_the_newest_postgresql_to_the_oldest_and_back() throws Exception {
    assumeTrue(OlderPostgres.isInstalled(), "PostgreSQL 15 is not installed");
    var first = Release.first(folder);
    var data = Files.createDirectory(folder.resolve("older"));
    var later = TestDatabase.createEmpty();
    var back = folder.resolve("back.zip");
    try (var older = OlderPostgres.start(data)) {
      try (var connection = older.connect("postgres")) {
        Schema.execute(connection, "create database rapport");
      }
      new Restore(older.url("rapport"), OlderPostgres.USER, "").read(first);
      try (var from = older.connect("rapport");
          var backedUp = older.connect("rapport")) {
        var manifest = Backup.write(backedUp, back);
        assertThat(manifest.postgres()).startsWith("15.");
        new Restore(later.url(), later.username(), later.password()).read(back);
        try (var to = later.connect()) {
          for (var table : manifest.tables()) {
            assertThat(Rows.of(to, table.name()))
                .as(table.name())
                .isEqualTo(Rows.of(from, table.name()));
          }
        }
      }
    }
  }
}
