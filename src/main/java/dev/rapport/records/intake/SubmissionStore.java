package dev.rapport.records.intake;

import static rapport.db.Tables.INTAKE_SUBMISSION;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sent through forms, as it was sent. */
@Component
public class SubmissionStore {

  /** It is a record. */
  public static final String TAKEN = "taken";

  /** A machine may have sent it: it waits for somebody to look. */
  public static final String SUSPECTED = "suspected";

  /** No record can be made of it as things are: it waits. */
  public static final String HELD = "held";

  /** Somebody looked, and it is nothing. */
  public static final String REFUSED = "refused";

  private static final Set<String> WAITING = Set.of(SUSPECTED, HELD);

  /**
   * A submission; what is JSON whoever takes it in reads.
   *
   * @param suspicion why a machine may have sent it; null for no reason
   * @param input what was typed, as JSON, as are {@code consents}, {@code visit} and {@code
   *     reasons}
   * @param lead that it became; null for none yet
   */
  public record Row(
      UUID id,
      UUID form,
      Instant at,
      String language,
      String state,
      @Nullable String suspicion,
      String input,
      String consents,
      String visit,
      String reasons,
      @Nullable UUID lead) {}

  /** How many came by a form, and how many of them wait. */
  public record Count(int all, int waiting) {

    public static final Count NONE = new Count(0, 0);
  }

  private static final List<SelectFieldOrAsterisk> COLUMNS =
      List.of(
          INTAKE_SUBMISSION.ID,
          INTAKE_SUBMISSION.FORM_ID,
          INTAKE_SUBMISSION.AT,
          INTAKE_SUBMISSION.LANGUAGE,
          INTAKE_SUBMISSION.STATE,
          INTAKE_SUBMISSION.SUSPICION,
          INTAKE_SUBMISSION.INPUT,
          INTAKE_SUBMISSION.CONSENTS,
          INTAKE_SUBMISSION.VISIT,
          INTAKE_SUBMISSION.REASONS,
          INTAKE_SUBMISSION.LEAD_ID);

  private final DSLContext sql;
  private final Clock clock;

  SubmissionStore(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public boolean isThere(UUID id) {
    return sql.fetchExists(
        sql.selectOne().from(INTAKE_SUBMISSION).where(INTAKE_SUBMISSION.ID.eq(id)));
  }

  /** Keeps one, with where it was sent from; false where it is there already. */
  public boolean add(Row row, @Nullable String network, @Nullable String userAgent) {
    return sql.insertInto(INTAKE_SUBMISSION)
            .set(INTAKE_SUBMISSION.ID, row.id())
            .set(INTAKE_SUBMISSION.FORM_ID, row.form())
            .set(INTAKE_SUBMISSION.AT, row.at().atOffset(ZoneOffset.UTC))
            .set(INTAKE_SUBMISSION.LANGUAGE, row.language())
            .set(INTAKE_SUBMISSION.STATE, row.state())
            .set(INTAKE_SUBMISSION.SUSPICION, row.suspicion())
            .set(INTAKE_SUBMISSION.INPUT, JSONB.valueOf(row.input()))
            .set(INTAKE_SUBMISSION.CONSENTS, JSONB.valueOf(row.consents()))
            .set(INTAKE_SUBMISSION.VISIT, JSONB.valueOf(row.visit()))
            .set(INTAKE_SUBMISSION.REASONS, JSONB.valueOf(row.reasons()))
            .set(INTAKE_SUBMISSION.NETWORK, network)
            .set(INTAKE_SUBMISSION.USER_AGENT, userAgent)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Says which record it became. */
  public void taken(UUID id, UUID lead) {
    sql.update(INTAKE_SUBMISSION)
        .set(INTAKE_SUBMISSION.STATE, TAKEN)
        .set(INTAKE_SUBMISSION.LEAD_ID, lead)
        .where(INTAKE_SUBMISSION.ID.eq(id))
        .execute();
  }

  /** Says who looked at it, and what it is now. */
  public void decided(UUID id, String state, @Nullable UUID by) {
    sql.update(INTAKE_SUBMISSION)
        .set(INTAKE_SUBMISSION.STATE, state)
        .set(INTAKE_SUBMISSION.DECIDED_BY, by)
        .set(INTAKE_SUBMISSION.DECIDED_AT, OffsetDateTime.now(clock))
        .where(INTAKE_SUBMISSION.ID.eq(id))
        .execute();
  }

  /** One of them, locked for the transaction. */
  public Optional<Row> locked(UUID id) {
    return sql.select(COLUMNS)
        .from(INTAKE_SUBMISSION)
        .where(INTAKE_SUBMISSION.ID.eq(id))
        .forUpdate()
        .fetchOptional(SubmissionStore::row);
  }

  /** The latest that came by a form, or those of them that wait. */
  public List<Row> of(UUID form, boolean waiting, int most) {
    return sql.select(COLUMNS)
        .from(INTAKE_SUBMISSION)
        .where(INTAKE_SUBMISSION.FORM_ID.eq(form))
        .and(waiting ? INTAKE_SUBMISSION.STATE.in(WAITING) : DSL.noCondition())
        .orderBy(INTAKE_SUBMISSION.AT.desc(), INTAKE_SUBMISSION.ID)
        .limit(most)
        .fetch(SubmissionStore::row);
  }

  /** Those that became a lead, the first one first. */
  public List<Row> ofLead(UUID lead) {
    return sql.select(COLUMNS)
        .from(INTAKE_SUBMISSION)
        .where(INTAKE_SUBMISSION.LEAD_ID.eq(lead))
        .orderBy(INTAKE_SUBMISSION.AT)
        .fetch(SubmissionStore::row);
  }

  /** The same, locked for the transaction. */
  public List<Row> lockedOfLead(UUID lead) {
    sql.select(INTAKE_SUBMISSION.ID)
        .from(INTAKE_SUBMISSION)
        .where(INTAKE_SUBMISSION.LEAD_ID.eq(lead))
        .orderBy(INTAKE_SUBMISSION.ID)
        .forUpdate()
        .fetch();
    return ofLead(lead);
  }

  /** By form. */
  public Map<UUID, Count> counts() {
    var waiting = DSL.count().filterWhere(INTAKE_SUBMISSION.STATE.in(WAITING));
    return sql.select(INTAKE_SUBMISSION.FORM_ID, DSL.count(), waiting)
        .from(INTAKE_SUBMISSION)
        .groupBy(INTAKE_SUBMISSION.FORM_ID)
        .fetchMap(
            INTAKE_SUBMISSION.FORM_ID, row -> new Count(row.get(DSL.count()), row.get(waiting)));
  }

  private static Row row(Record row) {
    return new Row(
        row.get(INTAKE_SUBMISSION.ID),
        row.get(INTAKE_SUBMISSION.FORM_ID),
        row.get(INTAKE_SUBMISSION.AT).toInstant(),
        row.get(INTAKE_SUBMISSION.LANGUAGE),
        row.get(INTAKE_SUBMISSION.STATE),
        row.get(INTAKE_SUBMISSION.SUSPICION),
        row.get(INTAKE_SUBMISSION.INPUT).data(),
        row.get(INTAKE_SUBMISSION.CONSENTS).data(),
        row.get(INTAKE_SUBMISSION.VISIT).data(),
        row.get(INTAKE_SUBMISSION.REASONS).data(),
        row.get(INTAKE_SUBMISSION.LEAD_ID));
  }
}
