package dev.rapport.intelligence.scoring;

import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty: the weights under which the outcomes are likeliest,
 * less half the penalty times the sum of the weights' squares. The penalty draws what few records
 * say towards nothing; the intercept is free of it. Found by Newton's method, so that the same
 * records always give the same weights.
 *
 * @param weights one for each column
 */
record Ridge(double intercept, double[] weights) {

  private static final int MOST_STEPS = 50;
  private static final double CLOSE = 1e-9;

  /**
   * Learns the weights.
   *
   * @param rows of each record the columns that it has
   * @param good of each record whether it ended well
   * @param penalty greater than 0
   */
  static Ridge fit(int[][] rows, boolean[] good, int columns, double penalty) {
    var weights = new double[columns + 1]; // the intercept is the last
    weights[columns] = logOdds(good);
    var loss = loss(rows, good, weights, penalty);
    for (var step = 0; step < MOST_STEPS; step++) {
      var direction = direction(rows, good, weights, penalty);
      var length = 1.0;
      var next = moved(weights, direction, length);
      var lower = loss(rows, good, next, penalty);
      while (lower > loss && length > 1e-6) {
        length /= 2;
        next = moved(weights, direction, length);
        lower = loss(rows, good, next, penalty);
      }
      var gained = loss - lower;
      if (gained > 0) {
        weights = next;
        loss = lower;
      }
      if (gained < CLOSE * (1 + Math.abs(loss))) {
        break;
      }
    }
    return new Ridge(weights[columns], Arrays.copyOf(weights, columns));
  }

  /** The logarithm of the odds of a good end. */
  double logit(int[] row) {
    var sum = intercept;
    for (var column : row) {
      sum += weights[column];
    }
    return sum;
  }

  static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The logarithm of the odds in all, as if one more had ended in either way. */
  private static double logOdds(boolean[] good) {
    var count = 1;
    for (var each : good) {
      count += each ? 1 : 0;
    }
    return Math.log((double) count / (good.length + 2 - count));
  }

  private static double[] moved(double[] from, double[] direction, double length) {
    var to = from.clone();
    for (var i = 0; i < to.length; i++) {
      to[i] += length * direction[i];
    }
    return to;
  }

  private static double sum(int[] row, double[] weights) {
    var sum = weights[weights.length - 1];
    for (var column : row) {
      sum += weights[column];
    }
    return sum;
  }

  private static double loss(int[][] rows, boolean[] good, double[] weights, double penalty) {
    var loss = 0.0;
    for (var i = 0; i < rows.length; i++) {
      var logit = sum(rows[i], weights);
      var against = good[i] ? -logit : logit;
      // log(1 + e^x), which doesn't overflow
      loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
    }
    for (var i = 0; i < weights.length - 1; i++) {
      loss += penalty / 2 * weights[i] * weights[i];
    }
    return loss;
  }

  private static double[] direction(
      int[][] rows, boolean[] good, double[] weights, double penalty) {
    var size = weights.length;
    var gradient = new double[size];
    var curvature = new double[size][size];
    for (var i = 0; i < size - 1; i++) {
      gradient[i] = -penalty * weights[i];
      curvature[i][i] = penalty;
    }
    curvature[size - 1][size - 1] = 1e-9; // should all have ended alike
    for (var i = 0; i < rows.length; i++) {
      var row = rows[i];
      var probability = probability(sum(row, weights));
      var error = (good[i] ? 1 : 0) - probability;
      var bend = probability * (1 - probability);
      gradient[size - 1] += error;
      var last = curvature[size - 1];
      last[size - 1] += bend;
      for (var a = 0; a < row.length; a++) {
        gradient[row[a]] += error;
        last[row[a]] += bend;
        for (var b = 0; b <= a; b++) {
          curvature[Math.max(row[a], row[b])][Math.min(row[a], row[b])] += bend;
        }
      }
    }
    return solved(curvature, gradient);
  }

  /** Solves by Cholesky's decomposition; the lower half of the matrix is read, and overwritten. */
  private static double[] solved(double[][] matrix, double[] right) {
    var size = right.length;
    var solution = right.clone();
    for (var i = 0; i < size; i++) {
      var row = matrix[i];
      for (var j = 0; j <= i; j++) {
        var other = matrix[j];
        var sum = row[j];
        for (var k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        row[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[j];
      }
      for (var k = 0; k < i; k++) {
        solution[i] -= row[k] * solution[k];
      }
      solution[i] /= row[i];
    }
    for (var i = size - 1; i >= 0; i--) {
      for (var k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }
}
