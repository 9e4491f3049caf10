package dev.rapport.intelligence.management;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.Share;
import dev.rapport.intelligence.management.ManagementViews.Against;
import dev.rapport.intelligence.management.ManagementViews.CountFigure;
import dev.rapport.intelligence.management.ManagementViews.DealFigures;
import dev.rapport.intelligence.management.ManagementViews.LeadFigures;
import dev.rapport.intelligence.management.ManagementViews.Mean;
import dev.rapport.intelligence.management.ManagementViews.PercentFigure;
import dev.rapport.intelligence.management.ManagementViews.Rate;
import dev.rapport.intelligence.management.ManagementViews.Salesperson;
import dev.rapport.intelligence.management.PeopleReach.Reach;
import dev.rapport.intelligence.management.SalespeopleSql.Deals;
import dev.rapport.intelligence.management.SalespeopleSql.Leads;
import dev.rapport.leads.Lead;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.quotes.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Salespeople side by side. Who reaches only their own deals sees themselves and the mean of their
 * team; who reaches more sees those whose deals they reach.
 */
@Component
class Salespeople {

  /** Fewer, and the mean of all less one's own would be somebody's. */
  private static final int ENOUGH = 3;

  /** How many records at the mean a person's own ones are put together with. */
  private static final int DRAWN = 10;

  private final DSLContext sql;
  private final SalespeopleSql figures;
  private final PeopleReach reaches;
  private final Targets targets;
  private final FieldContexts contexts;

  Salespeople(
      DSLContext sql,
      SalespeopleSql figures,
      PeopleReach reaches,
      Targets targets,
      FieldContexts contexts) {
    this.sql = sql;
    this.figures = figures;
    this.reaches = reaches;
    this.targets = targets;
    this.contexts = contexts;
  }

  /** What the records in a reach come to, by owner and under null in all. */
  private record Found(
      Map<@Nullable UUID, Leads> leads,
      Map<@Nullable UUID, Deals> deals,
      Activity activity,
      Map<@Nullable UUID, BigDecimal> discounts) {

    Set<UUID> people() {
      var people = new HashSet<>(activity.people());
      for (var part : List.of(leads, deals, discounts)) {
        part.keySet().stream().filter(Objects::nonNull).forEach(people::add);
      }
      return people;
    }
  }

  /**
   * Of a period. Nine statements, seven or fourteen more for who sees but a mean of the others.
   *
   * @param within the period, as filters name it
   * @throws ForbiddenException for those who see no deals
   */
  ManagementViews.Salespeople of(String within, Actor actor) {
    if (!actor.may(Operation.READ, Opportunity.OBJECT)
        || !PeopleReach.sees(actor, Opportunity.OBJECT, "owner", "status", "closedOn")) {
      throw new ForbiddenException();
    }
    var period = Period.parse(within, contexts.of(actor));
    var own = find(period, reaches.of(actor), actor);
    var mean = PeopleReach.onlySelf(actor) ? others(period, actor) : mean("reach", own, actor);
    var amounts = targets.amounts(period, actor);
    var people = own.people();
    if (PeopleReach.onlySelf(actor)) {
      people.add(Objects.requireNonNull(actor.id()));
    } else {
      people.addAll(amounts.keySet());
    }
    var reach = reaches.of(actor);
    var shown =
        sql.select(RECORD.ID, RECORD.LABEL)
            .from(RECORD)
            .where(RECORD.ID.in(people))
            .fetch(row ->
                person(
                    new Reference(row.value1(), "user", row.value2()),
                    own,
                    mean,
                    amounts.get(row.value1()),
                    reach,
                    within,
                    actor));
    shown.sort(
        Comparator.comparing(Salespeople::amount)
            .thenComparing(person -> person.deals().won().count())
            .reversed()
            .thenComparing(person -> String.valueOf(person.user().label())));
    return new ManagementViews.Salespeople(shown, mean);
  }

  private static BigDecimal amount(Salesperson person) {
    var amount = person.deals().amount();
    return amount == null ? BigDecimal.ZERO : amount.amount();
  }

  private Found find(Period period, Reach reach, Actor actor) {
    var zone = actor.timeZone();
    return new Found(
        PeopleReach.reads(actor, Lead.OBJECT, "owner", "status", "assign")
            ? figures.leads(period, zone, reach)
            : none(),
        figures.deals(period, reach),
        Activity.find(figures, period, zone, reach, actor),
        PeopleReach.reads(actor, Quote.OBJECT, "owner", "status", "decidedAt", "net")
                && PeopleReach.reads(
                    actor, "quoteLine", "unitPrice", "listPrice", "discount", "net")
            ? figures.discounts(period, zone, reach)
            : none());
  }

  /** May be asked for null, too. */
  private static <T> Map<@Nullable UUID, T> none() {
    return new HashMap<>();
  }

  /** The mean of the reader's team, or of all where the team is too small; null of too few. */
  private @Nullable Mean others(Period period, Actor actor) {
    if (actor.team() != null) {
      var team = find(period, reaches.ofTeam(actor), actor);
      if (team.people().size() >= ENOUGH) {
        return mean("team", team, actor);
      }
    }
    var all = find(period, reaches.ofAll(actor), actor);
    return all.people().size() >= ENOUGH ? mean("organisation", all, actor) : null;
  }

  private @Nullable Mean mean(String of, Found found, Actor actor) {
    var people = found.people().size();
    if (people == 0) {
      return null;
    }
    var leads = found.leads().get(null);
    var deals = found.deals().getOrDefault(null, Deals.NONE);
    var activity = found.activity().count(null);
    return new Mean(
        of,
        people,
        leads == null ? null : each(leads.assigned(), people),
        leads == null ? null : each(leads.worked(), people),
        leads == null ? null : each(leads.converted(), people),
        leads == null ? null : share(leads.converted(), leads.assigned()),
        each(deals.won(), people),
        each(deals.lost(), people),
        share(deals.won(), deals.won() + deals.lost()),
        deals.cycle(),
        money(deals.amount(), people, actor),
        activity == null ? null : each(activity, people),
        found.discounts().get(null));
  }

  private static BigDecimal each(long all, int people) {
    return BigDecimal.valueOf(all).divide(BigDecimal.valueOf(people), 1, RoundingMode.HALF_UP);
  }

  static @Nullable BigDecimal share(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }

  private @Nullable Money money(@Nullable BigDecimal amount, int people, Actor actor) {
    if (!PeopleReach.sees(actor, Opportunity.OBJECT, "amount")) {
      return null;
    }
    var whole = amount == null ? BigDecimal.ZERO : amount;
    return new Money(
        whole.divide(BigDecimal.valueOf(people), 2, RoundingMode.HALF_UP),
        contexts.of(actor).currency());
  }

  private Salesperson person(
      Reference user,
      Found found,
      @Nullable Mean mean,
      @Nullable Money target,
      Reach reach,
      String within,
      Actor actor) {
    var id = user.id();
    var mine = "owner==" + id;
    var came = "owner=came=(" + within + "," + id + ");assign==false";
    var has = FunnelFilters.all(came, mine);
    var closed = FunnelFilters.all(mine, "closedOn=within=" + within);
    var leads = found.leads().getOrDefault(id, Leads.NONE);
    var deals = found.deals().getOrDefault(id, Deals.NONE);
    var amount = money(deals.amount(), 1, actor);
    var off = found.discounts().get(id);
    return new Salesperson(
        user,
        id.equals(actor.id()),
        reach.of(Lead.OBJECT) == null || !found.leads().containsKey(null)
            ? null
            : new LeadFigures(
                new CountFigure(leads.assigned(), Lead.OBJECT, came),
                new CountFigure(leads.worked(), Lead.OBJECT, has + ";status!=" + Lead.NEW),
                new CountFigure(leads.converted(), Lead.OBJECT, has + ";status==" + Lead.CONVERTED),
                rate(leads.converted(), leads.assigned(), mean == null ? null : mean.conversion())),
        new DealFigures(
            new CountFigure(deals.won(), Opportunity.OBJECT, closed + ";status==won"),
            new CountFigure(deals.lost(), Opportunity.OBJECT, closed + ";status==lost"),
            rate(deals.won(), deals.won() + deals.lost(), mean == null ? null : mean.winRate()),
            deals.cycle(),
            amount,
            target,
            amount == null || target == null
                ? null
                : Targets.percent(amount.amount(), target.amount())),
        found.activity().figures(id, within),
        off == null
            ? null
            : new PercentFigure(
                off,
                Quote.OBJECT,
                FunnelFilters.all(mine, "status==accepted", "decidedAt=within=" + within)));
  }

  /** A share with its interval, drawn towards the mean. */
  static @Nullable Rate rate(long hits, long all, @Nullable BigDecimal mean) {
    var between = Share.of(hits, all);
    var percent = share(hits, all);
    if (between == null || percent == null) {
      return null;
    }
    if (mean == null) {
      return new Rate(percent, between, null, null);
    }
    var fair =
        mean.multiply(BigDecimal.valueOf(DRAWN))
            .add(BigDecimal.valueOf(100 * hits))
            .divide(BigDecimal.valueOf(all + DRAWN), 2, RoundingMode.HALF_UP);
    var against =
        between.low().compareTo(mean) > 0
            ? Against.ABOVE
            : between.high().compareTo(mean) < 0 ? Against.BELOW : Against.UNCERTAIN;
    return new Rate(percent, between, fair, against);
  }
}
