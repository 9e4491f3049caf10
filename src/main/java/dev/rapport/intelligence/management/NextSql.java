package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.NOTE;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.QUOTE_EVENT;
import static rapport.db.Tables.RECORD_SCORE;
import static rapport.db.Tables.STAGE;
import static rapport.db.Tables.TASK;

import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.leads.Lead;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.Stage;
import dev.rapport.sales.quotes.Quote;
import dev.rapport.sales.quotes.QuoteEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open deals and leads, with what tells how urgent they are. */
@Component
class NextSql {

  /** Of more open work than this the most valuable is looked at. */
  static final int MOST = 1000;

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;

  NextSql(DSLContext sql, Catalog catalog, ScopeBranches scopes) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
  }

  /**
   * Open deals that the actor sees, the most valuable first. One statement, in which what tells how
   * urgent they are is looked up only of those that come out.
   *
   * @param which of them
   */
  List<Open> deals(@Nullable UUID version, Condition which, Actor actor) {
    var probability = ForecastSql.probability(version);
    var worth =
        probability.mul(
            coalesce(OPPORTUNITY.AMOUNT_BASE, inline(BigDecimal.ZERO)).cast(Double.class));
    var sent =
        field(
            select(max(QUOTE.SENT_AT))
                .from(QUOTE)
                .where(QUOTE.OPPORTUNITY_ID.eq(OPPORTUNITY.ID), QUOTE.DELETED_AT.isNull())
                .and(QUOTE.STATUS.eq(Quote.SENT))
                .and(sees(Quote.OBJECT, actor)));
    var seen =
        field(
            select(max(QUOTE_EVENT.AT))
                .from(QUOTE_EVENT)
                .join(QUOTE)
                .on(QUOTE.ID.eq(QUOTE_EVENT.QUOTE_ID))
                .where(QUOTE.OPPORTUNITY_ID.eq(OPPORTUNITY.ID), QUOTE.DELETED_AT.isNull())
                .and(QUOTE.STATUS.eq(Quote.SENT))
                .and(QUOTE_EVENT.KIND.eq("seen"))
                .and(sees(Quote.OBJECT, actor)));
    var touched = touched(OPPORTUNITY.ID, OPPORTUNITY.UPDATED_AT, actor);
    var planned = field(OPPORTUNITY.NEXT_STEP.isNotNull().or(task(OPPORTUNITY.ID, actor)));
    var quotes = seesQuotes(actor);
    var closes = PeopleReach.sees(actor, Opportunity.OBJECT, "expectedClose");
    var plans = PeopleReach.sees(actor, Opportunity.OBJECT, "nextStep");
    var stays =
        PeopleReach.sees(actor, Opportunity.OBJECT, "stage", "stageSince")
            && PeopleReach.sees(actor, Stage.OBJECT, "stallsAfter");
    var owned = PeopleReach.sees(actor, Opportunity.OBJECT, "owner");
    return ForecastSql.joined(
            sql.select(
                    OPPORTUNITY.ID,
                    OPPORTUNITY.NAME,
                    probability,
                    OPPORTUNITY.AMOUNT_BASE,
                    OPPORTUNITY.EXPECTED_CLOSE,
                    sent,
                    seen,
                    planned,
                    OPPORTUNITY.CREATED_AT,
                    touched,
                    APP_USER.ID,
                    APP_USER.NAME,
                    OPPORTUNITY.STAGE_SINCE,
                    STAGE.STALLS_AFTER)
                .from(OPPORTUNITY),
            version)
        .leftJoin(APP_USER)
        .on(APP_USER.ID.eq(OPPORTUNITY.OWNER_ID))
        .where(OPPORTUNITY.DELETED_AT.isNull(), which)
        .and(OPPORTUNITY.STATUS.eq(Opportunity.OPEN))
        .and(coalesce(OPPORTUNITY.FORECAST, inline("")).ne(Opportunity.OMITTED))
        .and(sees(Opportunity.OBJECT, actor))
        .orderBy(worth.desc(), OPPORTUNITY.ID)
        .limit(MOST)
        .fetch(row ->
            new Open(
                new Reference(row.value1(), Opportunity.OBJECT, row.value2()),
                owned ? owner(row.value11(), row.value12()) : null,
                row.value3(),
                row.value4(),
                closes ? row.value5() : null,
                null,
                false,
                quotes ? instant(row.value6()) : null,
                quotes ? instant(row.value7()) : null,
                stays ? stay(row.value13(), row.value14()) : null,
                row.value8() || !plans,
                row.value9().toInstant(),
                row.value10().toInstant()));
  }

  /**
   * Open leads that the actor sees, the likeliest first. One statement.
   *
   * @param share how likely one is converted that has no score, 0 to 1
   * @param which of them
   */
  List<Open> leads(@Nullable UUID version, double share, Condition which, Actor actor) {
    var answers = PeopleReach.sees(actor, Lead.OBJECT, "answerDue", "answeredAt");
    var owned = PeopleReach.sees(actor, Lead.OBJECT, "owner");
    var usual = inline(share);
    var probability = version == null ? usual : coalesce(RECORD_SCORE.PROBABILITY, usual);
    var touched = touched(LEAD.ID, LEAD.UPDATED_AT, actor);
    return sql.select(
            LEAD.ID,
            LEAD.NAME,
            probability,
            LEAD.ESTIMATE_BASE,
            LEAD.ANSWER_DUE,
            LEAD.ANSWERED_AT,
            LEAD.STATUS,
            LEAD.CREATED_AT,
            touched,
            APP_USER.ID,
            APP_USER.NAME)
        .from(LEAD)
        .leftJoin(RECORD_SCORE)
        .on(RECORD_SCORE.RECORD_ID.eq(LEAD.ID))
        .and(RECORD_SCORE.VERSION_ID.eq(version))
        .leftJoin(APP_USER)
        .on(APP_USER.ID.eq(LEAD.OWNER_ID))
        .where(LEAD.DELETED_AT.isNull(), which)
        .and(LEAD.STATUS.notIn(Lead.CONVERTED, "unqualified"))
        .and(sees(Lead.OBJECT, actor))
        .orderBy(probability.desc(), LEAD.CREATED_AT.desc(), LEAD.ID)
        .limit(MOST)
        .fetch(row ->
            new Open(
                new Reference(row.value1(), Lead.OBJECT, row.value2()),
                owned ? owner(row.value10(), row.value11()) : null,
                row.value3(),
                row.value4(),
                null,
                answers && row.value6() == null ? instant(row.value5()) : null,
                answers && Lead.NEW.equals(row.value7()) && row.value6() == null,
                null,
                null,
                null,
                false,
                row.value8().toInstant(),
                row.value9().toInstant()));
  }

  /** Converted ÷ decided, of the leads that the actor sees; a half of none. */
  double share(Actor actor) {
    var row =
        sql.select(count().filterWhere(LEAD.STATUS.eq(Lead.CONVERTED)), count())
            .from(LEAD)
            .where(LEAD.DELETED_AT.isNull())
            .and(LEAD.STATUS.in(Lead.CONVERTED, "unqualified"))
            .and(sees(Lead.OBJECT, actor))
            .fetchSingle();
    return row.value2() == 0 ? 0.5 : (double) row.value1() / row.value2();
  }

  /** The median of the deals that the actor sees won in a year; null of none. */
  @Nullable BigDecimal typical(LocalDate today, Actor actor) {
    if (!actor.may(Operation.READ, Opportunity.OBJECT)
        || !PeopleReach.sees(actor, Opportunity.OBJECT, "amount", "status", "closedOn")) {
      return null;
    }
    return sql.select(percentileCont(inline(0.5)).withinGroupOrderBy(OPPORTUNITY.AMOUNT_BASE))
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.DELETED_AT.isNull())
        .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
        .and(OPPORTUNITY.CLOSED_ON.gt(today.minusYears(1)))
        .and(sees(Opportunity.OBJECT, actor))
        .fetchOne(0, BigDecimal.class);
  }

  /** Whether the actor may know that a quote went out and was looked at. */
  private static boolean seesQuotes(Actor actor) {
    return actor.may(Operation.READ, QuoteEvent.OBJECT)
        && PeopleReach.sees(actor, Quote.OBJECT, "opportunity", "status", "sentAt")
        && PeopleReach.sees(actor, QuoteEvent.OBJECT, "quote", "kind", "at");
  }

  private static @Nullable Reference owner(@Nullable UUID id, @Nullable String name) {
    return id == null ? null : new Reference(id, "user", name);
  }

  private static Open.@Nullable Stay stay(OffsetDateTime since, @Nullable Integer limit) {
    return limit == null ? null : new Open.Stay(since.toInstant(), limit);
  }

  private Condition sees(String object, Actor actor) {
    return scopes.whole(catalog.object(object), actor, Operation.READ);
  }

  /** Changed, noted on, or a task of it done. */
  private Field<OffsetDateTime> touched(
      Field<UUID> id, Field<OffsetDateTime> updated, Actor actor) {
    var done =
        field(
            select(max(TASK.DONE_AT))
                .from(TASK)
                .where(TASK.ABOUT_ID.eq(id), TASK.DELETED_AT.isNull())
                .and(sees(Task.OBJECT, actor)));
    var noted =
        field(
            select(max(NOTE.CREATED_AT))
                .from(NOTE)
                .where(NOTE.ABOUT_ID.eq(id), NOTE.DELETED_AT.isNull()));
    return greatest(updated, done, noted).coerce(SQLDataType.TIMESTAMPWITHTIMEZONE(6));
  }

  private Condition task(Field<UUID> about, Actor actor) {
    return exists(
        selectOne()
            .from(TASK)
            .where(TASK.ABOUT_ID.eq(about), TASK.DELETED_AT.isNull())
            .and(TASK.STATUS.notIn(Task.DONE, Task.CANCELLED))
            .and(sees(Task.OBJECT, actor)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
