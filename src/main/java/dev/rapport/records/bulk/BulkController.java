package dev.rapport.records.bulk;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldError;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.bulk.BulkChange.State;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to all records that a filter finds, over HTTP. */
@RestController
@RequestMapping("/api/bulk-changes")
class BulkController {

  private static final int PAGE = 100;

  private final BulkChanges changes;
  private final Problems problems;

  BulkController(BulkChanges changes, Problems problems) {
    this.changes = changes;
    this.problems = problems;
  }

  /**
   * @param filter null for all
   * @param patch the new values; null when {@code delete} is true
   */
  record Begin(
      @NotNull String object,
      @Nullable @Size(max = 8000) String filter,
      @Nullable Map<String, @Nullable Object> patch,
      @Nullable Boolean delete) {}

  /**
   * @param fields which ones are changed; none where the records are deleted
   * @param done how many records it has dealt with, of {@code total}
   * @param kept how many values undoing left as they were; null unless it was undone
   */
  @Schema(name = "BulkChange")
  record View(
      UUID id,
      String object,
      boolean delete,
      List<String> fields,
      State state,
      @Nullable Integer total,
      int done,
      int changed,
      int refused,
      @Nullable Integer kept,
      @Nullable UUID job,
      Instant createdAt,
      @Nullable Instant finishedAt) {}

  /**
   * @param label null for one that is gone or out of reach
   */
  @Schema(name = "RefusedRecord")
  record RefusedView(UUID id, @Nullable String label, List<FieldError> errors) {}

  /**
   * @param next what {@code after} is for the page behind; null when this is the last
   */
  @Schema(name = "RefusedRecords")
  record RefusedPage(List<RefusedView> records, @Nullable Integer next) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  View begin(@Valid @RequestBody Begin begin, Actor actor) {
    var delete = Boolean.TRUE.equals(begin.delete());
    return view(changes.begin(begin.object(), begin.filter(), begin.patch(), delete, actor));
  }

  @GetMapping("/{id}")
  View one(@PathVariable UUID id, Actor actor) {
    return view(changes.one(id, actor));
  }

  @GetMapping("/{id}/refused")
  RefusedPage refused(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      Locale language,
      Actor actor) {
    var change = changes.one(id, actor);
    var found = changes.refused(change, after, PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var labels =
        changes.labels(change, page.stream().map(BulkStore.Refused::record).toList(), actor);
    return new RefusedPage(
        page.stream()
            .map(each ->
                new RefusedView(
                    each.record(),
                    labels.get(each.record()),
                    problems.errors(each.reasons(), language)))
            .toList(),
        found.size() > PAGE ? page.getLast().number() : null);
  }

  @PostMapping("/{id}/reversal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  View reverse(@PathVariable UUID id, Actor actor) {
    return view(changes.reverse(id, actor));
  }

  private View view(BulkChange change) {
    var patch = change.patch();
    return new View(
        change.id(),
        change.object(),
        patch == null,
        patch == null ? List.of() : List.copyOf(patch.keySet()),
        change.state(),
        change.total(),
        change.position(),
        change.changed(),
        changes.refused(change),
        change.kept(),
        change.job(),
        change.createdAt(),
        change.finishedAt());
  }
}
