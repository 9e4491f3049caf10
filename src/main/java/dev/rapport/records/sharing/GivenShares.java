package dev.rapport.records.sharing;

import static rapport.db.Tables.RECORD_SHARE;

import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.sharing.ShareTrail.Entry;
import dev.rapport.records.sharing.ShareTrail.Terms;
import dev.rapport.records.sharing.ShareableRecords.Found;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.RecordShareRecord;

/**
 * Shares that come through something else, such as a place in a deal's team: they begin and end
 * with it, and nobody withdraws them alone. A record may be shared with the same user beside it.
 */
@Component
public class GivenShares {

  private static final String COMMAND = "ShareThroughTeam";

  /**
   * That a user may see and change a record.
   *
   * @param through the record that gives it
   * @param object of the record that is shared
   */
  public record Given(UUID through, String object, UUID record, UUID user) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final ShareTrail trail;
  private final Clock clock;

  GivenShares(DSLContext sql, Catalog catalog, ShareTrail trail, Clock clock) {
    this.sql = sql;
    this.catalog = catalog;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes what some records give be just this.
   *
   * @param through those that may have given something until now
   * @param actor null for the system
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void replace(Collection<UUID> through, List<Given> given, @Nullable UUID actor) {
    var there =
        sql.selectFrom(RECORD_SHARE)
            .where(RECORD_SHARE.THROUGH_ID.in(through))
            .and(RECORD_SHARE.THROUGH_ID.ne(RECORD_SHARE.RECORD_ID))
            .fetch();
    var kept = there.stream().map(GivenShares::given).collect(Collectors.toSet());
    var ended = there.stream().filter(row -> !given.contains(given(row))).toList();
    var begun = given.stream().filter(each -> !kept.contains(each)).toList();
    if (ended.isEmpty() && begun.isEmpty()) {
      return;
    }
    sql.batchDelete(ended).execute();
    sql.batchInsert(begun.stream().map(each -> row(each, actor)).toList()).execute();
    Map<UUID, Integer> versions = new HashMap<>();
    versions.putAll(versions(ended, RecordShareRecord::getObject, RecordShareRecord::getRecordId));
    versions.putAll(versions(begun, Given::object, Given::record));
    var entries = new ArrayList<Entry>();
    for (var row : ended) {
      var found = found(row.getObject(), row.getRecordId(), versions);
      entries.add(new Entry(found, Sharing.terms(row), null));
    }
    for (var each : begun) {
      var found = found(each.object(), each.record(), versions);
      entries.add(new Entry(found, null, new Terms(each.user(), true, null)));
    }
    inTurns(entries).forEach(some -> trail.write(COMMAND, actor, some));
  }

  private static Given given(RecordShareRecord row) {
    return new Given(row.getThroughId(), row.getObject(), row.getRecordId(), row.getPrincipalId());
  }

  private RecordShareRecord row(Given given, @Nullable UUID actor) {
    var row = sql.newRecord(RECORD_SHARE);
    row.setRecordId(given.record());
    row.setPrincipalId(given.user());
    row.setThroughId(given.through());
    row.setObject(given.object());
    row.setMayChange(true);
    row.setSharedAt(OffsetDateTime.now(clock));
    row.setSharedBy(actor);
    return row;
  }

  private static Found found(String object, UUID id, Map<UUID, Integer> versions) {
    return new Found(object, id, versions.getOrDefault(id, 0));
  }

  private <T> Map<UUID, Integer> versions(
      List<T> all, Function<T, String> object, Function<T, UUID> id) {
    Map<UUID, Integer> versions = new HashMap<>();
    all.stream()
        .collect(Collectors.groupingBy(object, Collectors.mapping(id, Collectors.toSet())))
        .forEach((name, ids) -> {
          var definition = catalog.object(name);
          var version = definition.column("version", Integer.class);
          versions.putAll(
              sql.select(definition.id(), version)
                  .from(definition.table())
                  .where(definition.id().in(ids))
                  .fetchMap(definition.id(), version));
        });
    return versions;
  }

  /** A change set has a record once: what else became of it comes in the next one. */
  private static Collection<List<Entry>> inTurns(List<Entry> entries) {
    Map<UUID, Integer> turns = new HashMap<>();
    return entries.stream()
        .collect(Collectors.groupingBy(entry -> turns.merge(entry.record().id(), 1, Integer::sum)))
        .values();
  }
}
