package dev.rapport.records.transfer;

import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Reversals;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an import back: reverses its change sets, the last one first. */
@Component
class ImportReversal {

  private final ImportRuns runs;
  private final Reversals reversals;
  private final Actors actors;
  private final DSLContext database;
  private final TransactionTemplate transaction;

  ImportReversal(
      ImportRuns runs,
      Reversals reversals,
      Actors actors,
      DSLContext database,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.reversals = reversals;
    this.actors = actors;
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * @param last the change set reversed last
   * @param kept records that were changed since, and so stay
   */
  record Progress(long last, int done, int kept) {}

  void reverse(UUID id, JobRun job) {
    var run = runs.get(id);
    var actor =
        actors
            .find(Objects.requireNonNullElse(job.owner(), run.owner()))
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "import.ownerGone"));
    var start = job.progress(Progress.class).orElse(new Progress(Long.MAX_VALUE, 0, 0));
    var left = changeSets(id, start.last());
    var total = (long) start.done() + left.size();
    var progress = start;
    for (var changeSet : left) {
      job.proceed();
      progress = reverse(changeSet, progress, total, actor, job);
    }
    job.say(Text.of("import.job.reversed", progress.kept()));
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

  private List<Long> changeSets(UUID id, long before) {
    return database
        .select(CHANGE_SET.ID)
        .from(CHANGE_SET)
        .where(CHANGE_SET.JOB_ID.eq(id), CHANGE_SET.ID.lt(before))
        .orderBy(CHANGE_SET.ID.desc())
        .fetch(CHANGE_SET.ID);
  }
}
