package dev.rapport.records.live;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.arrayAggDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.RECORD_SHARE;

import dev.rapport.records.live.ChangedSet.Changed;
import dev.rapport.records.live.ChangedSet.State;
import dev.rapport.records.query.Reach;
import dev.rapport.records.query.Shares;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what decides who may see records. */
@Component
class Reaches {

  /** How the audit trail calls with whom a record was shared. */
  static final String SHARED_WITH = "with";

  private final DSLContext sql;

  Reaches(DSLContext sql) {
    this.sql = sql;
  }

  /** With whom a record is shared, as a column; null for nobody. */
  static Field<UUID[]> shares(Field<UUID> record) {
    return field(
        select(arrayAgg(RECORD_SHARE.PRINCIPAL_ID))
            .from(RECORD_SHARE)
            .where(RECORD_SHARE.RECORD_ID.eq(record))
            .and(Shares.inForce()));
  }

  /** Of the records that are there. At most one statement. */
  Map<UUID, Reach> of(Collection<UUID> ids) {
    Map<UUID, Reach> reaches = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.select(
              RECORD.ID,
              RECORD.OBJECT,
              RECORD.OWNER_ID,
              RECORD.TEAM_ID,
              RECORD.READERS,
              shares(RECORD.ID))
          .from(RECORD)
          .where(RECORD.ID.in(ids), RECORD.DELETED.isFalse())
          .forEach(row ->
              reaches.put(
                  row.value1(),
                  new Reach(
                      row.value2(),
                      row.value3(),
                      row.value4(),
                      ids(row.value5()),
                      ids(row.value6()))));
    }
    return reaches;
  }

  /**
   * With whom records of a large change set are shared, whichever records. One statement, from the
   * shares, which are fewer than the records of such a set.
   */
  List<Changed> sharedOf(long changeSet) {
    return sql.select(RECORD_SHARE.OBJECT, arrayAggDistinct(RECORD_SHARE.PRINCIPAL_ID))
        .from(RECORD_SHARE)
        .join(CHANGE)
        .on(CHANGE.CHANGE_SET_ID.eq(changeSet), CHANGE.RECORD_ID.eq(RECORD_SHARE.RECORD_ID))
        .where(Shares.inForce())
        .groupBy(RECORD_SHARE.OBJECT)
        .fetch(row ->
            new Changed(
                row.value1(),
                null,
                List.of(
                    new State(
                        List.of(
                            new Reach(row.value1(), null, null, Set.of(), ids(row.value2())))))));
  }

  static Set<UUID> ids(UUID @Nullable [] ids) {
    return ids == null ? Set.of() : new HashSet<>(Arrays.asList(ids));
  }
}
