package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.coalesce;
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
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.platform.settings.ExchangeRates;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
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

  private static final Field<UUID> ID = field(name("deal", "id"), UUID.class);
  private static final Field<String> NAME = field(name("deal", "name"), String.class);
  private static final Field<BigDecimal> FIRST = field(name("deal", "first"), BigDecimal.class);
  private static final Field<BigDecimal> LAST = field(name("deal", "last"), BigDecimal.class);
  private static final Field<LocalDate> BEFORE = field(name("deal", "before"), LocalDate.class);
  private static final Field<LocalDate> AFTER = field(name("deal", "after"), LocalDate.class);
  private static final Field<Boolean> ADDED = field(name("deal", "added"), Boolean.class);
  private static final Field<String> OUTCOME = field(name("deal", "outcome"), String.class);
  private static final Field<Integer> GROWTH = field(name("deal", "growth"), Integer.class);
  private static final Field<String> SHIFT = field(name("deal", "shift"), String.class);
  private static final Field<Integer> PLACE = field(name("deal", "place"), Integer.class);

  /** By what deals are put together; none of it is ever null. */
  private static final List<Field<?>> LIKENESS = List.of(ADDED, OUTCOME, GROWTH, SHIFT);

  private static final Field<Long> DEALS = field(name("alike", "deals"), Long.class);
  private static final Field<BigDecimal> SUM_FIRST =
      field(name("alike", "first"), BigDecimal.class);
  private static final Field<BigDecimal> SUM_LAST = field(name("alike", "last"), BigDecimal.class);

  private final DSLContext sql;
  private final ExchangeRates rates;

  MovementSql(DSLContext sql, ExchangeRates rates) {
    this.sql = sql;
    this.rates = rates;
  }

  /** What is asked, by whom it may be seen. */
  record Asked(Period period, LocalDate today, ZoneId zone, String currency, Condition reach) {}

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

  /**
   * How a period's deals changed.
   *
   * @param alike each deal is in one of them
   * @param largest of each way in which deals changed the {@link #MOST} largest
   */
  record Found(Collection<Alike> alike, List<Changed> largest) {}

  /**
   * Deals that did alike, and what they come to.
   *
   * @param added opened in the period
   * @param outcome how they were closed in the period, or that they were open when it ended
   * @param growth more than nothing if their amounts rose, less if they fell
   */
  record Alike(
      boolean added,
      String outcome,
      int growth,
      Shift shift,
      long deals,
      BigDecimal first,
      BigDecimal last) {}

  /**
   * One statement: the sums of deals that did alike, and beside them the largest of those that
   * changed. What was changed is looked up once for both.
   */
  Found find(Asked asked) {
    var sums =
        select(LIKENESS)
            .select(count().as(DEALS), sum(FIRST).as(SUM_FIRST), sum(LAST).as(SUM_LAST))
            .from(
                deals(
                    asked,
                    OPPORTUNITY
                        .leftJoin(MovementEdge.TABLE)
                        .on(MovementEdge.DEAL.eq(OPPORTUNITY.ID))))
            .groupBy(LIKENESS)
            .asTable("alike");
    var changed =
        largest(
            deals(
                asked,
                OPPORTUNITY.join(MovementEdge.TABLE).on(MovementEdge.DEAL.eq(OPPORTUNITY.ID))));
    var alike = new HashSet<Alike>();
    var largest = new ArrayList<Changed>();
    sql.with(MovementEdge.of(asked))
        .select(LIKENESS.stream().map(MovementSql::ofSums).toList())
        .select(DEALS, SUM_FIRST, SUM_LAST)
        .select(ID, NAME, FIRST, LAST, BEFORE, AFTER)
        .from(sums)
        .leftJoin(changed)
        .on(and(LIKENESS.stream().map(MovementSql::same).toList()))
        .orderBy(PLACE, ID)
        .forEach(row -> {
          var shift = Shift.valueOf(row.get(ofSums(SHIFT)));
          alike.add(
              new Alike(
                  row.get(ofSums(ADDED)),
                  row.get(ofSums(OUTCOME)),
                  row.get(ofSums(GROWTH)),
                  shift,
                  row.get(DEALS),
                  row.get(SUM_FIRST),
                  row.get(SUM_LAST)));
          if (row.get(ID) != null) {
            largest.add(
                new Changed(
                    row.get(ID),
                    row.get(NAME),
                    row.get(FIRST),
                    row.get(LAST),
                    row.get(BEFORE),
                    row.get(AFTER),
                    shift));
          }
        });
    return new Found(alike, largest);
  }

  private static <T> Field<T> ofSums(Field<T> key) {
    return field(name("alike", key.getName()), key.getDataType());
  }

  private static <T> Condition same(Field<T> key) {
    return ofSums(key).eq(key);
  }

  private static Table<?> largest(Table<?> deals) {
    var weight = greatest(abs(LAST.minus(FIRST)), when(SHIFT.ne(inline(Shift.NONE.name())), LAST));
    var place = rowNumber().over(partitionBy(SHIFT, GROWTH).orderBy(weight.desc(), ID));
    var ranked =
        select(asterisk(), place.as(PLACE))
            .from(deals)
            .where(GROWTH.ne(inline(0)).or(SHIFT.ne(inline(Shift.NONE.name()))))
            .asTable("deal");
    return select(asterisk()).from(ranked).where(PLACE.le(inline(MOST))).asTable("deal");
  }

  /** What happened to the month in which a deal is expected that wasn't closed. */
  private static Field<String> shift() {
    var before = field("date_trunc('month', {0})", SQLDataType.DATE, BEFORE);
    var after = field("date_trunc('month', {0})", SQLDataType.DATE, AFTER);
    return when(
            OUTCOME.ne(inline(Opportunity.OPEN)).or(BEFORE.eq(AFTER)), inline(Shift.NONE.name()))
        .when(after.gt(before), inline(Shift.LATER.name()))
        .when(after.lt(before), inline(Shift.EARLIER.name()))
        .otherwise(inline(Shift.NONE.name()));
  }

  /**
   * The deals that were open at any time in the period, as they were at both of its ends, and what
   * they did.
   *
   * @param from the deals, joined with what their changes found
   */
  private Table<?> deals(Asked asked, Table<?> from) {
    var period = asked.period();
    var open = OPPORTUNITY.STATUS.eq(Opportunity.OPEN).or(OPPORTUNITY.CLOSED_ON.ge(period.to()));
    var deals =
        select(
                OPPORTUNITY.ID,
                OPPORTUNITY.NAME,
                coalesce(OPPORTUNITY.OPENED_ON.ge(period.from()), inline(false)).as(ADDED),
                when(open, inline(Opportunity.OPEN)).otherwise(OPPORTUNITY.STATUS).as(OUTCOME),
                amount(MovementEdge.AMOUNT_FROM, asked).as(FIRST),
                amount(MovementEdge.AMOUNT_TO, asked).as(LAST),
                day(MovementEdge.EXPECTED_FROM).as(BEFORE),
                day(MovementEdge.EXPECTED_TO).as(AFTER))
            .from(from)
            .where(OPPORTUNITY.DELETED_AT.isNull())
            .and(OPPORTUNITY.OPENED_ON.isNull().or(OPPORTUNITY.OPENED_ON.lt(period.to())))
            .and(
                OPPORTUNITY.STATUS.eq(Opportunity.OPEN).or(OPPORTUNITY.CLOSED_ON.ge(period.from())))
            .and(asked.reach())
            .asTable("deal");
    return select(
            asterisk(), sign(LAST.minus(FIRST)).cast(Integer.class).as(GROWTH), shift().as(SHIFT))
        .from(deals)
        .asTable("deal");
  }

  /**
   * In the organisation's currency: by the rate that the deal was written with, so that rates that
   * move are no growth; of a currency that it no longer has, by today's.
   */
  private Field<BigDecimal> amount(Field<JSONB> json, Asked asked) {
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

  private static Field<LocalDate> day(Field<JSONB> json) {
    return when(json.isNull(), OPPORTUNITY.EXPECTED_CLOSE)
        .otherwise(field("({0} #>> '{}')::date", SQLDataType.LOCALDATE, json));
  }
}
