package dev.rapport.intelligence.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a field's values become a few classes. The first class is 'empty', the second is for values
 * that were too seldom to learn from or never seen; behind them stand the values, or the ranges of
 * a number.
 *
 * @param edges of numbers: where each range but the first begins
 * @param values of the others: those with a class of their own
 */
record Binning(String field, Kind kind, List<Double> edges, List<String> values) {

  /** What is looked at. */
  enum Kind {
    /** Which value it is. */
    VALUE,
    /** Which values are among them. */
    VALUES,
    /** In which range it is. */
    NUMBER,
    /** On which day of the week it is. */
    WEEKDAY,
    /** Whether there is a value. */
    PRESENCE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final int EMPTY = 0;
  static final int OTHER = 1;

  /** The classes that stand before the values. */
  static final int FIRST = 2;

  /** Of a range, or of whether there is something. */
  static final String PRESENT = "true";

  private static final int MOST_VALUES = 50;
  private static final int RANGES = 10;

  Binning {
    edges = List.copyOf(edges);
    values = List.copyOf(values);
  }

  /** How many classes there are. */
  int size() {
    return FIRST + (kind == Kind.NUMBER ? edges.size() + 1 : values.size());
  }

  /**
   * Learns the classes of a field.
   *
   * @param cells the field's values in the records to learn from
   * @param seldom a value that fewer of them have gets no class of its own
   */
  static Binning of(
      String field, Kind kind, List<@Nullable Object> cells, int seldom, ZoneId zone) {
    return kind == Kind.NUMBER
        ? new Binning(field, kind, edges(cells), List.of())
        : new Binning(field, kind, List.of(), frequent(kind, cells, seldom, zone));
  }

  /** The classes of a value: one, or of several values several. */
  int[] classes(@Nullable Object cell, ZoneId zone) {
    if (cell == null) {
      return new int[] {EMPTY};
    }
    if (kind == Kind.NUMBER) {
      return new int[] {cell instanceof Double number ? FIRST + range(number) : EMPTY};
    }
    return texts(kind, cell, zone).stream().mapToInt(this::place).distinct().toArray();
  }

  private int place(String value) {
    var at = values.indexOf(value);
    return at < 0 ? OTHER : FIRST + at;
  }

  private int range(double number) {
    var at = 0;
    while (at < edges.size() && number >= edges.get(at)) {
      at++;
    }
    return at;
  }

  private static List<String> texts(Kind kind, Object cell, ZoneId zone) {
    return switch (cell) {
      case String[] several -> List.of(several);
      case LocalDate day when kind == Kind.WEEKDAY -> List.of(text(day.getDayOfWeek()));
      case OffsetDateTime moment when kind == Kind.WEEKDAY ->
          List.of(text(moment.atZoneSameInstant(zone).getDayOfWeek()));
      default -> List.of(kind == Kind.PRESENCE ? PRESENT : cell.toString());
    };
  }

  private static String text(DayOfWeek day) {
    return String.valueOf(day.getValue());
  }

  private static List<String> frequent(
      Kind kind, List<@Nullable Object> cells, int seldom, ZoneId zone) {
    Map<String, Integer> counts = new HashMap<>();
    for (var cell : cells) {
      if (cell != null) {
        texts(kind, cell, zone).forEach(text -> counts.merge(text, 1, Integer::sum));
      }
    }
    return counts.entrySet().stream()
        .filter(each -> each.getValue() >= seldom)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** So that each range has about as many records; few values are a range each. */
  private static List<Double> edges(List<@Nullable Object> cells) {
    var numbers =
        cells.stream()
            .filter(Double.class::isInstance)
            .mapToDouble(cell -> (Double) Objects.requireNonNull(cell))
            .sorted()
            .toArray();
    var distinct = Arrays.stream(numbers).distinct().toArray();
    if (distinct.length <= RANGES) {
      return Arrays.stream(distinct).skip(1).boxed().toList();
    }
    var edges = new ArrayList<Double>();
    for (var i = 1; i < RANGES; i++) {
      var edge = numbers[(int) ((long) numbers.length * i / RANGES)];
      if (edge > numbers[0] && (edges.isEmpty() || edge > edges.getLast())) {
        edges.add(edge);
      }
    }
    return edges;
  }
}
