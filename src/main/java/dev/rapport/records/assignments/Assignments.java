package dev.rapport.records.assignments;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.ASSIGNEE;
import static rapport.db.Tables.ASSIGNMENT;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.STATUS_HISTORY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was given to whom, in order; reasons and profiles are JSON of those who give. */
@Component
public class Assignments {

  private static final String OWNER = "owner";
  private static final String WAITS = "assign";

  private static final long LOCK = 0x61737369676eL; // 'assign'

  /**
   * @param round 1, and one more each time the record came back untouched
   */
  public record Given(UUID record, UUID rule, UUID user, Instant at, int round, String reason) {}

  private final DSLContext sql;

  Assignments(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Lets one at a time give records away, on whichever node, until its transaction ends: whose turn
   * it is, and how much somebody has, stays true meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void one() {
    sql.select(function("pg_advisory_xact_lock", Object.class, val(LOCK))).fetch();
  }

  public void add(List<Given> given) {
    var insert =
        sql.insertInto(
            ASSIGNMENT,
            ASSIGNMENT.RECORD_ID,
            ASSIGNMENT.RULE_ID,
            ASSIGNMENT.USER_ID,
            ASSIGNMENT.AT,
            ASSIGNMENT.ROUND,
            ASSIGNMENT.REASON);
    for (var each : given) {
      insert =
          insert.values(
              each.record(),
              each.rule(),
              each.user(),
              each.at().atOffset(ZoneOffset.UTC),
              each.round(),
              JSONB.valueOf(each.reason()));
    }
    if (!given.isEmpty()) {
      insert.execute();
    }
  }

  /**
   * Leaves no way of an owner whose record waited from the beginning until it was given away just
   * now: it was nobody's, and belonged to whoever brought it in only so that they could see it.
   */
  public void waited(Collection<UUID> records) {
    if (records.isEmpty()) {
      return;
    }
    var given = CHANGE.as("given");
    var earlier = CHANGE.as("earlier");
    sql.deleteFrom(STATUS_HISTORY)
        .where(STATUS_HISTORY.RECORD_ID.in(records))
        .and(STATUS_HISTORY.FIELD.eq(inline(OWNER)))
        .and(STATUS_HISTORY.FROM_VALUE.isNull())
        .and(STATUS_HISTORY.LEFT_AT.isNotNull())
        .andExists(
            selectOne()
                .from(given)
                .where(given.RECORD_ID.eq(STATUS_HISTORY.RECORD_ID))
                .and(changes(given, OWNER))
                .and(jsonbGetAttributeAsText(given.BEFORE, WAITS).eq(inline("true")))
                .andNotExists(
                    selectOne()
                        .from(earlier)
                        .where(earlier.RECORD_ID.eq(given.RECORD_ID))
                        .and(earlier.CHANGE_SET_ID.lt(given.CHANGE_SET_ID))
                        .and(changes(earlier, OWNER).or(changes(earlier, WAITS)))))
        .execute();
  }

  private static Condition changes(rapport.db.tables.Change change, String field) {
    return condition("jsonb_exists({0}, {1})", change.AFTER, inline(field));
  }

  /** What became of a record, the latest first. */
  public List<Given> of(UUID record) {
    return of(List.of(record));
  }

  /** What became of some records, the latest first. */
  public List<Given> of(Collection<UUID> records) {
    return sql.selectFrom(ASSIGNMENT)
        .where(ASSIGNMENT.RECORD_ID.in(records))
        .orderBy(ASSIGNMENT.NUMBER.desc())
        .fetch(row ->
            new Given(
                row.getRecordId(),
                row.getRuleId(),
                row.getUserId(),
                row.getAt().toInstant(),
                row.getRound(),
                row.getReason().data()));
  }

  /**
   * When a rule gave something to each of them last: the greater, the later. Nobody is in it to
   * whom it gave nothing.
   */
  public Map<UUID, Long> turns(UUID rule, Collection<UUID> users) {
    return sql.select(ASSIGNMENT.USER_ID, max(ASSIGNMENT.NUMBER))
        .from(ASSIGNMENT)
        .where(ASSIGNMENT.RULE_ID.eq(rule), ASSIGNMENT.USER_ID.in(users))
        .groupBy(ASSIGNMENT.USER_ID)
        .fetchMap(ASSIGNMENT.USER_ID, max(ASSIGNMENT.NUMBER));
  }

  /** What is known of people, as JSON. */
  public Map<UUID, String> profiles() {
    return sql.selectFrom(ASSIGNEE).fetchMap(ASSIGNEE.USER_ID, row -> row.getProfile().data());
  }

  /** Keeps what is known of somebody. */
  public void profile(UUID user, String profile) {
    sql.insertInto(ASSIGNEE, ASSIGNEE.USER_ID, ASSIGNEE.PROFILE)
        .values(user, JSONB.valueOf(profile))
        .onConflict(ASSIGNEE.USER_ID)
        .doUpdate()
        .set(ASSIGNEE.PROFILE, JSONB.valueOf(profile))
        .execute();
  }
}
