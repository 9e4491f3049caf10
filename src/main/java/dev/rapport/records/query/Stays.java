package dev.rapport.records.query;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.STATUS_HISTORY;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What the values were that a record's tracked field had, as SQL on the object's table. */
final class Stays {

  private Stays() {}

  /** Whether the field has one of the values, or had it. */
  static Condition reached(ObjectDefinition object, FieldDefinition field, List<String> values) {
    return exists(
        selectOne()
            .from(STATUS_HISTORY)
            .where(of(object, field))
            .and(STATUS_HISTORY.TO_VALUE.in(values)));
  }

  /** The place, from 1, of the last of the values that the field has or had; null for none. */
  static Field<Integer> furthest(
      ObjectDefinition object, FieldDefinition field, List<String> values) {
    var inOrder = DSL.array(values.stream().map(DSL::inline).toList());
    return field(
        select(
                max(
                    field(
                        "array_position({0}, {1})",
                        SQLDataType.INTEGER, inOrder, STATUS_HISTORY.TO_VALUE)))
            .from(STATUS_HISTORY)
            .where(of(object, field))
            .and(STATUS_HISTORY.TO_VALUE.in(values.stream().map(DSL::inline).toList())));
  }

  /** The field's stays of the row at hand. */
  private static Condition of(ObjectDefinition object, FieldDefinition field) {
    return STATUS_HISTORY
        .RECORD_ID
        .eq(object.id())
        .and(STATUS_HISTORY.OBJECT.eq(inline(object.name())))
        .and(STATUS_HISTORY.FIELD.eq(inline(field.name())));
  }
}
