package dev.rapport.records;

import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.RecordDraft.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unique values that one record of a change set gives up and another one takes: of two that are
 * merged, or of the same two when that is undone.
 */
final class HandedOver {

  private HandedOver() {}

  /**
   * The records of an object that give up a unique value that another one of them takes. The
   * database looks at every row by itself: they have to let go before the others take.
   *
   * @param drafts of one object
   */
  static Set<UUID> givers(ObjectDefinition object, Collection<RecordDraft> drafts) {
    var givers = new HashSet<UUID>();
    for (var field : object.fields().values()) {
      if (field.is(Trait.UNIQUE)) {
        var given = givenUp(field, drafts);
        for (var draft : drafts) {
          var giver = takes(draft, field) ? given.get(lower(draft.value(field))) : null;
          if (giver != null && !giver.equals(draft.id())) {
            givers.add(giver);
          }
        }
      }
    }
    return givers;
  }

  /** Who gives up which values of a unique field, in lower case as they are compared. */
  static Map<String, UUID> givenUp(FieldDefinition field, Collection<RecordDraft> drafts) {
    Map<String, UUID> given = new HashMap<>();
    for (var draft : drafts) {
      var had = lower(draft.valueBefore(field));
      var gone = draft.kind() == Kind.DELETE || draft.changes(field);
      if (had != null && gone && draft.kind() != Kind.RESTORE && draft.deletedAt() == null) {
        given.put(had, draft.id());
      }
    }
    return given;
  }

  /** Whether a record begins to have its value of a unique field. */
  static boolean takes(RecordDraft draft, FieldDefinition field) {
    return draft.value(field) != null
        && draft.deletedAt() == null
        && switch (draft.kind()) {
          case CREATE, UPDATE -> draft.changes(field);
          case RESTORE -> true;
          case DELETE -> false;
        };
  }

  static @Nullable String lower(@Nullable Object value) {
    return value == null ? null : value.toString().toLowerCase(Locale.ROOT);
  }
}
