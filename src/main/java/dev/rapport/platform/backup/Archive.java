package dev.rapport.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup's file: a ZIP with an entry for each table, and the manifest that they must match. */
record Archive(ZipFile zip, Manifest manifest) implements AutoCloseable {

  static final String MANIFEST = "rapport-backup.json";

  /**
   * Opens a backup and reads all of it through.
   *
   * @throws BackupFailure when it isn't there, is none, or not as it was written
   */
  static Archive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BackupFailure(
          "There is no backup %s.".formatted(file), "Name the file that a backup was written to.");
    }
    try {
      var zip = new ZipFile(file.toFile());
      try {
        var archive = new Archive(zip, manifest(zip, file));
        for (var table : archive.manifest().tables()) {
          archive.verify(table, file);
        }
        return archive;
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (ZipException e) {
      throw damaged(file, "it was cut off, or is no backup");
    } catch (IOException e) {
      throw new BackupFailure(
          "The backup %s can't be read: %s".formatted(file, e), "See that the file is readable.");
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    var entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw damaged(file, "it is no backup of Rapport");
    }
    var crc = new CRC32();
    try (var in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      var json = in.readAllBytes();
      var read = JsonMapper.shared().readTree(json);
      if (crc.getValue() != entry.getCrc()) {
        throw damaged(file, "its manifest is not as it was written");
      }
      if (read.path("format").asInt() != Manifest.FORMAT) {
        throw new BackupFailure(
            "The backup %s was made by another release of Rapport.".formatted(file),
            "Restore it with that release, or a later one.");
      }
      return JsonMapper.shared().treeToValue(read, Manifest.class);
    } catch (JacksonException e) {
      throw damaged(file, "its manifest is not as it was written");
    }
  }

  /** The rows of a table. */
  InputStream open(Manifest.Table table) throws IOException {
    return zip.getInputStream(zip.getEntry(table.entry()));
  }

  private void verify(Manifest.Table table, Path file) throws IOException {
    if (zip.getEntry(table.entry()) == null) {
      throw damaged(file, "the rows of " + table.name() + " are missing");
    }
    var digest = sha256();
    try (var in = new DigestInputStream(open(table), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(file, "the rows of " + table.name() + " can't be read");
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw damaged(file, "the rows of " + table.name() + " are not as they were written");
    }
  }

  private static BackupFailure damaged(Path file, String reason) {
    return new BackupFailure(
        "The backup %s is damaged: %s.".formatted(file, reason),
        "Nothing was restored. Take another copy of it, or an earlier backup.");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
