package dev.rapport.records;

import dev.rapport.records.RecordDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a change set by which duplicates are found.
 *
 * @param inserts of new records
 * @param updates of records whose keys change
 * @param updatedIds the records whose keys change
 */
record KeyRows(
    List<Map<String, @Nullable Object>> inserts,
    List<Map<String, @Nullable Object>> updates,
    List<UUID> updatedIds) {

  static KeyRows of(List<RecordDraft> drafts, Map<String, RecordKeys> keys) {
    var rows = new KeyRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var draft : drafts) {
      var of = keys.get(draft.object().name());
      if (of != null && draft.kind() != Kind.DELETE && draft.deletedAt() == null) {
        rows.add(draft, of);
      }
    }
    return rows;
  }

  private void add(RecordDraft draft, RecordKeys keys) {
    if (draft.kind() == Kind.CREATE) {
      add(draft.id(), keys.keys(draft), inserts);
    } else if (keys.fields().stream().map(draft.object()::field).anyMatch(draft::changes)) {
      var now = keys.keys(draft);
      if (!now.equals(keys.keys(draft.former()))) {
        updatedIds.add(draft.id());
        add(draft.id(), now, updates);
      }
    }
  }

  private static void add(UUID record, Set<Long> keys, List<Map<String, @Nullable Object>> rows) {
    keys.forEach(key -> rows.add(Map.of("record_id", record, "key", key)));
  }
}
