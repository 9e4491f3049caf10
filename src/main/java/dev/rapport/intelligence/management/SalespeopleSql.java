package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.NOTE;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.QUOTE_LINE;
import static rapport.db.Tables.STATUS_HISTORY;
import static rapport.db.Tables.TASK;

import dev.rapport.activities.Note;
import dev.rapport.activities.Task;
import dev.rapport.intelligence.DealCredits;
import dev.rapport.intelligence.management.PeopleReach.Reach;
import dev.rapport.leads.Lead;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.quotes.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.QuoteLine;

/**
 * What people's records come to in a period: one statement for each kind of record, with a row for
 * each owner and one, under null, for all of them together.
 */
@Component
class SalespeopleSql {

  record Leads(long assigned, long worked, long converted) {
    static final Leads NONE = new Leads(0, 0, 0);
  }

  /**
   * @param amount of the won ones, as it is credited, in the organisation's currency
   * @param cycle days from opening to closing of the won ones, the median
   */
  record Deals(long won, long lost, @Nullable BigDecimal amount, @Nullable BigDecimal cycle) {
    static final Deals NONE = new Deals(0, 0, null, null);

    Deals with(BigDecimal moved) {
      return new Deals(won, lost, amount == null ? moved : amount.add(moved), cycle);
    }
  }

  private static final Field<UUID> PERSON = field(name("person"), UUID.class);

  /** What is left of each line's amount once something is taken off its whole quote. */
  private static final Field<BigDecimal> REDUCED = reduced(QUOTE_LINE.as("beside"));

  private final DSLContext sql;

  SalespeopleSql(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Of the leads that came to people in the period, whoever has them now: a row for each person and
   * lead, however often it came to them. They work on, and convert, those that they still have.
   */
  Map<@Nullable UUID, Leads> leads(Period period, ZoneId zone, Reach reach) {
    Map<@Nullable UUID, Leads> found = new HashMap<>();
    var reached = reach.of(Lead.OBJECT);
    if (reached == null) {
      return found;
    }
    var person = STATUS_HISTORY.TO_VALUE.cast(UUID.class);
    var given =
        selectDistinct(person.as(PERSON), LEAD.ID, LEAD.OWNER_ID, LEAD.STATUS)
            .from(STATUS_HISTORY)
            .join(LEAD)
            .on(LEAD.ID.eq(STATUS_HISTORY.RECORD_ID))
            .where(STATUS_HISTORY.OBJECT.eq(inline(Lead.OBJECT)))
            .and(STATUS_HISTORY.FIELD.eq(inline(Lead.OWNER.name())))
            .and(STATUS_HISTORY.TO_VALUE.isNotNull())
            .and(within(STATUS_HISTORY.AT, period, zone))
            .and(LEAD.DELETED_AT.isNull())
            .and(LEAD.ASSIGN.isFalse())
            .and(reached)
            .and(reach.people().apply(person))
            .asTable("given");
    var status = field(name("given", "status"), String.class);
    var has = field(name("given", "owner_id"), UUID.class).eq(PERSON);
    sql.select(
            PERSON,
            count(),
            count().filterWhere(has.and(status.ne(Lead.NEW))),
            count().filterWhere(has.and(status.eq(Lead.CONVERTED))))
        .from(given)
        .groupBy(groupingSets(List.of(PERSON), List.of()))
        .forEach(
            row -> found.put(row.value1(), new Leads(row.value2(), row.value3(), row.value4())));
    return found;
  }

  /** Of the deals that were closed in the period. */
  Map<@Nullable UUID, Deals> deals(Period period, Reach reach) {
    Map<@Nullable UUID, Deals> found = new HashMap<>();
    var reached = reach.of(Opportunity.OBJECT);
    if (reached == null) {
      return found;
    }
    var won = OPPORTUNITY.STATUS.eq(Opportunity.WON);
    var days =
        field("{0} - {1}", SQLDataType.INTEGER, OPPORTUNITY.CLOSED_ON, OPPORTUNITY.OPENED_ON);
    sql.select(
            OPPORTUNITY.OWNER_ID,
            count().filterWhere(won),
            count().filterWhere(OPPORTUNITY.STATUS.eq(Opportunity.LOST)),
            sum(OPPORTUNITY.AMOUNT_BASE).filterWhere(won),
            percentileCont(inline(0.5)).withinGroupOrderBy(days).filterWhere(won))
        .from(OPPORTUNITY)
        .where(closed(period), OPPORTUNITY.OWNER_ID.isNotNull())
        .and(OPPORTUNITY.STATUS.in(Opportunity.WON, Opportunity.LOST))
        .and(reached)
        .groupBy(groupingSets(List.of(OPPORTUNITY.OWNER_ID), List.of()))
        .forEach(row ->
            found.put(
                row.value1(),
                new Deals(
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5() == null ? null : row.value5().setScale(1, RoundingMode.HALF_UP))));
    credits(period, reached, reach.credited())
        .forEach(
            (user, moved) -> found.put(user, found.getOrDefault(user, Deals.NONE).with(moved)));
    return found;
  }

  /**
   * What of the won deals' amounts is credited to others than their owners, and taken from these.
   */
  private Map<@Nullable UUID, BigDecimal> credits(
      Period period, Condition reached, @Nullable Condition credited) {
    Map<@Nullable UUID, BigDecimal> moved = new HashMap<>();
    if (credited == null) {
      return moved;
    }
    var won = closed(period).and(OPPORTUNITY.STATUS.eq(Opportunity.WON));
    sql.select(DealCredits.KEY, sum(DealCredits.MOVED))
        .from(
            DealCredits.moves(
                DealCredits.PERSON,
                won.and(credited),
                OPPORTUNITY.OWNER_ID,
                won.and(OPPORTUNITY.OWNER_ID.isNotNull()).and(reached)))
        .groupBy(groupingSets(List.of(DealCredits.KEY), List.of()))
        .forEach(row -> {
          if (row.value2() != null) {
            moved.put(row.value1(), row.value2());
          }
        });
    return moved;
  }

  private static Condition closed(Period period) {
    return OPPORTUNITY
        .DELETED_AT
        .isNull()
        .and(OPPORTUNITY.CLOSED_ON.ge(period.from()))
        .and(OPPORTUNITY.CLOSED_ON.lt(period.to()));
  }

  /** Tasks done in the period. */
  Map<@Nullable UUID, Long> tasks(Period period, ZoneId zone, Reach reach) {
    var reached = reach.of(Task.OBJECT);
    return reached == null
        ? new HashMap<>()
        : counted(
            TASK.OWNER_ID,
            TASK.DELETED_AT
                .isNull()
                .and(TASK.STATUS.eq(Task.DONE))
                .and(within(TASK.DONE_AT, period, zone))
                .and(reached));
  }

  /** Notes written in the period, by whoever wrote them. */
  Map<@Nullable UUID, Long> notes(Period period, ZoneId zone, Reach reach) {
    var seen = reach.seen().apply(Note.OBJECT);
    return seen == null
        ? new HashMap<>()
        : counted(
            NOTE.CREATED_BY,
            NOTE.DELETED_AT
                .isNull()
                .and(within(NOTE.CREATED_AT, period, zone))
                .and(reach.people().apply(NOTE.CREATED_BY))
                .and(seen));
  }

  /** Quotes sent in the period, each version by itself. */
  Map<@Nullable UUID, Long> quotes(Period period, ZoneId zone, Reach reach) {
    var reached = reach.of(Quote.OBJECT);
    return reached == null
        ? new HashMap<>()
        : counted(
            QUOTE.OWNER_ID,
            QUOTE.DELETED_AT.isNull().and(within(QUOTE.SENT_AT, period, zone)).and(reached));
  }

  private Map<@Nullable UUID, Long> counted(TableField<?, UUID> whose, Condition which) {
    Map<@Nullable UUID, Long> found = new HashMap<>();
    sql.select(whose, count())
        .from(Objects.requireNonNull(whose.getTable()))
        .where(which, whose.isNotNull())
        .groupBy(groupingSets(List.of(whose), List.of()))
        .forEach(row -> found.put(row.value1(), (long) row.value2()));
    return found;
  }

  /**
   * What was taken off the list prices of the lines that count, of quotes accepted in the period:
   * in per cent of the list prices, with two digits. Of a discount on a whole quote each line has
   * its part.
   */
  Map<@Nullable UUID, BigDecimal> discounts(Period period, ZoneId zone, Reach reach) {
    Map<@Nullable UUID, BigDecimal> found = new HashMap<>();
    var reached = reach.of(Quote.OBJECT);
    if (reached == null) {
      return found;
    }
    var rate = QUOTE.NET_BASE.div(QUOTE.NET); // into the organisation's currency
    var list = QUOTE_LINE.QUANTITY.mul(QUOTE_LINE.LIST_PRICE);
    var asked = field("least({0}, {1})", SQLDataType.NUMERIC, QUOTE_LINE.NET.mul(REDUCED), list);
    var off =
        field(
            "100 * (1 - {0} / {1})",
            SQLDataType.NUMERIC, sum(asked.mul(rate)), sum(list.mul(rate)));
    sql.select(QUOTE.OWNER_ID, off)
        .from(QUOTE)
        .join(QUOTE_LINE)
        .on(QUOTE_LINE.QUOTE_ID.eq(QUOTE.ID))
        .where(QUOTE.DELETED_AT.isNull(), QUOTE.OWNER_ID.isNotNull(), QUOTE.NET.gt(BigDecimal.ZERO))
        .and(QUOTE.STATUS.eq(Quote.ACCEPTED))
        .and(within(QUOTE.DECIDED_AT, period, zone))
        .and(QUOTE_LINE.DELETED_AT.isNull())
        .and(list.gt(BigDecimal.ZERO))
        .and(QUOTE_LINE.OPTIONAL.isFalse().or(QUOTE_LINE.CHOSEN.isTrue()))
        .and(reached)
        .groupBy(groupingSets(List.of(QUOTE.OWNER_ID), List.of()))
        .forEach(row -> {
          if (row.value2() != null) {
            found.put(row.value1(), row.value2().setScale(2, RoundingMode.HALF_UP));
          }
        });
    return found;
  }

  private static Field<BigDecimal> reduced(QuoteLine line) {
    var lines =
        field(
            select(sum(line.NET))
                .from(line)
                .where(line.QUOTE_ID.eq(QUOTE.ID), line.DELETED_AT.isNull())
                .and(line.OPTIONAL.isFalse().or(line.CHOSEN.isTrue())));
    return when(
            QUOTE.REDUCTION_PERCENT.isNotNull().or(QUOTE.REDUCTION_AMOUNT.isNotNull()),
            QUOTE.NET.div(nullif(lines, BigDecimal.ZERO)))
        .otherwise(BigDecimal.ONE);
  }

  private static Condition within(Field<OffsetDateTime> at, Period period, ZoneId zone) {
    return at.ge(period.from().atStartOfDay(zone).toOffsetDateTime())
        .and(at.lt(period.to().atStartOfDay(zone).toOffsetDateTime()));
  }
}
