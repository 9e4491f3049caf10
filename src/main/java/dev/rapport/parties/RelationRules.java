package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldRef;
import dev.rapport.records.KnownReferences;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A relation has two different ends of the kinds that its type asks for and a period that begins
 * before it ends, and stands once at a time.
 */
@Component
class RelationRules implements RecordRules {

  private final KnownReferences references;
  private final RelationOverlaps overlaps;

  RelationRules(KnownReferences references, RelationOverlaps overlaps) {
    this.references = references;
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
    var parties = references.of(there, List.of(Relation.FROM, Relation.TYPE, Relation.TO));
    var types = overlaps.types(there);
    for (var draft : there) {
      draft.set(
          Relation.NAME,
          Stream.of(Relation.FROM, Relation.TYPE, Relation.TO)
              .map(side -> label(parties.label(draft, side)))
              .collect(Collectors.joining(" · ")));
      var reference = draft.get(Relation.TYPE);
      var type = reference == null ? null : types.get(reference.id());
      if (type != null) {
        kind(draft, Relation.FROM, parties.get(draft, Relation.FROM), type.from());
        kind(draft, Relation.TO, parties.get(draft, Relation.TO), type.to());
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

  private static String label(@Nullable String label) {
    // Where there is none, the field that is missing is refused.
    return Objects.requireNonNullElse(label, "?");
  }
}
