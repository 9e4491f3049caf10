package dev.rapport.records.query;

import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.RECORD_SHARE;

import dev.rapport.identity.Operation;
import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What is shared with somebody, as conditions on a record's id. */
public final class Shares {

  private Shares() {}

  /** Those that have not run out. */
  public static Condition inForce() {
    return RECORD_SHARE.UNTIL.isNull().or(RECORD_SHARE.UNTIL.gt(currentOffsetDateTime()));
  }

  /**
   * Among all that is shared: PostgreSQL reads that first, and then these few records by their key,
   * whatever else is asked of them and in whatever order.
   *
   * @param with users and teams that the actor stands for
   */
  static Condition all(Field<UUID> id, String object, Collection<UUID> with, Operation operation) {
    return id.eq(
        DSL.any(
            DSL.array(
                select(RECORD_SHARE.RECORD_ID)
                    .from(RECORD_SHARE)
                    .where(RegistryAccess.among(RECORD_SHARE.PRINCIPAL_ID, with))
                    .and(RECORD_SHARE.OBJECT.eq(object))
                    .and(holds(operation)))));
  }

  /** The same asked of records at hand, one by one or of very many. */
  static Condition each(Field<UUID> id, Collection<UUID> with, Operation operation) {
    return exists(
        selectOne()
            .from(RECORD_SHARE)
            .where(RECORD_SHARE.RECORD_ID.eq(id))
            .and(RegistryAccess.among(RECORD_SHARE.PRINCIPAL_ID, with))
            .and(holds(operation)));
  }

  private static Condition holds(Operation operation) {
    return inForce()
        .and(operation == Operation.UPDATE ? RECORD_SHARE.MAY_CHANGE.isTrue() : noCondition());
  }
}
