package dev.rapport.parties;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A relation has two different ends and a period that begins before it ends. */
@Component
class RelationRules implements RecordRules {

  private final DSLContext sql;

  RelationRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return Relation.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var written =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
            .toList();
    written.forEach(RelationRules::check);
    var labels = labels(written);
    for (var draft : written) {
      draft.set(
          Relation.NAME,
          label(draft.get(Relation.FROM), labels)
              + " · "
              + label(draft.get(Relation.TYPE), labels)
              + " · "
              + label(draft.get(Relation.TO), labels));
    }
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

  /**
   * What the parties and types are called whose references were not looked up, because they don't
   * change.
   */
  private Map<UUID, String> labels(List<RecordDraft> drafts) {
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
            sql.select(RECORD.ID, RECORD.LABEL)
                .from(RECORD)
                .where(RECORD.ID.in(ids))
                .fetchMap(RECORD.ID, RECORD.LABEL));
  }

  private static Stream<Reference> references(RecordDraft draft) {
    return Stream.of(draft.get(Relation.FROM), draft.get(Relation.TYPE), draft.get(Relation.TO))
        .filter(Objects::nonNull);
  }

  private static String label(@Nullable Reference reference, Map<UUID, String> labels) {
    if (reference == null) {
      return "?"; // refused for the field that is missing
    }
    return reference.label() == null ? labels.getOrDefault(reference.id(), "?") : reference.label();
  }
}
