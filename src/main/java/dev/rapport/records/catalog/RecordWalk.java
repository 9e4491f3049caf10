package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.ObjectDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through all records of an object, deleted ones too, some at a time, each time in a
 * transaction of its own: nobody is held up for long, and what is cut off goes on where it was.
 */
@Component
class RecordWalk {

  private static final int AT_ONCE = 500;

  /**
   * How far a job is.
   *
   * @param done what it needn't do again
   * @param need what it is at
   * @param after the last record that it dealt with
   */
  record Progress(
      List<FieldNeeds> done, @Nullable FieldNeeds need, @Nullable UUID after, long records) {}

  private final DSLContext sql;
  private final TransactionTemplate transactions;

  RecordWalk(DSLContext sql, TransactionTemplate transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /**
   * @param each gets ids in their order, within the transaction
   */
  void walk(JobRun job, FieldNeeds need, ObjectDefinition object, Consumer<List<UUID>> each) {
    var begun = job.progress(Progress.class).orElse(new Progress(List.of(), null, null, 0));
    if (begun.done().contains(need)) {
      return;
    }
    Progress at = need == begun.need() ? begun : new Progress(begun.done(), need, null, 0);
    long total = sql.fetchCount(object.table());
    while (at.need() == need) {
      job.proceed();
      var from = at;
      at = requireNonNull(transactions.execute(_ -> step(job, from, total, object, each)));
    }
  }

  private Progress step(
      JobRun job, Progress at, long total, ObjectDefinition object, Consumer<List<UUID>> each) {
    var after = at.after();
    var ids =
        sql.select(object.id())
            .from(object.table())
            .where(after == null ? noCondition() : object.id().gt(after))
            .orderBy(object.id())
            .limit(AT_ONCE)
            .fetch(object.id());
    if (!ids.isEmpty()) {
      each.accept(ids);
    }
    var records = at.records() + ids.size();
    Progress next =
        ids.size() < AT_ONCE
            ? new Progress(with(at.done(), at.need()), null, null, 0)
            : new Progress(at.done(), at.need(), ids.getLast(), records);
    job.save(next, records, Math.max(total, records));
    return next;
  }

  private static List<FieldNeeds> with(List<FieldNeeds> done, @Nullable FieldNeeds need) {
    var all = new ArrayList<>(done);
    if (need != null) {
      all.add(need);
    }
    return all;
  }
}
