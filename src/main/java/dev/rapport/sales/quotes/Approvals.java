package dev.rapport.sales.quotes;

import static org.jooq.impl.DSL.field;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.TASK;

import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.pricing.DiscountLimits;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Approvals that somebody was asked for. The task is done by itself once nobody needs the approval
 * any more: it was given, the quote was sent or deleted, or the one who asked may now give such a
 * discount themselves.
 */
@Component
class Approvals implements Reactor {

  private static final Condition OPEN =
      TASK.DELETED_AT.isNull().and(TASK.STATUS.notIn(Task.DONE, Task.CANCELLED));

  private final DSLContext sql;
  private final DiscountLimits limits;
  private final Actors actors;
  private final RecordWriter writer;

  Approvals(DSLContext sql, DiscountLimits limits, Actors actors, RecordWriter writer) {
    this.sql = sql;
    this.limits = limits;
    this.actors = actors;
    this.writer = writer;
  }

  /** Who was asked to approve a quote and has not settled that yet; null for nobody. */
  @Nullable Reference asked(UUID quote) {
    return sql.select(APP_USER.ID, APP_USER.NAME)
        .from(QUOTE)
        .join(TASK)
        .on(TASK.ID.eq(QUOTE.APPROVAL_TASK_ID))
        .and(OPEN)
        .join(APP_USER)
        .on(APP_USER.ID.eq(TASK.OWNER_ID))
        .where(QUOTE.ID.eq(quote))
        .fetchOne(row -> new Reference(row.value1(), "user", row.value2()));
  }

  @Override
  public String name() {
    return "approvalsSettled";
  }

  @Override
  public Set<String> objects() {
    return Set.of(Quote.OBJECT);
  }

  @Override
  public void react(RecordsChanged change) {
    var settled = field(QUOTE.STATUS.ne(Quote.DRAFT).or(QUOTE.DELETED_AT.isNotNull()));
    var approved = field(QUOTE.DISCOUNT.le(QUOTE.APPROVED_DISCOUNT));
    var done = new ArrayList<Change>();
    sql.select(TASK.ID, TASK.REQUESTER_ID, QUOTE.DISCOUNT, settled, approved)
        .from(QUOTE)
        .join(TASK)
        .on(TASK.ID.eq(QUOTE.APPROVAL_TASK_ID))
        .and(OPEN)
        .where(QUOTE.ID.in(change.of(Quote.OBJECT)))
        .forEach(row -> {
          var mayNow =
              row.value2() != null
                  && actors
                      .find(row.value2())
                      .filter(asker -> limits.allow(row.value3(), asker))
                      .isPresent();
          if (mayNow || Boolean.TRUE.equals(row.value4()) || Boolean.TRUE.equals(row.value5())) {
            var values = new Values().with(Task.STATUS, Task.DONE);
            done.add(new Change.Update(Task.OBJECT, row.value1(), null, values.toMap()));
          }
        });
    writer.write(done, Actor.SYSTEM, Origin.reactor(name()));
  }
}
