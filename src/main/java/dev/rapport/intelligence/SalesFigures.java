package dev.rapport.intelligence;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.SalesViews.Cycle;
import dev.rapport.intelligence.SalesViews.CycleMonth;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures that are no plain aggregate of deals, under the same rule of access. */
@Component
class SalesFigures {

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;
  private final FieldContexts contexts;

  SalesFigures(DSLContext sql, Catalog catalog, ScopeBranches scopes, FieldContexts contexts) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
    this.contexts = contexts;
  }

  /** Days from opening to winning, of all and by the month of the winning. One statement. */
  Cycle cycle(SalesQuestion question, Actor actor) {
    if (hidden(actor, "openedOn") || hidden(actor, "closedOn")) {
      return new Cycle(null, null, null, List.of());
    }
    var month = field("to_char({0}, 'YYYY-MM')", SQLDataType.VARCHAR, OPPORTUNITY.CLOSED_ON);
    var rows =
        sql.select(month, count(), tenths(avg(days())), quantile(0.5), quantile(0.9))
            .from(OPPORTUNITY)
            .where(inReach(question, actor))
            .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
            .and(OPPORTUNITY.OPENED_ON.isNotNull())
            .and(closed(question, actor))
            .groupBy(groupingSets(new Field<?>[] {}, new Field<?>[] {month}))
            .orderBy(month.asc().nullsFirst())
            .fetch();
    var all = rows.getFirst();
    return new Cycle(
        all.value3(),
        all.value4(),
        all.value5(),
        rows.stream()
            .skip(1)
            .map(row ->
                new CycleMonth(
                    row.value1(),
                    row.value2(),
                    row.value4(),
                    row.value5(),
                    question.all("status==won;closedOn=within=" + row.value1())))
            .toList());
  }

  private static Field<Integer> days() {
    return field("{0} - {1}", SQLDataType.INTEGER, OPPORTUNITY.CLOSED_ON, OPPORTUNITY.OPENED_ON);
  }

  private static Field<BigDecimal> quantile(double share) {
    return tenths(percentileCont(inline(share)).withinGroupOrderBy(days()));
  }

  private static Field<BigDecimal> tenths(Field<?> days) {
    return field("round({0}::numeric, 1)", BigDecimal.class, days);
  }

  private static boolean hidden(Actor actor, String name) {
    return actor.field(Opportunity.OBJECT, name) == FieldAccess.HIDDEN;
  }

  /**
   * Scores by the sector of the customer, of those customers that the actor may see and that have
   * one.
   */
  Map<@Nullable Object, Score> bySector(SalesQuestion question, Actor actor) {
    Map<@Nullable Object, Score> scores = new LinkedHashMap<>();
    if (actor.field("company", "sector") == FieldAccess.HIDDEN
        || !actor.may(Operation.READ, "company")) {
      return scores;
    }
    var currency = contexts.of(actor).currency();
    var amounts = actor.field(Opportunity.OBJECT, "amount") != FieldAccess.HIDDEN;
    sql.select(COMPANY.SECTOR, OPPORTUNITY.STATUS, count(), sum(OPPORTUNITY.AMOUNT_BASE))
        .from(OPPORTUNITY)
        .join(COMPANY)
        .on(COMPANY.ID.eq(OPPORTUNITY.COMPANY_ID))
        .where(inReach(question, actor))
        .and(OPPORTUNITY.STATUS.eq(Opportunity.OPEN).or(closed(question, actor)))
        .and(COMPANY.DELETED_AT.isNull())
        .and(COMPANY.SECTOR.isNotNull())
        .and(scopes.whole(catalog.object("company"), actor, Operation.READ))
        .groupBy(COMPANY.SECTOR, OPPORTUNITY.STATUS)
        .forEach(row -> {
          var sum = row.value4();
          scores.put(
              row.value1(),
              scores
                  .getOrDefault(row.value1(), Score.NONE)
                  .with(
                      row.value2(),
                      row.value3(),
                      sum == null || !amounts ? null : new Money(sum, currency)));
        });
    return scores;
  }

  /**
   * What of the won deals' amounts is credited to others than their owners, and taken from these;
   * in the organisation's currency, by user, or by the users' teams. One statement.
   */
  Map<@Nullable Reference, Money> credits(boolean byTeam, SalesQuestion question, Actor actor) {
    Map<@Nullable Reference, Money> moved = new HashMap<>();
    if (!DealCredits.seen(actor) || hidden(actor, "amount")) {
      return moved;
    }
    var won =
        inReach(question, actor)
            .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
            .and(closed(question, actor));
    var moves =
        byTeam
            ? DealCredits.moves(DealCredits.TEAM, won, OPPORTUNITY.TEAM_ID, won)
            : DealCredits.moves(DealCredits.PERSON, won, OPPORTUNITY.OWNER_ID, won);
    var currency = contexts.of(actor).currency();
    sql.select(DealCredits.KEY, RECORD.LABEL, sum(DealCredits.MOVED))
        .from(moves)
        .leftJoin(RECORD)
        .on(RECORD.ID.eq(DealCredits.KEY))
        .groupBy(DealCredits.KEY, RECORD.LABEL)
        .forEach(row -> {
          var key = row.value1();
          moved.put(
              key == null ? null : new Reference(key, byTeam ? "team" : "user", row.value2()),
              new Money(row.value3(), currency));
        });
    return moved;
  }

  /** The deals of the question that the actor may see. */
  Condition inReach(SalesQuestion question, Actor actor) {
    return OPPORTUNITY
        .DELETED_AT
        .isNull()
        .and(scopes.whole(catalog.object(Opportunity.OBJECT), actor, Operation.READ))
        .and(
            question.pipeline() == null
                ? noCondition()
                : OPPORTUNITY.PIPELINE_ID.eq(question.pipeline()));
  }

  /** Closed in the question's period. */
  Condition closed(SalesQuestion question, Actor actor) {
    if (question.within() == null) {
      return trueCondition(); // 'open or no condition' would be 'open' alone
    }
    var period = Period.parse(question.within(), contexts.of(actor));
    return OPPORTUNITY.CLOSED_ON.ge(period.from()).and(OPPORTUNITY.CLOSED_ON.lt(period.to()));
  }
}
