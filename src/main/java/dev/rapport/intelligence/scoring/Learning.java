package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.Binning.Kind;
import dev.rapport.intelligence.scoring.History.Column;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Learns a model from records in the order of time. */
final class Learning {

  /** How strongly what few records say is drawn towards nothing; the best of them is taken. */
  private static final double[] PENALTIES = {1, 3, 10, 30};

  /** The part of the records, the latest ones, by which the penalty is chosen. */
  private static final double CHOOSING = 0.2;

  private final History history;
  private final List<Column> columns;
  private final ZoneId zone;

  /**
   * @param columns what may be learned from
   */
  Learning(History history, List<Column> columns, ZoneId zone) {
    this.history = history;
    this.columns = columns;
    this.zone = zone;
  }

  /**
   * Learns from the first records.
   *
   * @param count how many of them
   * @param proceed called between the steps
   */
  ScoreModel from(int count, Runnable proceed) {
    var first = (int) Math.round(count * (1 - CHOOSING));
    var best = PENALTIES[PENALTIES.length - 1];
    var least = Double.POSITIVE_INFINITY;
    var binnings = binnings(first);
    var rows = rows(binnings, count);
    var size = size(binnings);
    for (var penalty : PENALTIES) {
      proceed.run();
      var tried = Ridge.fit(Arrays.copyOf(rows, first), history.good(0, first), size, penalty);
      var loss = loss(tried, rows, first, count);
      if (loss < least) {
        least = loss;
        best = penalty;
      }
    }
    proceed.run();
    binnings = binnings(count);
    rows = rows(binnings, count);
    var fitted = Ridge.fit(rows, history.good(0, count), size(binnings), best);
    return centred(fitted, binnings, rows, count);
  }

  private double loss(Ridge fitted, int[][] rows, int from, int to) {
    var loss = 0.0;
    for (var i = from; i < to; i++) {
      var logit = fitted.logit(rows[i]);
      loss += Math.log1p(Math.exp(history.good(i) ? -logit : logit));
    }
    return loss;
  }

  private List<Binning> binnings(int count) {
    var seldom = Math.max(10, count / 500);
    return columns.stream()
        .map(column ->
            Binning.of(column.name(), column.kind(), history.cells(column, count), seldom, zone))
        .toList();
  }

  private int[][] rows(List<Binning> binnings, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          var row = IntStream.builder();
          var offset = 0;
          for (var c = 0; c < binnings.size(); c++) {
            for (var at : binnings.get(c).classes(history.cell(columns.get(c), i), zone)) {
              row.add(offset + at);
            }
            offset += binnings.get(c).size();
          }
          return row.build().toArray();
        })
        .toArray(int[][]::new);
  }

  private static int size(List<Binning> binnings) {
    return binnings.stream().mapToInt(Binning::size).sum();
  }

  /** Moves what all records have in common of a field from its weights to the base. */
  private ScoreModel centred(Ridge fitted, List<Binning> binnings, int[][] rows, int count) {
    var shares = new double[size(binnings)];
    for (var row : rows) {
      for (var column : row) {
        shares[column] += 1.0 / count;
      }
    }
    var base = fitted.intercept();
    var weights = new ArrayList<List<Double>>();
    var offset = 0;
    for (var binning : binnings) {
      // Each record has one class, but for several values, of which it may have none or many.
      var middle = 0.0;
      for (var at = offset; at < offset + binning.size(); at++) {
        middle += binning.kind() == Kind.VALUES ? 0 : shares[at] * fitted.weights()[at];
      }
      base += middle;
      var own = new ArrayList<Double>();
      for (var at = offset; at < offset + binning.size(); at++) {
        own.add(shares[at] == 0 ? 0.0 : fitted.weights()[at] - middle);
      }
      weights.add(own);
      offset += binning.size();
    }
    var until = history.when(count - 1);
    return new ScoreModel(base, binnings, weights, true, history.order(), until, zone);
  }
}
