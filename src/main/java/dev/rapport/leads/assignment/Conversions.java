package dev.rapport.leads.assignment;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How likely somebody converts a lead of a segment, from how leads ended: what was counted is
 * shrunk toward what the person's and the segment's counts together let expect, and these toward
 * all. Beta-binomial and empirical Bayes (B. Efron and C. Morris, <em>Stein's Estimation Rule and
 * Its Competitors</em>, Journal of the American Statistical Association 68, 1973), the strength of
 * the shrinking by moments (J. C. Kleinman, <em>Proportions with Extraneous Variance</em>, the same
 * journal, 1973).
 */
final class Conversions {

  /** What somebody did with a segment: of {@code ended} leads {@code good} were converted. */
  record Count(double good, double ended) {

    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(good + other.good, ended + other.ended);
    }
  }

  /** A beta distribution of a share. */
  record Posterior(double good, double bad) {

    double mean() {
      return good / (good + bad);
    }
  }

  /** As many records as an expectation counts for while nothing says how much people differ. */
  static final double UNKNOWN = 20;

  private static final double LEAST = 4;
  private static final double MOST = 200;

  /** Stands for leads without a value, and for all where there are no segments. */
  private static final String NONE = "";

  private final Map<UUID, Map<String, Count>> cells;
  private final Map<UUID, Count> people = new HashMap<>();
  private final Map<String, Count> segments = new HashMap<>();
  private final double share;
  private final double ofPeople;
  private final double ofSegments;
  private final double ofCells;

  /**
   * @param cells how leads ended, by their salesperson and their segment
   */
  Conversions(Map<UUID, Map<String, Count>> cells) {
    this.cells = cells;
    var all = Count.NONE;
    for (var person : cells.entrySet()) {
      for (var cell : person.getValue().entrySet()) {
        people.merge(person.getKey(), cell.getValue(), Count::plus);
        segments.merge(cell.getKey(), cell.getValue(), Count::plus);
        all = all.plus(cell.getValue());
      }
    }
    share = (all.good() + 1) / (all.ended() + 2);
    ofPeople = strength(people, _ -> share);
    ofSegments = strength(segments, _ -> share);
    ofCells = strengthOfCells();
  }

  /** The name of a segment by the value of the lead's field. */
  static String segment(@Nullable String value) {
    return value == null ? NONE : value;
  }

  /** What was counted of somebody with a segment. */
  Count count(UUID user, @Nullable String segment) {
    return cells.getOrDefault(user, Map.of()).getOrDefault(segment(segment), Count.NONE);
  }

  /**
   * What is to be expected of a lead of the segment with this salesperson. What is uncertain of the
   * person in general makes the expectation count for less, so that it is wide for newcomers.
   */
  Posterior posterior(UUID user, @Nullable String segment) {
    var expected = expected(user, segment(segment));
    var known = people.getOrDefault(user, Count.NONE).ended();
    var counts = 1 / (1 / (ofCells + 1) + 1 / (ofPeople + known + 1)) - 1;
    var cell = count(user, segment);
    return new Posterior(
        cell.good() + counts * expected, cell.ended() - cell.good() + counts * (1 - expected));
  }

  /** Before the cell itself is looked at: the person's odds, as the segment changes them. */
  private double expected(UUID user, String segment) {
    var person = shrunk(people.getOrDefault(user, Count.NONE), ofPeople);
    var ofSegment = shrunk(segments.getOrDefault(segment, Count.NONE), ofSegments);
    var odds = odds(person) * odds(ofSegment) / odds(share);
    return odds / (1 + odds);
  }

  private double shrunk(Count count, double strength) {
    return (count.good() + strength * share) / (count.ended() + strength);
  }

  private static double odds(double share) {
    return share / (1 - share);
  }

  private double strengthOfCells() {
    var sums = new Moments();
    cells.forEach((user, ofUser) ->
        ofUser.forEach((segment, count) -> sums.add(count, expected(user, segment))));
    return sums.strength();
  }

  private static <T> double strength(Map<T, Count> counts, Function<T, Double> expected) {
    var sums = new Moments();
    counts.forEach((key, count) -> sums.add(count, expected.apply(key)));
    return sums.strength();
  }

  /**
   * How much shares differ beyond chance: of a beta-binomial count E[(x − nm)²] = nm(1 − m)(1 + (n
   * − 1)r), and 1/r − 1 is as many records as the expectation m counts for.
   */
  private static final class Moments {

    private double beyond;
    private double possible;

    void add(Count count, double expected) {
      var chance = count.ended() * expected * (1 - expected);
      beyond += Math.pow(count.good() - count.ended() * expected, 2) - chance;
      possible += (count.ended() - 1) * chance;
    }

    double strength() {
      if (possible <= 0) {
        return UNKNOWN;
      }
      return beyond <= 0 ? MOST : Math.clamp(possible / beyond - 1, LEAST, MOST);
    }
  }
}
