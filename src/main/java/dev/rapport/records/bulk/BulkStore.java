package dev.rapport.records.bulk;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.BULK_CHANGE;
import static rapport.db.Tables.BULK_CHANGE_RECORD;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.bulk.BulkChange.State;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.BulkChangeRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of changes in bulk: which records each is for, and what became of them. */
@Component
class BulkStore {

  private static final TypeReference<Map<String, @Nullable Object>> PATCH =
      new TypeReference<>() {};
  private static final TypeReference<List<FieldProblem>> REASONS = new TypeReference<>() {};

  private final DSLContext sql;
  private final JsonMapper json;

  BulkStore(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** A record that a change is for, by its place. */
  record Row(int number, UUID record) {}

  /** One that was not changed, and why. */
  record Refused(int number, UUID record, List<FieldProblem> reasons) {}

  void insert(
      UUID id,
      UUID owner,
      String object,
      @Nullable String filter,
      @Nullable Map<String, @Nullable Object> patch) {
    sql.insertInto(BULK_CHANGE)
        .set(BULK_CHANGE.ID, id)
        .set(BULK_CHANGE.OWNER_ID, owner)
        .set(BULK_CHANGE.OBJECT, object)
        .set(BULK_CHANGE.FILTER, filter)
        .set(
            BULK_CHANGE.PATCH, patch == null ? null : JSONB.valueOf(json.writeValueAsString(patch)))
        .set(BULK_CHANGE.STATE, State.RUNNING.stored())
        .execute();
  }

  Optional<BulkChange> find(UUID id) {
    return sql.selectFrom(BULK_CHANGE).where(BULK_CHANGE.ID.eq(id)).fetchOptional(this::read);
  }

  void setJob(UUID id, State state, UUID job) {
    sql.update(BULK_CHANGE)
        .set(BULK_CHANGE.STATE, state.stored())
        .set(BULK_CHANGE.JOB_ID, job)
        .where(BULK_CHANGE.ID.eq(id))
        .execute();
  }

  void finish(UUID id, State state, @Nullable Integer kept) {
    sql.update(BULK_CHANGE)
        .set(BULK_CHANGE.STATE, state.stored())
        .set(BULK_CHANGE.KEPT, kept)
        .set(BULK_CHANGE.FINISHED_AT, OffsetDateTime.now(ZoneOffset.UTC))
        .where(BULK_CHANGE.ID.eq(id))
        .execute();
  }

  /** Keeps which records it is for; returns how many. */
  int gather(UUID id, Select<Record1<UUID>> ids) {
    var found = ids.asTable("found");
    var record = found.field(0, UUID.class);
    var total =
        sql.insertInto(
                BULK_CHANGE_RECORD,
                BULK_CHANGE_RECORD.BULK_CHANGE_ID,
                BULK_CHANGE_RECORD.NUMBER,
                BULK_CHANGE_RECORD.RECORD_ID)
            .select(select(val(id), rowNumber().over().orderBy(record), record).from(found))
            .execute();
    sql.update(BULK_CHANGE).set(BULK_CHANGE.TOTAL, total).where(BULK_CHANGE.ID.eq(id)).execute();
    return total;
  }

  List<Row> next(UUID id, int after, int limit) {
    return sql.select(BULK_CHANGE_RECORD.NUMBER, BULK_CHANGE_RECORD.RECORD_ID)
        .from(BULK_CHANGE_RECORD)
        .where(BULK_CHANGE_RECORD.BULK_CHANGE_ID.eq(id), BULK_CHANGE_RECORD.NUMBER.gt(after))
        .orderBy(BULK_CHANGE_RECORD.NUMBER)
        .limit(limit)
        .fetch(row -> new Row(row.value1(), row.value2()));
  }

  /** In the transaction that wrote the records up to {@code position}. */
  void save(UUID id, int position, int changed, List<Refused> refused) {
    sql.update(BULK_CHANGE)
        .set(BULK_CHANGE.POSITION, position)
        .set(BULK_CHANGE.CHANGED, BULK_CHANGE.CHANGED.plus(changed))
        .where(BULK_CHANGE.ID.eq(id))
        .execute();
    if (refused.isEmpty()) {
      return;
    }
    var result =
        table(
            "json_to_recordset({0}) as result(number integer, reasons jsonb)",
            val(JSON.json(json.writeValueAsString(refused))));
    sql.update(BULK_CHANGE_RECORD)
        .set(BULK_CHANGE_RECORD.REFUSED, field(name("result", "reasons"), JSONB.class))
        .from(result)
        .where(BULK_CHANGE_RECORD.BULK_CHANGE_ID.eq(id))
        .and(BULK_CHANGE_RECORD.NUMBER.eq(field(name("result", "number"), Integer.class)))
        .execute();
  }

  int countRefused(UUID id) {
    return sql.fetchCount(
        BULK_CHANGE_RECORD,
        BULK_CHANGE_RECORD.BULK_CHANGE_ID.eq(id).and(BULK_CHANGE_RECORD.REFUSED.isNotNull()));
  }

  List<Refused> refused(UUID id, int after, int limit) {
    return sql.selectFrom(BULK_CHANGE_RECORD)
        .where(BULK_CHANGE_RECORD.BULK_CHANGE_ID.eq(id), BULK_CHANGE_RECORD.NUMBER.gt(after))
        .and(BULK_CHANGE_RECORD.REFUSED.isNotNull())
        .orderBy(BULK_CHANGE_RECORD.NUMBER)
        .limit(limit)
        .fetch(row ->
            new Refused(
                row.getNumber(),
                row.getRecordId(),
                json.readValue(row.getRefused().data(), REASONS)));
  }

  private BulkChange read(BulkChangeRecord row) {
    var patch = row.getPatch();
    var finished = row.getFinishedAt();
    return new BulkChange(
        row.getId(),
        row.getOwnerId(),
        row.getObject(),
        row.getFilter(),
        patch == null ? null : json.readValue(patch.data(), PATCH),
        State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getTotal(),
        row.getPosition(),
        row.getChanged(),
        row.getKept(),
        row.getJobId(),
        row.getCreatedAt().toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
