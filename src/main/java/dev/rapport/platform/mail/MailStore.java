package dev.rapport.platform.mail;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.OUTGOING_MAIL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.OutgoingMailRecord;

/** The mails that go out, and those that went; {@link MailContents} has what they say. */
@Component
public class MailStore {

  /** Somebody's name, empty for none, and address. */
  public record Party(String name, String address) {}

  /**
   * A mail to be sent.
   *
   * @param purpose what for, and {@code about} what, in the words of whoever sends it
   * @param automatic whether nobody wrote it
   * @param language tag of its language
   */
  public record Draft(
      UUID id,
      String purpose,
      @Nullable UUID about,
      Party to,
      @Nullable Party replyTo,
      boolean automatic,
      String language,
      MailContents.Content content) {}

  /**
   * A mail as it stands, without what it says: links in it may be secrets.
   *
   * @param answer what the server, or the way to it, said last
   * @param sendable whether what it says is still kept
   */
  public record Row(
      UUID id,
      Instant createdAt,
      String purpose,
      @Nullable UUID about,
      MailState state,
      int attempts,
      Instant askedAt,
      Instant dueAt,
      @Nullable String messageId,
      Party to,
      @Nullable Party replyTo,
      boolean automatic,
      String language,
      String subject,
      @Nullable String answer,
      @Nullable Instant settledAt,
      boolean sendable) {}

  private final DSLContext sql;
  private final MailContents contents;
  private final Clock clock;

  MailStore(DSLContext sql, MailContents contents, Clock clock) {
    this.sql = sql;
    this.contents = contents;
    this.clock = clock;
  }

  /** Puts one among those that wait, in the running transaction. */
  public void add(Draft mail) {
    var now = OffsetDateTime.now(clock);
    var replyTo = mail.replyTo();
    sql.insertInto(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.ID, mail.id())
        .set(OUTGOING_MAIL.CREATED_AT, now)
        .set(OUTGOING_MAIL.PURPOSE, mail.purpose())
        .set(OUTGOING_MAIL.ABOUT, mail.about())
        .set(OUTGOING_MAIL.STATE, MailState.WAITING.stored())
        .set(OUTGOING_MAIL.ASKED_AT, now)
        .set(OUTGOING_MAIL.DUE_AT, now)
        .set(OUTGOING_MAIL.TO_NAME, mail.to().name())
        .set(OUTGOING_MAIL.TO_ADDRESS, mail.to().address())
        .set(OUTGOING_MAIL.REPLY_NAME, replyTo == null ? null : replyTo.name())
        .set(OUTGOING_MAIL.REPLY_ADDRESS, replyTo == null ? null : replyTo.address())
        .set(OUTGOING_MAIL.AUTOMATIC, mail.automatic())
        .set(OUTGOING_MAIL.LANGUAGE, mail.language())
        .set(OUTGOING_MAIL.SUBJECT, mail.content().subject())
        .set(OUTGOING_MAIL.PLAIN, mail.content().plain())
        .set(OUTGOING_MAIL.HTML, mail.content().html())
        .execute();
    contents.addFiles(mail.id(), mail.content().files());
  }

  public Optional<Row> find(UUID id) {
    return sql.selectFrom(OUTGOING_MAIL).where(OUTGOING_MAIL.ID.eq(id)).fetchOptional(this::row);
  }

  /**
   * The latest, the newest first.
   *
   * @param state null for all
   */
  public List<Row> latest(@Nullable MailState state, int most) {
    return sql.selectFrom(OUTGOING_MAIL)
        .where(state == null ? noCondition() : OUTGOING_MAIL.STATE.eq(state.stored()))
        .orderBy(OUTGOING_MAIL.CREATED_AT.desc(), OUTGOING_MAIL.ID.desc())
        .limit(most)
        .fetch(this::row);
  }

  /** How many there are of a state; what there are none of is missing. */
  public Map<MailState, Integer> counts() {
    var counts = new EnumMap<MailState, Integer>(MailState.class);
    sql.select(OUTGOING_MAIL.STATE, count())
        .from(OUTGOING_MAIL)
        .groupBy(OUTGOING_MAIL.STATE)
        .forEach(row -> counts.put(MailState.of(row.value1()), row.value2()));
    return counts;
  }

  /** The one whose turn it is; empty when none is due. */
  public Optional<Row> due() {
    return sql.selectFrom(OUTGOING_MAIL)
        .where(waiting())
        .and(OUTGOING_MAIL.DUE_AT.le(OffsetDateTime.now(clock)))
        .orderBy(OUTGOING_MAIL.DUE_AT, OUTGOING_MAIL.ID)
        .limit(1)
        .fetchOptional(this::row);
  }

  /** Those about which a server was spoken to. */
  public List<Row> begun() {
    return sql.selectFrom(OUTGOING_MAIL)
        .where(OUTGOING_MAIL.STATE.eq(MailState.SENDING.stored()))
        .orderBy(OUTGOING_MAIL.ID)
        .fetch(this::row);
  }

  /** Those that have waited since before then. */
  public List<Row> waitingSince(Instant then) {
    return sql.selectFrom(OUTGOING_MAIL)
        .where(waiting())
        .and(OUTGOING_MAIL.ASKED_AT.lt(OffsetDateTime.ofInstant(then, clock.getZone())))
        .orderBy(OUTGOING_MAIL.ID)
        .fetch(this::row);
  }

  /**
   * Says that a server is about to be spoken to.
   *
   * @param messageId unless it has one already
   * @return the mail as it is now; empty when it waits no more
   */
  public Optional<Row> begin(UUID id, String messageId) {
    return sql.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.STATE, MailState.SENDING.stored())
        .set(OUTGOING_MAIL.ATTEMPTS, OUTGOING_MAIL.ATTEMPTS.plus(1))
        .set(OUTGOING_MAIL.MESSAGE_ID, coalesce(OUTGOING_MAIL.MESSAGE_ID, val(messageId)))
        .where(OUTGOING_MAIL.ID.eq(id).and(waiting()))
        .returning()
        .fetchOptional(this::row);
  }

  /** Has one wait for another attempt, which {@code answer} made necessary. */
  public void postpone(UUID id, Duration wait, String answer) {
    sql.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.STATE, MailState.WAITING.stored())
        .set(OUTGOING_MAIL.DUE_AT, OffsetDateTime.now(clock).plus(wait))
        .set(OUTGOING_MAIL.ANSWER, answer)
        .where(OUTGOING_MAIL.ID.eq(id))
        .execute();
  }

  /** Has all wait that are due: no server was there to be spoken to. */
  public void postponeAll(Duration wait, String answer) {
    var now = OffsetDateTime.now(clock);
    sql.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.DUE_AT, now.plus(wait))
        .set(OUTGOING_MAIL.ANSWER, answer)
        .where(waiting())
        .and(OUTGOING_MAIL.DUE_AT.le(now))
        .execute();
  }

  /**
   * Says how it ended. What it said is forgotten once a server has taken it.
   *
   * @return false when it had ended already
   */
  public boolean settle(UUID id, MailState state, String answer) {
    var sent = state == MailState.SENT;
    var settled =
        sql.update(OUTGOING_MAIL)
                .set(OUTGOING_MAIL.STATE, state.stored())
                .set(OUTGOING_MAIL.ANSWER, answer)
                .set(OUTGOING_MAIL.SETTLED_AT, OffsetDateTime.now(clock))
                .where(OUTGOING_MAIL.ID.eq(id).and(open(sent)))
                .execute()
            == 1;
    if (settled && sent) {
      contents.forget(OUTGOING_MAIL.ID.eq(id));
    }
    return settled;
  }

  /** A server's word comes before the doubt of another node that took this one for dead. */
  private static Condition open(boolean sent) {
    return OUTGOING_MAIL.STATE.in(
        sent
            ? List.of(
                MailState.WAITING.stored(),
                MailState.SENDING.stored(),
                MailState.UNCERTAIN.stored())
            : List.of(MailState.WAITING.stored(), MailState.SENDING.stored()));
  }

  /**
   * Has one go out again.
   *
   * @return false for one that waits or went, or of which is not kept what it says
   */
  public boolean again(UUID id) {
    var now = OffsetDateTime.now(clock);
    return sql.update(OUTGOING_MAIL)
            .set(OUTGOING_MAIL.STATE, MailState.WAITING.stored())
            .set(OUTGOING_MAIL.ATTEMPTS, 0)
            .set(OUTGOING_MAIL.ASKED_AT, now)
            .set(OUTGOING_MAIL.DUE_AT, now)
            .setNull(OUTGOING_MAIL.SETTLED_AT)
            .where(OUTGOING_MAIL.ID.eq(id))
            .and(OUTGOING_MAIL.STATE.in(MailState.FAILED.stored(), MailState.UNCERTAIN.stored()))
            .and(OUTGOING_MAIL.PLAIN.isNotNull())
            .execute()
        == 1;
  }

  /** Has all that wait go as soon as they can: what kept them may be over. */
  public void hurry() {
    sql.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.DUE_AT, OffsetDateTime.now(clock))
        .where(waiting())
        .execute();
  }

  /**
   * Forgets what those said that ended before {@code words}, and all of those before {@code rows}.
   */
  public void forget(Instant words, Instant rows) {
    sql.deleteFrom(OUTGOING_MAIL)
        .where(OUTGOING_MAIL.SETTLED_AT.lt(OffsetDateTime.ofInstant(rows, clock.getZone())))
        .execute();
    contents.forget(OUTGOING_MAIL.SETTLED_AT.lt(OffsetDateTime.ofInstant(words, clock.getZone())));
  }

  private static Condition waiting() {
    return OUTGOING_MAIL.STATE.eq(inline(MailState.WAITING.stored()));
  }

  private Row row(OutgoingMailRecord mail) {
    var reply = mail.getReplyAddress();
    var settled = mail.getSettledAt();
    return new Row(
        mail.getId(),
        mail.getCreatedAt().toInstant(),
        mail.getPurpose(),
        mail.getAbout(),
        MailState.of(mail.getState()),
        mail.getAttempts(),
        mail.getAskedAt().toInstant(),
        mail.getDueAt().toInstant(),
        mail.getMessageId(),
        new Party(mail.getToName(), mail.getToAddress()),
        reply == null ? null : new Party(mail.getReplyName(), reply),
        mail.getAutomatic(),
        mail.getLanguage(),
        mail.getSubject(),
        mail.getAnswer(),
        settled == null ? null : settled.toInstant(),
        mail.getPlain() != null);
  }
}
