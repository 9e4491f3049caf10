package dev.rapport.intelligence.traits;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.intelligence.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Traits as the API shows them. */
final class TraitViews {

  private TraitViews() {}

  /**
   * @param field whose values are the ends, {@code good} those that are a good one
   * @param all of all records that the filter finds and that ended
   * @param by the date that the trend goes by
   * @param bucket {@code week} or {@code month}, which the trend goes by: months where the first
   *     and the last of the records lie more than half a year apart
   * @param fields those that go most clearly with a good end first
   */
  @Schema(name = "Traits")
  record Traits(
      String object,
      String field,
      List<String> good,
      Count all,
      String by,
      String bucket,
      List<FieldTraits> fields) {}

  /**
   * @param ended how many records ended, {@code well} how many of those well
   * @param between between what the share lies, in per cent; null of none
   * @param endedFilter finds those that ended, {@code wellFilter} those that ended well
   */
  @Schema(name = "TraitCount")
  record Count(
      long ended, long well, @Nullable Share between, String endedFilter, String wellFilter) {}

  /**
   * @param values those of most records first, forty at most
   */
  @Schema(name = "FieldTraits")
  record FieldTraits(String field, List<Trait> values) {}

  /**
   * A value of a field.
   *
   * @param key null for an empty field, and for a range
   * @param label null for an empty field, and for a range
   * @param from where a range of a number begins, {@code below} where the next one does; null for
   *     no bound, and for other fields
   * @param difference to all other records, with regard to all comparisons on the page
   * @param tendency of the trend's shares; null for none that is certain
   * @param trend the weeks or months in which there were any, in order; empty where there are too
   *     many to tell
   */
  @Schema(name = "Trait")
  record Trait(
      @Nullable String key,
      @Nullable String label,
      @Nullable Double from,
      @Nullable Double below,
      Count count,
      Difference difference,
      @Nullable Tendency tendency,
      List<Point> trend) {}

  /**
   * @param period a week as {@code 2017-W09} (of ISO 8601, from Monday on), or a month as {@code
   *     2017-03}
   */
  @Schema(name = "TraitPoint")
  record Point(String period, long ended, long well) {}

  /** How a share differs from that of all other records. */
  @Schema(name = "TraitDifference")
  enum Difference {
    HIGHER,
    LOWER,
    /** It may be chance. */
    UNCERTAIN,
    /** Too few records to compare. */
    FEW;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a share changes in time. */
  @Schema(name = "TraitTendency")
  enum Tendency {
    RISING,
    FALLING;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
