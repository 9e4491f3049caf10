package dev.rapport.leads.assignment;

import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.NOTE;
import static rapport.db.Tables.TASK;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leads as the rules see them. */
@Component
class IncomingLeads {

  private static final Logger LOG = LoggerFactory.getLogger(IncomingLeads.class);

  static final Condition WAIT = LEAD.ASSIGN.isTrue().and(LEAD.DELETED_AT.isNull());

  static final Condition UNTOUCHED =
      LEAD.STATUS.eq(Lead.NEW).and(LEAD.ANSWERED_AT.isNull()).and(LEAD.DELETED_AT.isNull());

  /**
   * @param untouched whether nobody did anything about it yet
   */
  record Found(Incoming lead, Instant createdAt, boolean untouched) {}

  private final DSLContext sql;
  private final Records records;
  private final Histories histories;

  IncomingLeads(DSLContext sql, Records records, Histories histories) {
    this.sql = sql;
    this.records = records;
    this.histories = histories;
  }

  /** The next that wait, in the order in which they came. */
  List<UUID> waiting(@Nullable UUID after, int limit) {
    return sql.select(LEAD.ID)
        .from(LEAD)
        .where(WAIT)
        .and(after == null ? DSL.noCondition() : LEAD.ID.gt(after))
        .orderBy(LEAD.ID)
        .limit(limit)
        .fetch(LEAD.ID);
  }

  /** How many wait. */
  int waiting() {
    return sql.fetchCount(LEAD, WAIT);
  }

  /** Those that were to be answered by now, locked; what somebody just works on is left out. */
  List<UUID> returning(OffsetDateTime now, int limit) {
    return sql.select(LEAD.ID)
        .from(LEAD)
        .where(LEAD.RETURNS_AT.le(now), LEAD.DELETED_AT.isNull())
        .orderBy(LEAD.RETURNS_AT)
        .limit(limit)
        .forNoKeyUpdate()
        .skipLocked()
        .fetch(LEAD.ID);
  }

  /** Those of the leads of which {@code which} holds, locked, in the order in which they came. */
  List<Found> some(Collection<UUID> ids, Condition which, List<AssignmentRule> rules) {
    var segments = segments(rules);
    var columns = new ArrayList<Field<?>>(columns());
    columns.addAll(segments.values());
    return sql.select(columns)
        .from(LEAD)
        .where(LEAD.ID.in(ids), which)
        .orderBy(LEAD.ID)
        .forNoKeyUpdate()
        .fetch(row ->
            new Found(
                lead(row, segments),
                row.get(LEAD.CREATED_AT).toInstant(),
                Lead.NEW.equals(row.get(LEAD.STATUS)) && row.get(LEAD.ANSWERED_AT) == null));
  }

  /** The columns of the fields by which rules tell leads apart, by name. */
  Map<String, Field<?>> segments(List<AssignmentRule> rules) {
    var segments = new LinkedHashMap<String, Field<?>>();
    for (var rule : rules) {
      var column = histories.column(rule.segment());
      if (column != null && rule.segment() != null) {
        segments.put(rule.segment(), column);
      }
    }
    return segments;
  }

  static List<Field<?>> columns() {
    return List.of(
        LEAD.ID,
        LEAD.OWNER_ID,
        LEAD.STATUS,
        LEAD.CREATED_AT,
        LEAD.ANSWERED_AT,
        LEAD.LANGUAGE,
        LEAD.PRODUCT_ID,
        part("country"),
        part("region"),
        part("city"));
  }

  static Incoming lead(Record row, Map<String, Field<?>> segments) {
    Map<String, @Nullable String> values = new HashMap<>();
    segments.forEach((name, column) -> values.put(name, (String) row.get(column)));
    return new Incoming(
        row.get(LEAD.ID),
        row.get(LEAD.OWNER_ID),
        row.get(LEAD.LANGUAGE),
        row.get(part("country")),
        row.get(part("region")),
        row.get(part("city")),
        row.get(LEAD.PRODUCT_ID),
        values);
  }

  private static Field<String> part(String name) {
    return jsonbGetAttributeAsText(LEAD.ADDRESS, name).as(name);
  }

  /** Those of the leads, 200 at the most, that a rule is for. One statement. */
  Set<UUID> matching(AssignmentRule rule, List<UUID> ids) {
    var among = "id=in=(" + String.join(",", ids.stream().map(UUID::toString).toList()) + ")";
    var filter = rule.filter() == null ? among : "(" + rule.filter() + ");" + among;
    var query =
        RecordQuery.of(Lead.OBJECT)
            .where(filter)
            .sortedBy("id")
            .fields(Lead.STATUS.name())
            .limit(RecordQuery.MAX_LIMIT);
    try {
      return new HashSet<>(
          records.page(query, Actor.SYSTEM).records().stream().map(RecordRow::id).toList());
    } catch (InvalidQueryException e) {
      LOG.warn("The rule {} finds no leads: {}", rule.name(), e.getMessage());
      return Set.of(); // a field that it asks for is gone
    }
  }

  /** The leads that people answered by these notes and done tasks, with when they did. */
  Map<UUID, Instant> answered(List<UUID> notes, List<UUID> tasks) {
    var answered = new HashMap<UUID, Instant>();
    sql.select(LEAD.ID, NOTE.CREATED_AT)
        .from(NOTE)
        .join(LEAD)
        .on(LEAD.ID.eq(NOTE.ABOUT_ID))
        .where(NOTE.ID.in(notes), NOTE.CREATED_BY.isNotNull(), UNTOUCHED)
        .forEach(row -> first(answered, row.value1(), row.value2()));
    sql.select(LEAD.ID, TASK.DONE_AT)
        .from(TASK)
        .join(LEAD)
        .on(LEAD.ID.eq(TASK.ABOUT_ID))
        .where(TASK.ID.in(tasks), TASK.DONE_AT.isNotNull(), TASK.DELETED_AT.isNull(), UNTOUCHED)
        .forEach(row -> first(answered, row.value1(), row.value2()));
    return answered;
  }

  private static void first(Map<UUID, Instant> answered, UUID lead, OffsetDateTime at) {
    answered.merge(lead, at.toInstant(), (one, other) -> one.isBefore(other) ? one : other);
  }
}
