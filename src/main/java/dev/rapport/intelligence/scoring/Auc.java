package dev.rapport.intelligence.scoring;

import java.util.stream.IntStream;

/**
 * The area under the ROC curve: how often, of two records one of which ended well, that one had the
 * higher prediction; the same prediction counts half. With its deviation by DeLong (E. DeLong, D.
 * DeLong and D. Clarke-Pearson, Comparing the Areas under Two or More Correlated Receiver Operating
 * Characteristic Curves, 1988), from ranks (X. Sun and W. Xu, 2014).
 *
 * @param ofGood of each good record how many of the others it has behind it, 0 to 1; {@code ofBad}
 *     of each other how many good ones it has before it
 */
record Auc(double value, double[] ofGood, double[] ofBad) {

  static Auc of(double[] predictions, boolean[] good) {
    var goodOnes = split(predictions, good, true);
    var others = split(predictions, good, false);
    var among = ranks(predictions);
    var goodRanks = ranks(goodOnes);
    var otherRanks = ranks(others);
    var ofGood = new double[goodOnes.length];
    var ofBad = new double[others.length];
    var g = 0;
    var b = 0;
    var sum = 0.0;
    for (var i = 0; i < good.length; i++) {
      if (good[i]) {
        ofGood[g] = (among[i] - goodRanks[g]) / others.length;
        sum += ofGood[g++];
      } else {
        ofBad[b] = 1 - (among[i] - otherRanks[b]) / goodOnes.length;
        b++;
      }
    }
    return new Auc(sum / goodOnes.length, ofGood, ofBad);
  }

  /** The standard deviation of the area. */
  double deviation() {
    return Math.sqrt(
        variance(ofGood, ofGood) / ofGood.length + variance(ofBad, ofBad) / ofBad.length);
  }

  /** The standard deviation of the difference to the area of other predictions of the same. */
  double deviationFrom(Auc other) {
    var variance =
        (variance(ofGood, ofGood)
                    + variance(other.ofGood, other.ofGood)
                    - 2 * variance(ofGood, other.ofGood))
                / ofGood.length
            + (variance(ofBad, ofBad)
                    + variance(other.ofBad, other.ofBad)
                    - 2 * variance(ofBad, other.ofBad))
                / ofBad.length;
    return Math.sqrt(Math.max(variance, 0));
  }

  private static double variance(double[] one, double[] other) {
    if (one.length < 2) {
      return 0;
    }
    var middle = IntStream.range(0, one.length).mapToDouble(i -> one[i]).average().orElse(0);
    var otherMiddle = IntStream.range(0, one.length).mapToDouble(i -> other[i]).average().orElse(0);
    return IntStream.range(0, one.length)
            .mapToDouble(i -> (one[i] - middle) * (other[i] - otherMiddle))
            .sum()
        / (one.length - 1);
  }

  private static double[] split(double[] predictions, boolean[] good, boolean wanted) {
    return IntStream.range(0, good.length)
        .filter(i -> good[i] == wanted)
        .mapToDouble(i -> predictions[i])
        .toArray();
  }

  /** The rank of each value, from 1; of the same values the middle of theirs. */
  private static double[] ranks(double[] values) {
    var order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((one, other) -> Double.compare(values[one], values[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    var ranks = new double[values.length];
    for (var i = 0; i < order.length; ) {
      var end = i;
      while (end < order.length && values[order[end]] == values[order[i]]) {
        end++;
      }
      for (var k = i; k < end; k++) {
        ranks[order[k]] = (i + end + 1) / 2.0;
      }
      i = end;
    }
    return ranks;
  }
}
