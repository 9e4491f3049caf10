package dev.rapport.identity;

import static rapport.db.Tables.CREDENTIAL;
import static rapport.db.Tables.RECOVERY_CODE;
import static rapport.db.Tables.TOTP;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second step of a sign-in by password: an authenticator app's code, or a recovery code. */
@Component
public class SecondFactor {

  private static final int SECRET_BYTES = 20; // what RFC 4226 recommends
  private static final int RECOVERY_CODES = 10;
  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789"; // none looks like another
  private static final int RECOVERY_LENGTH = 25; // some 122 bits: a plain hash is enough
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Since when it is on, and how many recovery codes are left. */
  record State(OffsetDateTime since, int recoveryCodes) {}

  private final DSLContext db;
  private final Clock clock;
  private final Passwords passwords;
  private final SecurityEvents events;

  SecondFactor(DSLContext db, Clock clock, Passwords passwords, SecurityEvents events) {
    this.db = db;
    this.clock = clock;
    this.passwords = passwords;
    this.events = events;
  }

  /** Empty while it is off. */
  Optional<State> of(UUID user) {
    return db.select(TOTP.CONFIRMED_AT)
        .from(TOTP)
        .where(TOTP.USER_ID.eq(user), TOTP.CONFIRMED_AT.isNotNull())
        .fetchOptional(TOTP.CONFIRMED_AT)
        .map(since ->
            new State(
                since,
                db.fetchCount(
                    RECOVERY_CODE,
                    RECOVERY_CODE.USER_ID.eq(user),
                    RECOVERY_CODE.USED_AT.isNull())));
  }

  /** Whether the user needs more than a password. */
  public boolean isOn(UUID user) {
    return db.fetchExists(TOTP, TOTP.USER_ID.eq(user), TOTP.CONFIRMED_AT.isNotNull());
  }

  /**
   * Draws a secret for an app; it counts once {@link #confirm} has seen a code of it.
   *
   * @throws ProblemException 422 for a wrong password, 409 when it is on already
   */
  @Transactional
  public byte[] begin(UUID user, String password) {
    checkPassword(user, password);
    if (isOn(user)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "secondFactorOn");
    }
    var secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    db.insertInto(TOTP)
        .set(TOTP.USER_ID, user)
        .set(TOTP.SECRET, secret)
        .onConflict(TOTP.USER_ID)
        .doUpdate()
        .set(TOTP.SECRET, secret)
        .set(TOTP.LAST_STEP, 0L)
        .execute();
    return secret;
  }

  /**
   * Turns it on.
   *
   * @return the recovery codes, shown this once
   * @throws ProblemException 422 for a wrong code
   */
  @Transactional
  public List<String> confirm(UUID user, String code) {
    if (isOn(user) || !isAppsCode(user, code)) {
      throw ProblemException.invalid("code", "secondFactor.wrong");
    }
    db.update(TOTP)
        .set(TOTP.CONFIRMED_AT, OffsetDateTime.now(clock))
        .where(TOTP.USER_ID.eq(user))
        .execute();
    events.note(Kind.SECOND_FACTOR_ADDED, user, null);
    return recoveryCodes(user);
  }

  /** New recovery codes in place of the old ones. Throws a 422 for a wrong password. */
  @Transactional
  public List<String> renewRecoveryCodes(UUID user, String password) {
    checkPassword(user, password);
    if (!isOn(user)) {
      throw ProblemException.notFound();
    }
    events.note(Kind.RECOVERY_CODES_MADE, user, null);
    return recoveryCodes(user);
  }

  /** Turns it off. Throws a 422 for a wrong password. */
  @Transactional
  public void remove(UUID user, String password) {
    checkPassword(user, password);
    removeBy(user, user);
  }

  /** Turns it off for somebody who lost their phone. */
  @Transactional
  public void removeBy(UUID user, UUID actor) {
    db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.USER_ID.eq(user)).execute();
    if (db.deleteFrom(TOTP).where(TOTP.USER_ID.eq(user)).execute() > 0) {
      events.note(Kind.SECOND_FACTOR_REMOVED, user, actor.equals(user) ? null : actor, null);
    }
  }

  /** Whether a code, of the app or for recovery, lets the user in; each does once. */
  @Transactional
  public boolean accepts(UUID user, String code) {
    if (isAppsCode(user, code)) {
      return true;
    }
    var used =
        db.update(RECOVERY_CODE)
            .set(RECOVERY_CODE.USED_AT, OffsetDateTime.now(clock))
            .where(RECOVERY_CODE.USER_ID.eq(user))
            .and(RECOVERY_CODE.CODE_HASH.eq(new Token(normal(code)).hash()))
            .and(RECOVERY_CODE.USED_AT.isNull())
            .execute();
    if (used == 1) {
      events.note(Kind.RECOVERY_CODE_USED, user, null);
    }
    return used == 1;
  }

  private boolean isAppsCode(UUID user, String code) {
    return db.select(TOTP.SECRET)
        .from(TOTP)
        .where(TOTP.USER_ID.eq(user))
        .fetchOptional(TOTP.SECRET)
        .flatMap(secret -> Totp.stepOf(normal(code), secret, clock.instant()))
        // Of two who show one code, the database lets the first one pass.
        .filter(step ->
            db.update(TOTP)
                    .set(TOTP.LAST_STEP, step)
                    .where(TOTP.USER_ID.eq(user), TOTP.LAST_STEP.lt(step))
                    .execute()
                == 1)
        .isPresent();
  }

  private List<String> recoveryCodes(UUID user) {
    db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.USER_ID.eq(user)).execute();
    var codes = Stream.generate(SecondFactor::randomCode).limit(RECOVERY_CODES).toList();
    for (var code : codes) {
      db.insertInto(RECOVERY_CODE, RECOVERY_CODE.CODE_HASH, RECOVERY_CODE.USER_ID)
          .values(new Token(code).hash(), user)
          .execute();
    }
    return codes.stream().map(code -> code.replaceAll("(.{5})(?!$)", "$1-")).toList();
  }

  private void checkPassword(UUID user, String password) {
    var hash =
        db.select(CREDENTIAL.PASSWORD_HASH)
            .from(CREDENTIAL)
            .where(CREDENTIAL.USER_ID.eq(user))
            .fetchOne(CREDENTIAL.PASSWORD_HASH);
    if (!passwords.matches(password, hash)) {
      throw ProblemException.invalid("password", "password.wrong");
    }
  }

  private static String normal(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  private static String randomCode() {
    return RANDOM
        .ints(RECOVERY_LENGTH, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
