package dev.rapport.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
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
   */
  record Figure(Function function, String object, String field, @Nullable String of)
      implements Source {}

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
