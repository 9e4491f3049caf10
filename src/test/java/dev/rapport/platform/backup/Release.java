package dev.rapport.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A backup that an earlier release made, {@code releases/backup-SCHEMA.zip}: a small company,
 * brought in and worked with as {@link ReleaseFixtureTest} does.
 *
 * @param schema the version of its tables
 */
record Release(int schema) {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "a long enough passphrase";

  private static final Pattern NAME = Pattern.compile("backup-(\\d+)\\.zip");

  /** All that are kept, the oldest first. */
  static List<Release> all() {
    try (var files = Files.list(resource("/releases"))) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .flatMap(name -> name.matches() ? Stream.of(Integer.valueOf(name.group(1))) : Stream.of())
          .sorted()
          .map(Release::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the first release, its tables at version 21, as a file in {@code folder}. */
  static Path first(Path folder) {
    return all().getFirst().in(folder);
  }

  /** As a file in {@code folder}. */
  Path in(Path folder) {
    try {
      var name = "backup-" + schema + ".zip";
      return Files.copy(resource("/releases/" + name), folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Release.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
