package dev.rapport.records.catalog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Whether an expression that an administrator wrote may be matched with each value. RE2 has no
 * expression that takes more than linear time; what is left to bound is how large one gets.
 */
final class Patterns {

  private static final int LONGEST = 300;

  /** A text of 5,000 characters is matched with so many steps of a program in milliseconds. */
  private static final int LARGEST = 2_000;

  /** Repetitions of repetitions multiply, before anybody can ask how large the program is. */
  private static final long MOST_REPETITIONS = 10_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

  private Patterns() {}

  /** The code of what speaks against an expression; null for nothing. */
  static @Nullable String problem(String expression) {
    if (expression.length() > LONGEST || repetitions(expression) > MOST_REPETITIONS) {
      return "shape.patternTooLarge";
    }
    try {
      return Pattern.compile(expression).programSize() > LARGEST ? "shape.patternTooLarge" : null;
    } catch (PatternSyntaxException e) {
      return "shape.pattern";
    }
  }

  private static long repetitions(String expression) {
    var product = 1L;
    var counts = COUNT.matcher(expression);
    while (counts.find() && product <= MOST_REPETITIONS) {
      var most = counts.group(2) == null || counts.group(2).isEmpty() ? 1 : 2;
      product *= Math.max(1, Long.parseLong(counts.group(most)));
    }
    return product;
  }
}
