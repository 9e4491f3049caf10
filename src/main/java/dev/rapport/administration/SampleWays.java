package dev.rapport.administration;

import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.STATUS_HISTORY;
import static rapport.db.Tables.TIMELINE_ENTRY;

import dev.rapport.leads.Lead;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.StatusHistoryRecord;

/**
 * The way that a sample's lead has behind it, which no door lets anybody write: {@code arrived}
 * says when it came, {@code way} when it came to which status.
 */
@Component
class SampleWays {

  static final Set<String> NAMES = Set.of("arrived", "way");

  private static final String FIRST = "new";

  private final DSLContext db;

  SampleWays(DSLContext db) {
    this.db = db;
  }

  /**
   * @param lead just made, in its last status
   * @param sample as it is written
   * @param moment reads {@code today-30d 10:15} as an instant
   */
  @SuppressWarnings("unchecked")
  void set(UUID lead, Map<String, Object> sample, UnaryOperator<String> moment) {
    if (!(sample.get("arrived") instanceof String arrived)) {
      return;
    }
    var at = OffsetDateTime.parse(moment.apply(arrived));
    db.update(LEAD).set(LEAD.CREATED_AT, at).where(LEAD.ID.eq(lead)).execute();
    db.update(TIMELINE_ENTRY)
        .set(TIMELINE_ENTRY.AT, at)
        .where(TIMELINE_ENTRY.RECORD_ID.eq(lead))
        .execute();
    db.update(STATUS_HISTORY)
        .set(STATUS_HISTORY.AT, at)
        .where(STATUS_HISTORY.RECORD_ID.eq(lead))
        .and(STATUS_HISTORY.FIELD.eq(Lead.OWNER.name()))
        .execute();
    var only =
        db.deleteFrom(STATUS_HISTORY)
            .where(STATUS_HISTORY.RECORD_ID.eq(lead))
            .and(STATUS_HISTORY.FIELD.eq(Lead.STATUS.name()))
            .returning()
            .fetchSingle();
    var way = (List<List<String>>) sample.getOrDefault("way", List.of());
    // In front of all change sets: no undo means one of these.
    var place = -way.size();
    var stay = stay(only, FIRST, null, at, place);
    for (var step : way) {
      var next = OffsetDateTime.parse(moment.apply(step.getLast()));
      stay.setLeftAt(next);
      db.executeInsert(stay);
      place++;
      stay = stay(only, step.getFirst(), stay.getToValue(), next, place);
    }
    stay.setChangeSetId(only.getChangeSetId());
    db.executeInsert(stay);
  }

  private static StatusHistoryRecord stay(
      StatusHistoryRecord of,
      String value,
      @Nullable String before,
      OffsetDateTime at,
      long place) {
    var stay = new StatusHistoryRecord();
    stay.setRecordId(of.getRecordId());
    stay.setField(of.getField());
    stay.setObject(of.getObject());
    stay.setActorId(of.getActorId());
    stay.setFromValue(before);
    stay.setToValue(value);
    stay.setAt(at);
    stay.setChangeSetId(place);
    return stay;
  }
}
