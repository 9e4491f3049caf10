package dev.rapport.records.catalog;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.SearchRebuild;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has the search find records by a field's words, or not any more; behind its numbers. */
@Component
@Order(2)
class SearchWork implements FieldWork {

  private final RecordWalk walk;
  private final SearchRebuild search;

  SearchWork(RecordWalk walk, SearchRebuild search) {
    this.walk = walk;
    this.search = search;
  }

  @Override
  public FieldNeeds need() {
    return FieldNeeds.SEARCHED;
  }

  @Override
  public void run(JobRun job, ObjectDefinition object, FieldShape shape) {
    walk.walk(job, need(), object, ids -> search.rebuild(object, ids));
  }
}
