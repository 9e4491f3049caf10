package dev.rapport.records.figures;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.Source.Function;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.MoneyType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * Computes figures from the records as they are. A figure stands in its record's row, so that lists
 * are sorted and filtered by it as by any field, but isn't part of what somebody wrote: it raises
 * no version and leaves no trace in the history.
 */
@Component
public class Figures {

  private final DSLContext sql;
  private final Catalog catalog;
  private final FieldContexts contexts;
  private final FigureFilters filters;

  Figures(DSLContext sql, Catalog catalog, FieldContexts contexts, FigureFilters filters) {
    this.sql = sql;
    this.catalog = catalog;
    this.contexts = contexts;
    this.filters = filters;
  }

  /**
   * Computes a figure of some records anew, in the caller's transaction. They are locked first, and
   * the others looked at only then: of two who compute at the same moment the second sees all that
   * the first saw, and whatever is committed later is computed later.
   */
  public void compute(ObjectDefinition object, FieldDefinition figure, Collection<UUID> records) {
    if (!(figure.source() instanceof Figure made) || records.isEmpty()) {
      return;
    }
    var others = catalog.find(made.object()).orElse(null);
    if (others == null || !others.fields().keySet().containsAll(made.fields())) {
      return; // what it is made of was taken away: it isn't shown either
    }
    var ids = records.stream().distinct().sorted().toArray(UUID[]::new);
    sql.select(object.id())
        .from(object.table())
        .where(object.id().eq(any(ids)))
        .orderBy(object.id())
        .forNoKeyUpdate()
        .fetch();
    var value = value(others, made);
    var wanted = table("unnest({0})", val(ids)).as("wanted", "id");
    var id = field(name("wanted", "id"), UUID.class);
    var computed =
        select(
                id.as("id"),
                field(
                        select(value.as("value"))
                            .from(others.table())
                            .where(others.field(made.field()).column().coerce(UUID.class).eq(id))
                            .and(filters.of(others, made)))
                    .as("value"))
            .from(wanted)
            .asTable("computed");
    var result = field(name("computed", "value"), value.getDataType());
    sql.update(object.table())
        .set(columns(figure, result))
        .from(computed)
        .where(object.id().eq(field(name("computed", "id"), UUID.class)))
        .and(comparable(figure).isDistinctFrom(sameAs(result)))
        .execute();
  }

  private static Field<?> value(ObjectDefinition others, Figure figure) {
    if (figure.function() == Function.COUNT) {
      return count();
    }
    var of = others.field(Objects.requireNonNull(figure.of()));
    var column = of.type().comparand(of.column());
    return figure.function() == Function.SUM
        ? coalesce(sum(column.coerce(BigDecimal.class)), inline(BigDecimal.ZERO))
        : max(column);
  }

  @SuppressWarnings("unchecked")
  private static Field<Object> sameAs(Field<?> result) {
    return (Field<Object>) result;
  }

  @SuppressWarnings("unchecked")
  private static Field<Object> comparable(FieldDefinition figure) {
    return (Field<Object>) figure.type().comparand(figure.column());
  }

  /** A sum of money is in the organisation's currency. */
  private Map<Field<?>, Field<?>> columns(FieldDefinition figure, Field<?> result) {
    Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
    columns.put(figure.column(), result);
    if (figure.type() instanceof MoneyType money) {
      var currency = contexts.of(Actor.SYSTEM).currency();
      columns.put(money.columns(figure.column()).get(1), inline(currency, SQLDataType.CHAR(3)));
      columns.put(money.comparand(figure.column()), result);
    }
    return columns;
  }
}
