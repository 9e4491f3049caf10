package dev.rapport.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the library that carries them for this machine.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path folder) {

  private static final boolean WINDOWS = osName().startsWith("windows");

  /**
   * Unpacks the programs below {@code cache}, unless these very ones are there already.
   *
   * @throws DatabaseUnavailableException where there are none for this machine
   */
  public static PostgresBinaries unpack(Path cache) {
    String resource = resource();
    try {
      Path target = cache.resolve("postgres-" + fingerprint(resource));
      if (!Files.isDirectory(target)) {
        Files.createDirectories(cache);
        // Unpacked beside it and renamed: a process killed on the way leaves nothing half done.
        Path unfinished = Files.createTempDirectory(cache, "unpacking-");
        extract(resource, unfinished);
        makeReadable(unfinished);
        try {
          Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException somebodyWasQuicker) {
          deleteRecursively(unfinished);
          if (!Files.isDirectory(target)) {
            throw somebodyWasQuicker;
          }
        }
      }
      return new PostgresBinaries(target.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL can't be unpacked into " + cache, e);
    }
  }

  /** The path of a program such as {@code initdb}. */
  String program(String name) {
    return folder.resolve("bin").resolve(WINDOWS ? name + ".exe" : name).toString();
  }

  private static String resource() {
    String system =
        WINDOWS ? "windows" : osName().startsWith("mac") ? "darwin" : osName().replace(' ', '_');
    String architecture =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    String name = "/postgres-" + system + "-" + architecture + ".txz";
    if (PostgresBinaries.class.getResource(name) == null) {
      throw new DatabaseUnavailableException(
          "There is no embedded PostgreSQL for %s on %s.".formatted(system, architecture),
          "Name a PostgreSQL server of version 15 or later by RAPPORT_DATABASE_URL.");
    }
    return name;
  }

  private static String osName() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PostgresBinaries.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("Missing resource " + resource);
    }
    return in;
  }

  /** What the jar says of the archive: reading all of it would cost each start a tenth. */
  private static String fingerprint(String resource) throws IOException {
    var url = Objects.requireNonNull(PostgresBinaries.class.getResource(resource));
    if (url.openConnection() instanceof JarURLConnection jar) {
      var entry = jar.getJarEntry();
      return "%08x-%x".formatted(entry.getCrc(), entry.getSize());
    }
    try (var in = new CheckedInputStream(open(resource), new CRC32())) {
      var size = in.transferTo(OutputStream.nullOutputStream());
      return "%08x-%x".formatted(in.getChecksum().getValue(), size);
    }
  }

  private static void extract(String resource, Path target) throws IOException {
    try (var archive =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(open(resource)), 1 << 16))) {
      for (TarArchiveEntry entry; (entry = archive.getNextEntry()) != null; ) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive reaches out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          link(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
        } else {
          Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
          if (!WINDOWS && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  private static void link(Path file, Path to) throws IOException {
    try {
      Files.createSymbolicLink(file, to);
    } catch (FileAlreadyExistsException e) {
      // The archive lists some links twice.
    }
  }

  /** The server may run as another user than the one who unpacks it. */
  private static void makeReadable(Path folder) throws IOException {
    if (WINDOWS) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path directory : (Iterable<Path>) files.filter(Files::isDirectory)::iterator) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** Deletes a folder and all that is in it; does nothing where there is none. */
  public static void deleteRecursively(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
