package dev.rapport.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time passwords of RFC 6238, as authenticator apps make them: six digits every half minute.
 */
final class Totp {

  private static final int STEP_SECONDS = 30;

  /** Clocks may be so many steps apart. */
  private static final int TOLERATED = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** The step around {@code at} whose code this is. */
  static Optional<Long> stepOf(String code, byte[] secret, Instant at) {
    return LongStream.rangeClosed(step(at) - TOLERATED, step(at) + TOLERATED)
        .boxed()
        .filter(step ->
            MessageDigest.isEqual(code.getBytes(UTF_8), code(secret, step, 6).getBytes(UTF_8)))
        .findFirst();
  }

  /** The code of a step, by HMAC-SHA-1, which is what apps understand. */
  static String code(byte[] secret, long step, int digits) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      var offset = hash.get(hash.capacity() - 1) & 0xf;
      var number = hash.getInt(offset) & 0x7fffffff;
      return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** A secret as people type it into an app: RFC 4648, without padding. */
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    for (int bit = 0; bit < bytes.length * 8; bit += 5) {
      int value = 0;
      for (int i = bit; i < bit + 5; i++) {
        var set = i < bytes.length * 8 && (bytes[i / 8] >> (7 - i % 8) & 1) == 1;
        value = value << 1 | (set ? 1 : 0);
      }
      text.append(BASE32.charAt(value));
    }
    return text.toString();
  }

  private Totp() {}
}
