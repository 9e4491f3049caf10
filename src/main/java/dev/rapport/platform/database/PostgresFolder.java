package dev.rapport.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder in which an embedded database lives, held by a lock for as long as this is open.
 *
 * @param password of the database's users; it lies in the folder, readable by the owner alone
 */
record PostgresFolder(Path path, FileChannel lock, String password) implements AutoCloseable {

  /**
   * @throws DatabaseUnavailableException when another application holds the folder
   */
  static PostgresFolder lock(Path folder) throws IOException {
    Path path = folder.toAbsolutePath().normalize();
    Files.createDirectories(path);
    FileChannel lock = acquire(path);
    try {
      return new PostgresFolder(path, lock, password(path.resolve("postgres-password")));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The cluster itself. */
  Path data() {
    return path.resolve("postgres");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel acquire(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("rapport.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new DatabaseUnavailableException(
          "Another Rapport already runs on the data folder %s.".formatted(folder),
          "Stop it first, or give this one a data folder of its own by RAPPORT_DATA_FOLDER.");
    }
    return channel;
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file) && !Files.readString(file).isBlank()) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    Files.writeString(file, password);
    return password;
  }
}
