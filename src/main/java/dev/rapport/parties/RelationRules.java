package dev.rapport.parties;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A relation has two different ends of the kinds that its type asks for and a period that begins
 * before it ends, and stands once at a time.
 */
@Component
class RelationRules implements RecordRules {

  private final DSLContext sql;
  private final RelationOverlaps overlaps;

  RelationRules(DSLContext sql, RelationOverlaps overlaps) {
    this.sql = sql;
    this.overlaps = overlaps;
  }

  @Override
  public String object() {
    return Relation.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var there = drafts.stream().filter(draft -> draft.kind() != Kind.DELETE).toList();
    if (there.isEmpty()) {
      return;
    }
    there.forEach(RelationRules::check);
    var parties = looked(there);
    var types = overlaps.types(there);
    for (var draft : there) {
      var from = looked(draft.get(Relation.FROM), parties);
      var to = looked(draft.get(Relation.TO), parties);
      draft.set(
          Relation.NAME,
          label(from)
              + " · "
              + label(looked(draft.get(Relation.TYPE), parties))
              + " · "
              + label(to));
      var reference = draft.get(Relation.TYPE);
      var type = reference == null ? null : types.get(reference.id());
      if (type != null) {
        kind(draft, Relation.FROM, from, type.from());
        kind(draft, Relation.TO, to, type.to());
      }
    }
    var gone =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.DELETE)
            .map(RecordDraft::id)
            .collect(Collectors.toSet());
    overlaps.refuse(there.stream().filter(draft -> !draft.refused()).toList(), types, gone);
  }

  private static void check(RecordDraft draft) {
    var from = draft.get(Relation.FROM);
    if (from != null && from.equals(draft.get(Relation.TO))) {
      draft.refuse(Relation.TO, "relation.itself");
    }
    var begins = draft.get(Relation.VALID_FROM);
    var ends = draft.get(Relation.VALID_TO);
    if (begins != null && ends != null && ends.isBefore(begins)) {
      draft.refuse(Relation.VALID_TO, "relation.period");
    }
  }

  private static void kind(
      RecordDraft draft,
      FieldRef<Reference> side,
      @Nullable Reference party,
      @Nullable String wanted) {
    if (wanted != null && party != null && !wanted.equals(party.object())) {
      draft.refuse(side, "relation.kind." + wanted);
    }
  }

  /**
   * What the parties and types are that were not looked up, because they don't change. At most one
   * statement.
   */
  private Map<UUID, Reference> looked(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .flatMap(RelationRules::references)
            .filter(reference -> reference.label() == null)
            .map(Reference::id)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : new HashMap<>(
            sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
                .from(RECORD)
                .where(RECORD.ID.in(ids))
                .fetchMap(
                    RECORD.ID, row -> new Reference(row.value1(), row.value2(), row.value3())));
  }

  private static Stream<Reference> references(RecordDraft draft) {
    return Stream.of(draft.get(Relation.FROM), draft.get(Relation.TYPE), draft.get(Relation.TO))
        .filter(Objects::nonNull);
  }

  private static @Nullable Reference looked(
      @Nullable Reference reference, Map<UUID, Reference> looked) {
    return reference == null || reference.label() != null
        ? reference
        : looked.getOrDefault(reference.id(), reference);
  }

  private static String label(@Nullable Reference reference) {
    // Where there is none, the field that is missing is refused.
    return reference == null || reference.label() == null ? "?" : reference.label();
  }
}
