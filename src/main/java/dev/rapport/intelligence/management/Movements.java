package dev.rapport.intelligence.management;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.MovementSql.Asked;
import dev.rapport.intelligence.management.MovementSql.Changed;
import dev.rapport.intelligence.management.MovementSql.Part;
import dev.rapport.intelligence.management.MovementSql.Shift;
import dev.rapport.intelligence.management.MovementViews.Kind;
import dev.rapport.intelligence.management.MovementViews.Moved;
import dev.rapport.intelligence.management.MovementViews.MovedDeal;
import dev.rapport.intelligence.management.MovementViews.Movement;
import dev.rapport.intelligence.management.MovementViews.Step;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the open deals of a period's first day became those of its last. */
@Component
class Movements {

  private static final int SHOWN = 10;

  private static final Part NOTHING = new Part(0, BigDecimal.ZERO);

  private final MovementSql sql;
  private final Forecasts forecasts;
  private final FieldContexts contexts;

  Movements(MovementSql sql, Forecasts forecasts, FieldContexts contexts) {
    this.sql = sql;
    this.forecasts = forecasts;
    this.contexts = contexts;
  }

  /**
   * Three statements.
   *
   * @param period {@code from} is not after today
   * @param pipeline null for all
   * @throws ForbiddenException for those who don't see deals and what this is made of
   */
  Movement of(Period period, @Nullable UUID pipeline, Actor actor) {
    Forecasts.check(actor);
    if (!PeopleReach.sees(actor, Opportunity.OBJECT, "openedOn")) {
      throw new ForbiddenException();
    }
    var context = contexts.of(actor);
    var asked =
        new Asked(
            period,
            context.today(),
            actor.timeZone(),
            context.currency(),
            forecasts.reach(pipeline, actor));
    var parts = sql.parts(asked);
    var shifts = sql.shifts(asked);
    var changed = sql.largest(asked);
    var within = pipeline == null ? null : "pipeline==" + pipeline;
    var steps =
        Arrays.stream(Kind.values())
            .map(kind -> {
              var part = parts.getOrDefault(kind, NOTHING);
              return new Step(
                  kind,
                  part.deals(),
                  Forecasts.money(part.amount(), context.currency()),
                  FunnelFilters.all(within, filter(kind, period, changed)));
            })
            .toList();
    var last = period.to().minusDays(1);
    return new Movement(
        period.from(),
        last.isAfter(context.today()) ? context.today() : last,
        steps,
        moved(Shift.LATER, shifts.getOrDefault(Shift.LATER, NOTHING), changed, context.currency()),
        moved(
            Shift.EARLIER,
            shifts.getOrDefault(Shift.EARLIER, NOTHING),
            changed,
            context.currency()));
  }

  private static String filter(Kind kind, Period period, List<Changed> changed) {
    var from = period.from().toString();
    var to = period.to().toString();
    var closed = "closedOn>=" + from + ";closedOn<" + to;
    return switch (kind) {
      case START ->
          "(openedOn<" + from + ",openedOn=null=true);(status==open,closedOn>=" + from + ")";
      case ADDED -> "openedOn>=" + from + ";openedOn<" + to;
      case GROWN -> ids(changed, deal -> deal.last().compareTo(deal.first()) > 0);
      case SHRUNK -> ids(changed, deal -> deal.last().compareTo(deal.first()) < 0);
      case WON -> "status==won;" + closed;
      case LOST -> "status==lost;" + closed;
      case END -> "(openedOn<" + to + ",openedOn=null=true);(status==open,closedOn>=" + to + ")";
    };
  }

  /** Those deals; of none, nothing. */
  private static String ids(List<Changed> changed, Predicate<Changed> which) {
    var ids =
        changed.stream()
            .filter(which)
            .map(deal -> deal.id().toString())
            .collect(Collectors.joining(","));
    return ids.isEmpty() ? "id=null=true" : "id=in=(" + ids + ")";
  }

  private static Moved moved(Shift shift, Part part, List<Changed> changed, String currency) {
    Predicate<Changed> which = deal -> deal.shift() == shift;
    return new Moved(
        part.deals(),
        Forecasts.money(part.amount(), currency),
        ids(changed, which),
        changed.stream()
            .filter(which)
            .limit(SHOWN)
            .map(deal ->
                new MovedDeal(
                    new Reference(deal.id(), Opportunity.OBJECT, deal.name()),
                    Forecasts.money(deal.last(), currency),
                    deal.before(),
                    deal.after()))
            .toList());
  }
}
