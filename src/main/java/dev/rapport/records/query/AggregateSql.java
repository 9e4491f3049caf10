package dev.rapport.records.query;

import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.SeveralType;
import dev.rapport.records.fieldtype.TagsType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Figures over groups, and their total: one statement. It adds up by the columns themselves first,
 * and joins the few groups with their labels; what the actor may not see joins to nothing and is
 * added up once more.
 */
@Component
public final class AggregateSql {

  /**
   * Keys that are no fields.
   *
   * @param records the object's table, with what these keys need beside it
   */
  private record Computed(Table<?> records, List<FieldDefinition> keys) {}

  private final KeptStatements statements;
  private final QueryResolver resolver;
  private final ScopeBranches scopes;
  private final FilterSql filters;
  private final RegistryAccess registry;

  AggregateSql(
      KeptStatements statements,
      QueryResolver resolver,
      ScopeBranches scopes,
      FilterSql filters,
      RegistryAccess registry) {
    this.statements = statements;
    this.resolver = resolver;
    this.scopes = scopes;
    this.filters = filters;
    this.registry = registry;
  }

  /** The figures; {@code resolved} has the query's object and filter. */
  public Aggregate aggregate(Aggregate.Query query, ResolvedQuery resolved) {
    return aggregate(query, resolved, new Computed(resolved.object().table(), List.of()));
  }

  /**
   * The figures by the query's keys and, behind them, by the last of some values that each record's
   * tracked field has or had: its place among them from 1, null for none; then by whether (1 or 0)
   * it has or had each of {@code ends}.
   *
   * @throws InvalidQueryException when the field has no history, or a value is none of it
   */
  public Aggregate byFurthest(
      Aggregate.Query query,
      ResolvedQuery resolved,
      FieldDefinition field,
      List<String> values,
      List<String> ends) {
    var keys = new ArrayList<FieldDefinition>();
    keys.add(FieldDefinition.of(field.name(), FieldTypes.count(), Stays.furthest(values)));
    for (var end : ends) {
      keys.add(FieldDefinition.of(field.name(), FieldTypes.count(), Stays.was(end)));
    }
    var records = Stays.withWays(resolved.object(), field);
    return aggregate(query, resolved, new Computed(records, keys));
  }

  private Aggregate aggregate(Aggregate.Query query, ResolvedQuery resolved, Computed computed) {
    var actor = resolved.actor();
    var keys = new ArrayList<FieldDefinition>();
    for (var key : query.keys()) {
      keys.add(groupable(resolved, key, actor));
    }
    keys.addAll(computed.keys());
    var several = keys.stream().filter(key -> key.type() instanceof SeveralType).toList();
    if (several.size() > 1) {
      throw new InvalidQueryException("group", "query.notGroupable", several.get(1).name());
    }
    if (!several.isEmpty() && query.total()) {
      // A record is in several groups, and counts once all the same.
      var groups = aggregate(query.totalled(false), resolved, computed).groups();
      return new Aggregate(groups, aggregate(query.ungrouped(), resolved).total());
    }
    var figures = new ArrayList<FieldDefinition>();
    var sums = new ArrayList<PartialSum>();
    for (var figure : query.figures()) {
      var field = figure.field() == null ? null : measured(resolved, figure, actor);
      figures.add(Objects.requireNonNullElse(field, resolved.sort()));
      sums.add(field == null ? PartialSum.RECORDS : PartialSum.of(figure.measure(), field));
    }
    var groups = new ArrayList<Aggregate.Group>();
    List<@Nullable Object> total = List.of();
    for (var row : rows(query, resolved, computed.records(), keys, sums)) {
      var values = values(query, figures, row, row.size() - 1 - sums.size(), resolved);
      if (row.get(row.size() - 1, int.class) > 0) {
        total = values;
      } else {
        groups.add(new Aggregate.Group(GroupKeys.values(keys, row), values));
      }
    }
    return new Aggregate(groups, total);
  }

  /** The groups' keys and measures, and whether it is the total, which comes first. */
  private Result<? extends Record> rows(
      Aggregate.Query query,
      ResolvedQuery resolved,
      Table<?> records,
      List<FieldDefinition> keys,
      List<PartialSum> sums) {
    var filter = filters.condition(resolved);
    var tags = keys.stream().anyMatch(key -> key.type() instanceof TagsType);
    var moved = tags ? resolved.context().vocabulary().moved() : Set.of();
    return statements.fetch(
        List.of("groups", query.where(null), computed(query, keys), moved),
        resolved,
        filter,
        List.of(),
        () -> groups(query, resolved, records, filter, keys, sums));
  }

  /** As SQL, with its values: a statement is kept for it alone. */
  private static List<String> computed(Aggregate.Query query, List<FieldDefinition> keys) {
    return keys.stream().skip(query.keys().size()).map(key -> key.name() + key.column()).toList();
  }

  private Select<? extends Record> groups(
      Aggregate.Query query,
      ResolvedQuery resolved,
      Table<?> records,
      Condition filter,
      List<FieldDefinition> keys,
      List<PartialSum> sums) {
    var parts = parts(query, resolved, records, filter, keys, sums);
    var grouping = new ArrayList<Field<?>>();
    var order = new ArrayList<SortField<?>>();
    for (var i = 0; i < keys.size(); i++) {
      var columns = GroupKeys.key(i, keys.get(i), parts);
      grouping.addAll(columns);
      var first = columns.size() > 1 ? columns.get(1) : columns.getFirst();
      order.add(query.sort() < 0 && query.descending() ? first.desc() : first.asc());
    }
    var measures = new ArrayList<Field<?>>();
    for (var i = 0; i < sums.size(); i++) {
      measures.add(sums.get(i).whole().apply(columns(parts, i, sums.get(i))));
    }
    if (query.sort() >= 0) {
      var measure = measures.get(query.sort());
      order.addFirst(query.descending() ? measure.desc().nullsLast() : measure.asc().nullsLast());
    }
    var withTotal = query.total() && !keys.isEmpty();
    Field<Integer> isTotal =
        withTotal ? DSL.grouping(grouping.getFirst()) : inline(keys.isEmpty() ? 1 : 0);
    var columns = new ArrayList<>(grouping);
    columns.addAll(measures);
    columns.add(isTotal);
    var from = select(columns).from(withLabels(parts, keys, resolved.actor()));
    if (keys.isEmpty()) {
      return from;
    }
    if (withTotal) {
      order.addFirst(isTotal.desc());
    }
    var by = withTotal ? List.of(groupingSets(grouping, List.of())) : List.copyOf(grouping);
    return from.groupBy(by).orderBy(order).limit(inline(query.limit() + (withTotal ? 1 : 0)));
  }

  /** Added up by the columns themselves. */
  private Table<?> parts(
      Aggregate.Query query,
      ResolvedQuery resolved,
      Table<?> records,
      Condition filter,
      List<FieldDefinition> keys,
      List<PartialSum> sums) {
    var grouping = new ArrayList<Field<?>>();
    var columns = new ArrayList<Field<?>>();
    for (var i = 0; i < keys.size(); i++) {
      var bucket = i < query.keys().size() ? query.keys().get(i).bucket() : null;
      var column = GroupKeys.column(keys.get(i), bucket, resolved);
      grouping.add(column);
      columns.add(column.as("k" + i));
    }
    for (var i = 0; i < sums.size(); i++) {
      var parts = sums.get(i).parts();
      for (var j = 0; j < parts.size(); j++) {
        columns.add(parts.get(j).as(part(i, j)));
      }
    }
    return scopes.summed(resolved.object(), resolved.actor(), Operation.READ).stream()
        .<Select<? extends Record>>map(scope -> {
          var from = select(columns).from(records).where(PageSql.live(resolved), filter, scope);
          return grouping.isEmpty() ? from : from.groupBy(grouping);
        })
        .reduce(PageSql::both)
        .orElseThrow()
        .asTable("p");
  }

  private static String part(int measure, int part) {
    return "m" + measure + "_" + part;
  }

  private static List<Field<?>> columns(Table<?> parts, int measure, PartialSum sum) {
    var columns = new ArrayList<Field<?>>();
    for (var i = 0; i < sum.parts().size(); i++) {
      columns.add(Selection.column(parts, part(measure, i)));
    }
    return columns;
  }

  private Table<?> withLabels(Table<?> parts, List<FieldDefinition> keys, Actor actor) {
    var from = parts;
    for (var i = 0; i < keys.size(); i++) {
      var targets = GroupKeys.targets(keys.get(i));
      if (!targets.isEmpty()) {
        var row = RegistryAccess.as("r" + i);
        from =
            from.leftJoin(row)
                .on(row.ID.eq(Selection.column(parts, "k" + i).coerce(UUID.class)))
                .and(registry.visible(row, targets, actor));
      }
    }
    return from;
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

  FieldDefinition groupable(ResolvedQuery query, Key key, Actor actor) {
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
