package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good predictions were, held against what came true. {@code docs/metrics.md} says what each
 * figure is.
 *
 * @param count how many records they were held against, {@code good} how many of those ended well
 * @param auc that of two records, one of which ended well, it had the higher prediction: 0 to 1, by
 *     chance a half
 * @param averagePrecision 0 to 1, by chance the share of those that ended well
 * @param brier the mean squared error, 0 to 1; {@code brierOfShare} that of predicting everybody
 *     the share
 * @param lift how many times as many ended well in the tenth with the highest predictions
 * @param error by how much predictions and outcomes differ in a tenth, on the average: 0 to 1
 */
@Schema(name = "ScoreQuality")
record Quality(
    int count,
    int good,
    Estimate auc,
    Estimate averagePrecision,
    Estimate brier,
    double brierOfShare,
    Estimate lift,
    List<Tenth> calibration,
    double error) {

  /** A figure, and between what it lies with 95 % confidence. */
  @Schema(name = "ScoreEstimate")
  record Estimate(double value, double low, double high) {}

  /**
   * A tenth of the records, by their predictions.
   *
   * @param predicted the mean of the predictions, 0 to 1
   * @param observed the share that ended well, 0 to 1, between {@code low} and {@code high}
   */
  @Schema(name = "ScoreTenth")
  record Tenth(int count, double predicted, double observed, double low, double high) {}

  private static final int RESAMPLES = 200;

  /** The same records always give the same intervals. */
  private static final long SEED = 42;

  /**
   * @param predictions of each record, {@code good} whether it ended well; both ends occur
   */
  static Quality of(double[] predictions, boolean[] good) {
    var ranked = Ranked.of(predictions, good);
    var share = (double) ranked.hits() / good.length;
    var calibration = calibration(ranked);
    var auc = Auc.of(predictions, good);
    return new Quality(
        good.length,
        ranked.hits(),
        within(auc.value(), 1.959963984540054 * auc.deviation(), 0, 1),
        resampled(ranked, Ranked::averagePrecision),
        resampled(ranked, Ranked::brier),
        share * (1 - share),
        resampled(ranked, Ranked::lift),
        calibration,
        calibration.stream()
                .mapToDouble(each -> each.count() * Math.abs(each.predicted() - each.observed()))
                .sum()
            / good.length);
  }

  static Estimate within(double value, double half, double least, double most) {
    return new Estimate(
        value, Math.clamp(value - half, least, most), Math.clamp(value + half, least, most));
  }

  static double averagePrecision(double[] predictions, boolean[] good) {
    return Ranked.of(predictions, good).averagePrecision();
  }

  static double brier(double[] predictions, boolean[] good) {
    return Ranked.of(predictions, good).brier();
  }

  static double lift(double[] predictions, boolean[] good) {
    return Ranked.of(predictions, good).lift();
  }

  private static List<Tenth> calibration(Ranked ranked) {
    var size = ranked.size();
    var tenths = new ArrayList<Tenth>();
    for (var tenth = 0; tenth < 10; tenth++) {
      var from = (int) ((long) size * tenth / 10);
      var to = (int) ((long) size * (tenth + 1) / 10);
      if (from == to) {
        continue;
      }
      var count = to - from;
      var hits = (int) IntStream.range(from, to).filter(at -> ranked.good()[at]).count();
      var predicted = IntStream.range(from, to).mapToDouble(at -> ranked.predictions()[at]).sum();
      var between = Objects.requireNonNull(Share.of(hits, count));
      tenths.add(
          new Tenth(
              count,
              predicted / count,
              (double) hits / count,
              between.low().doubleValue() / 100,
              between.high().doubleValue() / 100));
    }
    return tenths;
  }

  /** Between what a figure lies when the records are drawn again, with putting back. */
  private static Estimate resampled(Ranked ranked, ToDoubleFunction<Ranked> figure) {
    var random = new Random(SEED);
    var figures =
        IntStream.range(0, RESAMPLES)
            .mapToObj(_ -> ranked.drawnAgain(random))
            .filter(drawn -> drawn.hits() > 0)
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return new Estimate(
        figure.applyAsDouble(ranked),
        figures[(int) (figures.length * 0.025)],
        figures[(int) (figures.length * 0.975)]);
  }
}
