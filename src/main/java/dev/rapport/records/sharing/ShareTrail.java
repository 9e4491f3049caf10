package dev.rapport.records.sharing;

import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actors;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.sharing.ShareableRecords.Found;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down with whom records are shared and no longer, in their audit trail: so that it stands
 * in their history, and reaches those who look at them.
 */
@Component
class ShareTrail {

  private final DSLContext sql;
  private final Actors actors;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;

  ShareTrail(DSLContext sql, Actors actors, ApplicationEventPublisher events, JsonMapper json) {
    this.sql = sql;
    this.actors = actors;
    this.events = events;
    this.json = json;
  }

  /** What a record's trail says of a share. */
  record Terms(UUID with, boolean change, @Nullable OffsetDateTime until) {

    Map<String, @Nullable Object> values() {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("with", with.toString());
      values.put("change", change);
      values.put("until", until == null ? null : until.toInstant().toString());
      return values;
    }
  }

  /**
   * One share.
   *
   * @param before null for a new one
   * @param after null for one that ended
   */
  record Entry(Found record, @Nullable Terms before, @Nullable Terms after) {}

  /** One act: those of a record that is shared with one principal, or all that ran out together. */
  void write(String command, @Nullable UUID actor, List<Entry> entries) {
    var origin = actor == null ? Origin.reactor(command) : Origin.command(command);
    var changeSet =
        sql.insertInto(CHANGE_SET)
            .set(CHANGE_SET.ACTOR_ID, actor)
            .set(CHANGE_SET.SOURCE, origin.source())
            .set(CHANGE_SET.COMMAND, origin.command())
            .set(CHANGE_SET.RECORDS, entries.size())
            .returningResult(CHANGE_SET.ID)
            .fetchSingle()
            .value1();
    for (var entry : entries) {
      sql.insertInto(CHANGE)
          .set(CHANGE.CHANGE_SET_ID, changeSet)
          .set(CHANGE.RECORD_ID, entry.record().id())
          .set(CHANGE.OBJECT, entry.record().object())
          .set(CHANGE.KIND, entry.after() == null ? "unshare" : "share")
          .set(CHANGE.VERSION, entry.record().version())
          .set(CHANGE.BEFORE, values(entry.before()))
          .set(CHANGE.AFTER, values(entry.after()))
          .execute();
    }
    actors.changed();
    var ids =
        entries.stream()
            .map(Entry::record)
            .collect(
                Collectors.groupingBy(
                    Found::object, Collectors.mapping(Found::id, Collectors.toList())));
    events.publishEvent(new RecordsChanged(changeSet, actor, origin.source(), ids));
  }

  private @Nullable JSONB values(@Nullable Terms terms) {
    return terms == null ? null : JSONB.valueOf(json.writeValueAsString(terms.values()));
  }
}
