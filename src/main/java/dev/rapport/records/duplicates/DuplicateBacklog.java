package dev.rapport.records.duplicates;

import static org.jooq.impl.DSL.noCondition;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.DUPLICATE_BACKLOG;
import static rapport.db.Tables.REACTOR;

import dev.rapport.records.FieldChanges;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Change sets that are too large to be compared at once, in the order in which they came. */
@Component
public class DuplicateBacklog {

  private final DSLContext sql;

  DuplicateBacklog(DSLContext sql) {
    this.sql = sql;
  }

  /** Leaves the records of an object in a change set for later. */
  public void add(String object, long changeSet) {
    sql.insertInto(DUPLICATE_BACKLOG)
        .set(DUPLICATE_BACKLOG.OBJECT, object)
        .set(DUPLICATE_BACKLOG.CHANGE_SET_ID, changeSet)
        .onConflictDoNothing()
        .execute();
  }

  /** The change set that waits longest. */
  public Optional<Long> first(String object) {
    return sql.select(DUPLICATE_BACKLOG.CHANGE_SET_ID)
        .from(DUPLICATE_BACKLOG)
        .where(DUPLICATE_BACKLOG.OBJECT.eq(object))
        .orderBy(DUPLICATE_BACKLOG.CHANGE_SET_ID)
        .limit(1)
        .fetchOptional(DUPLICATE_BACKLOG.CHANGE_SET_ID);
  }

  /**
   * The next records of an object of which a change set says something anew, in the order of their
   * ids.
   *
   * @param fields those that tell the records apart; who was changed in others only is still the
   *     same
   */
  public List<UUID> records(
      String object, List<String> fields, long changeSet, @Nullable UUID after, int limit) {
    return sql.select(CHANGE.RECORD_ID)
        .from(CHANGE)
        .where(FieldChanges.concerning(changeSet, object, fields))
        .and(after == null ? noCondition() : CHANGE.RECORD_ID.gt(after))
        .orderBy(CHANGE.RECORD_ID)
        .limit(limit)
        .fetch(CHANGE.RECORD_ID);
  }

  /** All records of an object in a change set are compared. */
  public void remove(String object, long changeSet) {
    sql.deleteFrom(DUPLICATE_BACKLOG)
        .where(DUPLICATE_BACKLOG.OBJECT.eq(object))
        .and(DUPLICATE_BACKLOG.CHANGE_SET_ID.eq(changeSet))
        .execute();
  }

  /**
   * Whether something waits, once the reactor that adds to it has said all that it is about to say;
   * until the caller's transaction ends, it adds nothing more.
   */
  public boolean waits(String object, String reactor) {
    sql.select(REACTOR.NAME).from(REACTOR).where(REACTOR.NAME.eq(reactor)).forUpdate().fetch();
    return first(object).isPresent();
  }
}
