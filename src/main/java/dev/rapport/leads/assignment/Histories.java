package dev.rapport.leads.assignment;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static rapport.db.Tables.LEAD;

import dev.rapport.leads.Lead;
import dev.rapport.leads.assignment.Conversions.Count;
import dev.rapport.records.catalog.Catalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How leads ended, by their salespeople; kept for some minutes, in which it hardly changes. */
@Component
class Histories {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private record Key(@Nullable String segment, int months) {}

  private record Kept(Conversions conversions, Instant at) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  Histories(DSLContext sql, Catalog catalog, Clock clock) {
    this.sql = sql;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The history that a rule measures by. */
  Conversions of(AssignmentRule rule) {
    var key = new Key(rule.segment(), rule.historyMonths());
    var now = clock.instant();
    var found = kept.get(key);
    if (found == null || found.at().plus(KEPT).isBefore(now)) {
      found = new Kept(new Conversions(cells(key)), now);
      kept.put(key, found);
    }
    return found.conversions();
  }

  /** Forgets what it kept: somebody looks whether rules do what they should. */
  void forget() {
    kept.clear();
  }

  /** The column of a field by which leads are told apart; null where it is gone. */
  @Nullable Field<?> column(@Nullable String segment) {
    return Optional.ofNullable(segment)
        .flatMap(name -> catalog.object(Lead.OBJECT).find(name))
        .<Field<?>>map(field -> field.column())
        .orElse(null);
  }

  private Map<UUID, Map<String, Count>> cells(Key key) {
    var found = column(key.segment());
    Field<String> segment = found == null ? inline("") : found.cast(String.class);
    var good = count().filterWhere(LEAD.STATUS.eq(Lead.CONVERTED));
    var cells = new HashMap<UUID, Map<String, Count>>();
    sql.select(LEAD.OWNER_ID, segment, good, count())
        .from(LEAD)
        .where(LEAD.STATUS.in(Lead.ENDS), LEAD.DELETED_AT.isNull(), LEAD.OWNER_ID.isNotNull())
        .and(LEAD.CREATED_AT.ge(OffsetDateTime.now(clock).minusMonths(key.months())))
        .groupBy(found == null ? List.of(LEAD.OWNER_ID) : List.of(LEAD.OWNER_ID, segment))
        .forEach(row ->
            cells
                .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                .merge(
                    Conversions.segment(row.value2()),
                    new Count(row.value3(), row.value4()),
                    Count::plus));
    return cells;
  }
}
