package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.RECORD_SCORE;
import static rapport.db.Tables.STAGE;

import dev.rapport.intelligence.DealCredits;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What deals come to that are to be closed: by whatever they are put together. */
@Component
class ForecastSql {

  /**
   * From which probability of the stage on a deal counts as committed of which nobody said more.
   */
  static final int COMMITTED = 80;

  /** The same for likely. */
  static final int LIKELY = 50;

  static final Sums NOTHING =
      new Sums(
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0);

  /**
   * All amounts in the organisation's currency.
   *
   * @param best the amounts of all that are not left out
   * @param variance of the weighted amount
   */
  record Sums(
      long deals,
      long said,
      BigDecimal won,
      BigDecimal committed,
      BigDecimal likely,
      BigDecimal best,
      BigDecimal weighted,
      double variance) {

    Sums plus(Sums other) {
      return new Sums(
          deals + other.deals,
          said + other.said,
          won.add(other.won),
          committed.add(other.committed),
          likely.add(other.likely),
          best.add(other.best),
          weighted.add(other.weighted),
          variance + other.variance);
    }
  }

  private final DSLContext sql;

  ForecastSql(DSLContext sql) {
    this.sql = sql;
  }

  /** Open, there, and said to be closed from one day on and before another one. */
  static Condition open(LocalDate from, LocalDate to) {
    return OPPORTUNITY
        .STATUS
        .eq(Opportunity.OPEN)
        .and(OPPORTUNITY.EXPECTED_CLOSE.ge(from))
        .and(OPPORTUNITY.EXPECTED_CLOSE.lt(to));
  }

  static Condition won(Period period) {
    return OPPORTUNITY
        .STATUS
        .eq(Opportunity.WON)
        .and(OPPORTUNITY.CLOSED_ON.ge(period.from()))
        .and(OPPORTUNITY.CLOSED_ON.lt(period.to()));
  }

  /** The first day of the month in which a deal is to be closed, or was. */
  static Field<LocalDate> month() {
    return field(
        "date_trunc('month', {0})::date",
        SQLDataType.LOCALDATE,
        when(OPPORTUNITY.STATUS.eq(inline(Opportunity.OPEN)), OPPORTUNITY.EXPECTED_CLOSE)
            .otherwise(OPPORTUNITY.CLOSED_ON));
  }

  /** What somebody said of a deal, or else its stage. */
  private static Field<String> category() {
    return coalesce(
        OPPORTUNITY.FORECAST,
        when(STAGE.PROBABILITY.ge(BigDecimal.valueOf(COMMITTED)), inline(Opportunity.COMMIT))
            .when(STAGE.PROBABILITY.ge(BigDecimal.valueOf(LIKELY)), inline(Opportunity.LIKELY))
            .otherwise(inline(Opportunity.BEST_CASE)));
  }

  /** How likely a deal is won, 0 to 1: by its score, or else as its stage or somebody has it. */
  static Field<Double> probability(@Nullable UUID version) {
    var entered =
        coalesce(OPPORTUNITY.PROBABILITY, STAGE.PROBABILITY)
            .div(inline(100))
            .cast(SQLDataType.DOUBLE);
    return version == null ? entered : coalesce(RECORD_SCORE.PROBABILITY, entered);
  }

  /** Deals with their stages, and their scores by a version if there is one. */
  static <R extends Record> SelectJoinStep<R> joined(
      SelectJoinStep<R> from, @Nullable UUID version) {
    var staged = from.join(STAGE).on(STAGE.ID.eq(OPPORTUNITY.STAGE_ID));
    return version == null
        ? staged
        : staged
            .leftJoin(RECORD_SCORE)
            .on(RECORD_SCORE.RECORD_ID.eq(OPPORTUNITY.ID))
            .and(RECORD_SCORE.VERSION_ID.eq(version));
  }

  /** The figures of a group, in the order of {@link #sums}. */
  static List<SelectField<?>> figures(@Nullable UUID version) {
    var counted = counted();
    var amount = coalesce(OPPORTUNITY.AMOUNT_BASE, inline(BigDecimal.ZERO));
    var figures = new ArrayList<SelectField<?>>();
    figures.add(count().filterWhere(counted));
    figures.add(count(OPPORTUNITY.FORECAST).filterWhere(counted));
    figures.addAll(amounts(version, amount, squared(amount)));
    return figures;
  }

  private static Condition counted() {
    return OPPORTUNITY.STATUS.eq(Opportunity.OPEN).and(category().ne(Opportunity.OMITTED));
  }

  private static Field<Double> squared(Field<BigDecimal> amount) {
    var number = amount.cast(SQLDataType.DOUBLE);
    return number.mul(number);
  }

  /**
   * What a group's amounts come to.
   *
   * @param amount of a deal
   * @param squared what its variance is made of
   */
  private static List<SelectField<?>> amounts(
      @Nullable UUID version, Field<BigDecimal> amount, Field<Double> squared) {
    var open = OPPORTUNITY.STATUS.eq(Opportunity.OPEN);
    var category = category();
    var counted = counted();
    var p = probability(version);
    var weight = p.mul(amount.cast(SQLDataType.DOUBLE));
    var spread = p.mul(inline(1.0).sub(p)).mul(squared);
    var figures = new ArrayList<SelectField<?>>();
    figures.add(orNothing(sum(amount).filterWhere(OPPORTUNITY.STATUS.eq(Opportunity.WON))));
    figures.add(orNothing(sum(amount).filterWhere(open.and(category.eq(Opportunity.COMMIT)))));
    figures.add(
        orNothing(
            sum(amount)
                .filterWhere(open.and(category.in(Opportunity.COMMIT, Opportunity.LIKELY)))));
    figures.add(orNothing(sum(amount).filterWhere(counted)));
    figures.add(
        orNothing(
            field("{0}::numeric(19, 4)", BigDecimal.class, sum(weight).filterWhere(counted))));
    figures.add(
        field("coalesce({0}, 0)::float8", SQLDataType.DOUBLE, sum(spread).filterWhere(counted)));
    return figures;
  }

  /** The same without how many somebody said something of, as a week keeps them. */
  static List<SelectField<?>> kept(@Nullable UUID version) {
    var figures = figures(version);
    figures.remove(1);
    return figures;
  }

  private static Field<BigDecimal> orNothing(Field<BigDecimal> sum) {
    return coalesce(sum, inline(BigDecimal.ZERO));
  }

  static Sums sums(Record row, int first) {
    return new Sums(
        row.get(first, Long.class),
        row.get(first + 1, Long.class),
        row.get(first + 2, BigDecimal.class),
        row.get(first + 3, BigDecimal.class),
        row.get(first + 4, BigDecimal.class),
        row.get(first + 5, BigDecimal.class),
        row.get(first + 6, BigDecimal.class),
        row.get(first + 7, Double.class));
  }

  /**
   * Of the deals in reach that are to be closed in the period from today on, or were won in it. One
   * statement.
   */
  <K> Map<@Nullable K, Sums> by(
      Field<K> key, Period period, LocalDate today, @Nullable UUID version, Condition reach) {
    var from = today.isAfter(period.from()) ? today : period.from();
    Map<@Nullable K, Sums> found = new HashMap<>();
    joined(sql.select(key).select(figures(version)).from(OPPORTUNITY), version)
        .where(OPPORTUNITY.DELETED_AT.isNull())
        .and(open(from, period.to()).or(won(period)))
        .and(reach)
        .groupBy(key)
        .forEach(row -> found.put(row.get(0, key.getType()), sums(row, 1)));
    return found;
  }

  /**
   * What of the same deals is credited to others than their owners, and taken from these: of {@link
   * #by}, to be added to it. Deals are counted with their owners. One statement.
   *
   * @param key as of {@link #by}: the owner, or their team
   */
  Map<@Nullable UUID, Sums> credits(
      Field<UUID> key, Period period, LocalDate today, @Nullable UUID version, Condition reach) {
    var from = today.isAfter(period.from()) ? today : period.from();
    var deals =
        OPPORTUNITY.DELETED_AT.isNull().and(open(from, period.to()).or(won(period))).and(reach);
    var given = key.equals(OPPORTUNITY.OWNER_ID) ? DealCredits.PERSON : DealCredits.TEAM;
    // Two of one team have one part of a deal together.
    var part =
        select(DealCredits.DEAL, DealCredits.KEY, sum(DealCredits.MOVED).as("amount"))
            .from(DealCredits.moves(given, deals, key, deals))
            .groupBy(DealCredits.DEAL, DealCredits.KEY)
            .asTable("move");
    var whole =
        when(DealCredits.KEY.isNotDistinctFrom(key), OPPORTUNITY.AMOUNT_BASE)
            .otherwise(inline(BigDecimal.ZERO));
    var squared = squared(whole.add(DealCredits.MOVED)).sub(squared(whole));
    Map<@Nullable UUID, Sums> found = new HashMap<>();
    joined(
            sql.select(DealCredits.KEY, inline(0L), inline(0L))
                .select(amounts(version, DealCredits.MOVED, squared))
                .from(part.join(OPPORTUNITY).on(OPPORTUNITY.ID.eq(DealCredits.DEAL))),
            version)
        .groupBy(DealCredits.KEY)
        .forEach(row -> found.put(row.get(DealCredits.KEY), sums(row, 1)));
    return found;
  }

  /** Open deals whose day is past, and those that have none. */
  Map<Boolean, Sums> left(LocalDate today, Condition reach) {
    var undated = field(OPPORTUNITY.EXPECTED_CLOSE.isNull());
    Map<Boolean, Sums> found = new HashMap<>();
    sql.select(undated, count(), coalesce(sum(OPPORTUNITY.AMOUNT_BASE), val(BigDecimal.ZERO)))
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.DELETED_AT.isNull())
        .and(OPPORTUNITY.STATUS.eq(Opportunity.OPEN))
        .and(OPPORTUNITY.EXPECTED_CLOSE.lt(today).or(OPPORTUNITY.EXPECTED_CLOSE.isNull()))
        .and(reach)
        .groupBy(undated)
        .forEach(row ->
            found.put(
                row.value1(),
                new Sums(
                    row.value2(),
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    row.value3(),
                    BigDecimal.ZERO,
                    0)));
    return found;
  }
}
