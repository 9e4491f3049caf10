package dev.rapport.records.intake;

import static rapport.db.Tables.INTAKE_CONFIRMATION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.IntakeConfirmationRecord;

/** Which submissions' consents were to be confirmed by mail, and which were. */
@Component
public class ConfirmationStore {

  /**
   * @param address where to it was asked; null for none
   * @param mail that asks; null where none could be sent
   * @param confirmedAt null for not yet
   * @param network from where it was confirmed
   */
  public record Row(
      UUID submission,
      Instant askedAt,
      @Nullable String address,
      @Nullable UUID mail,
      @Nullable Instant confirmedAt,
      @Nullable String network) {}

  private final DSLContext sql;
  private final Clock clock;

  ConfirmationStore(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public Optional<Row> find(UUID submission) {
    return Optional.ofNullable(all(List.of(submission)).get(submission));
  }

  /** By submission; those whose consents need none are missing. */
  public Map<UUID, Row> all(Collection<UUID> submissions) {
    return sql.selectFrom(INTAKE_CONFIRMATION)
        .where(INTAKE_CONFIRMATION.SUBMISSION_ID.in(submissions))
        .fetchMap(INTAKE_CONFIRMATION.SUBMISSION_ID, ConfirmationStore::row);
  }

  /**
   * Says that a submission's consents are to be confirmed; again of one that is not yet.
   *
   * @param mail that asks
   */
  public void ask(UUID submission, Instant at, @Nullable String address, @Nullable UUID mail) {
    var when = OffsetDateTime.ofInstant(at, clock.getZone());
    sql.insertInto(INTAKE_CONFIRMATION)
        .set(INTAKE_CONFIRMATION.SUBMISSION_ID, submission)
        .set(INTAKE_CONFIRMATION.ASKED_AT, when)
        .set(INTAKE_CONFIRMATION.ADDRESS, address)
        .set(INTAKE_CONFIRMATION.MAILBOX, address == null ? null : mailbox(address))
        .set(INTAKE_CONFIRMATION.MAIL_ID, mail)
        .onConflict(INTAKE_CONFIRMATION.SUBMISSION_ID)
        .doUpdate()
        .set(INTAKE_CONFIRMATION.ASKED_AT, when)
        .set(INTAKE_CONFIRMATION.MAIL_ID, mail)
        .execute();
  }

  /** How often somebody was asked lately. */
  public int asked(String address, Duration lately) {
    return sql.fetchCount(
        INTAKE_CONFIRMATION,
        INTAKE_CONFIRMATION.MAILBOX.eq(mailbox(address)),
        INTAKE_CONFIRMATION.MAIL_ID.isNotNull(),
        INTAKE_CONFIRMATION.ASKED_AT.gt(OffsetDateTime.now(clock).minus(lately)));
  }

  /** How many were asked lately, whoever they are. */
  public int asked(Duration lately) {
    return sql.fetchCount(
        INTAKE_CONFIRMATION,
        INTAKE_CONFIRMATION.MAIL_ID.isNotNull(),
        INTAKE_CONFIRMATION.ASKED_AT.gt(OffsetDateTime.now(clock).minus(lately)));
  }

  /**
   * Keeps that it was confirmed, from where, and under which words.
   *
   * @return false when it was already
   */
  public boolean confirm(
      UUID submission, @Nullable String network, @Nullable String userAgent, String words) {
    return sql.update(INTAKE_CONFIRMATION)
            .set(INTAKE_CONFIRMATION.CONFIRMED_AT, OffsetDateTime.now(clock))
            .set(INTAKE_CONFIRMATION.NETWORK, network)
            .set(INTAKE_CONFIRMATION.USER_AGENT, userAgent)
            .set(INTAKE_CONFIRMATION.WORDS, words)
            .where(INTAKE_CONFIRMATION.SUBMISSION_ID.eq(submission))
            .and(INTAKE_CONFIRMATION.CONFIRMED_AT.isNull())
            .execute()
        == 1;
  }

  private static String mailbox(String address) {
    return address.toLowerCase(Locale.ROOT).replaceFirst("\\+.*@", "@");
  }

  private static Row row(IntakeConfirmationRecord row) {
    var confirmed = row.getConfirmedAt();
    return new Row(
        row.getSubmissionId(),
        row.getAskedAt().toInstant(),
        row.getAddress(),
        row.getMailId(),
        confirmed == null ? null : confirmed.toInstant(),
        row.getNetwork());
  }
}
