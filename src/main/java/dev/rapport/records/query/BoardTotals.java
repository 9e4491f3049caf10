package dev.rapport.records.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.rapport.identity.Operation;
import dev.rapport.records.FieldDefinition;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many cards each column of a board has, and what they add up to. */
@Component
final class BoardTotals {

  static final Total NONE = new Total(0, null);

  /** Of one column. */
  record Total(long count, @Nullable BigDecimal sum) {

    Total plus(Total other) {
      var more = other.sum == null ? BigDecimal.ZERO : other.sum;
      return new Total(count + other.count, sum == null ? other.sum : sum.add(more));
    }
  }

  private final KeptStatements statements;
  private final ScopeBranches scopes;

  BoardTotals(KeptStatements statements, ScopeBranches scopes) {
    this.statements = statements;
    this.scopes = scopes;
  }

  /**
   * By the value that a column stands for. One statement.
   *
   * @param condition the query's filter, and what else holds for the whole board
   */
  Map<@Nullable Object, Total> of(
      ResolvedQuery query,
      FieldDefinition group,
      @Nullable FieldDefinition sum,
      Condition condition) {
    var object = query.object();
    var key = group.column();
    Field<BigDecimal> added =
        sum == null
            ? inline((BigDecimal) null, SQLDataType.NUMERIC)
            : sum(sum.type().comparand(sum.column()).coerce(BigDecimal.class));
    Map<@Nullable Object, Total> totals = new HashMap<>();
    statements
        .fetch(
            List.of("totals", group.name(), sum != null),
            query,
            condition,
            List.of(),
            () ->
                scopes.summed(object, query.actor(), Operation.READ).stream()
                    .<Select<? extends Record>>map(scope ->
                        select(key, count(), added)
                            .from(object.table())
                            .where(PageSql.live(query), condition)
                            .and(scope)
                            .groupBy(key))
                    .reduce(PageSql::both)
                    .orElseThrow())
        .forEach(row ->
            totals.merge(
                row.get(0),
                new Total(row.get(1, Long.class), row.get(2, BigDecimal.class)),
                Total::plus));
    return totals;
  }
}
