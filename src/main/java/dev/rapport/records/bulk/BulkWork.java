package dev.rapport.records.bulk;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.JobReversals;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RefusedException;
import dev.rapport.records.RefusedException.Refused;
import dev.rapport.records.bulk.BulkChange.State;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The long part of changes in bulk, in steps that can be stopped between and gone on with. */
@Component
class BulkWork {

  private static final int AT_A_TIME = 500;

  private final BulkStore store;
  private final BulkSets sets;
  private final JobReversals reversals;
  private final QueryResolver resolver;
  private final PageSql pages;
  private final Catalog catalog;
  private final FieldContexts contexts;
  private final Actors actors;
  private final TransactionTemplate transaction;

  BulkWork(
      BulkStore store,
      BulkSets sets,
      JobReversals reversals,
      QueryResolver resolver,
      PageSql pages,
      Catalog catalog,
      FieldContexts contexts,
      Actors actors,
      TransactionTemplate transaction) {
    this.store = store;
    this.sets = sets;
    this.reversals = reversals;
    this.resolver = resolver;
    this.pages = pages;
    this.catalog = catalog;
    this.contexts = contexts;
    this.actors = actors;
    this.transaction = transaction;
  }

  /** Finds the records, once, and changes those that it has not yet dealt with. */
  void run(UUID id, JobRun job) {
    var change = get(id);
    if (change.total() == null) {
      transaction.executeWithoutResult(_ -> {
        var actor = actor(change);
        var query = RecordQuery.of(change.object()).where(change.filter());
        var total = store.gather(id, pages.ids(resolver.resolve(query, actor)));
        job.save(null, 0, (long) total);
      });
    }
    var total = (long) Objects.requireNonNullElse(get(id).total(), 0);
    var position = get(id).position();
    for (var rows = store.next(id, position, AT_A_TIME);
        !rows.isEmpty();
        rows = store.next(id, rows.getLast().number(), AT_A_TIME)) {
      job.proceed();
      var actor = actor(change);
      var before = rows.getFirst().number() - 1;
      var done = new int[] {before};
      sets.write(
          change,
          values(change, actor),
          rows,
          actor,
          dealtWith -> job.save(null, done[0] += dealtWith, total));
    }
    job.say(Text.of("bulk.job.done", get(id).changed(), store.countRefused(id)));
  }

  /** Takes back what it did, as far as nobody changed it since. */
  void reverse(UUID id, JobRun job) {
    var change = get(id);
    var kept = reversals.reverse(id, actor(change), job).kept();
    store.finish(id, State.REVERSING, kept);
    job.say(Text.of("bulk.job.reversed", kept));
  }

  private BulkChange get(UUID id) {
    return store.find(id).orElseThrow(NotFoundException::new);
  }

  private @Nullable Map<String, @Nullable Object> values(BulkChange change, Actor actor) {
    var patch = change.patch();
    if (patch == null) {
      return null;
    }
    var object = catalog.object(change.object());
    var input = RecordInput.read(object, patch, contexts.of(actor));
    if (!input.refusals().isEmpty()) {
      throw new RefusedException(
          List.of(new Refused(object.name(), new UUID(0, 0), input.refusals())));
    }
    return input.values();
  }

  /** With the rights that the owner has now. */
  private Actor actor(BulkChange change) {
    return actors
        .find(change.owner())
        .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "bulk.ownerGone"));
  }
}
