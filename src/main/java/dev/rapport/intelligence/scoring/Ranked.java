package dev.rapport.intelligence.scoring;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Records with their predictions, the highest first.
 *
 * @param good whether each ended well
 * @param times how often each counts
 */
record Ranked(double[] predictions, boolean[] good, int[] times) {

  static Ranked of(double[] predictions, boolean[] good) {
    var order =
        IntStream.range(0, predictions.length)
            .boxed()
            .sorted((one, other) -> Double.compare(predictions[other], predictions[one]))
            .mapToInt(Integer::intValue)
            .toArray();
    var times = new int[order.length];
    Arrays.fill(times, 1);
    var sorted = new boolean[order.length];
    for (var i = 0; i < order.length; i++) {
      sorted[i] = good[order[i]];
    }
    return new Ranked(
        Arrays.stream(order).mapToDouble(at -> predictions[at]).toArray(), sorted, times);
  }

  /** As many of them, drawn with putting back. */
  Ranked drawnAgain(Random random) {
    var drawn = new int[times.length];
    for (var i = 0; i < drawn.length; i++) {
      drawn[random.nextInt(drawn.length)]++;
    }
    return new Ranked(predictions, good, drawn);
  }

  /** How many records there are. */
  int size() {
    return predictions.length;
  }

  /** How often one that ended well counts in all. */
  int hits() {
    return IntStream.range(0, size()).map(i -> good[i] ? times[i] : 0).sum();
  }

  /**
   * The precision at each threshold, weighed by how many of the good ones it adds; records with the
   * same prediction come together.
   */
  double averagePrecision() {
    var all = hits();
    var sum = 0.0;
    var hits = 0;
    var seen = 0;
    for (var i = 0; i < size(); ) {
      var before = hits;
      var end = sameUntil(i);
      for (; i < end; i++) {
        hits += good[i] ? times[i] : 0;
        seen += times[i];
      }
      sum += seen == 0 ? 0 : (double) (hits - before) / all * hits / seen;
    }
    return sum;
  }

  /** The mean squared error. */
  double brier() {
    var sum = 0.0;
    for (var i = 0; i < size(); i++) {
      var error = predictions[i] - (good[i] ? 1 : 0);
      sum += times[i] * error * error;
    }
    return sum / size();
  }

  /**
   * The share of good ones in the tenth with the highest predictions, divided by that in all. Of
   * records with the same prediction, some of which belong to the tenth, each belongs in part.
   */
  double lift() {
    var tenth = size() / 10.0;
    var hits = 0.0;
    var taken = 0.0;
    for (var i = 0; i < size() && taken < tenth; ) {
      var same = 0;
      var sameGood = 0;
      var end = sameUntil(i);
      for (; i < end; i++) {
        same += times[i];
        sameGood += good[i] ? times[i] : 0;
      }
      var part = same == 0 ? 0 : Math.min(1, (tenth - taken) / same);
      hits += part * sameGood;
      taken += part * same;
    }
    return hits / tenth * size() / hits();
  }

  private int sameUntil(int from) {
    var end = from + 1;
    while (end < size() && predictions[end] == predictions[from]) {
      end++;
    }
    return end;
  }
}
