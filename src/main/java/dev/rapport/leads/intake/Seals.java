package dev.rapport.leads.intake;

import dev.rapport.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** By what is known again what went through strangers' hands: HMAC-SHA-256, cut to half. */
@Component
class Seals {

  static final int LENGTH = 16;

  private static final String KEY = "intakeKey";
  private static final String ALGORITHM = "HmacSHA256";

  private final Settings settings;

  Seals(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param purpose so that what is sealed for one is no good for another
   * @param content always as long for a purpose
   */
  byte[] of(String purpose, byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(content), LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private byte[] key() {
    return Base64.getDecoder().decode(settings.get(KEY, String.class).orElseGet(this::makeKey));
  }

  private String makeKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    settings.putIfAbsent(KEY, Base64.getEncoder().encodeToString(bytes));
    return settings.get(KEY, String.class).orElseThrow();
  }
}
