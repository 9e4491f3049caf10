package dev.rapport.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits that its holder shows to be let in. The database holds only its hash:
 * whoever reads a backup can't sign in with it. A plain SHA-256 is enough, since nobody can guess
 * what was drawn at random.
 */
record Token(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Token random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Token";
  }
}
