package dev.rapport.intelligence.traits;

import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.Share;
import dev.rapport.intelligence.scoring.ScorePlan;
import dev.rapport.intelligence.traits.TraitViews.Count;
import dev.rapport.intelligence.traits.TraitViews.Difference;
import dev.rapport.intelligence.traits.TraitViews.FieldTraits;
import dev.rapport.intelligence.traits.TraitViews.Point;
import dev.rapport.intelligence.traits.TraitViews.Tendency;
import dev.rapport.intelligence.traits.TraitViews.Trait;
import dev.rapport.records.FieldDefinition;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds values against all other records, and their weeks or months against each other. */
final class Compared {

  private static final int MOST_VALUES = 40;

  /** With fewer of either end to be expected the test means nothing. */
  private static final int FEW = 5;

  private static final double CERTAIN = 2.5758293035489; // one in a hundred by chance
  private static final int POINTS = 4;

  private Compared() {}

  /** What is counted of a value, by week or month where there are not too many. */
  static final class Tally {
    long ended;
    long well;
    final Map<String, long[]> trend = new TreeMap<>();

    void add(boolean good, long count, @Nullable String period) {
      ended += count;
      well += good ? count : 0;
      if (period != null) {
        var both = trend.computeIfAbsent(period, _ -> new long[2]);
        both[0] += count;
        both[1] += good ? count : 0;
      }
    }
  }

  /** A value with its tally, before all are compared. */
  record Found(
      @Nullable String key,
      @Nullable String label,
      @Nullable Double from,
      @Nullable Double below,
      String filter,
      Tally tally) {}

  /** All values of all fields at once, since of many comparisons some are striking by chance. */
  static List<FieldTraits> all(
      Map<FieldDefinition, List<Found>> found, Tally all, FieldDefinition outcome, ScorePlan plan) {
    var every =
        found.values().stream()
            .filter(values -> values.size() > 1)
            .flatMap(List::stream)
            .filter(value -> enough(value.tally(), all))
            .toList();
    var certain =
        Chance.certain(
            every.stream().mapToDouble(value -> Chance.of(apart(value.tally(), all))).toArray());
    Map<Found, Difference> differences = new IdentityHashMap<>();
    for (var i = 0; i < certain.length; i++) {
      var higher = apart(every.get(i).tally(), all) > 0;
      differences.put(
          every.get(i),
          !certain[i] ? Difference.UNCERTAIN : higher ? Difference.HIGHER : Difference.LOWER);
    }
    Map<FieldTraits, Double> strongest = new LinkedHashMap<>();
    found.forEach((field, values) -> {
      if (values.size() > 1) {
        var traits =
            values.stream()
                .sorted(Comparator.comparingLong((Found value) -> -value.tally().ended))
                .limit(MOST_VALUES)
                .map(value ->
                    trait(value, differences.getOrDefault(value, Difference.FEW), outcome, plan))
                .toList();
        var most = values.stream().mapToDouble(each -> Math.abs(apart(each.tally(), all))).max();
        strongest.put(new FieldTraits(field.name(), traits), most.orElse(0));
      }
    });
    return strongest.entrySet().stream()
        .sorted(Map.Entry.<FieldTraits, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double apart(Tally value, Tally all) {
    return Chance.apart(value.well, value.ended, all.well - value.well, all.ended - value.ended);
  }

  private static Tally sum(List<Point> trend) {
    var sum = new Tally();
    sum.ended = trend.stream().mapToLong(Point::ended).sum();
    sum.well = trend.stream().mapToLong(Point::well).sum();
    return sum;
  }

  private static boolean enough(Tally value, Tally all) {
    var share = all.ended == 0 ? 0 : (double) all.well / all.ended;
    var smaller = Math.min(value.ended, all.ended - value.ended);
    return smaller * Math.min(share, 1 - share) >= FEW;
  }

  private static Trait trait(
      Found value, Difference difference, FieldDefinition outcome, ScorePlan plan) {
    var trend =
        value.tally().trend.entrySet().stream()
            .map(each -> new Point(each.getKey(), each.getValue()[0], each.getValue()[1]))
            .toList();
    return new Trait(
        value.key(),
        value.label(),
        value.from(),
        value.below(),
        count(value.tally(), value.filter(), outcome, plan),
        difference,
        tendency(trend),
        trend);
  }

  /** The later half of the weeks or months against the earlier one. */
  private static @Nullable Tendency tendency(List<Point> trend) {
    if (trend.size() < POINTS) {
      return null;
    }
    var half = trend.size() / 2;
    var before = trend.subList(0, half);
    var after = trend.subList(trend.size() - half, trend.size());
    var one = sum(after);
    var other = sum(before);
    var both = sum(trend);
    if (!enough(one, both) || !enough(other, both)) {
      return null;
    }
    var apart = Chance.apart(one.well, one.ended, other.well, other.ended);
    return apart > CERTAIN ? Tendency.RISING : apart < -CERTAIN ? Tendency.FALLING : null;
  }

  static Count count(Tally tally, String filter, FieldDefinition outcome, ScorePlan plan) {
    return new Count(
        tally.ended,
        tally.well,
        Share.of(tally.well, tally.ended),
        filter,
        FunnelFilters.all(filter, FunnelFilters.among(outcome, plan.good())));
  }
}
