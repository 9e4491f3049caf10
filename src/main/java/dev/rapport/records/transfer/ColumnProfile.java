package dev.rapport.records.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the values of a column look like, gathered while the file is read: samples, and how dates
 * and numbers are written.
 */
final class ColumnProfile {

  private static final int SAMPLES = 5;
  private static final int SAMPLE_LENGTH = 80;
  private static final int MAX_DISTINCT = 1000;

  /** The languages that write 1.234,5. */
  private static final Set<String> COMMA_LANGUAGES =
      Set.of("bg", "kk", "de", "fr", "es", "it", "ru");

  private static final Pattern DATE =
      Pattern.compile("(\\d{1,4})([-./])(\\d{1,2})\\2(\\d{1,4})(?:[ T]\\d{1,2}:\\d{2}.*)?");

  /** A day in eight digits, as other systems write it. */
  private static final Pattern COMPACT =
      Pattern.compile("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,' \u00a0\u202f]*\\d[.,]?");

  private enum Order {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
  }

  private final LinkedHashSet<String> samples = new LinkedHashSet<>();
  private boolean plain = true;
  private final Set<Integer> distinct = new HashSet<>();
  private final int[] orders = new int[Order.values().length];
  private int filled;
  private int dates;
  private int compact;
  private char separator;
  private boolean shortYears;
  private int numbers;
  private int points;
  private int commas;
  private int either;

  /**
   * @param number whether the cell is a number by its type: it is written with a point
   */
  void add(String cell, boolean number) {
    var value = cell.strip();
    if (value.isEmpty()) {
      return;
    }
    filled++;
    if (samples.size() < SAMPLES || (plain && !Encodings.plain(value))) {
      sample(value);
    }
    if (distinct.size() < MAX_DISTINCT) {
      distinct.add(value.hashCode());
    }
    if (number) {
      numbers++;
      points++;
    } else if (value.length() <= 40 && value.codePoints().anyMatch(Character::isDigit)) {
      date(value);
      number(value);
    }
  }

  /** The last one shows letters that could be read wrongly, if there are such. */
  private void sample(String value) {
    if (samples.size() == SAMPLES) {
      samples.removeLast();
    }
    plain &= Encodings.plain(value);
    samples.add(value.length() > SAMPLE_LENGTH ? value.substring(0, SAMPLE_LENGTH) + "…" : value);
  }

  List<String> samples() {
    return List.copyOf(samples);
  }

  /** How many different values; 1,000 means that many or more. */
  int distinct() {
    return distinct.size();
  }

  /**
   * The ways in which most of the values can be read as dates or numbers, the likeliest first;
   * empty when they are neither. More than one means that the file alone doesn't say.
   *
   * @param language decides the order where the file doesn't
   */
  List<String> formats(Locale language) {
    if (compact > 0 && compact == filled) {
      return List.of(Formats.COMPACT);
    }
    if (dates > 0 && dates >= filled * 0.8) {
      return dateFormats(language);
    }
    if (numbers > 0 && numbers >= filled * 0.8) {
      return numberFormats(language);
    }
    return List.of();
  }

  private void date(String value) {
    compact += COMPACT.matcher(value).matches() ? 1 : 0;
    var match = DATE.matcher(value);
    if (!match.matches()) {
      return;
    }
    dates++;
    separator = match.group(2).charAt(0);
    var first = match.group(1);
    var last = match.group(4);
    var one = Integer.parseInt(first);
    var two = Integer.parseInt(match.group(3));
    if (first.length() == 4) {
      count(Order.YEAR_FIRST, two, Integer.parseInt(last));
    } else if (last.length() == 4 || last.length() == 2) {
      shortYears |= last.length() == 2;
      count(Order.DAY_FIRST, two, one);
      count(Order.MONTH_FIRST, one, two);
    }
  }

  private void count(Order order, int month, int day) {
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
      orders[order.ordinal()]++;
    }
  }

  private List<String> dateFormats(Locale language) {
    var most = 0;
    for (var count : orders) {
      most = Math.max(most, count);
    }
    var formats = new ArrayList<String>();
    var year = shortYears ? "yy" : "yyyy";
    if (most > 0 && orders[Order.YEAR_FIRST.ordinal()] == most) {
      formats.add(pattern("yyyy", "M", "d"));
    }
    if (most > 0 && orders[Order.DAY_FIRST.ordinal()] == most) {
      formats.add(pattern("d", "M", year));
    }
    if (most > 0 && orders[Order.MONTH_FIRST.ordinal()] == most) {
      var pattern = pattern("M", "d", year);
      formats.add(
          language.getLanguage().equals("en") && separator == '/' ? 0 : formats.size(), pattern);
    }
    return formats;
  }

  private String pattern(String... parts) {
    return String.join(String.valueOf(separator), parts);
  }

  private void number(String value) {
    var plain =
        value.replaceAll(
            "^\\s*(\\p{Sc}|[A-Za-z]{3}\\b)\\s*|\\s*(\\p{Sc}|%|\\p{L}{1,3}\\.?)\\s*$", "");
    if (!NUMBER.matcher(plain).matches()) {
      return;
    }
    numbers++;
    var point = plain.lastIndexOf('.');
    var comma = plain.lastIndexOf(',');
    if (point >= 0 && comma >= 0) {
      count(point > comma);
    } else if (point >= 0 || comma >= 0) {
      var at = Math.max(point, comma);
      var mark = plain.charAt(at);
      if (plain.indexOf(mark) != at) {
        count(mark == ','); // Set off in groups: the other one is for the fraction.
      } else if (plain.length() - at - 1 == 3 && at > 0 && at <= 4 && plain.charAt(0) != '0') {
        either++;
      } else {
        count(mark == '.');
      }
    }
  }

  private void count(boolean point) {
    if (point) {
      points++;
    } else {
      commas++;
    }
  }

  private List<String> numberFormats(Locale language) {
    if (points + commas + either == 0) {
      return List.of();
    }
    if (points > 0 || commas > 0) {
      return List.of(points >= commas ? Formats.POINT : Formats.COMMA);
    }
    return COMMA_LANGUAGES.contains(language.getLanguage())
        ? List.of(Formats.COMMA, Formats.POINT)
        : List.of(Formats.POINT, Formats.COMMA);
  }
}
