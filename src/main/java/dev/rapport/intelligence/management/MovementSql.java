package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sign;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.platform.settings.ExchangeRates;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.WithStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Amounts and expected days as they were: what a deal has now, or where the audit trail knows of
 * changes since, what the first of them found.
 */
@Component
class MovementSql {

  /** So many of those that changed are listed. */
  private static final int MOST = 100;

  private static final String AMOUNT = "amount";
  private static final String EXPECTED = "expectedClose";

  private static final Field<UUID> ID = field(name("deal", "id"), UUID.class);
  private static final Field<String> NAME = field(name("deal", "name"), String.class);
  private static final Field<String> STATUS = field(name("deal", "status"), String.class);
  private static final Field<LocalDate> OPENED = field(name("deal", "opened"), LocalDate.class);
  private static final Field<LocalDate> CLOSED = field(name("deal", "closed"), LocalDate.class);
  private static final Field<BigDecimal> FIRST = field(name("deal", "first"), BigDecimal.class);
  private static final Field<BigDecimal> LAST = field(name("deal", "last"), BigDecimal.class);
  private static final Field<LocalDate> BEFORE = field(name("deal", "before"), LocalDate.class);
  private static final Field<LocalDate> AFTER = field(name("deal", "after"), LocalDate.class);

  private final DSLContext sql;
  private final ExchangeRates rates;

  MovementSql(DSLContext sql, ExchangeRates rates) {
    this.sql = sql;
    this.rates = rates;
  }

  /** What is asked, by whom it may be seen. */
  record Asked(Period period, LocalDate today, ZoneId zone, String currency, Condition reach) {}

  /** How many, and what they come to. */
  record Part(long deals, BigDecimal amount) {}

  /** What happened to the month in which a deal is expected. */
  enum Shift {
    LATER,
    EARLIER,
    NONE
  }

  /**
   * A deal whose amount or day changed.
   *
   * @param first its amount when the period began or it was opened, {@code last} when it ended
   */
  record Changed(
      UUID id,
      String name,
      BigDecimal first,
      BigDecimal last,
      @Nullable LocalDate before,
      @Nullable LocalDate after,
      Shift shift) {}

  /** One statement. */
  Map<MovementViews.Kind, Part> parts(Asked asked) {
    var added = OPENED.ge(asked.period().from());
    var end = endOpen(asked.period());
    var change = LAST.minus(FIRST);
    Map<MovementViews.Kind, Condition> conditions = new EnumMap<>(MovementViews.Kind.class);
    conditions.put(MovementViews.Kind.START, OPENED.isNull().or(added.not()));
    conditions.put(MovementViews.Kind.ADDED, added);
    conditions.put(MovementViews.Kind.GROWN, change.gt(BigDecimal.ZERO));
    conditions.put(MovementViews.Kind.SHRUNK, change.lt(BigDecimal.ZERO));
    conditions.put(MovementViews.Kind.WON, STATUS.eq(Opportunity.WON).andNot(end));
    conditions.put(MovementViews.Kind.LOST, STATUS.eq(Opportunity.LOST).andNot(end));
    conditions.put(MovementViews.Kind.END, end);
    var kinds = List.copyOf(conditions.keySet());
    var figures =
        kinds.stream()
            .flatMap(kind -> {
              var condition = conditions.get(kind);
              var amount =
                  switch (kind) {
                    case START, ADDED -> FIRST;
                    case GROWN, SHRUNK -> abs(change);
                    case WON, LOST, END -> LAST;
                  };
              return Stream.<Field<?>>of(
                  count().filterWhere(condition),
                  coalesce(sum(amount).filterWhere(condition), inline(BigDecimal.ZERO)));
            })
            .toList();
    var row = with(asked).select(figures).from(name("deal")).fetchSingle();
    Map<MovementViews.Kind, Part> parts = new EnumMap<>(MovementViews.Kind.class);
    for (var i = 0; i < kinds.size(); i++) {
      parts.put(
          kinds.get(i), new Part(row.get(2 * i, Long.class), row.get(2 * i + 1, BigDecimal.class)));
    }
    return parts;
  }

  /** How many deals were put off, or drawn nearer, and what they come to. One statement. */
  Map<Shift, Part> shifts(Asked asked) {
    var shift = shift(asked.period());
    Map<Shift, Part> shifts = new EnumMap<>(Shift.class);
    with(asked)
        .select(shift.as("shift"), count(), coalesce(sum(LAST), inline(BigDecimal.ZERO)))
        .from(name("deal"))
        .where(shift.ne(Shift.NONE.name()))
        .groupBy(field(name("shift")))
        .forEach(
            row -> shifts.put(Shift.valueOf(row.value1()), new Part(row.value2(), row.value3())));
    return shifts;
  }

  /** Of each way in which deals changed the {@link #MOST} largest. One statement. */
  List<Changed> largest(Asked asked) {
    var shift = shift(asked.period());
    var change = LAST.minus(FIRST);
    var weight = greatest(abs(change), when(shift.ne(Shift.NONE.name()), LAST));
    var place = rowNumber().over(partitionBy(shift, sign(change)).orderBy(weight.desc(), ID));
    var changed =
        select(ID, NAME, FIRST, LAST, BEFORE, AFTER, shift.as("shift"), place.as("place"))
            .from(name("deal"))
            .where(LAST.ne(FIRST).or(shift.ne(Shift.NONE.name())))
            .asTable("deal");
    return with(asked)
        .select(ID, NAME, FIRST, LAST, BEFORE, AFTER, field(name("shift"), String.class))
        .from(changed)
        .where(field(name("place"), Integer.class).le(MOST))
        .orderBy(field(name("place")), ID)
        .fetch(row ->
            new Changed(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                Shift.valueOf(row.value7())));
  }

  /** Not closed before the period ended. */
  private static Condition endOpen(Period period) {
    return STATUS.eq(Opportunity.OPEN).or(CLOSED.ge(period.to()));
  }

  private static Field<String> shift(Period period) {
    var before = field("date_trunc('month', {0})", SQLDataType.DATE, BEFORE);
    var after = field("date_trunc('month', {0})", SQLDataType.DATE, AFTER);
    var end = endOpen(period);
    return when(end.and(after.gt(before)), inline(Shift.LATER.name()))
        .when(end.and(after.lt(before)), inline(Shift.EARLIER.name()))
        .otherwise(inline(Shift.NONE.name()));
  }

  private WithStep with(Asked asked) {
    return sql.with(edge(asked), deals(asked));
  }

  /** What the deals' first changes found, since the period began and since it ended. */
  private static CommonTableExpression<?> edge(Asked asked) {
    var from = instant(asked.period().from(), asked.zone());
    var to = instant(asked.period().to(), asked.zone());
    var ended = CHANGE_SET.AT.ge(to);
    return name("edge")
        .as(
            select(
                    CHANGE.RECORD_ID.as("id"),
                    found(AMOUNT, null).as("amount_from"),
                    found(AMOUNT, ended).as("amount_to"),
                    found(EXPECTED, null).as("expected_from"),
                    found(EXPECTED, ended).as("expected_to"))
                .from(CHANGE)
                .join(CHANGE_SET)
                .on(CHANGE_SET.ID.eq(CHANGE.CHANGE_SET_ID))
                .where(CHANGE.OBJECT.eq(inline(Opportunity.OBJECT)))
                .and(CHANGE.KIND.eq(inline("update")))
                .and(CHANGE_SET.AT.ge(from))
                .and(
                    condition(
                        "jsonb_exists_any({0}, {1})",
                        CHANGE.BEFORE, val(new String[] {AMOUNT, EXPECTED})))
                .groupBy(CHANGE.RECORD_ID));
  }

  /** Null where nothing was changed; JSON's null where there was no value. */
  private static Field<JSONB> found(String field, @Nullable Condition since) {
    var changed = condition("jsonb_exists({0}, {1})", CHANGE.BEFORE, val(field));
    return field(
        "(array_agg({0} -> {1} order by {2}) filter (where {3}))[1]",
        JSONB.class,
        CHANGE.BEFORE,
        val(field),
        CHANGE.CHANGE_SET_ID,
        since == null ? changed : changed.and(since));
  }

  /** The deals that were open at any time in the period, as they were at both of its ends. */
  private CommonTableExpression<?> deals(Asked asked) {
    var period = asked.period();
    return name("deal")
        .as(
            select(
                    OPPORTUNITY.ID,
                    OPPORTUNITY.NAME,
                    OPPORTUNITY.STATUS,
                    OPPORTUNITY.OPENED_ON.as("opened"),
                    OPPORTUNITY.CLOSED_ON.as("closed"),
                    amount("amount_from", asked).as("first"),
                    amount("amount_to", asked).as("last"),
                    day("expected_from").as("before"),
                    day("expected_to").as("after"))
                .from(OPPORTUNITY)
                .leftJoin(name("edge"))
                .on(OPPORTUNITY.ID.eq(field(name("edge", "id"), UUID.class)))
                .where(OPPORTUNITY.DELETED_AT.isNull())
                .and(OPPORTUNITY.OPENED_ON.isNull().or(OPPORTUNITY.OPENED_ON.lt(period.to())))
                .and(
                    OPPORTUNITY
                        .STATUS
                        .eq(Opportunity.OPEN)
                        .or(OPPORTUNITY.CLOSED_ON.ge(period.from())))
                .and(asked.reach()));
  }

  /**
   * In the organisation's currency: by the rate that the deal was written with, so that rates that
   * move are no growth; of a currency that it no longer has, by today's.
   */
  private Field<BigDecimal> amount(String column, Asked asked) {
    var json = field(name("edge", column), JSONB.class);
    var was = field("({0} ->> 'amount')::numeric", BigDecimal.class, json);
    var currency = field("{0} ->> 'currency'", String.class, json);
    var written =
        when(
            currency.eq(OPPORTUNITY.AMOUNT_CURRENCY).and(OPPORTUNITY.AMOUNT.ne(BigDecimal.ZERO)),
            OPPORTUNITY.AMOUNT_BASE.div(OPPORTUNITY.AMOUNT));
    var today = when(currency.eq(asked.currency()), inline(BigDecimal.ONE));
    for (var rate : rates.on(asked.today())) {
      today = today.when(currency.eq(rate.currency()), val(rate.rate()));
    }
    var then = field("round({0}, 4)", BigDecimal.class, was.mul(coalesce(written, today)));
    return coalesce(
        when(json.isNull(), OPPORTUNITY.AMOUNT_BASE).otherwise(then), inline(BigDecimal.ZERO));
  }

  private static Field<LocalDate> day(String column) {
    var json = field(name("edge", column), JSONB.class);
    return when(json.isNull(), OPPORTUNITY.EXPECTED_CLOSE)
        .otherwise(field("({0} #>> '{}')::date", SQLDataType.LOCALDATE, json));
  }

  private static OffsetDateTime instant(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }
}
