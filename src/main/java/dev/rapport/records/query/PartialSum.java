package dev.rapport.records.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.nullif;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A measure that is added up twice.
 *
 * @param parts what the first adding up leaves
 * @param whole how these are added up again
 */
record PartialSum(List<Field<?>> parts, Function<List<Field<?>>, Field<?>> whole) {

  /** How many records there are. */
  static final PartialSum RECORDS = counted(count());

  static PartialSum of(Measure measure, FieldDefinition field) {
    var column = field.type().comparand(field.column());
    var number = column.coerce(BigDecimal.class);
    return switch (measure) {
      case COUNT -> counted(count(column));
      case SUM ->
          new PartialSum(List.of(DSL.sum(number)), parts -> DSL.sum(number(parts.getFirst())));
      case AVG ->
          new PartialSum(
              List.of(DSL.sum(number), count(number)),
              parts ->
                  DSL.sum(number(parts.getFirst()))
                      .div(nullif(DSL.sum(number(parts.getLast())), BigDecimal.ZERO)));
      case MIN -> new PartialSum(List.of(min(column)), parts -> min(parts.getFirst()));
      case MAX -> new PartialSum(List.of(max(column)), parts -> max(parts.getFirst()));
    };
  }

  private static PartialSum counted(Field<Integer> count) {
    return new PartialSum(
        List.of(count),
        parts -> coalesce(DSL.sum(number(parts.getFirst())), inline(0)).cast(Long.class));
  }

  private static Field<BigDecimal> number(Field<?> part) {
    return part.coerce(BigDecimal.class);
  }
}
