package dev.rapport.intelligence.purchases;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In what rhythm somebody buys: the days between the days on which they bought, and how long it is
 * since the last one. Several purchases of a day are one.
 *
 * @param days on which they bought
 * @param median of the days between them; null with fewer than two
 * @param longest what nine of ten of their pauses don't exceed; null with fewer than two
 * @param since days from the last purchase to today; 0 for one in the future
 */
@Schema(name = "PurchaseRhythm")
record Rhythm(
    int days,
    @Nullable BigDecimal median,
    @Nullable Integer longest,
    @Nullable Long since,
    Verdict verdict) {

  /** So many pauses tell of a habit. */
  private static final int ENOUGH = 3;

  /** How the time since the last purchase compares with the pauses before. */
  enum Verdict {
    /** Too few purchases to tell. */
    UNKNOWN,
    /** It is not longer than their usual pause, the median. */
    EARLY,
    /** Longer than usual, but they have paused so long before. */
    DUE,
    /** Longer than nine of ten of their pauses. */
    LATE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of these days, in whatever order. */
  static Rhythm of(Collection<LocalDate> bought, LocalDate today) {
    var days = new TreeSet<>(bought);
    if (days.isEmpty()) {
      return new Rhythm(0, null, null, null, Verdict.UNKNOWN);
    }
    var since = Math.max(0, ChronoUnit.DAYS.between(days.last(), today));
    var pauses = new ArrayList<Integer>();
    LocalDate before = null;
    for (var day : days) {
      if (before != null) {
        pauses.add((int) ChronoUnit.DAYS.between(before, day));
      }
      before = day;
    }
    if (pauses.isEmpty()) {
      return new Rhythm(days.size(), null, null, since, Verdict.UNKNOWN);
    }
    pauses.sort(null);
    var count = pauses.size();
    var twice = pauses.get((count - 1) / 2) + pauses.get(count / 2);
    var median = BigDecimal.valueOf(twice * 5L, 1).stripTrailingZeros();
    // The smallest that is at least as long as nine of ten.
    var longest = pauses.get((count * 9 + 9) / 10 - 1);
    return new Rhythm(
        days.size(),
        median.scale() < 0 ? median.setScale(0) : median,
        longest,
        since,
        verdict(count, twice, longest, since));
  }

  private static Verdict verdict(int pauses, int twiceMedian, int longest, long since) {
    if (pauses < ENOUGH) {
      return Verdict.UNKNOWN;
    }
    if (since > longest) {
      return Verdict.LATE;
    }
    return 2 * since > twiceMedian ? Verdict.DUE : Verdict.EARLY;
  }
}
