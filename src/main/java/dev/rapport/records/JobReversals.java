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
   * @param done how many were looked at, reversed or refused
   */
  record Progress(long last, int done, Outcome outcome) {

    Progress after(long changeSet, int reversed, int kept) {
      return new Progress(
          changeSet, done + 1, new Outcome(outcome.reversed() + reversed, outcome.kept() + kept));
    }
  }

  /**
   * @param reversed change sets taken back
   * @param kept values and records that were changed since, or that the actor may not change any
   *     more, and so stay
   */
  public record Outcome(int reversed, int kept) {}

  /**
   * Reverses what is left of it, as a job of its own.
   *
   * @param work what the change sets name as their job
   */
  public Outcome reverse(UUID work, Actor actor, JobRun job) {
    var progress =
        job.progress(Progress.class).orElse(new Progress(Long.MAX_VALUE, 0, new Outcome(0, 0)));
    var left = changeSets(work, progress.last());
    var total = (long) progress.done() + left.size();
    for (var changeSet : left) {
      job.proceed();
      progress = reverse(changeSet, progress, total, actor, job);
    }
    return progress.outcome();
  }

  private Progress reverse(long changeSet, Progress before, long total, Actor actor, JobRun job) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            var kept = reversals.reverse(changeSet, actor).kept().size();
            return save(before.after(changeSet, 1, kept), total, job);
          }));
    } catch (RefusedException refused) {
      // What others have built on meanwhile stays: a stage with deals in it, a team with members.
      return save(before.after(changeSet, 0, Math.max(1, refused.records().size())), total, job);
    } catch (ForbiddenException refused) {
      return save(before.after(changeSet, 0, 1), total, job);
    }
  }

  private static Progress save(Progress progress, long total, JobRun job) {
    job.save(progress, progress.done(), total);
    return progress;
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
