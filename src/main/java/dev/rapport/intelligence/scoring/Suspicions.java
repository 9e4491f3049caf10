package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.History.Column;
import dev.rapport.intelligence.scoring.Suspicion.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for fields that know more of the end than they could have known when the record came. */
final class Suspicions {

  /** Hardly any one thing that is known when a lead comes tells more than this. */
  private static final double TOO_GOOD = 0.78;

  private static final double DRIFT = 0.08;
  private static final int PARTS = 5;
  private static final double TELLING = 0.6;
  private static final double TIMES_AS_OFTEN = 2;
  private static final double FILLED_APART = 0.5;
  private static final double CHANGED = 0.1;
  private static final int ENOUGH = 20;
  private static final int SLICES = 10;

  /** So far apart by chance once in many thousand fields. */
  private static final double SURE = 4;

  private static final int FOLDS = 5;

  /**
   * What is to be said of a field.
   *
   * @param alone how well it alone tells the end: its area under the curve, 0.5 to 1
   * @param filled in how many of the decided records it is filled in, 0 to 1
   */
  record Finding(double alone, double filled, List<Suspicion> suspicions) {}

  private final History history;
  private final Open open;
  private final Map<String, Integer> changed;

  /**
   * The records that are not decided.
   *
   * @param filled of how many of them each field is filled in, by its name
   */
  record Open(int count, Map<String, Integer> filled) {}

  /**
   * @param changed of how many records each field was changed later, by its name
   */
  Suspicions(History history, Open open, Map<String, Integer> changed) {
    this.history = history;
    this.open = open;
    this.changed = changed;
  }

  Finding of(Column column) {
    var suspicions = new ArrayList<Suspicion>();
    var filled = filled(column, 0, history.size());
    var alone = 0.5;
    if (history.good() > 0 && history.good() < history.size()) {
      var predictions = alone(column);
      alone = Math.max(0.5, area(predictions, 0, history.size()).value());
      if (alone >= TOO_GOOD) {
        suspicions.add(new Suspicion(Kind.TOO_GOOD, alone, TOO_GOOD));
      }
      byOutcome(column, suspicions);
      unstable(predictions, suspicions);
    }
    whenDecided(column, filled, suspicions);
    nowAndThen(column, suspicions);
    var later = changed.getOrDefault(column.name(), 0);
    var all = history.size() + open.count();
    if (later >= ENOUGH && later >= CHANGED * all) {
      suspicions.add(new Suspicion(Kind.CHANGED_LATER, (double) later / all, 0));
    }
    return new Finding(alone, filled, suspicions);
  }

  /**
   * The share of good ends among records with the same value, each as if it were not there itself:
   * learned from the other four fifths, smoothed by the share in all.
   */
  private double[] alone(Column column) {
    var keys = new Object[history.size()];
    var binning = ranges(column);
    for (var i = 0; i < keys.length; i++) {
      keys[i] = key(binning, history.cell(column, i));
    }
    var share = (double) history.good() / history.size();
    var predictions = new double[keys.length];
    for (var fold = 0; fold < FOLDS; fold++) {
      var counts = new HashMap<Object, int[]>();
      for (var i = 0; i < keys.length; i++) {
        if (i % FOLDS != fold) {
          var count = counts.computeIfAbsent(keys[i], _ -> new int[2]);
          count[history.good(i) ? 1 : 0]++;
        }
      }
      for (var i = fold; i < keys.length; i += FOLDS) {
        var count = counts.getOrDefault(keys[i], new int[2]);
        predictions[i] = (count[1] + 5 * share) / (count[0] + count[1] + 5);
      }
    }
    return predictions;
  }

  private @Nullable Binning ranges(Column column) {
    return column.kind() == Binning.Kind.NUMBER
        ? Binning.of(
            column.name(), column.kind(), history.cells(column, history.size()), 1, ZoneOffset.UTC)
        : null;
  }

  private static Object key(@Nullable Binning ranges, @Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (ranges != null) {
      return ranges.classes(cell, ZoneOffset.UTC)[0];
    }
    return switch (cell) {
      case String[] several -> Arrays.asList(several);
      case LocalDate day -> day.getDayOfWeek();
      case OffsetDateTime moment -> moment.getDayOfWeek();
      default -> cell;
    };
  }

  private Auc area(double[] predictions, int from, int to) {
    return Auc.of(Arrays.copyOfRange(predictions, from, to), history.good(from, to));
  }

  private void byOutcome(Column column, List<Suspicion> suspicions) {
    var counts = new int[2];
    var filled = new int[2];
    for (var i = 0; i < history.size(); i++) {
      var end = history.good(i) ? 1 : 0;
      counts[end]++;
      filled[end] += history.cell(column, i) == null ? 0 : 1;
    }
    if (apart(filled[1], counts[1], filled[0], counts[0])) {
      suspicions.add(
          new Suspicion(
              Kind.FILLED_BY_OUTCOME,
              (double) filled[1] / counts[1],
              (double) filled[0] / counts[0]));
    }
  }

  private void whenDecided(Column column, double filled, List<Suspicion> suspicions) {
    var whileOpen = open.filled().getOrDefault(column.name(), 0);
    var count = (int) Math.round(filled * history.size());
    if (open.count() >= ENOUGH && apart(count, history.size(), whileOpen, open.count())) {
      suspicions.add(
          new Suspicion(Kind.FILLED_WHEN_DECIDED, filled, (double) whileOpen / open.count()));
    }
  }

  /** Whether one share is twice the other at least, and not by chance. */
  private static boolean apart(int one, int ofOne, int other, int ofOther) {
    if (ofOne == 0 || ofOther == 0) {
      return false;
    }
    var share = (double) one / ofOne;
    var otherShare = (double) other / ofOther;
    var all = (double) (one + other) / (ofOne + ofOther);
    var deviation = Math.sqrt(all * (1 - all) * (1.0 / ofOne + 1.0 / ofOther));
    return Math.max(share, otherShare) >= TIMES_AS_OFTEN * Math.min(share, otherShare)
        && Math.max(share, otherShare) >= CHANGED
        && Math.abs(share - otherShare) > SURE * deviation;
  }

  private void unstable(double[] predictions, List<Suspicion> suspicions) {
    Auc least = null;
    Auc most = null;
    for (var part = 0; part < PARTS; part++) {
      var from = (int) ((long) history.size() * part / PARTS);
      var to = (int) ((long) history.size() * (part + 1) / PARTS);
      if (bothEnds(from, to)) {
        var area = area(predictions, from, to);
        least = least == null || area.value() < least.value() ? area : least;
        most = most == null || area.value() > most.value() ? area : most;
      }
    }
    if (least == null || most == null) {
      return;
    }
    var drift = most.value() - least.value();
    if (most.value() >= TELLING
        && drift >= DRIFT
        && drift > SURE * Math.hypot(least.deviation(), most.deviation())) {
      suspicions.add(new Suspicion(Kind.UNSTABLE, least.value(), most.value()));
    }
  }

  private boolean bothEnds(int from, int to) {
    var good = history.good(from, to);
    var first = good.length > 0 && good[0];
    for (var each : good) {
      if (each != first) {
        return true;
      }
    }
    return false;
  }

  private void nowAndThen(Column column, List<Suspicion> suspicions) {
    if (history.size() < SLICES * ENOUGH) {
      return;
    }
    var least = 1.0;
    var most = 0.0;
    for (var slice = 0; slice < SLICES; slice++) {
      var from = (int) ((long) history.size() * slice / SLICES);
      var to = (int) ((long) history.size() * (slice + 1) / SLICES);
      var filled = filled(column, from, to);
      least = Math.min(least, filled);
      most = Math.max(most, filled);
    }
    if (most - least >= FILLED_APART) {
      suspicions.add(new Suspicion(Kind.FILLED_NOW_AND_THEN, least, most));
    }
  }

  private double filled(Column column, int from, int to) {
    var filled = 0;
    for (var i = from; i < to; i++) {
      filled += history.cell(column, i) == null ? 0 : 1;
    }
    return to == from ? 0 : (double) filled / (to - from);
  }
}
