package dev.rapport.platform.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was printed last, by its page: who asks for the same again needn't wait. */
final class Printed {

  private final long most;
  private final Map<String, byte[]> byPage = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /**
   * @param most bytes
   */
  Printed(long most) {
    this.most = most;
  }

  synchronized byte @Nullable [] get(String page) {
    return byPage.get(hash(page));
  }

  synchronized void put(String page, byte[] pdf) {
    var before = byPage.put(hash(page), pdf);
    size += pdf.length - (before == null ? 0 : before.length);
    for (var oldest = byPage.values().iterator(); size > most && oldest.hasNext(); ) {
      size -= oldest.next().length;
      oldest.remove();
    }
  }

  private static String hash(String page) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(page.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
