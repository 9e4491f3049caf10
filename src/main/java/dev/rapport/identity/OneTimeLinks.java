package dev.rapport.identity;

import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.CREDENTIAL;
import static rapport.db.Tables.ONE_TIME_LINK;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links by which a user chooses a password: an invited one, within seven days, or one who forgot
 * theirs, within a day. Each works once.
 */
@Component
public class OneTimeLinks {

  private static final Duration INVITATION_VALID = Duration.ofDays(7);
  private static final Duration RESET_VALID = Duration.ofDays(1);

  /** A link just made. Its token is shown once and kept nowhere. */
  public record Link(String token, OffsetDateTime expiresAt) {}

  /** Whom a link is for. */
  public record Invited(UUID user, String name, @Nullable String email) {}

  private final DSLContext db;
  private final Clock clock;
  private final AddressLimit fromAddress;

  OneTimeLinks(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.fromAddress = new AddressLimit(60, Duration.ofMinutes(15), clock);
  }

  /** Counts a use of links from an address; throws a 429 when there were too many. */
  public void limit(String address, HttpServletResponse response) {
    fromAddress.count(address, response);
  }

  /** Makes a link for the user; earlier ones stop working. */
  public Link create(UUID user, @Nullable UUID createdBy) {
    revoke(user);
    var token = Token.random();
    var now = OffsetDateTime.now(clock);
    var hasPassword = db.fetchExists(CREDENTIAL, CREDENTIAL.USER_ID.eq(user));
    var expires = now.plus(hasPassword ? RESET_VALID : INVITATION_VALID);
    db.insertInto(ONE_TIME_LINK)
        .set(ONE_TIME_LINK.TOKEN_HASH, token.hash())
        .set(ONE_TIME_LINK.USER_ID, user)
        .set(ONE_TIME_LINK.PURPOSE, hasPassword ? "reset" : "activation")
        .set(ONE_TIME_LINK.CREATED_AT, now)
        .set(ONE_TIME_LINK.CREATED_BY, createdBy)
        .set(ONE_TIME_LINK.EXPIRES_AT, expires)
        .execute();
    return new Link(token.value(), expires);
  }

  /** Whom the link is for; empty when it is unknown, used or expired. */
  public Optional<Invited> find(String token) {
    return db.select(APP_USER.ID, APP_USER.NAME, APP_USER.EMAIL)
        .from(ONE_TIME_LINK)
        .join(APP_USER)
        .on(APP_USER.ID.eq(ONE_TIME_LINK.USER_ID), APP_USER.DELETED_AT.isNull())
        .where(usable(token))
        .fetchOptional(row -> new Invited(row.value1(), row.value2(), row.value3()));
  }

  /**
   * Uses the link up, in the running transaction. Of two that come at the same time one waits for
   * the other and then finds it used.
   *
   * @return whether it was still good
   */
  public boolean use(String token) {
    return db.update(ONE_TIME_LINK)
            .set(ONE_TIME_LINK.USED_AT, OffsetDateTime.now(clock))
            .where(usable(token))
            .execute()
        == 1;
  }

  /** Takes back the links of a user that are not used yet. */
  public void revoke(UUID user) {
    db.deleteFrom(ONE_TIME_LINK)
        .where(ONE_TIME_LINK.USER_ID.eq(user), ONE_TIME_LINK.USED_AT.isNull())
        .execute();
  }

  private Condition usable(String token) {
    return ONE_TIME_LINK
        .TOKEN_HASH
        .eq(new Token(token).hash())
        .and(ONE_TIME_LINK.USED_AT.isNull())
        .and(ONE_TIME_LINK.EXPIRES_AT.gt(OffsetDateTime.now(clock)));
  }
}
