package dev.rapport.records.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.grouping;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.WAY;

import dev.rapport.identity.Operation;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.StayTime;
import dev.rapport.records.fieldtype.ReferenceType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long records stay in the values of a tracked field. */
@Component
public final class StayTimes {

  private static final Field<Double> SECONDS = field(name("seconds"), SQLDataType.DOUBLE);
  private static final Field<OffsetDateTime> SINCE =
      field(name("since"), SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final Field<String> VALUE = field(name("value"), SQLDataType.CLOB);

  private final DSLContext sql;
  private final ScopeBranches scopes;
  private final FilterSql filters;
  private final RegistryAccess registry;
  private final AggregateSql aggregates;

  StayTimes(
      DSLContext sql,
      ScopeBranches scopes,
      FilterSql filters,
      RegistryAccess registry,
      AggregateSql aggregates) {
    this.sql = sql;
    this.scopes = scopes;
    this.filters = filters;
    this.registry = registry;
    this.aggregates = aggregates;
  }

  /**
   * The times of each value, over all that the query finds and by a key of theirs. One statement.
   *
   * @param by what the records are put together by; null for nothing
   * @param now until when what goes on has lasted
   */
  public List<StayTime> of(
      ResolvedQuery query,
      FieldDefinition tracked,
      List<String> values,
      @Nullable Key by,
      Instant now) {
    var key = by == null ? null : aggregates.groupable(query, by, query.actor());
    var records = records(query, key, by);
    var stays = stays(query, tracked, values, key, records);
    var group = Selection.column(stays, "k");
    var running =
        field(
            "greatest(date_part('epoch', {0} - {1}), 0)",
            SQLDataType.DOUBLE, val(now.atOffset(ZoneOffset.UTC)), SINCE);
    Field<Integer> whole = key == null ? inline(1) : grouping(group);
    return sql.select(
            group,
            whole,
            VALUE,
            count().filterWhere(SINCE.isNull()),
            percentileCont(inline(0.5)).withinGroupOrderBy(SECONDS).filterWhere(SINCE.isNull()),
            percentileCont(inline(0.9)).withinGroupOrderBy(SECONDS).filterWhere(SINCE.isNull()),
            count(SINCE),
            percentileCont(inline(0.5)).withinGroupOrderBy(running).filterWhere(SINCE.isNotNull()))
        .from(stays)
        .groupBy(
            key == null
                ? List.of(groupingSets(List.of(group, VALUE)))
                : List.of(groupingSets(List.of(group, VALUE), List.of(VALUE))))
        .fetch(row ->
            new StayTime(
                row.get(0) instanceof UUID id ? id.toString() : row.get(0, String.class),
                row.get(1, int.class) > 0,
                row.get(2, String.class),
                row.get(3, long.class),
                row.get(4, Double.class),
                row.get(5, Double.class),
                row.get(6, long.class),
                row.get(7, Double.class)));
  }

  /** What the query finds, with its key. */
  private Table<?> records(ResolvedQuery query, @Nullable FieldDefinition key, @Nullable Key by) {
    var object = query.object();
    Field<?> column =
        key == null || by == null
            ? inline((String) null, SQLDataType.CLOB)
            : GroupKeys.column(key, by.bucket(), query);
    return scopes.summed(object, query.actor(), Operation.READ).stream()
        .<Select<? extends Record>>map(scope ->
            select(object.id().as("id"), column.as("k"))
                .from(object.table())
                .where(PageSql.live(query), filters.condition(query), scope))
        .reduce(PageSql::both)
        .orElseThrow()
        .asTable("records");
  }

  /** How long each record was in each value, all stays that ended; and since when it is there. */
  private Table<?> stays(
      ResolvedQuery query,
      FieldDefinition tracked,
      List<String> values,
      @Nullable FieldDefinition key,
      Table<?> records) {
    var id = Selection.column(records, "id").coerce(UUID.class);
    var raw = Selection.column(records, "k");
    Table<?> from =
        records
            .join(WAY)
            .on(WAY.RECORD_ID.eq(id), WAY.FIELD.eq(inline(tracked.name())))
            .crossJoin(table("unnest({0}, {1}) stay (value, seconds)", WAY.REACHED, WAY.SECONDS));
    Field<?> group = raw;
    if (key != null && key.type() instanceof ReferenceType(var targets)) {
      var row = RegistryAccess.as("r0");
      from =
          from.leftJoin(row)
              .on(row.ID.eq(raw.coerce(UUID.class)))
              .and(registry.visible(row, targets, query.actor()));
      group = row.ID;
    }
    var value = field(name("stay", "value"), SQLDataType.CLOB);
    return select(
            group.as("k"),
            value.as(VALUE),
            field(name("stay", "seconds"), SQLDataType.DOUBLE).as(SECONDS),
            when(WAY.VALUE.eq(value), WAY.SINCE).as(SINCE))
        .from(from)
        .where(value.in(values))
        .asTable("stays");
  }
}
