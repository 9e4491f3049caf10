package dev.rapport.build;

import dev.rapport.platform.database.PostgresBinaries;
import java.nio.file.Files;
import java.nio.file.Path;

/** What builds share across clean clones: unpacked programs that never change. */
final class BuildCache {

  /** PostgreSQL's programs, in the user's cache folder, or beside the build where there is none. */
  static PostgresBinaries postgres() {
    Path home = Path.of(System.getProperty("user.home", ""));
    boolean writable = home.isAbsolute() && Files.isWritable(home);
    return PostgresBinaries.unpack(writable ? home.resolve(".cache/rapport") : Path.of("target"));
  }

  private BuildCache() {}
}
