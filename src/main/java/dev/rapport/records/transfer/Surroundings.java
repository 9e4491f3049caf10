package dev.rapport.records.transfer;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.rapport.records.ObjectDefinition;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Within what a name means a record: a stage within a pipeline.
 *
 * @param object whose records are named; null when there is nothing of the kind
 * @param theirs the field of that object that says within what it is
 * @param ours the field of the imported object that says the same
 * @param column the column that fills {@code ours} in, so that rows differ; null when they don't
 * @param id within what it is in all rows; null when rows differ or there is none
 */
record Surroundings(
    @Nullable ObjectDefinition object,
    String theirs,
    String ours,
    @Nullable Integer column,
    @Nullable UUID id) {

  static final Surroundings NONE = new Surroundings(null, "", "", null, null);

  /** Within what the record called {@code record} is. */
  @SuppressWarnings("unchecked")
  Field<UUID> of(Field<UUID> record) {
    if (object == null) {
      return inline((UUID) null, SQLDataType.UUID);
    }
    return DSL.field(
        select((Field<UUID>) object.field(theirs).column())
            .from(object.table())
            .where(object.id().eq(record)));
  }

  Condition holds(Field<UUID> record) {
    return object == null || id == null
        ? noCondition()
        : condition("{0} = {1}", of(record), DSL.val(id));
  }
}
