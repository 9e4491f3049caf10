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
    var clean = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n").strip();
    if (clean.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    if (clean.codePointCount(0, clean.length()) > maxLength) {
      throw new InvalidValue("text.tooLong", maxLength);
    }
    clean
        .chars()
        .filter(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))
        .findFirst()
        .ifPresent(c -> {
          throw new InvalidValue("text.control");
        });
    if (hasLoneSurrogate(clean)) {
      throw new InvalidValue("text.control");
    }
    return clean;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
