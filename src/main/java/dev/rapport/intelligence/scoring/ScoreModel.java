package dev.rapport.intelligence.scoring;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was learned: how the odds of a good end change with each class of each field. Data, kept as
 * JSON.
 *
 * @param base the logarithm of the odds of a record that is average in everything
 * @param weights by field, then by class: what is added to it. Over the records learned from, each
 *     field's add up to nothing, so that its reasons compare with an average record
 * @param learned whether it was learned; else it is made of {@link #byRules rules}
 * @param order the field that tells the order of time, {@code until} where what was learned from
 *     ends
 * @param zone in which days begin
 */
record ScoreModel(
    double base,
    List<Binning> fields,
    List<List<Double>> weights,
    boolean learned,
    String order,
    double until,
    ZoneId zone) {

  /**
   * What one class of one field does.
   *
   * @param of the place of the value's class
   * @param weight what it adds to the logarithm of the odds
   */
  record Part(Binning binning, int of, double weight) {}

  /** How a record with these values will end well, 0 to 1; {@code cells} gives them by field. */
  double probability(Function<String, @Nullable Object> cells) {
    var logit = base;
    for (var i = 0; i < fields.size(); i++) {
      for (var at : fields.get(i).classes(cells.apply(fields.get(i).field()), zone)) {
        logit += weights.get(i).get(at);
      }
    }
    return Ridge.probability(logit);
  }

  /** What brings a record there, the strongest first. */
  List<Part> parts(Function<String, @Nullable Object> cells) {
    var parts = new ArrayList<Part>();
    for (var i = 0; i < fields.size(); i++) {
      var binning = fields.get(i);
      for (var at : binning.classes(cells.apply(binning.field()), zone)) {
        parts.add(new Part(binning, at, weights.get(i).get(at)));
      }
    }
    parts.sort((one, other) -> Double.compare(Math.abs(other.weight()), Math.abs(one.weight())));
    return parts;
  }

  /**
   * Rules to start with, where there is too little to learn from: the more is known of a record,
   * the better. One of which everything is known has three times the odds of the average, one of
   * which nothing is known a third.
   *
   * @param share how many of those that were decided ended well, 0 to 1
   */
  static ScoreModel byRules(List<String> fields, double share, String order, ZoneId zone) {
    var weight = fields.isEmpty() ? 0 : Math.log(3) / fields.size();
    return new ScoreModel(
        Math.log(share / (1 - share)),
        fields.stream()
            .map(field ->
                new Binning(field, Binning.Kind.PRESENCE, List.of(), List.of(Binning.PRESENT)))
            .toList(),
        fields.stream().map(_ -> List.of(-weight, weight, weight)).toList(),
        false,
        order,
        -Double.MAX_VALUE,
        zone);
  }
}
