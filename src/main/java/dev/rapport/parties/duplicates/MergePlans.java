package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.Merges.Merge;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.duplicates.DuplicateCandidates.Candidate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What becomes of certain pairs that are merged without a look: the older record survives, and what
 * it lacks is filled from the other one.
 */
@Component
class MergePlans {

  /** A merge, with what people call the two. */
  record Plan(Merge merge, String survivor, String merged) {}

  private final Records records;
  private final Catalog catalog;

  MergePlans(Records records, Catalog catalog) {
    this.records = records;
    this.catalog = catalog;
  }

  /**
   * What would become of a pair.
   *
   * @throws NotFoundException when one of the two is gone or out of reach
   */
  Merge of(Candidate candidate, Actor actor) {
    return all(candidate.object(), List.of(candidate), actor).stream()
        .map(Plan::merge)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** What would become of each pair of which both are there. One statement. */
  List<Plan> all(String object, List<Candidate> candidates, Actor actor) {
    var ids = candidates.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())).distinct();
    Map<UUID, RecordRow> rows =
        records.some(object, ids.toList(), List.of(), actor).stream()
            .collect(Collectors.toMap(RecordRow::id, row -> row));
    return candidates.stream()
        .filter(pair -> rows.containsKey(pair.one()) && rows.containsKey(pair.other()))
        .map(pair ->
            plan(
                object,
                Objects.requireNonNull(rows.get(pair.one())),
                Objects.requireNonNull(rows.get(pair.other())),
                actor))
        .toList();
  }

  /** What people call those of the pairs' records that the actor may see. One statement. */
  Map<UUID, String> names(String object, List<CertainMerges.Left> pairs, Actor actor) {
    var ids = pairs.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())).distinct();
    var label = List.of(catalog.object(object).labelField());
    return records.some(object, ids.toList(), label, actor).stream()
        .collect(Collectors.toMap(RecordRow::id, row -> label(object, row)));
  }

  private Plan plan(String object, RecordRow one, RecordRow other, Actor actor) {
    return new Plan(
        new Merge(object, one.id(), other.id(), missing(object, one, other, actor), null),
        label(object, one),
        label(object, other));
  }

  /** What the one lacks, the other one has, and the actor may write. */
  private Set<String> missing(String object, RecordRow one, RecordRow other, Actor actor) {
    return catalog.object(object).fields().values().stream()
        .filter(FieldDefinition::writable)
        .map(FieldDefinition::name)
        .filter(name -> actor.field(object, name) == FieldAccess.WRITE)
        .filter(name -> isEmpty(one, name) && !isEmpty(other, name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String label(String object, RecordRow row) {
    return Objects.toString(row.values().get(catalog.object(object).labelField()), object);
  }

  private static boolean isEmpty(RecordRow row, String field) {
    var value = row.values().get(field);
    return value == null || value instanceof List<?> list && list.isEmpty();
  }
}
