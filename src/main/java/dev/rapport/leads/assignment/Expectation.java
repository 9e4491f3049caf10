package dev.rapport.leads.assignment;

import dev.rapport.leads.assignment.AssignmentViews.Expected;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * How many of some leads somebody converts: between what it lies both because the shares are not
 * known and because chance decides about each lead. Drawn, always the same ones.
 */
final class Expectation {

  private static final int DRAWS = 1_000;
  private static final double TAIL = 0.025;

  /** So many conversions were drawn in each turn; added up over those who have them. */
  private final double[] drawn = new double[DRAWS];

  private double mean;

  /** Of leads by segment with somebody. */
  static Expectation of(Conversions.Posterior[] shares, int[] leads, long seed) {
    var random = new Random(seed);
    var expectation = new Expectation();
    for (var i = 0; i < shares.length; i++) {
      expectation.mean += leads[i] * shares[i].mean();
      for (var draw = 0; draw < DRAWS; draw++) {
        var share = BetaDraw.of(shares[i].good(), shares[i].bad(), random);
        expectation.drawn[draw] += converted(leads[i], share, random);
      }
    }
    return expectation;
  }

  static Expectation sum(Map<?, Expectation> parts) {
    var sum = new Expectation();
    for (var part : parts.values()) {
      sum.mean += part.mean;
      for (var draw = 0; draw < DRAWS; draw++) {
        sum.drawn[draw] += part.drawn[draw];
      }
    }
    return sum;
  }

  Expected view() {
    var sorted = drawn.clone();
    Arrays.sort(sorted);
    return new Expected(mean, sorted[(int) (DRAWS * TAIL)], sorted[(int) (DRAWS * (1 - TAIL)) - 1]);
  }

  private static int converted(int leads, double share, Random random) {
    var converted = 0;
    for (var i = 0; i < leads; i++) {
      converted += random.nextDouble() < share ? 1 : 0;
    }
    return converted;
  }
}
