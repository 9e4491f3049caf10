package dev.rapport.records.query;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.STATUS_HISTORY;
import static rapport.db.Tables.WAY;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Period;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

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

  /** Whether the field came to one of the values in the period, whose days are those of a zone. */
  static Condition came(
      ObjectDefinition object,
      FieldDefinition field,
      List<String> values,
      Period period,
      ZoneId zone) {
    return exists(
        selectOne()
            .from(STATUS_HISTORY)
            .where(of(object, field))
            .and(STATUS_HISTORY.TO_VALUE.in(values))
            .and(STATUS_HISTORY.AT.ge(period.from().atStartOfDay(zone).toOffsetDateTime()))
            .and(STATUS_HISTORY.AT.lt(period.to().atStartOfDay(zone).toOffsetDateTime())));
  }

  /** An object's records with what their ways through a field come to. */
  static Table<?> withWays(ObjectDefinition object, FieldDefinition field) {
    return object
        .table()
        .leftJoin(WAY)
        .on(WAY.RECORD_ID.eq(object.id()), WAY.FIELD.eq(inline(field.name())));
  }

  /** The place, from 1, of the last of the values that a way leads through; null for none. */
  static Field<Integer> furthest(List<String> values) {
    var place = when(falseCondition(), inline(0));
    for (var i = values.size(); i > 0; i--) {
      place = place.when(inline(values.get(i - 1)).eq(any(WAY.REACHED)), inline(i));
    }
    return place;
  }

  /** 1 where a way leads, or led, through the value; else 0. */
  static Field<Integer> was(String value) {
    return when(inline(value).eq(any(WAY.REACHED)), inline(1)).otherwise(inline(0));
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
