package dev.rapport.records;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.records.query.FilterNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the values of a field come from that nobody enters. */
public sealed interface Source {

  /**
   * The next number of a sequence, given to each record as it is made.
   *
   * @param sequence its name in the database
   * @param digits how many there are at least
   */
  record Numbering(String sequence, String prefix, int digits) implements Source {

    public static final int MOST_DIGITS = 12;

    /** The last number of a sequence. */
    public static final long LAST = 999_999_999_999L;

    /** What ends in a digit can't be told from the number behind it. */
    public static boolean isPrefix(String text, int longest) {
      return text.length() <= longest && text.matches("|[^\\p{Cntrl}]*[^\\p{Cntrl}\\d]");
    }

    /** A number as people see it. */
    public String text(long number) {
      var plain = Long.toString(number);
      return prefix + "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
  }

  /**
   * What other records that point here come to.
   *
   * @param object the other records'
   * @param field the reference by which they point here
   * @param of their field that is added up or looked at; null to count them
   * @param filter which of them, as in a view; null for all
   */
  record Figure(
      Function function, String object, String field, @Nullable String of, @Nullable String filter)
      implements Source {

    /** The fields of the other records that it depends on. */
    public Set<String> fields() {
      var names = new HashSet<>(FilterNames.of(filter));
      names.add(field);
      if (of != null) {
        names.add(of);
      }
      return names;
    }
  }

  /** How a figure is made. */
  enum Function {
    COUNT,
    SUM,
    /** The last day or moment. */
    LATEST;

    @JsonValue
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
