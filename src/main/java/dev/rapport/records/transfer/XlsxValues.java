package dev.rapport.records.transfer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The values of a workbook's cells as texts: numbers with a point, dates as ISO writes them, each
 * as its number format says that it is one.
 */
final class XlsxValues {

  /** Spreadsheets compute with so many digits; what is behind them is noise. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466); // the end of 9999
  private static final long SECONDS = 86_400;

  /** Texts, colours, conditions and languages in a number format; not how long something lasts. */
  private static final Pattern NO_UNITS =
      Pattern.compile(
          "\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]", Pattern.CASE_INSENSITIVE);

  private static final Pattern UNITS = Pattern.compile("[ymdhs]");
  private static final Pattern TIME = Pattern.compile("[hs]");
  private static final Pattern DAY = Pattern.compile("[yd]");

  private final LocalDateTime epoch;

  /**
   * @param from1904 whether the workbook counts days from 1904
   */
  XlsxValues(boolean from1904) {
    epoch = LocalDateTime.of(from1904 ? 1904 : 1899, from1904 ? 1 : 12, from1904 ? 1 : 30, 0, 0);
  }

  String of(Cell cell) {
    return switch (cell.getValue()) {
      case BigDecimal number -> text(number, cell.getDataFormatString());
      case Boolean yes -> yes ? "true" : "false";
      case null -> "";
      case Object other -> other.toString().strip();
    };
  }

  /** Whether its text is a number; dates are none. */
  boolean number(Cell cell) {
    return cell.getValue() instanceof BigDecimal number
        && !isDate(number, cell.getDataFormatString());
  }

  String text(BigDecimal number, @Nullable String format) {
    if (isDate(number, format)) {
      return date(number, units(format));
    }
    var plain = number.round(DIGITS);
    if (units(format).contains("%")) {
      return plain(plain.movePointRight(2)) + "%";
    }
    return plain(plain);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean isDate(BigDecimal number, @Nullable String format) {
    return UNITS.matcher(units(format)).find()
        && number.signum() >= 0
        && number.compareTo(LAST_DAY) < 0;
  }

  /** The first part of the format, for positive numbers, without what is only written beside. */
  private static String units(@Nullable String format) {
    if (format == null || format.equalsIgnoreCase("general")) {
      return "";
    }
    var bare = NO_UNITS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    return bare.split(";", 2)[0];
  }

  /**
   * To the second. Without a day where the format has none, without a time where it is midnight.
   */
  private String date(BigDecimal number, String units) {
    var seconds =
        number.multiply(BigDecimal.valueOf(SECONDS)).setScale(0, RoundingMode.HALF_UP).longValue();
    // The first spreadsheet took 1900 for a leap year, and all count the day that wasn't.
    var skipped = epoch.getYear() == 1899 && seconds < 60 * SECONDS ? 1 : 0;
    var moment = epoch.plusDays(skipped).plusSeconds(seconds);
    var day = moment.toLocalDate().toString();
    var midnight = moment.equals(moment.truncatedTo(ChronoUnit.DAYS));
    var time =
        DateTimeFormatter.ofPattern(moment.getSecond() == 0 ? "HH:mm" : "HH:mm:ss", Locale.ROOT)
            .format(moment);
    if (!DAY.matcher(units).find() && TIME.matcher(units).find()) {
      return time;
    }
    return midnight || !TIME.matcher(units).find() ? day : day + " " + time;
  }
}
