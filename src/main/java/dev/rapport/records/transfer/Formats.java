package dev.rapport.records.transfer;

import dev.rapport.records.fieldtype.DateFormat;
import dev.rapport.records.fieldtype.FieldContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column's dates and numbers are written, in the words of the API: {@code M/d/yyyy}, {@code
 * 1.234,5}.
 */
final class Formats {

  static final String COMPACT = "yyyyMMdd";
  static final String POINT = "1,234.5";
  static final String COMMA = "1.234,5";

  private static final Pattern DATE =
      Pattern.compile("(yyyyMMdd|yyyy([-./])M\\2d|d([-./])M\\3yy(yy)?|M([-./])d\\5yy(yy)?)");
  private static final Set<String> NUMBERS = Set.of(POINT, COMMA);

  private Formats() {}

  static boolean date(String format) {
    return DATE.matcher(format).matches();
  }

  static boolean number(String format) {
    return NUMBERS.contains(format);
  }

  /** The context in which the column's cells are read. */
  static FieldContext reading(FieldContext context, @Nullable String format) {
    if (format == null) {
      return context;
    }
    return date(format)
        ? context.reading(new DateFormat(format), false)
        : context.reading(null, format.equals(COMMA));
  }
}
