package dev.rapport.records.sharing;

import static org.jooq.impl.DSL.field;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.RECORD_SHARE;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.identity.Operation;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Reference;
import dev.rapport.records.query.Shares;
import dev.rapport.records.sharing.ShareTrail.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.RecordShareRecord;

/**
 * Shares single records with users and teams, beyond what their roles reach; never beyond what a
 * role allows with an object at all. A share never lets one delete, hand over or pass on.
 *
 * <p>All methods throw {@link NotFoundException} for a record that is not there or not visible, and
 * {@link dev.rapport.records.ForbiddenException} for one that the actor may see but not share.
 */
@Service
public class Sharing {

  /** With more, a team is what one wants. */
  static final int MOST = 100;

  private static final Duration LONGEST = Duration.ofDays(3660);

  private final DSLContext sql;
  private final ShareableRecords records;
  private final ShareTrail trail;
  private final Actors actors;
  private final Clock clock;

  Sharing(DSLContext sql, ShareableRecords records, ShareTrail trail, Actors actors, Clock clock) {
    this.sql = sql;
    this.records = records;
    this.trail = trail;
    this.actors = actors;
    this.clock = clock;
  }

  /** With whom a record is shared, by name. Two statements. */
  public List<Share> of(String object, UUID id, Actor actor) {
    records.find(object, id, actor);
    return with(id);
  }

  /** With whom a record is shared, whoever asks. */
  List<Share> with(UUID id) {
    var principal = RECORD.as("principal");
    var sharer = RECORD.as("sharer");
    return sql.select(
            principal.ID,
            principal.OBJECT,
            principal.LABEL,
            RECORD_SHARE.MAY_CHANGE,
            RECORD_SHARE.UNTIL,
            RECORD_SHARE.SHARED_AT,
            field(RECORD_SHARE.THROUGH_ID.ne(RECORD_SHARE.RECORD_ID)),
            sharer.ID,
            sharer.LABEL)
        .from(RECORD_SHARE)
        .join(principal)
        .on(principal.ID.eq(RECORD_SHARE.PRINCIPAL_ID))
        .leftJoin(sharer)
        .on(sharer.ID.eq(RECORD_SHARE.SHARED_BY))
        .where(RECORD_SHARE.RECORD_ID.eq(id))
        .and(Shares.inForce())
        .orderBy(principal.LABEL, principal.ID, RECORD_SHARE.THROUGH_ID)
        .fetch(row ->
            new Share(
                new Reference(row.value1(), row.value2(), row.value3()),
                row.value4(),
                row.value5() == null ? null : row.value5().toInstant(),
                row.value6().toInstant(),
                row.value7(),
                row.value8() == null ? null : new Reference(row.value8(), "user", row.value9())));
  }

  /**
   * Shares a record, or changes how it is shared already.
   *
   * @param with a user or a team
   * @param change whether they may change it, too
   * @param until when it ends by itself; null: when it is withdrawn
   * @throws ProblemException 404 where there is no such user or team, 409 when the record is shared
   *     with too many, 422 when {@code until} is past or more than ten years ahead, or the user's
   *     role doesn't let them see any such record
   */
  @Transactional
  public void share(
      String object, UUID id, UUID with, boolean change, @Nullable Instant until, Actor actor) {
    var record = records.find(object, id, actor);
    check(object, with, until);
    // Two that share it at once wait for each other.
    sql.selectOne().from(RECORD).where(RECORD.ID.eq(id)).forNoKeyUpdate().fetch();
    var existing = existing(id, with);
    if (existing == null && sql.fetchCount(RECORD_SHARE, byHand(id)) >= MOST) {
      throw ProblemException.of(HttpStatus.CONFLICT, "tooManyShares", MOST);
    }
    var ends = until == null ? null : until.atOffset(ZoneOffset.UTC);
    var after = new Terms(with, change, ends);
    var before = existing == null ? null : terms(existing);
    if (before != null && before.values().equals(after.values())) {
      return;
    }
    sql.insertInto(RECORD_SHARE)
        .set(RECORD_SHARE.RECORD_ID, id)
        .set(RECORD_SHARE.PRINCIPAL_ID, with)
        .set(RECORD_SHARE.THROUGH_ID, id)
        .set(RECORD_SHARE.OBJECT, object)
        .set(RECORD_SHARE.MAY_CHANGE, change)
        .set(RECORD_SHARE.UNTIL, ends)
        .set(RECORD_SHARE.SHARED_AT, OffsetDateTime.now(clock))
        .set(RECORD_SHARE.SHARED_BY, actor.id())
        .onConflict(RECORD_SHARE.RECORD_ID, RECORD_SHARE.PRINCIPAL_ID, RECORD_SHARE.THROUGH_ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
    trail.write("ShareRecord", actor.id(), List.of(new ShareTrail.Entry(record, before, after)));
  }

  /** Ends a share that somebody gave. Throws a 404 where there is none. */
  @Transactional
  public void withdraw(String object, UUID id, UUID with, Actor actor) {
    var record = records.find(object, id, actor);
    var ended =
        sql.deleteFrom(RECORD_SHARE)
            .where(byHand(id), RECORD_SHARE.PRINCIPAL_ID.eq(with))
            .returning()
            .fetchOptional()
            .orElseThrow(NotFoundException::new);
    trail.write(
        "WithdrawShare", actor.id(), List.of(new ShareTrail.Entry(record, terms(ended), null)));
  }

  private void check(String object, UUID with, @Nullable Instant until) {
    var now = clock.instant();
    if (until != null && !(until.isAfter(now) && until.isBefore(now.plus(LONGEST)))) {
      throw ProblemException.invalid("until", "share.until");
    }
    var team = sql.fetchExists(TEAM, TEAM.ID.eq(with), TEAM.DELETED_AT.isNull());
    if (!team) {
      var user = actors.find(with).orElseThrow(ProblemException::notFound);
      if (!user.may(Operation.READ, object)) {
        throw ProblemException.invalid("with", "share.beyondRole");
      }
    }
  }

  private @Nullable RecordShareRecord existing(UUID id, UUID with) {
    return sql.selectFrom(RECORD_SHARE)
        .where(byHand(id), RECORD_SHARE.PRINCIPAL_ID.eq(with))
        .fetchOne();
  }

  /** The shares of a record that somebody gave. */
  private static Condition byHand(UUID id) {
    return RECORD_SHARE.RECORD_ID.eq(id).and(RECORD_SHARE.THROUGH_ID.eq(id));
  }

  static Terms terms(RecordShareRecord row) {
    return new Terms(row.getPrincipalId(), row.getMayChange(), row.getUntil());
  }
}
