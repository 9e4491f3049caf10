package dev.rapport.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells whether a step of the build has anything to do: what its inputs were when it last ran. */
record Fingerprint(Path file, String value) {

  /**
   * @param remembered where the last run's fingerprint is kept
   * @param inputs files, and folders with all that is in them; missing ones count as empty
   * @param relevant the paths that matter
   */
  static Fingerprint of(Path remembered, List<Path> inputs, Predicate<Path> relevant)
      throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(input)) {
        for (Path file : files.filter(Files::isRegularFile).filter(relevant).sorted().toList()) {
          digest.update(input.relativize(file).toString().getBytes());
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return new Fingerprint(remembered, HexFormat.of().formatHex(digest.digest()));
  }

  boolean isUnchanged() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(value);
  }

  /** To be called when the step has succeeded. */
  void remember() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, value);
  }
}
