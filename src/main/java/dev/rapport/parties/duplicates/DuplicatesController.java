package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordInput;
import dev.rapport.records.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Warns of twins while a record is being entered. */
@RestController
class DuplicatesController {

  /** What may be twins, the best first. */
  record Answer(List<Twin> candidates) {}

  /**
   * @param score how likely it is one, from 0 to 1
   * @param reasons why, as {@link Evidence} names them
   */
  record Twin(
      UUID id,
      String object,
      String label,
      @Nullable String detail,
      double score,
      List<Evidence> reasons) {}

  private final Duplicates duplicates;
  private final Catalog catalog;
  private final FieldContexts contexts;

  DuplicatesController(Duplicates duplicates, Catalog catalog, FieldContexts contexts) {
    this.duplicates = duplicates;
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /** What can't be read yet, such as a mail address half typed, is passed over. */
  @PostMapping("/api/duplicates/{object}")
  Answer find(
      @PathVariable String object, @RequestBody Map<String, @Nullable Object> record, Actor actor) {
    var values = RecordInput.read(catalog.object(object), record, contexts.of(actor)).values();
    return new Answer(
        duplicates.find(object, values, self(record), actor).stream()
            .map(DuplicatesController::twin)
            .toList());
  }

  private static @Nullable UUID self(Map<String, @Nullable Object> record) {
    try {
      return record.get("id") instanceof String id ? UUID.fromString(id) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Twin twin(Duplicates.Candidate candidate) {
    return new Twin(
        candidate.id(),
        candidate.object(),
        candidate.label(),
        candidate.detail(),
        candidate.score(),
        List.copyOf(candidate.reasons()));
  }
}
