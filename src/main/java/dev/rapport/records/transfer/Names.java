package dev.rapport.records.transfer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** How names are compared when a file's are matched with ours. */
final class Names {

  private Names() {}

  /** Without the difference of case and space, as SQL's {@link ReferenceMatcher} compares too. */
  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * Letters and digits only: {@code close_value}, {@code Close value} and {@code closeValue} are
   * one.
   */
  static String squash(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
  }

  /**
   * How alike two squashed names are: 1 when equal, 0 when nothing is shared. The share of common
   * runs of three letters (Dice), which bears a missing or a wrong letter and swapped words.
   */
  static double similarity(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    var left = trigrams(one);
    var right = trigrams(other);
    var common = 0;
    for (int i = 0, j = 0; i < left.length && j < right.length; ) {
      var order = Long.compare(left[i], right[j]);
      if (order == 0) {
        common++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return left.length + right.length == 0 ? 0 : 2.0 * common / (left.length + right.length);
  }

  private static long[] trigrams(String text) {
    var padded = "  " + text + " ";
    var trigrams = new long[padded.length() - 2];
    for (var i = 0; i < trigrams.length; i++) {
      trigrams[i] =
          ((long) padded.charAt(i) << 32)
              | ((long) padded.charAt(i + 1) << 16)
              | padded.charAt(i + 2);
    }
    Arrays.sort(trigrams);
    return trigrams;
  }
}
