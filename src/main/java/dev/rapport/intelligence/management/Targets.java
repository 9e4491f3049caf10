package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.field;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.TARGET;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.ManagementViews.TargetLine;
import dev.rapport.intelligence.management.TargetSql.Reached;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.query.ScopeBranches;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets that the reader sees, and how far what they see of the records reaches them. */
@Component
class Targets {

  private static final int MOST = 500;

  /** The names of those whose targets they are. */
  private static final rapport.db.tables.Record USER = RECORD.as("target_user");

  private static final rapport.db.tables.Record GROUP = RECORD.as("target_group");

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;
  private final TargetSql counted;
  private final FieldContexts contexts;

  Targets(
      DSLContext sql,
      Catalog catalog,
      ScopeBranches scopes,
      TargetSql counted,
      FieldContexts contexts) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
    this.counted = counted;
    this.contexts = contexts;
  }

  /**
   * Those whose period lies in these days or around them. A statement a measure at the most, and
   * three.
   */
  ManagementViews.Targets of(Period days, Actor actor) {
    var maySet = actor.may(Operation.CREATE, Target.OBJECT);
    if (!actor.may(Operation.READ, Target.OBJECT)) {
      return new ManagementViews.Targets(List.of(), maySet, false);
    }
    var definition = catalog.object(Target.OBJECT);
    var mayChange = field(scopes.whole(definition, actor, Operation.UPDATE)).as("may_change");
    var rows =
        sql.select(TARGET.fields())
            .select(USER.LABEL, GROUP.LABEL, mayChange)
            .from(TARGET)
            .leftJoin(USER)
            .on(USER.ID.eq(TARGET.OWNER_ID))
            .leftJoin(GROUP)
            .on(GROUP.ID.eq(TARGET.WHOLE_TEAM_ID))
            .where(visible(actor))
            .and(
                TARGET
                    .STARTS_ON
                    .ge(days.from())
                    .and(TARGET.ENDS_ON.le(days.to()))
                    .or(TARGET.STARTS_ON.le(days.from()).and(TARGET.ENDS_ON.ge(days.to()))))
            .orderBy(
                TARGET.STARTS_ON,
                TARGET.ENDS_ON.desc(),
                TARGET.WHOLE_TEAM_ID.isNull(),
                GROUP.LABEL,
                USER.LABEL,
                TARGET.MEASURE,
                TARGET.ID)
            .limit(MOST + 1)
            .fetch();
    var context = contexts.of(actor);
    var shown = rows.subList(0, Math.min(rows.size(), MOST));
    var reached = counted.reached(shown, actor);
    var members = counted.members(shown);
    return new ManagementViews.Targets(
        shown.stream()
            .map(row ->
                line(
                    row,
                    reached.getOrDefault(row.get(TARGET.ID), Reached.NOTHING),
                    members.getOrDefault(row.get(TARGET.WHOLE_TEAM_ID), List.of()),
                    Boolean.TRUE.equals(row.get(mayChange)),
                    context,
                    actor))
            .toList(),
        maySet,
        rows.size() > MOST);
  }

  /**
   * What each person is to win in these days: by the target for just these, or else by those of
   * their parts, where each part has one. One statement.
   */
  Map<UUID, Money> amounts(Period days, Actor actor) {
    Map<UUID, Money> amounts = new HashMap<>();
    if (!actor.may(Operation.READ, Target.OBJECT)
        || !PeopleReach.sees(actor, Target.OBJECT, "amount", "measure", "owner")) {
      return amounts;
    }
    Map<UUID, Map<TargetPeriod, Map<LocalDate, BigDecimal>>> found = new HashMap<>();
    sql.select(TARGET.OWNER_ID, TARGET.PERIOD, TARGET.STARTS_ON, TARGET.AMOUNT_BASE)
        .from(TARGET)
        .where(visible(actor))
        .and(TARGET.MEASURE.eq(TargetMeasure.WON_AMOUNT.stored()))
        .and(TARGET.OWNER_ID.isNotNull())
        .and(TARGET.STARTS_ON.ge(days.from()))
        .and(TARGET.ENDS_ON.le(days.to()))
        .forEach(row ->
            found
                .computeIfAbsent(row.value1(), _ -> new EnumMap<>(TargetPeriod.class))
                .computeIfAbsent(TargetPeriod.of(row.value2()).orElseThrow(), _ -> new HashMap<>())
                .put(row.value3(), row.value4()));
    var currency = contexts.of(actor).currency();
    found.forEach((user, targets) -> {
      var sum = byParts(days, targets);
      if (sum != null) {
        amounts.put(user, new Money(sum, currency));
      }
    });
    return amounts;
  }

  /** By the longest parts of which each has a target. */
  private static @Nullable BigDecimal byParts(
      Period days, Map<TargetPeriod, Map<LocalDate, BigDecimal>> targets) {
    for (var part : List.of(TargetPeriod.YEAR, TargetPeriod.QUARTER, TargetPeriod.MONTH)) {
      var firsts = part.within(days);
      var there = targets.getOrDefault(part, Map.of());
      if (!firsts.isEmpty() && there.keySet().containsAll(firsts)) {
        return firsts.stream()
            .map(first -> Objects.requireNonNull(there.get(first)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
      }
    }
    return null;
  }

  private Condition visible(Actor actor) {
    return TARGET
        .DELETED_AT
        .isNull()
        .and(scopes.whole(catalog.object(Target.OBJECT), actor, Operation.READ));
  }

  private TargetLine line(
      Record row,
      Reached reached,
      List<UUID> members,
      boolean mayChange,
      FieldContext context,
      Actor actor) {
    var measure = TargetMeasure.of(row.get(TARGET.MEASURE));
    var period = TargetPeriod.of(row.get(TARGET.PERIOD)).orElseThrow();
    var first = row.get(TARGET.STARTS_ON);
    var within = period.text(first);
    var user = row.get(TARGET.OWNER_ID);
    var team = row.get(TARGET.WHOLE_TEAM_ID);
    var seen = PeopleReach.sees(actor, Target.OBJECT, measure.isAmount() ? "amount" : "number");
    var counts = TargetSql.counts(measure, actor);
    var target = measure.isAmount() ? row.get(TARGET.AMOUNT_BASE) : row.get(TARGET.NUMBER);
    var sum = orNothing(reached.amount());
    var whole = measure.isAmount() ? sum : BigDecimal.valueOf(reached.count());
    return new TargetLine(
        row.get(TARGET.ID),
        row.get(TARGET.VERSION),
        user == null ? null : new Reference(user, "user", row.get(USER.LABEL)),
        team == null ? null : new Reference(team, "team", row.get(GROUP.LABEL)),
        measure.stored(),
        row.get(TARGET.PERIOD),
        within,
        first,
        measure.isAmount() && seen
            ? new Money(row.get(TARGET.AMOUNT), row.get(TARGET.AMOUNT_CURRENCY))
            : null,
        measure.isAmount() || !seen ? null : row.get(TARGET.NUMBER),
        measure.isAmount() && counts ? new Money(sum, context.currency()) : null,
        measure.isAmount() || !counts ? null : reached.count(),
        !seen || !counts || target == null ? null : percent(whole, target),
        elapsed(first, row.get(TARGET.ENDS_ON), context.today()),
        mayChange,
        measure.object(),
        FunnelFilters.all(
            measure.filter(),
            user == null ? "team=in=(" + text(members) + ")" : "owner==" + user,
            measure.date() + "=within=" + within));
  }

  private static String text(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static BigDecimal orNothing(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
  }

  /** How much of the days is over, today included. */
  private static BigDecimal elapsed(LocalDate first, LocalDate end, LocalDate today) {
    var days = ChronoUnit.DAYS.between(first, end);
    var over = Math.clamp(ChronoUnit.DAYS.between(first, today) + 1, 0, days);
    return percent(BigDecimal.valueOf(over), BigDecimal.valueOf(days));
  }
}
