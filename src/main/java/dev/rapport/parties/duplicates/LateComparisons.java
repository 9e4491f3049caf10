package dev.rapport.parties.duplicates;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.JobState;
import dev.rapport.records.duplicates.DuplicateBacklog;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what change sets as large as imports write, one after the other, until none is left. One
 * such job an object is on its way at a time: others shall not wait for it.
 */
@Component
class LateComparisons implements JobHandler {

  static final String KIND = "duplicates.backlog";

  private static final int AT_ONCE = 500;

  /** What it is started with. */
  record Payload(String object) {}

  /**
   * How far it is.
   *
   * @param changeSet the one whose records are being compared; null between two
   * @param record the last one that was
   */
  record Progress(long done, @Nullable Long changeSet, @Nullable UUID record) {}

  private final Sources sources;
  private final DuplicateBacklog backlog;
  private final Comparisons comparisons;
  private final DuplicateJobs jobs;
  private final TransactionTemplate transaction;

  LateComparisons(
      Sources sources,
      DuplicateBacklog backlog,
      Comparisons comparisons,
      DuplicateJobs jobs,
      TransactionTemplate transaction) {
    this.sources = sources;
    this.backlog = backlog;
    this.comparisons = comparisons;
    this.jobs = jobs;
    this.transaction = transaction;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var object = run.payload(Payload.class).object();
    var progress = run.progress(Progress.class).orElse(new Progress(0, null, null));
    while (true) {
      run.giveWay(); // an import that goes on is in sooner, and what it brings is compared after
      var changeSet = backlog.first(object).orElse(null);
      if (changeSet == null) {
        return;
      }
      progress = step(object, changeSet, progress, run);
    }
  }

  private Progress step(String object, long changeSet, Progress before, JobRun run) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            var next = compare(object, changeSet, before);
            run.save(next, next.done(), null);
            return next;
          }));
    } catch (PessimisticLockingFailureException e) {
      return before; // somebody decided on the same pairs: once more
    }
  }

  private Progress compare(String object, long changeSet, Progress before) {
    var goesOn = before.changeSet() != null && before.changeSet() == changeSet;
    var after = goesOn ? before.record() : null;
    var ids = backlog.records(object, sources.of(object).fields(), changeSet, after, AT_ONCE);
    comparisons.update(object, ids);
    var done = before.done() + ids.size();
    if (ids.size() < AT_ONCE) {
      backlog.remove(object, changeSet);
      return new Progress(done, null, null);
    }
    return new Progress(done, changeSet, ids.getLast());
  }

  /** What came after the last look has a job of its own. */
  @Override
  public void ended(JobRun run, JobState state) {
    var object = run.payload(Payload.class).object();
    if (state == JobState.DONE && backlog.waits(object, CandidatesUpToDate.NAME)) {
      jobs.compareLate(object);
    }
  }
}
