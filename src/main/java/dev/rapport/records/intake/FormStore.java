package dev.rapport.records.intake;

import static rapport.db.Tables.INTAKE_FORM;

import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forms as they are kept: an address, and a definition that whoever made it reads. */
@Component
public class FormStore {

  /**
   * @param definition as JSON
   */
  public record Row(UUID id, int version, String definition) {}

  private final DSLContext sql;
  private final Clock clock;

  FormStore(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** All that weren't taken away, the newest first. */
  public List<Row> all() {
    return sql.select(INTAKE_FORM.ID, INTAKE_FORM.VERSION, INTAKE_FORM.DEFINITION)
        .from(INTAKE_FORM)
        .where(INTAKE_FORM.DELETED_AT.isNull())
        .orderBy(INTAKE_FORM.ID.desc())
        .fetch(FormStore::row);
  }

  /**
   * One of them.
   *
   * @param evenGone whether one that was taken away will do
   */
  public Optional<Row> find(UUID id, boolean evenGone) {
    return sql.select(INTAKE_FORM.ID, INTAKE_FORM.VERSION, INTAKE_FORM.DEFINITION)
        .from(INTAKE_FORM)
        .where(INTAKE_FORM.ID.eq(id))
        .and(evenGone ? INTAKE_FORM.ID.isNotNull() : INTAKE_FORM.DELETED_AT.isNull())
        .fetchOptional(FormStore::row);
  }

  public Optional<Row> at(String address) {
    return sql.select(INTAKE_FORM.ID, INTAKE_FORM.VERSION, INTAKE_FORM.DEFINITION)
        .from(INTAKE_FORM)
        .where(INTAKE_FORM.ADDRESS.eq(address))
        .and(INTAKE_FORM.DELETED_AT.isNull())
        .fetchOptional(FormStore::row);
  }

  /**
   * Keeps a new form; throws a DuplicateKeyException when another one has the address, as the other
   * methods do that could bring that about.
   */
  public Row add(String address, String definition, @Nullable UUID by) {
    var now = OffsetDateTime.now(clock);
    var id = Ids.next();
    sql.insertInto(INTAKE_FORM)
        .set(INTAKE_FORM.ID, id)
        .set(INTAKE_FORM.CREATED_AT, now)
        .set(INTAKE_FORM.CREATED_BY, by)
        .set(INTAKE_FORM.UPDATED_AT, now)
        .set(INTAKE_FORM.UPDATED_BY, by)
        .set(INTAKE_FORM.ADDRESS, address)
        .set(INTAKE_FORM.DEFINITION, JSONB.valueOf(definition))
        .execute();
    return new Row(id, 1, definition);
  }

  /** Changes one of this version; false when there is none. */
  public boolean change(
      UUID id, int version, String address, String definition, @Nullable UUID by) {
    return sql.update(INTAKE_FORM)
            .set(INTAKE_FORM.VERSION, INTAKE_FORM.VERSION.plus(1))
            .set(INTAKE_FORM.UPDATED_AT, OffsetDateTime.now(clock))
            .set(INTAKE_FORM.UPDATED_BY, by)
            .set(INTAKE_FORM.ADDRESS, address)
            .set(INTAKE_FORM.DEFINITION, JSONB.valueOf(definition))
            .where(INTAKE_FORM.ID.eq(id))
            .and(INTAKE_FORM.VERSION.eq(version))
            .and(INTAKE_FORM.DELETED_AT.isNull())
            .execute()
        == 1;
  }

  /** Takes one away, or brings it back; false when there is none. */
  public boolean delete(UUID id, boolean gone, @Nullable UUID by) {
    var now = OffsetDateTime.now(clock);
    return sql.update(INTAKE_FORM)
            .set(INTAKE_FORM.DELETED_AT, gone ? now : null)
            .set(INTAKE_FORM.UPDATED_AT, now)
            .set(INTAKE_FORM.UPDATED_BY, by)
            .where(INTAKE_FORM.ID.eq(id))
            .execute()
        == 1;
  }

  private static Row row(Record row) {
    return new Row(
        row.get(INTAKE_FORM.ID),
        row.get(INTAKE_FORM.VERSION),
        row.get(INTAKE_FORM.DEFINITION).data());
  }
}
