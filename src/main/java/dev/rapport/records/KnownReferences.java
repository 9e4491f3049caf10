package dev.rapport.records;

import static rapport.db.Tables.RECORD;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells rules what drafts point to. A write looks up the references that it changes; those that
 * stay are known by their ids alone until somebody asks.
 */
@Component
public class KnownReferences {

  /** What was found. */
  public static final class Known {

    private final Map<UUID, Reference> found;

    private Known(Map<UUID, Reference> found) {
      this.found = found;
    }

    /** What a draft's field points to, with its object and label; null for nothing. */
    public @Nullable Reference get(RecordDraft draft, FieldRef<Reference> field) {
      var reference = draft.get(field);
      return reference == null || reference.label() != null
          ? reference
          : found.getOrDefault(reference.id(), reference);
    }

    /**
     * What it is called; null for nothing, and for what there isn't, which is refused elsewhere.
     */
    public @Nullable String label(RecordDraft draft, FieldRef<Reference> field) {
      var reference = get(draft, field);
      return reference == null ? null : reference.label();
    }
  }

  private final DSLContext sql;

  KnownReferences(DSLContext sql) {
    this.sql = sql;
  }

  /** All that the drafts' fields point to. At most one statement. */
  public Known of(List<RecordDraft> drafts, List<FieldRef<Reference>> fields) {
    var ids =
        drafts.stream()
            .flatMap(draft -> fields.stream().map(draft::get))
            .filter(Objects::nonNull)
            .filter(reference -> reference.label() == null)
            .map(Reference::id)
            .distinct()
            .toList();
    return new Known(
        ids.isEmpty()
            ? Map.of()
            : sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
                .from(RECORD)
                .where(RECORD.ID.in(ids))
                .fetchMap(
                    RECORD.ID, row -> new Reference(row.value1(), row.value2(), row.value3())));
  }
}
