package dev.rapport.records.assignments;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.ASSIGNEE;
import static rapport.db.Tables.ASSIGNMENT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was given to whom, in order; reasons and profiles are JSON of those who give. */
@Component
public class Assignments {

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
