package dev.rapport.parties.duplicates;

import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Reversals;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes all merges of a job back, the last one first. */
@Component
class UndoneMerges implements JobHandler {

  static final String KIND = "duplicates.unmerge";

  /**
   * What it is started with.
   *
   * @param job that merged
   */
  record Payload(UUID job) {}

  /**
   * @param last the change set that was undone last
   * @param kept what was changed since, and so stays
   */
  record Progress(long last, int undone, int kept) {}

  private final DSLContext sql;
  private final Reversals reversals;
  private final Actors actors;
  private final TransactionTemplate transaction;

  UndoneMerges(
      DSLContext sql, Reversals reversals, Actors actors, TransactionTemplate transaction) {
    this.sql = sql;
    this.reversals = reversals;
    this.actors = actors;
    this.transaction = transaction;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var actor =
        Optional.ofNullable(run.owner())
            .flatMap(actors::find)
            .orElseThrow(ProblemException::forbidden);
    var progress = run.progress(Progress.class).orElse(new Progress(Long.MAX_VALUE, 0, 0));
    var left = changeSets(run.payload(Payload.class).job(), progress.last());
    var total = (long) progress.undone() + left.size();
    for (var changeSet : left) {
      run.proceed();
      progress = undo(changeSet, progress, total, actor, run);
    }
    run.say(Text.of("duplicates.unmerge.done", progress.undone(), progress.kept()));
  }

  private Progress undo(long changeSet, Progress before, long total, Actor actor, JobRun run) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            var kept = reversals.reverse(changeSet, actor).kept().size();
            var next = new Progress(changeSet, before.undone() + 1, before.kept() + kept);
            run.save(next, next.undone(), total);
            return next;
          }));
    } catch (RefusedException | ForbiddenException refused) {
      var next = new Progress(changeSet, before.undone(), before.kept() + 1);
      run.save(next, next.undone(), total);
      return next;
    }
  }

  private List<Long> changeSets(UUID job, long before) {
    return sql.select(CHANGE_SET.ID)
        .from(CHANGE_SET)
        .where(CHANGE_SET.JOB_ID.eq(job), CHANGE_SET.ID.lt(before))
        .orderBy(CHANGE_SET.ID.desc())
        .fetch(CHANGE_SET.ID);
  }
}
