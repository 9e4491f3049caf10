package dev.rapport.leads.assignment;

import java.util.Random;
import java.util.UUID;

/**
 * A draw from a beta distribution that is the same whenever the same lead is measured with the same
 * person: chance decides, and whoever asks why can draw again. By two gamma variates (G. Marsaglia
 * and W. W. Tsang, <em>A Simple Method for Generating Gamma Variables</em>, ACM Transactions on
 * Mathematical Software 26, 2000).
 */
final class BetaDraw {

  private BetaDraw() {}

  /**
   * @param round which time the lead is given away, from 1
   * @return between 0 and 1
   */
  static double of(double good, double bad, UUID lead, UUID user, int round) {
    var random = new Random(seed(lead, user, round));
    return of(good, bad, random);
  }

  static double of(double good, double bad, Random random) {
    var one = gamma(good, random);
    var other = gamma(bad, random);
    return one + other > 0 ? one / (one + other) : good / (good + bad);
  }

  private static double gamma(double shape, Random random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
    }
    var d = shape - 1.0 / 3;
    var c = 1 / Math.sqrt(9 * d);
    while (true) {
      var x = random.nextGaussian();
      var v = StrictMath.pow(1 + c * x, 3);
      if (v > 0
          && StrictMath.log(1 - random.nextDouble())
              < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  private static long seed(UUID lead, UUID user, int round) {
    var seed = mixed(lead.getMostSignificantBits() + round);
    seed = mixed(seed ^ lead.getLeastSignificantBits());
    seed = mixed(seed ^ user.getMostSignificantBits());
    return mixed(seed ^ user.getLeastSignificantBits());
  }

  /** Spreads what differs in a bit over all of them (the last step of MurmurHash3). */
  private static long mixed(long bits) {
    var mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
