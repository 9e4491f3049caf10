package dev.rapport.records.fieldtype;

import java.text.Normalizer;

/** How texts are taken in. */
final class Texts {

  private Texts() {}

  /**
   * The text as it is kept: composed (NFC), its line ends as {@code \n}, without space around it.
   *
   * @throws InvalidValue when it is no text, empty, longer than {@code maxLength} or has control
   *     characters
   */
  static String clean(Object json, int maxLength, boolean lines) {
    if (!(json instanceof String text)) {
      throw new InvalidValue("text.unreadable");
    }
    var clean = normal(text).replace("\r\n", "\n").strip();
    if (clean.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    if (clean.length() > maxLength && clean.codePointCount(0, clean.length()) > maxLength) {
      throw new InvalidValue("text.tooLong", maxLength);
    }
    for (var i = 0; i < clean.length(); i++) {
      var c = clean.charAt(i);
      var control = Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'));
      if (control || Character.isSurrogate(c) && Character.isBmpCodePoint(clean.codePointAt(i))) {
        throw new InvalidValue("text.control");
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
    return clean;
  }

  /** What is ASCII is composed already, and most of what comes is. */
  private static String normal(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
