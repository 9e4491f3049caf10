package dev.rapport.intelligence.traits;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.query.GroupKeys;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.ResolvedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and amounts put together by ranges that hold about as many records each. */
@Component
class NumberRanges {

  private static final Double[] FIFTHS = {0.2, 0.4, 0.6, 0.8};

  /** By name, since the edges are bound anew wherever they stand. */
  private static final Field<Integer> RANGE = field(name("its_range"), Integer.class);

  private static final Field<String> PERIOD = field(name("its_period"), String.class);

  private final DSLContext sql;
  private final QueryResolver resolver;
  private final PageSql pages;

  NumberRanges(DSLContext sql, QueryResolver resolver, PageSql pages) {
    this.sql = sql;
    this.resolver = resolver;
    this.pages = pages;
  }

  /**
   * @param range from 0; null for records without a number
   * @param end the outcome's value
   * @param period the week or month; null without a trend
   */
  record Counted(@Nullable Integer range, String end, @Nullable String period, long count) {}

  /**
   * @param edges where each range but the first begins
   */
  record Ranges(List<BigDecimal> edges, List<Counted> counted) {}

  /** Of the records that the filter finds for the actor. Two statements. */
  Ranges of(
      ObjectDefinition object,
      FieldDefinition number,
      FieldDefinition outcome,
      String filter,
      @Nullable Trend trend,
      Actor actor) {
    var query = resolver.resolve(RecordQuery.of(object.name()).where(filter), actor);
    var found = pages.ids(query);
    var column = number.type().comparand(number.column()).coerce(BigDecimal.class);
    var quantiles =
        sql.select(
                field(
                    "percentile_disc({0}) within group (order by {1})",
                    BigDecimal[].class, val(FIFTHS), column))
            .from(object.table())
            .where(object.id().in(found))
            .fetchSingle()
            .value1();
    var edges = new ArrayList<BigDecimal>();
    if (quantiles != null) {
      Arrays.stream(quantiles)
          .filter(Objects::nonNull)
          .filter(edge -> edges.isEmpty() || edge.compareTo(edges.getLast()) > 0)
          .forEach(edges::add);
    }
    var range =
        edges.isEmpty()
            ? field("case when {0} is not null then {1} end", Integer.class, column, inline(0))
            : field(
                "width_bucket({0}, {1})",
                Integer.class,
                column,
                val(edges.toArray(BigDecimal[]::new), SQLDataType.NUMERIC.array()));
    var end = outcome.column().coerce(String.class);
    var counted =
        sql.select(range.as(RANGE), end, period(trend, query).as(PERIOD), count())
            .from(object.table())
            .where(object.id().in(found))
            .groupBy(RANGE, end, PERIOD)
            .fetch(row -> new Counted(row.value1(), row.value2(), row.value3(), row.value4()));
    return new Ranges(edges, counted);
  }

  private static Field<String> period(@Nullable Trend trend, ResolvedQuery query) {
    return trend == null
        ? inline((String) null, SQLDataType.CLOB)
        : GroupKeys.column(trend.date(), trend.bucket(), query).coerce(String.class);
  }
}
