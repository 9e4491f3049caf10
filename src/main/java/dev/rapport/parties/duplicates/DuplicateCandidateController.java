package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.Change;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateCandidates.Candidate;
import dev.rapport.records.duplicates.DuplicateCandidates.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pairs of records that may be the same, side by side. */
@RestController
@RequestMapping("/api/duplicates")
class DuplicateCandidateController {

  private static final int MOST = 100;

  /**
   * @param next the cursor of the page behind; null when this is the last
   */
  record Page(List<Pair> pairs, @Nullable String next) {}

  /**
   * @param score how likely they are one, from 0 to 1
   * @param certain whether that is enough for merging many at once
   * @param reasons what speaks for it, {@code against} what against it
   * @param one the older record, with the fields by which they are compared
   */
  record Pair(
      UUID id,
      String object,
      double score,
      boolean certain,
      List<Evidence> reasons,
      List<Evidence> against,
      RecordData one,
      RecordData other) {}

  private final DuplicateCandidates candidates;
  private final DuplicateRules rules;
  private final Sources sources;
  private final Catalog catalog;
  private final Records records;
  private final RecordWriter writer;
  private final RecordJson json;

  DuplicateCandidateController(
      DuplicateCandidates candidates,
      DuplicateRules rules,
      Sources sources,
      Catalog catalog,
      Records records,
      RecordWriter writer,
      RecordJson json) {
    this.candidates = candidates;
    this.rules = rules;
    this.sources = sources;
    this.catalog = catalog;
    this.records = records;
    this.writer = writer;
    this.json = json;
  }

  /** Three statements at the most. */
  @GetMapping
  Page page(
      @RequestParam String object,
      @RequestParam(required = false) @Nullable Boolean certain,
      @RequestParam(defaultValue = "false") boolean rejected,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "25") int limit,
      Actor actor) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidQueryException("limit", "query.limit", MOST);
    }
    sources.of(object);
    var current = rules.current();
    var page =
        candidates.page(
            object,
            rejected ? State.REJECTED : State.OPEN,
            Boolean.TRUE.equals(certain) ? current.certain() : current.shown(),
            Boolean.FALSE.equals(certain) ? current.certain() : Double.MAX_VALUE,
            cursor,
            limit,
            actor);
    return new Page(pairs(object, page.candidates(), current, actor), page.next());
  }

  @GetMapping("/{id}")
  Pair one(@PathVariable UUID id, Actor actor) {
    var candidate = candidates.one(id, sources.objects(), actor);
    return pairs(candidate.object(), List.of(candidate), rules.current(), actor).stream()
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** They are two: the pair isn't shown again. */
  @PutMapping("/{id}/rejection")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reject(@PathVariable UUID id, Actor actor) {
    candidates.decide(changeable(id, actor).id(), State.REJECTED, actor);
  }

  /** They may be one after all. */
  @DeleteMapping("/{id}/rejection")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@PathVariable UUID id, Actor actor) {
    candidates.decide(changeable(id, actor).id(), State.OPEN, actor);
  }

  /** Whoever may change both decides. */
  private Candidate changeable(UUID id, Actor actor) {
    var candidate = candidates.one(id, sources.objects(), actor);
    var touched =
        Stream.of(candidate.one(), candidate.other())
            .<Change>map(record -> new Change.Update(candidate.object(), record, null, Map.of()))
            .toList();
    if (!writer.check(touched, actor, Origin.API).isEmpty()) {
      throw new ForbiddenException();
    }
    return candidate;
  }

  private List<Pair> pairs(String object, List<Candidate> candidates, Rules current, Actor actor) {
    var ids = new HashSet<UUID>();
    candidates.forEach(candidate -> ids.addAll(List.of(candidate.one(), candidate.other())));
    Map<UUID, RecordRow> rows = new HashMap<>();
    records.some(object, ids, fields(object, actor), actor).forEach(row -> rows.put(row.id(), row));
    return candidates.stream()
        .flatMap(candidate -> {
          var one = rows.get(candidate.one());
          var other = rows.get(candidate.other());
          return one == null || other == null
              ? Stream.empty()
              : Stream.of(pair(candidate, one, other, current, actor));
        })
        .toList();
  }

  /** What is compared and the actor may read, and what a record is called by. */
  private List<String> fields(String object, Actor actor) {
    var definition = catalog.object(object);
    return Stream.of(
            Stream.of(definition.labelField()),
            sources.of(object).fields().stream(),
            Stream.of("owner", "createdAt", "updatedAt"))
        .flatMap(Function.identity())
        .distinct()
        .filter(field -> definition.find(field).isPresent())
        .filter(field -> actor.field(object, field) != FieldAccess.HIDDEN)
        .toList();
  }

  /** Evidence from what the actor may not read would tell it. */
  private Pair pair(
      Candidate candidate, RecordRow one, RecordRow other, Rules current, Actor actor) {
    var hides =
        sources.of(candidate.object()).fields().stream()
            .anyMatch(field -> actor.field(candidate.object(), field) == FieldAccess.HIDDEN);
    if (!hides) {
      return new Pair(
          candidate.id(),
          candidate.object(),
          candidate.score(),
          candidate.score() >= current.certain(),
          candidate.reasons().stream().map(Evidence::of).toList(),
          candidate.against().stream().map(Evidence::of).toList(),
          json.record(one),
          json.record(other));
    }
    var source = sources.of(candidate.object());
    var match = new Matcher(current).compare(source.profile(one), source.profile(other));
    return new Pair(
        candidate.id(),
        candidate.object(),
        match.score(),
        match.score() >= current.certain(),
        List.copyOf(match.reasons()),
        List.copyOf(match.against()),
        json.record(one),
        json.record(other));
  }
}
