package dev.rapport.records.fieldtype;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How numbers are taken in. */
final class Numbers {

  /** Longer ones mean nothing in a CRM and cost much to compute with. */
  private static final int MAX_DIGITS = 18;

  private static final Pattern GROUPED =
      Pattern.compile("[-+]?\\d{1,3}([,.' \u00a0\u202f]\\d{3})+([.,]\\d+)?");
  private static final Pattern PLAIN = Pattern.compile("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)");

  private Numbers() {}

  static BigDecimal of(Object json) {
    if (!(json instanceof Number)) {
      throw new InvalidValue("number.unreadable", json);
    }
    return bounded(new BigDecimal(json.toString()));
  }

  /**
   * The number that a text means; groups of three may be set off.
   *
   * @param comma whether a comma stands before the fraction
   * @throws InvalidValue when it is none
   */
  static BigDecimal parse(String text, boolean comma) {
    var plain = text.strip();
    if (plain.length() > 40) {
      throw new InvalidValue("number.unreadable", plain.substring(0, 40));
    }
    if (!PLAIN.matcher(plain).matches() && !GROUPED.matcher(plain).matches()) {
      throw new InvalidValue("number.unreadable", text);
    }
    var point = comma ? ',' : '.';
    var digits = new StringBuilder();
    for (var c : plain.toCharArray()) {
      if (c == point) {
        digits.append('.');
      } else if (Character.isDigit(c) || c == '-' || c == '+') {
        digits.append(c);
      }
    }
    try {
      return bounded(new BigDecimal(digits.toString()));
    } catch (NumberFormatException e) {
      throw new InvalidValue("number.unreadable", text);
    }
  }

  private static BigDecimal bounded(BigDecimal value) {
    if (value.precision() - value.scale() > MAX_DIGITS || Math.abs(value.scale()) > 40) {
      throw new InvalidValue("number.tooLong", MAX_DIGITS);
    }
    return value;
  }
}
