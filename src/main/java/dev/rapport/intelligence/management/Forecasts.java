package dev.rapport.intelligence.management;

import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.DealCredits;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.ForecastSql.Sums;
import dev.rapport.intelligence.management.ForecastViews.Expected;
import dev.rapport.intelligence.management.ForecastViews.Forecast;
import dev.rapport.intelligence.management.ForecastViews.ForecastRow;
import dev.rapport.intelligence.management.ForecastViews.Left;
import dev.rapport.intelligence.scoring.ScorePlans;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be expected of the deals that the reader sees. */
@Component
class Forecasts {

  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private final DSLContext sql;
  private final ForecastSql figures;
  private final Catalog catalog;
  private final ScopeBranches scopes;
  private final RegistryAccess registry;
  private final ScorePlans scores;
  private final Targets targets;
  private final FieldContexts contexts;

  Forecasts(
      DSLContext sql,
      ForecastSql figures,
      Catalog catalog,
      ScopeBranches scopes,
      RegistryAccess registry,
      ScorePlans scores,
      Targets targets,
      FieldContexts contexts) {
    this.sql = sql;
    this.figures = figures;
    this.catalog = catalog;
    this.scopes = scopes;
    this.registry = registry;
    this.scores = scores;
    this.targets = targets;
    this.contexts = contexts;
  }

  /** The version by whose scores deals are weighted; null where there is none that is of use. */
  @Nullable UUID version() {
    return scores
        .useful(Opportunity.OBJECT, Opportunity.STATUS.name(), Opportunity.WON)
        .orElse(null);
  }

  /**
   * Seven statements at the most. By person and team deals count as they are credited; that makes
   * no difference to the total.
   *
   * @param within the period, as filters name it
   * @param by {@code month}, {@code team}, {@code product} or {@code owner}
   * @param pipeline null for all
   * @throws ForbiddenException for those who don't see deals and what they are forecast by
   */
  Forecast of(String within, String by, @Nullable UUID pipeline, Actor actor) {
    check(actor);
    var context = contexts.of(actor);
    var period = Period.parse(within, context);
    var version = version();
    var reach = reach(pipeline, actor);
    var key = key(by, actor);
    var found = figures.by(key, period, context.today(), version, reach);
    var total = found.values().stream().reduce(ForecastSql.NOTHING, Sums::plus);
    if ((by.equals("owner") || by.equals("team")) && DealCredits.seen(actor)) {
      credited(found, figures.credits(owning(by), period, context.today(), version, reach));
    }
    var asker = new Asked(within, period, pipeline, context.currency(), context.today());
    var labels = labels(by, found, actor);
    var left = figures.left(context.today(), reach);
    return new Forecast(
        by,
        version == null ? "stage" : "score",
        expected(total, "", within, asker),
        target(period, key, found, reach, actor),
        rows(by, found, labels, asker),
        left(left, false, asker),
        left(left, true, asker));
  }

  /** Who sees what deals are forecast by. */
  static void check(Actor actor) {
    if (!actor.may(Operation.READ, Opportunity.OBJECT)
        || !PeopleReach.sees(
            actor,
            Opportunity.OBJECT,
            "amount",
            "status",
            "stage",
            "forecast",
            "probability",
            "expectedClose",
            "closedOn")) {
      throw new ForbiddenException();
    }
  }

  /** What was asked, for the words and filters of the answer. */
  private record Asked(
      String within, Period period, @Nullable UUID pipeline, String currency, LocalDate today) {}

  Condition reach(@Nullable UUID pipeline, Actor actor) {
    var reach = scopes.whole(catalog.object(Opportunity.OBJECT), actor, Operation.READ);
    return pipeline == null ? reach : reach.and(OPPORTUNITY.PIPELINE_ID.eq(pipeline));
  }

  private static Field<?> key(String by, Actor actor) {
    if (!by.equals("month") && !PeopleReach.sees(actor, Opportunity.OBJECT, by)) {
      throw new ForbiddenException();
    }
    return switch (by) {
      case "month" -> ForecastSql.month();
      case "team", "owner" -> owning(by);
      case "product" -> OPPORTUNITY.PRODUCT_ID;
      default -> throw new InvalidQueryException("by", "query.unknownField", by);
    };
  }

  private static Field<UUID> owning(String by) {
    return by.equals("owner") ? OPPORTUNITY.OWNER_ID : OPPORTUNITY.TEAM_ID;
  }

  @SuppressWarnings("unchecked")
  private static void credited(Map<?, Sums> found, Map<@Nullable UUID, Sums> moved) {
    var mine = (Map<@Nullable UUID, Sums>) found;
    moved.forEach((key, sums) -> mine.merge(key, sums, Sums::plus));
  }

  /** What those may be called that the reader sees. */
  private Map<UUID, String> labels(String by, Map<?, Sums> found, Actor actor) {
    if (by.equals("month")) {
      return Map.of();
    }
    var ids = found.keySet().stream().filter(Objects::nonNull).map(UUID.class::cast).toList();
    var object = by.equals("owner") ? "user" : by;
    return sql.select(RECORD.ID, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.in(ids))
        .and(registry.visible(RECORD, List.of(object), actor))
        .fetchMap(RECORD.ID, RECORD.LABEL);
  }

  private static List<ForecastRow> rows(
      String by, Map<?, Sums> found, Map<UUID, String> labels, Asked asked) {
    // What one may not see, and what is gone, has no name: it stands together with those without.
    Map<String, Sums> named = new HashMap<>();
    found.forEach((key, sums) -> named.merge(name(key, labels), sums, Sums::plus));
    var rows = new ArrayList<ForecastRow>();
    named.forEach((name, sums) -> {
      var month = by.equals("month");
      var key = name.isEmpty() ? null : name;
      var filter = month ? "" : key == null ? by + "=null=true" : by + "==" + key;
      rows.add(
          new ForecastRow(
              key,
              month || key == null ? key : labels.get(UUID.fromString(key)),
              expected(sums, filter, month ? name : asked.within(), asked)));
    });
    rows.sort(
        by.equals("month")
            ? Comparator.comparing(row -> String.valueOf(row.key()))
            : Comparator.comparing((ForecastRow row) ->
                    row.expected().won().amount().add(row.expected().weighted().amount()))
                .reversed());
    return rows;
  }

  private static String name(@Nullable Object key, Map<UUID, String> labels) {
    return switch (key) {
      case LocalDate month -> TargetPeriod.MONTH.text(month);
      case UUID id when labels.containsKey(id) -> id.toString();
      case null, default -> "";
    };
  }

  private static Expected expected(Sums sums, String filter, String within, Asked asked) {
    var currency = asked.currency();
    var mine =
        FunnelFilters.all(
            asked.pipeline() == null ? null : "pipeline==" + asked.pipeline(), filter);
    var open =
        FunnelFilters.all(
            mine, "status==open", "expectedClose=within=" + within, "expectedClose>=today");
    return new Expected(
        sums.deals(),
        money(sums.won(), currency),
        money(sums.committed(), currency),
        money(sums.likely(), currency),
        money(sums.best(), currency),
        money(sums.weighted(), currency),
        money(low(sums), currency),
        money(high(sums), currency),
        sums.said(),
        FunnelFilters.all(mine, "status==won", "closedOn=within=" + within),
        FunnelFilters.all(open, "(forecast=null=true,forecast!=omitted)"),
        FunnelFilters.all(open, said("forecast==" + Opportunity.COMMIT, ForecastSql.COMMITTED)),
        FunnelFilters.all(
            open,
            said(
                "forecast=in=(" + Opportunity.COMMIT + "," + Opportunity.LIKELY + ")",
                ForecastSql.LIKELY)));
  }

  /** Deals of which somebody said so, or nobody said anything and the stage is as likely. */
  private static String said(String so, int probability) {
    return so + ",(forecast=null=true;stage.probability>=" + probability + ")";
  }

  static BigDecimal low(Sums sums) {
    return sums.won().add(sums.weighted().subtract(spread(sums)).max(BigDecimal.ZERO));
  }

  /** Never more than all of it. */
  static BigDecimal high(Sums sums) {
    return sums.won().add(sums.weighted().add(spread(sums)).min(sums.best()));
  }

  private static BigDecimal spread(Sums sums) {
    return BigDecimal.valueOf(Z * Math.sqrt(Math.max(0, sums.variance())));
  }

  static Money money(BigDecimal amount, String currency) {
    return new Money(amount.setScale(2, RoundingMode.HALF_UP), currency);
  }

  private static Left left(Map<Boolean, Sums> left, boolean undated, Asked asked) {
    var sums = left.getOrDefault(undated, ForecastSql.NOTHING);
    return new Left(
        sums.deals(),
        money(sums.best(), asked.currency()),
        FunnelFilters.all(
            asked.pipeline() == null ? null : "pipeline==" + asked.pipeline(),
            "status==open",
            undated ? "expectedClose=null=true" : "expectedClose<today"));
  }

  /**
   * What all together are to win; null unless everybody has a target whose deals are counted, since
   * the forecast of all would stand against the target of some.
   */
  private @Nullable Money target(
      Period period, Field<?> key, Map<?, Sums> found, Condition reach, Actor actor) {
    var amounts = targets.amounts(period, actor);
    if (amounts.isEmpty() || !PeopleReach.sees(actor, Opportunity.OBJECT, "owner")) {
      return null;
    }
    var today = contexts.of(actor).today();
    var owners =
        key == OPPORTUNITY.OWNER_ID
            ? found.keySet()
            : figures.by(OPPORTUNITY.OWNER_ID, period, today, null, reach).keySet();
    return amounts.keySet().containsAll(owners)
        ? amounts.values().stream()
            .reduce((one, other) -> new Money(one.amount().add(other.amount()), one.currency()))
            .orElseThrow()
        : null;
  }
}
