package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.NumberSequences;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Numbering;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Numbers the records that were there before a sequence, in the order in which they were made. */
@Component
@Order(1)
class NumberWork implements FieldWork {

  private final DSLContext sql;
  private final RecordWalk walk;
  private final NumberSequences sequences;

  NumberWork(DSLContext sql, RecordWalk walk, NumberSequences sequences) {
    this.sql = sql;
    this.walk = walk;
    this.sequences = sequences;
  }

  @Override
  public FieldNeeds need() {
    return FieldNeeds.SEQUENCE;
  }

  @Override
  public void run(JobRun job, ObjectDefinition object, FieldShape shape) {
    var field = object.find(shape.field()).orElse(null);
    if (field != null && field.source() instanceof Numbering numbering) {
      walk.walk(job, need(), object, ids -> number(object, field, numbering, ids));
    }
  }

  /** Ids grow with time. A number is the record's name, no change of it: its version stays. */
  @SuppressWarnings("unchecked")
  private void number(
      ObjectDefinition object, FieldDefinition field, Numbering numbering, List<UUID> ids) {
    var column = (Field<String>) field.column();
    var without =
        sql.select(object.id())
            .from(object.table())
            .where(object.id().in(ids), column.isNull())
            .orderBy(object.id())
            .forNoKeyUpdate()
            .fetch(object.id());
    if (!without.isEmpty()) {
      var given =
          table(
                  "unnest({0}, {1})",
                  val(without.toArray(UUID[]::new)),
                  val(sequences.next(numbering, without.size()).toArray(String[]::new)))
              .as("given", "id", "number");
      sql.update(object.table())
          .set(column, DSL.field(DSL.name("given", "number"), String.class))
          .from(given)
          .where(object.id().eq(DSL.field(DSL.name("given", "id"), UUID.class)))
          .execute();
    }
  }
}
