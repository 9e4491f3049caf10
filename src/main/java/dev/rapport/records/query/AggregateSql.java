package dev.rapport.records.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures over groups: one statement for the groups, one for the total where it is wanted. */
@Component
public final class AggregateSql {

  private final DSLContext sql;
  private final QueryResolver resolver;
  private final ScopeBranches scopes;
  private final FilterSql filters;
  private final RegistryAccess registry;

  AggregateSql(
      DSLContext sql,
      QueryResolver resolver,
      ScopeBranches scopes,
      FilterSql filters,
      RegistryAccess registry) {
    this.sql = sql;
    this.resolver = resolver;
    this.scopes = scopes;
    this.filters = filters;
    this.registry = registry;
  }

  /** The figures; {@code resolved} has the query's object and filter. */
  public Aggregate aggregate(Aggregate.Query query, ResolvedQuery resolved) {
    var actor = resolved.actor();
    var keys = new ArrayList<FieldDefinition>();
    for (var key : query.keys()) {
      keys.add(groupable(resolved, key, actor));
    }
    var figures = new ArrayList<FieldDefinition>();
    var measures = new ArrayList<Field<?>>();
    for (var figure : query.figures()) {
      var field = figure.field() == null ? null : measured(resolved, figure, actor);
      figures.add(Objects.requireNonNullElse(field, resolved.sort()));
      measures.add(field == null ? count() : measure(figure.measure(), field));
    }
    return new Aggregate(
        query.keys().isEmpty() ? List.of() : groups(query, resolved, keys, figures, measures),
        query.total() || query.keys().isEmpty()
            ? total(query, resolved, figures, measures)
            : List.of());
  }

  private List<@Nullable Object> total(
      Aggregate.Query query,
      ResolvedQuery resolved,
      List<FieldDefinition> figures,
      List<Field<?>> measures) {
    var row =
        sql.select(measures)
            .from(resolved.object().table())
            .where(
                PageSql.live(resolved),
                filters.condition(resolved),
                scopes.whole(resolved.object(), resolved.actor(), Operation.READ))
            .fetchSingle();
    return values(query, figures, row, 0, resolved);
  }

  private List<Aggregate.Group> groups(
      Aggregate.Query query,
      ResolvedQuery resolved,
      List<FieldDefinition> keys,
      List<FieldDefinition> figures,
      List<Field<?>> measures) {
    var grouping = new ArrayList<Field<?>>();
    var order = new ArrayList<SortField<?>>();
    for (var i = 0; i < keys.size(); i++) {
      var columns = key(i, keys.get(i), query.keys().get(i).bucket(), resolved);
      grouping.addAll(columns);
      var first = columns.size() > 1 ? columns.get(1) : columns.getFirst();
      order.add(query.sort() < 0 && query.descending() ? first.desc() : first.asc());
    }
    if (query.sort() >= 0) {
      var measure = measures.get(query.sort());
      order.addFirst(query.descending() ? measure.desc().nullsLast() : measure.asc().nullsLast());
    }
    var columns = new ArrayList<>(grouping);
    columns.addAll(measures);
    return sql.select(columns)
        .from(source(resolved, keys, resolved.actor()))
        .where(
            PageSql.live(resolved),
            filters.condition(resolved),
            scopes.whole(resolved.object(), resolved.actor(), Operation.READ))
        .groupBy(grouping)
        .orderBy(order)
        .limit(inline(query.limit()))
        .fetch(row ->
            new Aggregate.Group(
                keyValues(keys, row), values(query, figures, row, grouping.size(), resolved)));
  }

  @SuppressWarnings("unchecked")
  private Table<?> source(ResolvedQuery query, List<FieldDefinition> keys, Actor actor) {
    Table<?> from = query.object().table();
    for (var i = 0; i < keys.size(); i++) {
      if (keys.get(i).type() instanceof ReferenceType reference) {
        var row = RECORD.as("k" + i);
        from =
            from.leftJoin(row)
                .on(row.ID.eq((Field<UUID>) keys.get(i).column()))
                .and(registry.visible(row, reference.targets(), actor));
      }
    }
    return from;
  }

  private static List<Field<?>> key(
      int index, FieldDefinition field, @Nullable Bucket bucket, ResolvedQuery query) {
    if (field.type() instanceof ReferenceType) {
      var row = RECORD.as("k" + index);
      return List.of(row.ID, row.LABEL, row.OBJECT);
    }
    if (field.type() instanceof DateType || field.type() instanceof DateTimeType) {
      var day =
          field.type() instanceof DateTimeType
              ? field(
                  "{0} at time zone {1}",
                  SQLDataType.TIMESTAMP, field.column(), inline(query.context().zone().getId()))
              : field.column();
      var format =
          switch (Objects.requireNonNullElse(bucket, Bucket.DAY)) {
            case DAY -> "YYYY-MM-DD";
            case WEEK -> "IYYY-\"W\"IW";
            case MONTH -> "YYYY-MM";
            case QUARTER -> "YYYY-\"Q\"Q";
            case YEAR -> "YYYY";
          };
      return List.of(field("to_char({0}, {1})", SQLDataType.CLOB, day, inline(format)));
    }
    return List.of(field.column());
  }

  private static List<@Nullable Object> keyValues(List<FieldDefinition> keys, Record row) {
    var values = new ArrayList<@Nullable Object>();
    var at = 0;
    for (var key : keys) {
      if (key.type() instanceof ReferenceType) {
        var id = row.get(at, UUID.class);
        values.add(
            id == null
                ? null
                : new Reference(id, row.get(at + 2, String.class), row.get(at + 1, String.class)));
        at += 3;
      } else {
        values.add(row.get(at));
        at += 1;
      }
    }
    return values;
  }

  private static List<@Nullable Object> values(
      Aggregate.Query query,
      List<FieldDefinition> fields,
      Record row,
      int at,
      ResolvedQuery resolved) {
    var values = new ArrayList<@Nullable Object>();
    for (var i = 0; i < query.figures().size(); i++) {
      var value = row.get(at + i);
      var money =
          query.figures().get(i).measure() != Measure.COUNT
              && fields.get(i).type() instanceof MoneyType;
      values.add(
          money && value != null
              ? new Money((BigDecimal) value, resolved.context().currency())
              : value);
    }
    return values;
  }

  private static Field<?> measure(Measure measure, FieldDefinition field) {
    var column = field.type().comparand(field.column());
    return switch (measure) {
      case COUNT -> count(column);
      case SUM -> DSL.sum(column.coerce(BigDecimal.class));
      case AVG -> DSL.avg(column.coerce(BigDecimal.class));
      case MIN -> min(column);
      case MAX -> max(column);
    };
  }

  private FieldDefinition groupable(ResolvedQuery query, Key key, Actor actor) {
    var field = resolver.field(query.object(), key.field(), "group", actor);
    if (!field.type().groupable() || field.name().equals("id")) {
      throw new InvalidQueryException("group", "query.notGroupable", key.field());
    }
    return field;
  }

  private FieldDefinition measured(ResolvedQuery query, Figure figure, Actor actor) {
    var name = Objects.requireNonNull(figure.field());
    var field = resolver.field(query.object(), name, "measures", actor);
    if (figure.measure() != Measure.COUNT && !field.type().measures().contains(figure.measure())) {
      throw new InvalidQueryException(
          "measures", "query.notMeasurable", figure.measure().apiName(), name);
    }
    return field;
  }
}
