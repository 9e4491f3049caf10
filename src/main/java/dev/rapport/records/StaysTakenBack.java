package dev.rapport.records;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.STATUS_HISTORY;

import dev.rapport.records.FieldDefinition.Trait;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Undo in the history of tracked fields. A change that is taken back before the field changed again
 * never was: its stay goes, and the one before goes on as if it had not been left. What is taken
 * back later is a change like any other.
 */
@Component
final class StaysTakenBack {

  private final DSLContext sql;

  StaysTakenBack(DSLContext sql) {
    this.sql = sql;
  }

  /** Two statements for each tracked field that a reversal changes; none for other changes. */
  TakenBack takeBack(List<RecordDraft> drafts, Origin origin) {
    Long reverses = origin.reverses();
    if (reverses == null) {
      return TakenBack.NONE;
    }
    Map<String, Set<UUID>> changing = new HashMap<>();
    for (var draft : drafts) {
      for (var field : draft.changed()) {
        if (field.is(Trait.TRACKED) && draft.deletedAt() == null) {
          changing.computeIfAbsent(field.name(), _ -> new HashSet<>()).add(draft.id());
        }
      }
    }
    var gone = new HashSet<TakenBack.Stay>();
    changing.forEach((field, records) ->
        takeBack(field, records, reverses)
            .forEach(record -> gone.add(new TakenBack.Stay(record, field))));
    return gone.isEmpty() ? TakenBack.NONE : new TakenBack(gone);
  }

  private List<UUID> takeBack(String field, Set<UUID> records, long reverses) {
    var gone =
        sql.deleteFrom(STATUS_HISTORY)
            .where(STATUS_HISTORY.RECORD_ID.eq(any(records.toArray(UUID[]::new))))
            .and(STATUS_HISTORY.FIELD.eq(field))
            .and(STATUS_HISTORY.CHANGE_SET_ID.eq(reverses))
            .and(STATUS_HISTORY.LEFT_AT.isNull())
            .returning(STATUS_HISTORY.RECORD_ID)
            .fetch(STATUS_HISTORY.RECORD_ID);
    if (!gone.isEmpty()) {
      var later = STATUS_HISTORY.as("later");
      sql.update(STATUS_HISTORY)
          .set(STATUS_HISTORY.LEFT_AT, (OffsetDateTime) null)
          .where(STATUS_HISTORY.RECORD_ID.eq(any(gone.toArray(UUID[]::new))))
          .and(STATUS_HISTORY.FIELD.eq(field))
          .and(
              notExists(
                  selectOne()
                      .from(later)
                      .where(later.RECORD_ID.eq(STATUS_HISTORY.RECORD_ID))
                      .and(later.FIELD.eq(STATUS_HISTORY.FIELD))
                      .and(later.CHANGE_SET_ID.gt(STATUS_HISTORY.CHANGE_SET_ID))))
          .execute();
    }
    return gone;
  }
}
