package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.History.Column;
import dev.rapport.intelligence.scoring.Report.Comparison;
import dev.rapport.intelligence.scoring.ScorePlans.Learned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a new model against the one in use. */
final class Comparisons {

  private static final double Z = 1.959963984540054;

  private Comparisons() {}

  /**
   * On the latest records, as far as the one in use has not seen them either.
   *
   * @param from where the latest records begin
   * @return null where there is too little that is new to both
   */
  static @Nullable Comparison between(
      Learned inUse, ScoreModel model, History history, List<Column> columns, int from) {
    if (!inUse.model().order().equals(model.order())) {
      return null;
    }
    var start = from;
    while (start < history.size() && history.when(start) <= inUse.model().until()) {
      start++;
    }
    var good = history.good(start, history.size());
    var hits = 0;
    for (var each : good) {
      hits += each ? 1 : 0;
    }
    if (Math.min(hits, good.length - hits) < Report.HELD_BACK) {
      return null;
    }
    var own = history.predictions(model, columns, start);
    var others = history.predictions(inUse.model(), columns, start);
    var ownArea = Auc.of(own, good);
    var otherArea = Auc.of(others, good);
    var difference = ownArea.value() - otherArea.value();
    return new Comparison(
        inUse.version().number(),
        good.length,
        otherArea.value(),
        Quality.within(difference, Z * ownArea.deviationFrom(otherArea), -1, 1),
        Quality.brier(others, good),
        Quality.brier(own, good));
  }
}
