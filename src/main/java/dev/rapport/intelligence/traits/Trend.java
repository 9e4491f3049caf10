package dev.rapport.intelligence.traits;

import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.FieldDefinition;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what date a trend goes, and by weeks or months.
 *
 * @param bucket {@code WEEK} or {@code MONTH}
 */
record Trend(FieldDefinition date, Bucket bucket) {

  /** Of more days than half a year has, weeks would be too many to survey. */
  private static final int HALF_YEAR = 183;

  /**
   * @param first the date's least value among the records, and {@code last} its greatest; null of
   *     none
   */
  static Trend of(FieldDefinition date, @Nullable Object first, @Nullable Object last) {
    var from = day(first);
    var to = day(last);
    var near = from != null && to != null && ChronoUnit.DAYS.between(from, to) <= HALF_YEAR;
    return new Trend(date, near ? Bucket.WEEK : Bucket.MONTH);
  }

  private static @Nullable LocalDate day(@Nullable Object value) {
    return switch (value) {
      case LocalDate day -> day;
      case OffsetDateTime moment -> moment.toLocalDate();
      case null, default -> null;
    };
  }
}
