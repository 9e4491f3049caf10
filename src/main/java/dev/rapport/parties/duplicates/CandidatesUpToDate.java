package dev.rapport.parties.duplicates;

import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.duplicates.DuplicateBacklog;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Compares what changed with what it may be the same as. Sets as large as imports write them are
 * left to a job: other reactors would wait for it.
 */
@Component
class CandidatesUpToDate implements Reactor {

  static final String NAME = "duplicate-candidates";

  private static final int AT_ONCE = 200;

  private final Sources sources;
  private final Comparisons comparisons;
  private final DuplicateBacklog backlog;
  private final DuplicateJobs jobs;

  CandidatesUpToDate(
      Sources sources, Comparisons comparisons, DuplicateBacklog backlog, DuplicateJobs jobs) {
    this.sources = sources;
    this.comparisons = comparisons;
    this.backlog = backlog;
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> objects() {
    return sources.objects();
  }

  @Override
  public void react(RecordsChanged change) {
    change
        .records()
        .forEach((object, ids) -> {
          if (ids.size() <= AT_ONCE) {
            comparisons.update(object, ids);
          } else {
            backlog.add(object, change.changeSet());
            jobs.compareLate(object);
          }
        });
  }
}
