package dev.rapport.intelligence.traits;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How likely differences are by chance alone. */
final class Chance {

  private Chance() {}

  /**
   * How far two shares lie apart, in standard deviations of their difference if both were the same
   * (the two-proportion z-test); above zero where the first is greater, 0 where nothing differs.
   */
  static double apart(long one, long ofOne, long other, long ofOther) {
    if (ofOne == 0 || ofOther == 0) {
      return 0;
    }
    var all = (double) (one + other) / (ofOne + ofOther);
    var deviation = Math.sqrt(all * (1 - all) * (1.0 / ofOne + 1.0 / ofOther));
    return deviation == 0 ? 0 : ((double) one / ofOne - (double) other / ofOther) / deviation;
  }

  /** How likely something as far out is by chance, in either direction: 0 to 1. */
  static double of(double deviations) {
    // erfc by W. J. Cody's form in Numerical Recipes; its relative error is below 1.2e-7.
    var x = Math.abs(deviations) / Math.sqrt(2);
    var t = 1 / (1 + 0.5 * x);
    var terms =
        new double[] {
          -1.26551223,
          1.00002368,
          0.37409196,
          0.09678418,
          -0.18628806,
          0.27886807,
          -1.13520398,
          1.48851587,
          -0.82215223,
          0.17087277
        };
    var sum = 0.0;
    for (var i = terms.length - 1; i >= 0; i--) {
      sum = terms[i] + t * sum;
    }
    return t * Math.exp(-x * x + sum);
  }

  /**
   * Which of many differences are no chance, so that of those that are named one in twenty is, at
   * the most, on the average (Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate,
   * 1995).
   *
   * @param chances how likely each is by chance
   */
  static boolean[] certain(double[] chances) {
    var order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted((one, other) -> Double.compare(chances[one], chances[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    var named = 0;
    for (var i = 0; i < order.length; i++) {
      if (chances[order[i]] <= 0.05 * (i + 1) / order.length) {
        named = i + 1;
      }
    }
    var certain = new boolean[chances.length];
    Arrays.stream(order, 0, named).forEach(at -> certain[at] = true);
    return certain;
  }
}
