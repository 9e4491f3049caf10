package dev.rapport.identity;

import java.math.BigInteger;
import java.time.Instant;

/** What a person has on the phone: it knows one key, and shows its codes. */
public final class AuthenticatorApp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] secret;

  /**
   * @param key as the screen shows it, in Base32
   */
  public AuthenticatorApp(String key) {
    var bits = BigInteger.ONE; // holds the place of leading zeros
    for (var letter : key.replace(" ", "").toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
    }
    var bytes = bits.shiftRight(key.replace(" ", "").length() * 5 % 8).toByteArray();
    this.secret = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /** The code of the next half minute, which is taken already. */
  public String nextCode() {
    return Totp.code(secret, Totp.step(Instant.now()) + 1, 6);
  }
}
