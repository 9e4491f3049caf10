package dev.rapport.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Backups that earlier releases made: a small company, brought in and worked with. */
final class Release {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "a long enough passphrase";

  private Release() {}

  /** Of the first release, its tables at version 21. */
  static Path first(Path folder) {
    try (var in = Release.class.getResourceAsStream("/releases/backup-21.zip")) {
      var file = folder.resolve("backup-21.zip");
      Files.copy(in, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
