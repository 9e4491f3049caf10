package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The types of relation in the words of the one who reads. */
@RestController
class RelationTypesController {

  /** All types, by their words. */
  record Types(List<Type> types) {}

  /**
   * A type of relation.
   *
   * @param name from the first party to the second
   * @param inverse from the second to the first
   * @param fromKind the object on the first side; null for both
   * @param fromOnce whether the first party has at most one such relation at a time
   */
  @Schema(name = "RelationWords")
  record Type(
      UUID id,
      String name,
      String inverse,
      @Nullable String fromKind,
      @Nullable String toKind,
      boolean fromOnce,
      boolean toOnce) {}

  private final Records records;
  private final RelationWords words;

  RelationTypesController(Records records, RelationWords words) {
    this.records = records;
    this.words = words;
  }

  @GetMapping("/api/relation-types")
  Types types(Actor actor) {
    var all = new ArrayList<Type>();
    var query =
        RecordQuery.of(RelationType.OBJECT)
            .sortedBy("name")
            .fields("name", "inverse", "fromKind", "toKind", "fromOnce", "toOnce");
    records.each(query, actor, row -> all.add(type(row, actor)));
    return new Types(all);
  }

  private Type type(RecordRow row, Actor actor) {
    var read =
        words.of(
            Objects.requireNonNullElse(row.get(RelationType.NAME), ""),
            Objects.requireNonNullElse(row.get(RelationType.INVERSE), ""),
            actor.language());
    return new Type(
        row.id(),
        read.there(),
        read.back(),
        row.get(RelationType.FROM_KIND),
        row.get(RelationType.TO_KIND),
        Boolean.TRUE.equals(row.get(RelationType.FROM_ONCE)),
        Boolean.TRUE.equals(row.get(RelationType.TO_ONCE)));
  }
}
