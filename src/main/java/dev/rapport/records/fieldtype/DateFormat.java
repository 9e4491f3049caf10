package dev.rapport.records.fieldtype;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a file writes its dates.
 *
 * @param pattern as in {@link DateTimeFormatter}, for example {@code M/d/yyyy}; a year of two
 *     digits is the one nearest to today that lies at most 20 years ahead
 */
public record DateFormat(String pattern) {

  private static final Pattern TIME =
      Pattern.compile("[T ]+(\\d{1,2}:\\d{2}(:\\d{2})?)[\\d.:Z+ -]*$");
  private static final DateTimeFormatter CLOCK = formatter("H:mm[:ss]");
  private static final int YEARS_AHEAD = 20;

  /** Making one costs more than reading a date by it. */
  private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

  /**
   * The day that {@code text} names; a time of day behind it is passed over. Throws {@link
   * InvalidValue}.
   */
  public LocalDate parse(String text) {
    try {
      var day = TIME.matcher(text).replaceFirst("");
      var date = LocalDate.parse(day, FORMATTERS.computeIfAbsent(pattern, DateFormat::formatter));
      var century =
          !pattern.contains("yyyy") && date.getYear() > Year.now().getValue() + YEARS_AHEAD;
      return century ? date.minusYears(100) : date;
    } catch (DateTimeParseException e) {
      throw new InvalidValue("date.notInFormat", text, pattern);
    }
  }

  /**
   * The moment that {@code text} names, at midnight where it names no time of day. Throws {@link
   * InvalidValue}.
   */
  public LocalDateTime parseTime(String text) {
    var date = parse(text);
    var time = TIME.matcher(text);
    try {
      return time.find() ? date.atTime(LocalTime.parse(time.group(1), CLOCK)) : date.atStartOfDay();
    } catch (DateTimeParseException e) {
      throw new InvalidValue("date.notInFormat", text, pattern);
    }
  }

  /** The year without its era, which a strict reading would ask for. */
  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
