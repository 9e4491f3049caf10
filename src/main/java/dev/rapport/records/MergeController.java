package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.records.MergeSettlement.Contention;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The merge of two records over HTTP: what it would move, and doing it. */
@RestController
@RequestMapping("/api/records/{object}/{id}/merger")
class MergeController {

  /**
   * @param merged the record that becomes a part of the addressed one
   * @param taken the fields whose values come from it
   * @param staying of contending records, those of the merged one that stay; without it the
   *     survivor's do
   */
  record Merger(
      @NotNull UUID merged,
      @NotNull Set<@NotNull String> taken,
      @Nullable Set<@NotNull UUID> staying) {}

  record Answer(UUID id, String changeSet) {}

  /**
   * What points to the record that is to be merged, as far as the one who asks may see it.
   *
   * @param contending records of which only one can stand afterwards
   */
  record Preview(List<Following> following, List<Contention> contending) {}

  record Following(String object, int count) {}

  private final Merges merges;
  private final Records records;

  MergeController(Merges merges, Records records) {
    this.merges = merges;
    this.records = records;
  }

  @GetMapping
  Preview preview(
      @PathVariable String object, @PathVariable UUID id, @RequestParam UUID merged, Actor actor) {
    records.one(object, id, actor);
    records.one(object, merged, actor);
    return new Preview(
        merges.pointing(object, merged, actor).entrySet().stream()
            .map(entry -> new Following(entry.getKey(), entry.getValue()))
            .toList(),
        merges.contentions(object, id, merged, actor));
  }

  @PostMapping
  ResponseEntity<Answer> merge(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestBody @Valid Merger merger,
      Actor actor) {
    var staying = Objects.requireNonNullElse(merger.staying(), Set.<UUID>of());
    var merge = new Merges.Merge(object, id, merger.merged(), merger.taken(), staying);
    var done = merges.merge(merge, actor, null);
    var changeSet = String.valueOf(done.changeSet());
    return ResponseEntity.ok()
        .header(RecordController.CHANGE_SET, changeSet)
        .body(new Answer(id, changeSet));
  }
}
