package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.FORECAST_SNAPSHOT;
import static rapport.db.Tables.OPPORTUNITY;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.ForecastSql.Sums;
import dev.rapport.intelligence.management.ForecastViews.History;
import dev.rapport.intelligence.management.ForecastViews.Kept;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.forecasts.KeptForecasts;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Keeps each week what is to be expected, and holds it against what came true. One statement writes
 * a week, if it isn't there: whoever asks how often, and whatever broke off, there is each week
 * once and whole.
 */
@Component
class ForecastSnapshots {

  /** How far ahead, and how far back one looks. */
  private static final int MONTHS = 12;

  private final DSLContext sql;
  private final Forecasts forecasts;
  private final ForecastSql figures;
  private final KeptForecasts kept;
  private final FieldContexts contexts;
  private final Settings settings;
  private final Clock clock;

  ForecastSnapshots(
      DSLContext sql,
      Forecasts forecasts,
      ForecastSql figures,
      KeptForecasts kept,
      FieldContexts contexts,
      Settings settings,
      Clock clock) {
    this.sql = sql;
    this.forecasts = forecasts;
    this.figures = figures;
    this.kept = kept;
    this.contexts = contexts;
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps this week's, unless it is kept. Returns how many rows it wrote. */
  int keep() {
    var today =
        LocalDate.now(
            clock.withZone(
                settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC)));
    return keep(today, OffsetDateTime.now(clock));
  }

  int keep(LocalDate today, OffsetDateTime now) {
    var week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var first = today.withDayOfMonth(1);
    var end = first.plusMonths(MONTHS);
    var version = forecasts.version();
    var month = ForecastSql.month();
    var rows =
        ForecastSql.joined(
                select(
                        val(week),
                        month,
                        OPPORTUNITY.OWNER_ID,
                        OPPORTUNITY.TEAM_ID,
                        OPPORTUNITY.PRODUCT_ID,
                        OPPORTUNITY.PIPELINE_ID,
                        val(now))
                    .select(ForecastSql.kept(version))
                    .from(OPPORTUNITY),
                version)
            .where(OPPORTUNITY.DELETED_AT.isNull())
            .and(
                ForecastSql.open(today, end)
                    .or(ForecastSql.won(new Period(first, first.plusMonths(1)))))
            .groupBy(
                month,
                OPPORTUNITY.OWNER_ID,
                OPPORTUNITY.TEAM_ID,
                OPPORTUNITY.PRODUCT_ID,
                OPPORTUNITY.PIPELINE_ID);
    return kept.keep(week, rows);
  }

  /** What was forecast for the months that are over, and week by week for this one. */
  History history(Actor actor) {
    Forecasts.check(actor);
    var context = contexts.of(actor);
    var current = context.today().withDayOfMonth(1);
    var first = current.minusMonths(MONTHS);
    var actual = actual(new Period(first, current.plusMonths(1)), actor);
    var months = new ArrayList<Kept>();
    var weeks = new ArrayList<Kept>();
    sql.select(FORECAST_SNAPSHOT.MONTH, FORECAST_SNAPSHOT.WEEK)
        .select(
            sum(FORECAST_SNAPSHOT.DEALS),
            inline(0L),
            sum(FORECAST_SNAPSHOT.WON),
            sum(FORECAST_SNAPSHOT.COMMITTED),
            sum(FORECAST_SNAPSHOT.LIKELY),
            sum(FORECAST_SNAPSHOT.BEST),
            sum(FORECAST_SNAPSHOT.WEIGHTED),
            sum(FORECAST_SNAPSHOT.VARIANCE))
        .from(FORECAST_SNAPSHOT)
        .where(FORECAST_SNAPSHOT.MONTH.between(first, current))
        .and(reach(actor))
        .groupBy(FORECAST_SNAPSHOT.MONTH, FORECAST_SNAPSHOT.WEEK)
        .orderBy(FORECAST_SNAPSHOT.MONTH.desc(), FORECAST_SNAPSHOT.WEEK)
        .forEach(row -> {
          var month = row.get(FORECAST_SNAPSHOT.MONTH);
          var kept = kept(row, actual.get(month), context.currency());
          if (month.equals(current)) {
            weeks.add(kept);
          } else if (isFirst(row.get(FORECAST_SNAPSHOT.WEEK), month)) {
            months.add(kept);
          }
        });
    return new History(months, weeks, inside(months), error(months));
  }

  /** The week in which the month began, or the one before: what was expected of the whole month. */
  private static boolean isFirst(LocalDate week, LocalDate month) {
    return week.equals(month.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  private static Kept kept(Record row, @Nullable BigDecimal actual, String currency) {
    var month = TargetPeriod.MONTH.text(row.get(FORECAST_SNAPSHOT.MONTH));
    var sums = ForecastSql.sums(row, 2);
    return new Kept(
        month,
        row.get(FORECAST_SNAPSHOT.WEEK),
        Forecasts.money(sums.won().add(sums.weighted()), currency),
        Forecasts.money(Forecasts.low(sums), currency),
        Forecasts.money(Forecasts.high(sums), currency),
        Forecasts.money(sums.won().add(sums.committed()), currency),
        Forecasts.money(sums.won().add(sums.best()), currency),
        Forecasts.money(actual == null ? BigDecimal.ZERO : actual, currency),
        FunnelFilters.all("status==won", "closedOn=within=" + month));
  }

  private Map<LocalDate, BigDecimal> actual(Period period, Actor actor) {
    Map<LocalDate, BigDecimal> actual = new HashMap<>();
    Map<@Nullable LocalDate, Sums> found =
        figures.by(
            ForecastSql.month(),
            period,
            period.to(), // nothing that is open
            null,
            forecasts.reach(null, actor.byRole()));
    found.forEach((month, sums) -> {
      if (month != null) {
        actual.put(month, sums.won());
      }
    });
    return actual;
  }

  private static int inside(List<Kept> months) {
    return (int)
        months.stream()
            .filter(kept -> kept.actual().amount().compareTo(kept.low().amount()) >= 0)
            .filter(kept -> kept.actual().amount().compareTo(kept.high().amount()) <= 0)
            .count();
  }

  private static @Nullable BigDecimal error(List<Kept> months) {
    var known = months.stream().filter(kept -> kept.actual().amount().signum() > 0).toList();
    return known.isEmpty()
        ? null
        : known.stream()
            .map(kept ->
                kept.actual()
                    .amount()
                    .subtract(kept.expected().amount())
                    .abs()
                    .multiply(BigDecimal.valueOf(100))
                    .divide(kept.actual().amount(), 4, RoundingMode.HALF_UP))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(known.size()), 1, RoundingMode.HALF_UP);
  }

  /**
   * The same people whose deals the role reaches: what is kept are sums by owner and team, no
   * records.
   */
  private static Condition reach(Actor actor) {
    return switch (actor.byRole().scope(Opportunity.OBJECT, Operation.READ)) {
      case AccessScope.None() -> falseCondition();
      case AccessScope.Own(var user, _) -> FORECAST_SNAPSHOT.OWNER_ID.eq(user);
      case AccessScope.Team(var user, var teams, _) ->
          FORECAST_SNAPSHOT.OWNER_ID.eq(user).or(FORECAST_SNAPSHOT.TEAM_ID.in(teams));
      case AccessScope.All() -> noCondition();
    };
  }

  @Configuration(proxyBeanMethods = false)
  static class Weekly {

    /** On one node at a time; looked at each hour, so that a week isn't missed for a stop. */
    @Bean
    RecurringTask<Void> weeklyForecast(ForecastSnapshots snapshots) {
      return Tasks.recurring("forecast.keep", FixedDelay.ofHours(1))
          .execute((_, _) -> snapshots.keep());
    }
  }
}
