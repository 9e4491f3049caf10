package dev.rapport.records;

import dev.rapport.records.fieldtype.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures over groups of records.
 *
 * @param total the same measures over all of them; empty when they were not asked for
 */
public record Aggregate(List<Group> groups, List<@Nullable Object> total) {

  /**
   * @param keys one for each field of the grouping: a {@link Reference}, a value, or for dates the
   *     period as {@code 2017-03}
   * @param values one for each measure: a count, a number, a {@link
   *     dev.rapport.records.fieldtype.Money}
   */
  public record Group(List<@Nullable Object> keys, List<@Nullable Object> values) {}

  /** How dates are put together. */
  public enum Bucket {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  /**
   * @param bucket for dates and moments; null else
   */
  public record Key(String field, @Nullable Bucket bucket) {

    public static Key of(String field) {
      return new Key(field, null);
    }
  }

  /**
   * @param field null to count records
   */
  public record Figure(Measure measure, @Nullable String field) {

    public static final Figure COUNT = new Figure(Measure.COUNT, null);

    public static Figure sum(String field) {
      return new Figure(Measure.SUM, field);
    }
  }

  /**
   * What to put together.
   *
   * @param filter RSQL; null for all
   * @param sort the index of a measure to sort by, or -1 for the keys
   * @param limit groups at the most, 1 to 1000
   * @param total whether the figures over all are wanted too. Without keys they always come
   */
  public record Query(
      String object,
      List<Key> keys,
      List<Figure> figures,
      @Nullable String filter,
      int sort,
      boolean descending,
      int limit,
      boolean total) {

    public Query {
      keys = List.copyOf(keys);
      figures = List.copyOf(figures);
      if (keys.size() > 3) {
        throw new InvalidQueryException("group", "query.groups", 3);
      }
      if (figures.isEmpty() || figures.size() > 10) {
        throw new InvalidQueryException("measures", "query.measures", 10);
      }
      if (limit < 1 || limit > 1000) {
        throw new InvalidQueryException("limit", "query.limit", 1000);
      }
    }

    public Query where(@Nullable String filter) {
      return new Query(object, keys, figures, filter, sort, descending, limit, total);
    }

    /** The same groups, with or without the figures over all. */
    public Query totalled(boolean total) {
      return new Query(object, keys, figures, filter, sort, descending, limit, total);
    }

    /** The figures over all alone. */
    public Query ungrouped() {
      return new Query(object, List.of(), figures, filter, -1, false, 1, true);
    }

    /** Figures by keys, in the keys' order. */
    public static Query of(
        String object, List<Key> keys, List<Figure> figures, @Nullable String filter) {
      return new Query(object, keys, figures, filter, -1, false, 1000, false);
    }
  }
}
