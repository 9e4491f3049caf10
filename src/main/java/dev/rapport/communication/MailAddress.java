package dev.rapport.communication;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to, or comes from. There is none that could end its line and begin another.
 *
 * @param name how they are called; empty for unknown
 * @param address in ASCII, a domain of another script as {@code xn--…}
 */
public record MailAddress(String name, String address) {

  private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3
  private static final int LONGEST_NAME = 200;

  /**
   * @throws IllegalArgumentException for what is no address
   */
  public MailAddress {
    name = oneLine(name, LONGEST_NAME);
    address = ascii(address);
  }

  /** The address as somebody typed it; empty for what is none. */
  public static Optional<MailAddress> of(@Nullable String name, @Nullable String address) {
    try {
      return Optional.of(new MailAddress(name == null ? "" : name, address == null ? "" : address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A text as it may stand in a header: without what breaks lines or turns their direction, and no
   * longer than that.
   */
  static String oneLine(String text, int longest) {
    var clean =
        text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
            .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
            .strip();
    return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
  }

  private static String ascii(String typed) {
    var at = typed.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException("No address");
    }
    var address = typed.substring(0, at) + "@" + IDN.toASCII(typed.substring(at + 1));
    if (address.length() > LONGEST
        || !address.matches("[!-~]+")
        || address.matches(".*[<>(),;:\\\\\"\\[\\]].*")) {
      throw new IllegalArgumentException("No address");
    }
    try {
      new InternetAddress(address, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException("No address");
    }
    return address;
  }
}
