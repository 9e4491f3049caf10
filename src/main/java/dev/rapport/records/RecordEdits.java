package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.RefusedException.Refused;
import dev.rapport.records.catalog.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes that arrive as JSON: reads them, and says all that is wrong with a record at once. */
@Service
class RecordEdits {

  private static final int MAX_BULK = 1_000;

  private final Catalog catalog;
  private final FieldContexts contexts;
  private final Records records;
  private final RecordWriter writer;
  private final Problems problems;

  RecordEdits(
      Catalog catalog,
      FieldContexts contexts,
      Records records,
      RecordWriter writer,
      Problems problems) {
    this.catalog = catalog;
    this.contexts = contexts;
    this.records = records;
    this.writer = writer;
    this.problems = problems;
  }

  @Transactional
  public Written create(String object, UUID id, Map<String, @Nullable Object> json, Actor actor) {
    var input = read(object, json, actor);
    return write(new Change.Create(object, id, input.values()), input, actor);
  }

  @Transactional
  public Written update(
      String object,
      UUID id,
      @Nullable Integer version,
      Map<String, @Nullable Object> json,
      Actor actor) {
    var input = read(object, json, actor);
    return write(new Change.Update(object, id, version, input.values()), input, actor);
  }

  @Transactional
  public Written delete(String object, UUID id, Actor actor) {
    catalog.object(object);
    return writer.write(List.of(new Change.Delete(object, id, null)), actor, Origin.API);
  }

  /**
   * The same change to many records: those that refuse it are listed, the others are one change
   * set.
   */
  @Transactional
  public RecordViews.BulkResult bulk(
      String object,
      List<UUID> ids,
      @Nullable Map<String, @Nullable Object> patch,
      boolean delete,
      Locale language,
      Actor actor) {
    if (ids.size() > MAX_BULK) {
      throw new InvalidQueryException("ids", "bulk.tooMany", MAX_BULK);
    }
    if (delete == (patch != null)) {
      throw new InvalidQueryException("patch", "bulk.patchOrDelete");
    }
    var input = patch == null ? null : read(object, patch, actor);
    if (input != null && !input.refusals().isEmpty()) {
      throw new RefusedException(List.of(new Refused(object, new UUID(0, 0), input.refusals())));
    }
    var changes =
        ids.stream()
            .distinct()
            .<Change>map(id ->
                input == null
                    ? new Change.Delete(object, id, null)
                    : new Change.Update(object, id, null, input.values()))
            .toList();
    var refused = writer.check(changes, actor, Origin.API);
    var out = refused.stream().map(Refused::id).collect(Collectors.toCollection(HashSet::new));
    var written =
        writer.write(
            changes.stream().filter(change -> !out.contains(change.id())).toList(),
            actor,
            Origin.API);
    return new RecordViews.BulkResult(
        String.valueOf(written.changeSet()),
        written.ids().size(),
        refused.stream()
            .map(each ->
                new RecordViews.Refused(
                    each.id(), problems.errors(RecordProblems.entries(each.refusals()), language)))
            .toList());
  }

  /** The record as the actor sees it now; empty when the change took it out of their sight. */
  public Optional<RecordRow> seen(String object, UUID id, Actor actor) {
    return records.some(object, List.of(id), List.of(), actor).stream().findFirst();
  }

  private RecordInput read(String object, Map<String, @Nullable Object> json, Actor actor) {
    return RecordInput.read(catalog.object(object), json, contexts.of(actor));
  }

  private Written write(Change change, RecordInput input, Actor actor) {
    if (input.refusals().isEmpty()) {
      return writer.write(List.of(change), actor, Origin.API);
    }
    var unreadable = input.refusals().stream().map(RecordDraft.Refusal::field).toList();
    var refusals = new ArrayList<>(input.refusals());
    for (var refused : writer.check(List.of(change), actor, Origin.API)) {
      for (var refusal : refused.refusals()) {
        if (refusal.code().equals(DraftLoader.NOT_FOUND)) {
          throw new NotFoundException();
        }
        if (refusal.code().equals(DraftLoader.FORBIDDEN)) {
          throw new ForbiddenException();
        }
        if (!unreadable.contains(refusal.field())) {
          refusals.add(refusal);
        }
      }
    }
    throw new RefusedException(List.of(new Refused(change.object(), change.id(), refusals)));
  }
}
