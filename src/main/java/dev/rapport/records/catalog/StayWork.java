package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.STATUS_HISTORY;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Finds out which values the records had that were there before a field was tracked: the audit
 * trail knows every change; a create stores no values, but the first change says what it changed.
 */
@Component
@Order(1)
class StayWork implements FieldWork {

  private static final String STAYS =
      """
      insert into status_history
        (record_id, field, object, from_value, to_value, at, left_at, actor_id, change_set_id)
      select record_id, {0}, {1}, before, value, at, lead(at) over way, actor_id, change_set_id
      from (
        select {2} as record_id, null::text as before,
          case when first.before is null then {3} else first.before ->> {0} end as value,
          {4} as at, {5} as actor_id, 0::bigint as change_set_id
        from {6} left join lateral (
          select c.before from change c
          where c.record_id = {2} and jsonb_exists(c.after, {0})
          order by c.change_set_id limit 1) first on true
        where {2} = any({7})
        union all
        select c.record_id, c.before ->> {0}, c.after ->> {0}, s.at, s.actor_id, c.change_set_id
        from change c join change_set s on s.id = c.change_set_id
        where c.record_id = any({7}) and jsonb_exists(c.after, {0})) changes
      where value is not null or change_set_id > 0
      window way as (partition by record_id order by change_set_id)
      """;

  private final DSLContext sql;
  private final RecordWalk walk;

  StayWork(DSLContext sql, RecordWalk walk) {
    this.sql = sql;
    this.walk = walk;
  }

  @Override
  public FieldNeeds need() {
    return FieldNeeds.TRACKED;
  }

  @Override
  public void run(JobRun job, ObjectDefinition object, FieldShape shape) {
    var field = object.find(shape.field()).orElse(null);
    if (field != null && shape.is(Trait.TRACKED)) {
      walk.walk(job, need(), object, ids -> stays(object, field, ids));
    }
  }

  /** Under the records' locks: nobody changes them in between. */
  private void stays(ObjectDefinition object, FieldDefinition field, List<UUID> ids) {
    var records = val(ids.toArray(UUID[]::new));
    sql.select(object.id())
        .from(object.table())
        .where(object.id().eq(any(records)))
        .orderBy(object.id())
        .forNoKeyUpdate()
        .fetch();
    sql.deleteFrom(STATUS_HISTORY)
        .where(STATUS_HISTORY.RECORD_ID.eq(any(records)))
        .and(STATUS_HISTORY.FIELD.eq(field.name()))
        .execute();
    sql.execute(
        STAYS,
        inline(field.name()),
        inline(object.name()),
        object.id(),
        field.column(),
        object.column("created_at", Object.class),
        object.column("created_by", Object.class),
        object.table(),
        records);
  }
}
