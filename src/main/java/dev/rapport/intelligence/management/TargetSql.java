package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.neg;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.TARGET;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.DealCredits;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the records that a reader sees come to, target by target. */
@Component
class TargetSql {

  /**
   * @param amount in the organisation's currency; null where records are counted alone
   */
  record Reached(long count, @Nullable BigDecimal amount) {

    static final Reached NOTHING = new Reached(0, null);

    Reached with(BigDecimal moved) {
      return new Reached(count, amount == null ? moved : amount.add(moved));
    }
  }

  /** A team, and one of those that belong to it. */
  private static final Field<UUID> ROOT = field(name("root"), UUID.class);

  private static final Field<UUID> MEMBER = field(name("member"), UUID.class);

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;

  TargetSql(DSLContext sql, Catalog catalog, ScopeBranches scopes) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
  }

  /**
   * By target; of those whose records the reader doesn't see, and of whom nothing is there, none. A
   * statement a measure, and for amounts one for what of them is credited to others.
   */
  Map<UUID, Reached> reached(List<? extends Record> targets, Actor actor) {
    Map<UUID, Reached> reached = new HashMap<>();
    for (var measure : TargetMeasure.values()) {
      var ids =
          targets.stream()
              .filter(row -> measure.stored().equals(row.get(TARGET.MEASURE)))
              .map(row -> row.get(TARGET.ID))
              .toList();
      if (!ids.isEmpty() && counts(measure, actor)) {
        reached.putAll(reached(measure, ids, actor));
      }
    }
    return reached;
  }

  /** Whether the reader sees the fields that it is counted by. */
  static boolean counts(TargetMeasure measure, Actor actor) {
    return actor.may(Operation.READ, measure.object())
        && PeopleReach.sees(actor, measure.object(), "owner", measure.date())
        && (!measure.isAmount() || PeopleReach.sees(actor, measure.object(), "amount"));
  }

  /** A person's by the records that are theirs, a team's by those of the team and its sub-teams. */
  private Map<UUID, Reached> reached(TargetMeasure measure, List<UUID> ids, Actor actor) {
    var teams = teams();
    var amount = measure.isAmount() ? sum(OPPORTUNITY.AMOUNT_BASE) : inline((BigDecimal) null);
    var counted = counted(measure, actor);
    Map<UUID, Reached> reached = new HashMap<>();
    sql.withRecursive(teams)
        .select(TARGET.ID, count(), amount)
        .from(TARGET)
        .join(measure.table())
        .on(measure.owner().eq(TARGET.OWNER_ID))
        .where(TARGET.ID.in(ids))
        .and(counted)
        .groupBy(TARGET.ID)
        .unionAll(
            select(TARGET.ID, count(), amount)
                .from(TARGET)
                .join(teams)
                .on(ROOT.eq(TARGET.WHOLE_TEAM_ID))
                .join(measure.table())
                .on(measure.team().eq(MEMBER))
                .where(TARGET.ID.in(ids))
                .and(counted)
                .groupBy(TARGET.ID))
        .forEach(row -> reached.put(row.value1(), new Reached(row.value2(), row.value3())));
    if (measure.isAmount() && DealCredits.seen(actor)) {
      credits(counted, ids)
          .forEach((target, moved) ->
              reached.put(target, reached.getOrDefault(target, Reached.NOTHING).with(moved)));
    }
    return reached;
  }

  private Condition counted(TargetMeasure measure, Actor actor) {
    return measure
        .counts()
        .and(measure.between(TARGET.STARTS_ON, TARGET.ENDS_ON, actor.timeZone().getId()))
        .and(scopes.whole(catalog.object(measure.object()), actor, Operation.READ));
  }

  /** What the targets' people and teams are credited with of others' deals, less of theirs. */
  private Map<UUID, BigDecimal> credits(Condition counted, List<UUID> ids) {
    var teams = teams();
    var mine = TARGET.OWNER_ID;
    Map<UUID, BigDecimal> moved = new HashMap<>();
    sql.withRecursive(teams)
        .select(TARGET.ID, DealCredits.amount())
        .from(DealCredits.credits())
        .join(TARGET)
        .on(mine.eq(DealCredits.PERSON))
        .where(TARGET.ID.in(ids), counted)
        .unionAll(
            select(TARGET.ID, neg(DealCredits.amount()))
                .from(DealCredits.credits())
                .join(TARGET)
                .on(mine.eq(OPPORTUNITY.OWNER_ID))
                .where(TARGET.ID.in(ids), counted))
        .unionAll(
            select(TARGET.ID, DealCredits.amount())
                .from(DealCredits.credits())
                .join(teams)
                .on(MEMBER.eq(DealCredits.TEAM))
                .join(TARGET)
                .on(ROOT.eq(TARGET.WHOLE_TEAM_ID))
                .where(TARGET.ID.in(ids), counted))
        .unionAll(
            select(TARGET.ID, neg(DealCredits.amount()))
                .from(DealCredits.credits())
                .join(teams)
                .on(MEMBER.eq(OPPORTUNITY.TEAM_ID))
                .join(TARGET)
                .on(ROOT.eq(TARGET.WHOLE_TEAM_ID))
                .where(TARGET.ID.in(ids), counted))
        .forEach(row -> {
          if (row.value2() != null) {
            moved.merge(row.value1(), row.value2(), BigDecimal::add);
          }
        });
    return moved;
  }

  /** Each team with its sub-teams and itself. */
  private static CommonTableExpression<Record2<UUID, UUID>> teams() {
    return name("teams")
        .fields("root", "member")
        .as(
            select(TEAM.ID, TEAM.ID)
                .from(TEAM)
                .union(
                    select(ROOT, TEAM.ID)
                        .from(TEAM)
                        .join(name("teams"))
                        .on(TEAM.PARENT_ID.eq(MEMBER))));
  }

  /** The teams that belong to those of the targets, by these. One statement. */
  Map<UUID, List<UUID>> members(List<? extends Record> targets) {
    var roots =
        targets.stream()
            .map(row -> row.get(TARGET.WHOLE_TEAM_ID))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    var teams = teams();
    return roots.isEmpty()
        ? new HashMap<>() // asked for null, too
        : sql.withRecursive(teams)
            .select(ROOT, MEMBER)
            .from(teams)
            .where(ROOT.in(roots))
            .orderBy(MEMBER)
            .fetchGroups(ROOT, MEMBER);
  }
}
