package dev.rapport.records;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;

import java.util.Collection;
import org.jooq.Condition;

/** Which entries of the audit trail concern certain fields. */
public final class FieldChanges {

  private FieldChanges() {}

  /**
   * That an entry is one of a change set, and creates, deletes or restores a record of an object,
   * or changes one of the fields.
   */
  public static Condition concerning(long changeSet, String object, Collection<String> fields) {
    return CHANGE
        .CHANGE_SET_ID
        .eq(changeSet)
        .and(CHANGE.OBJECT.eq(object))
        .and(
            CHANGE
                .KIND
                .ne("update")
                .or(
                    condition(
                        "jsonb_exists_any({0}, {1})",
                        CHANGE.BEFORE, val(fields.toArray(String[]::new)))));
  }
}
