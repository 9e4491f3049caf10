package dev.rapport.identity;

import static rapport.db.Tables.SIGN_IN_CHALLENGE;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a browser was asked on its way in. Kept in the database, since its answer may reach another
 * node; each can be answered once, within ten minutes.
 */
@Component
class Challenges {

  private static final Duration VALID = Duration.ofMinutes(10);

  enum Purpose {
    REGISTRATION,
    PASSKEY,
    OIDC
  }

  /**
   * @param user who was asked, where somebody is signed in
   */
  record Asked(@Nullable UUID user, @Nullable String payload) {}

  private final DSLContext db;
  private final Clock clock;

  Challenges(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Keeps a question that was asked, and forgets those that nobody answered. */
  void ask(String challenge, Purpose purpose, @Nullable UUID user, @Nullable String payload) {
    var now = OffsetDateTime.now(clock);
    db.deleteFrom(SIGN_IN_CHALLENGE).where(SIGN_IN_CHALLENGE.EXPIRES_AT.lt(now)).execute();
    db.insertInto(SIGN_IN_CHALLENGE)
        .set(SIGN_IN_CHALLENGE.CHALLENGE_HASH, new Token(challenge).hash())
        .set(SIGN_IN_CHALLENGE.PURPOSE, purpose.name().toLowerCase(Locale.ROOT))
        .set(SIGN_IN_CHALLENGE.USER_ID, user)
        .set(SIGN_IN_CHALLENGE.PAYLOAD, payload)
        .set(SIGN_IN_CHALLENGE.EXPIRES_AT, now.plus(VALID))
        .execute();
  }

  /** What was asked; empty when it never was, was answered already or too long ago. */
  Optional<Asked> answer(String challenge, Purpose purpose) {
    return db.deleteFrom(SIGN_IN_CHALLENGE)
        .where(SIGN_IN_CHALLENGE.CHALLENGE_HASH.eq(new Token(challenge).hash()))
        .and(SIGN_IN_CHALLENGE.PURPOSE.eq(purpose.name().toLowerCase(Locale.ROOT)))
        .and(SIGN_IN_CHALLENGE.EXPIRES_AT.gt(OffsetDateTime.now(clock)))
        .returningResult(SIGN_IN_CHALLENGE.USER_ID, SIGN_IN_CHALLENGE.PAYLOAD)
        .fetchOptional(row -> new Asked(row.value1(), row.value2()));
  }
}
