package dev.rapport.records.bulk;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.RefusedException;
import dev.rapport.records.bulk.BulkChange.State;
import dev.rapport.records.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins changes in bulk, and says to those who began them what became of them. */
@Service
class BulkChanges {

  private final BulkStore store;
  private final Jobs jobs;
  private final Catalog catalog;
  private final Records records;
  private final FieldContexts contexts;

  BulkChanges(
      BulkStore store, Jobs jobs, Catalog catalog, Records records, FieldContexts contexts) {
    this.store = store;
    this.jobs = jobs;
    this.catalog = catalog;
    this.records = records;
    this.contexts = contexts;
  }

  /**
   * Begins one.
   *
   * @param patch the new values; null to delete
   */
  @Transactional
  public BulkChange begin(
      String object,
      @Nullable String filter,
      @Nullable Map<String, @Nullable Object> patch,
      boolean delete,
      Actor actor) {
    if (delete == (patch != null)) {
      throw new InvalidQueryException("patch", "bulk.patchOrDelete");
    }
    var definition = catalog.object(object);
    if (!actor.may(delete ? Operation.DELETE : Operation.UPDATE, object)) {
      throw new ForbiddenException();
    }
    records.check(RecordQuery.of(object).where(filter), actor);
    if (patch != null) {
      check(definition, patch, actor);
    }
    var owner = Objects.requireNonNull(actor.id());
    var id = Ids.next();
    store.insert(id, owner, object, filter, patch);
    store.setJob(id, State.RUNNING, jobs.start(BulkJobs.job(BulkJobs.CHANGE, id, delete, owner)));
    return one(id, actor);
  }

  /** Throws {@link NotFoundException} when there is none, or somebody else began it. */
  BulkChange one(UUID id, Actor actor) {
    return store
        .find(id)
        .filter(change -> change.owner().equals(actor.id()))
        .orElseThrow(NotFoundException::new);
  }

  int refused(BulkChange change) {
    return store.countRefused(change.id());
  }

  /** Those that were not changed, behind {@code after}. */
  List<BulkStore.Refused> refused(BulkChange change, int after, int limit) {
    return store.refused(change.id(), after, limit);
  }

  /** What people call those of the records that the actor may see. */
  Map<UUID, String> labels(BulkChange change, List<UUID> ids, Actor actor) {
    var label = catalog.object(change.object()).labelField();
    return records.some(change.object(), ids, List.of(label), actor).stream()
        .collect(
            Collectors.toMap(RecordRow::id, row -> Objects.toString(row.values().get(label), "")));
  }

  /** Takes back what it did. */
  @Transactional
  public BulkChange reverse(UUID id, Actor actor) {
    var change = one(id, actor);
    if (!change.state().reversible()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "bulk.notNow");
    }
    var job = BulkJobs.job(BulkJobs.REVERSAL, id, change.patch() == null, change.owner());
    store.setJob(id, State.REVERSING, jobs.start(job));
    return one(id, actor);
  }

  private void check(ObjectDefinition object, Map<String, @Nullable Object> patch, Actor actor) {
    var errors = patch.keySet().stream().flatMap(name -> wrong(object, name, actor)).toList();
    if (patch.isEmpty()) {
      throw ProblemException.invalid("patch", "bulk.patchOrDelete");
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var input = RecordInput.read(object, patch, contexts.of(actor));
    if (!input.refusals().isEmpty()) {
      throw new RefusedException(
          List.of(new RefusedException.Refused(object.name(), new UUID(0, 0), input.refusals())));
    }
  }

  private static Stream<FieldProblem> wrong(ObjectDefinition object, String name, Actor actor) {
    var access = actor.field(object.name(), name);
    var field = object.find(name).filter(_ -> access != FieldAccess.HIDDEN).orElse(null);
    if (field == null) {
      return Stream.of(FieldProblem.of(name, "query.unknownField", name));
    }
    return field.writable() && access == FieldAccess.WRITE
        ? Stream.of()
        : Stream.of(FieldProblem.of(name, "readOnly"));
  }
}
