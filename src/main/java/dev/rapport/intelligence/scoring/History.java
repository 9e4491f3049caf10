package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.Binning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records that were decided, in the order of time, with their values then and their ends. */
final class History {

  /** A field that may be looked at, and its place among the cells. */
  record Column(String name, Kind kind, int at) {}

  /**
   * A record.
   *
   * @param when in the order of time
   */
  record Case(double when, boolean good, @Nullable Object[] cells) {}

  private final String order;
  private final List<Case> cases;

  /**
   * @param order the field that tells the order of time
   */
  History(String order, List<Case> cases) {
    this.order = order;
    this.cases = new ArrayList<>(cases);
    this.cases.sort(Comparator.comparingDouble(Case::when)); // stable: then as they were made
  }

  String order() {
    return order;
  }

  int size() {
    return cases.size();
  }

  /** How many of them ended well. */
  int good() {
    return (int) cases.stream().filter(Case::good).count();
  }

  boolean good(int at) {
    return cases.get(at).good();
  }

  boolean[] good(int from, int to) {
    var good = new boolean[to - from];
    for (var i = from; i < to; i++) {
      good[i - from] = cases.get(i).good();
    }
    return good;
  }

  double when(int at) {
    return cases.get(at).when();
  }

  @Nullable Object cell(Column column, int at) {
    return cases.get(at).cells()[column.at()];
  }

  /** The values of a field in the first records. */
  List<@Nullable Object> cells(Column column, int count) {
    var cells = new ArrayList<@Nullable Object>(count);
    for (var i = 0; i < count; i++) {
      cells.add(cell(column, i));
    }
    return cells;
  }

  /** What a model gives each of the records from {@code from} on. */
  double[] predictions(ScoreModel model, List<Column> columns, int from) {
    var places = columns.stream().collect(Collectors.toMap(Column::name, Column::at));
    return cases.stream()
        .skip(from)
        .mapToDouble(each -> model.probability(value(each, places)))
        .toArray();
  }

  private static Function<String, @Nullable Object> value(Case of, Map<String, Integer> places) {
    return name -> {
      var at = places.get(name);
      return at == null ? null : of.cells()[at];
    };
  }
}
