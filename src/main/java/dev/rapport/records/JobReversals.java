package dev.rapport.records;

import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.platform.jobs.JobRun;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what a job did: reverses its change sets, the last one first. */
@Component
public class JobReversals {

  private final Reversals reversals;
  private final DSLContext database;
  private final TransactionTemplate transaction;

  JobReversals(Reversals reversals, DSLContext database, TransactionTemplate transaction) {
    this.reversals = reversals;
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * @param last the change set reversed last
   * @param kept values and records that were changed since, and so stay
   */
  record Progress(long last, int done, int kept) {}

  /**
   * Reverses what is left of it, as a job of its own.
   *
   * @param work what the change sets name as their job
   * @return how many values and records were changed since, and so stay
   */
  public int reverse(UUID work, Actor actor, JobRun job) {
    var progress = job.progress(Progress.class).orElse(new Progress(Long.MAX_VALUE, 0, 0));
    var left = changeSets(work, progress.last());
    var total = (long) progress.done() + left.size();
    for (var changeSet : left) {
      job.proceed();
      progress = reverse(changeSet, progress, total, actor, job);
    }
    return progress.kept();
  }

  private Progress reverse(long changeSet, Progress before, long total, Actor actor, JobRun job) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            var reversed = reversals.reverse(changeSet, actor);
            var next =
                new Progress(changeSet, before.done() + 1, before.kept() + reversed.kept().size());
            job.save(next, next.done(), total);
            return next;
          }));
    } catch (RefusedException refused) {
      // What others have built on meanwhile stays: a stage with deals in it, a team with members.
      var kept = before.kept() + Math.max(1, refused.records().size());
      var next = new Progress(changeSet, before.done() + 1, kept);
      job.save(next, next.done(), total);
      return next;
    }
  }

  private List<Long> changeSets(UUID work, long before) {
    return database
        .select(CHANGE_SET.ID)
        .from(CHANGE_SET)
        .where(CHANGE_SET.JOB_ID.eq(work), CHANGE_SET.ID.lt(before))
        .orderBy(CHANGE_SET.ID.desc())
        .fetch(CHANGE_SET.ID);
  }
}
