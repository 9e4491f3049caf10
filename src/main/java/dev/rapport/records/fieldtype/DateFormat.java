package dev.rapport.records.fieldtype;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * How a file writes its dates.
 *
 * @param pattern as in {@link DateTimeFormatter}, for example {@code M/d/yyyy}
 */
public record DateFormat(String pattern) {

  /**
   * The day that {@code text} names; a time of day behind it is passed over. Throws {@link
   * InvalidValue}.
   */
  public LocalDate parse(String text) {
    try {
      return LocalDate.parse(text, formatter(pattern));
    } catch (DateTimeParseException e) {
      throw new InvalidValue("date.notInFormat", text, pattern);
    }
  }

  /**
   * The moment that {@code text} names, at midnight where it names no time of day. Throws {@link
   * InvalidValue}.
   */
  public LocalDateTime parseTime(String text) {
    try {
      return LocalDateTime.parse(text, formatter(pattern + "['T'][ ]HH:mm[:ss]"));
    } catch (DateTimeParseException e) {
      return parse(text).atStartOfDay();
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
