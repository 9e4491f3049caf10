package dev.rapport.intelligence.management;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.MovementSql.Alike;
import dev.rapport.intelligence.management.MovementSql.Asked;
import dev.rapport.intelligence.management.MovementSql.Changed;
import dev.rapport.intelligence.management.MovementSql.Found;
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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the open deals of a period's first day became those of its last. */
@Component
class Movements {

  private static final int SHOWN = 10;

  /** How many deals, and what they come to. */
  private record Part(long deals, BigDecimal amount) {

    static Part of(
        Collection<Alike> alike, Predicate<Alike> which, Function<Alike, BigDecimal> amount) {
      var deals = alike.stream().filter(which).mapToLong(Alike::deals).sum();
      return new Part(
          deals, alike.stream().filter(which).map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
  }

  private final MovementSql sql;
  private final Forecasts forecasts;
  private final FieldContexts contexts;

  Movements(MovementSql sql, Forecasts forecasts, FieldContexts contexts) {
    this.sql = sql;
    this.forecasts = forecasts;
    this.contexts = contexts;
  }

  /**
   * One statement.
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
    var found = sql.find(asked);
    var changed = found.largest();
    var within = pipeline == null ? null : "pipeline==" + pipeline;
    var steps =
        Arrays.stream(Kind.values())
            .map(kind -> {
              var part = part(kind, found.alike());
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
        moved(Shift.LATER, found, context.currency()),
        moved(Shift.EARLIER, found, context.currency()));
  }

  private static Part part(Kind kind, Collection<Alike> all) {
    return switch (kind) {
      case START -> Part.of(all, alike -> !alike.added(), Alike::first);
      case ADDED -> Part.of(all, Alike::added, Alike::first);
      case GROWN ->
          Part.of(all, alike -> alike.growth() > 0, alike -> alike.last().subtract(alike.first()));
      case SHRUNK ->
          Part.of(all, alike -> alike.growth() < 0, alike -> alike.first().subtract(alike.last()));
      case WON -> Part.of(all, alike -> alike.outcome().equals(Opportunity.WON), Alike::last);
      case LOST -> Part.of(all, alike -> alike.outcome().equals(Opportunity.LOST), Alike::last);
      case END -> Part.of(all, alike -> alike.outcome().equals(Opportunity.OPEN), Alike::last);
    };
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

  private static Moved moved(Shift shift, Found found, String currency) {
    var part = Part.of(found.alike(), alike -> alike.shift() == shift, Alike::last);
    var changed = found.largest();
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
