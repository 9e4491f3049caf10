package dev.rapport.intelligence;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trueCondition;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.SalesDashboard.Question;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

  /**
   * Days from opening to closing of the won deals on average, with one digit; null where there are
   * none.
   */
  @Nullable BigDecimal cycleDays(Question question, Actor actor) {
    var days =
        field("{0} - {1}", SQLDataType.INTEGER, OPPORTUNITY.CLOSED_ON, OPPORTUNITY.OPENED_ON);
    var average =
        sql.select(avg(days))
            .from(OPPORTUNITY)
            .where(inReach(question, actor))
            .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
            .and(closed(question, actor))
            .fetchOne(0, BigDecimal.class);
    return average == null ? null : average.setScale(1, RoundingMode.HALF_UP);
  }

  /**
   * Scores by the sector of the customer, of those customers that the actor may see and that have
   * one.
   */
  Map<@Nullable Object, Score> bySector(Question question, Actor actor) {
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

  /** The deals of the question that the actor may see. */
  Condition inReach(Question question, Actor actor) {
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
  Condition closed(Question question, Actor actor) {
    if (question.within() == null) {
      return trueCondition(); // 'open or no condition' would be 'open' alone
    }
    var period = Period.parse(question.within(), contexts.of(actor));
    return OPPORTUNITY.CLOSED_ON.ge(period.from()).and(OPPORTUNITY.CLOSED_ON.lt(period.to()));
  }
}
