package dev.rapport.identity;

import static rapport.db.Tables.PUBLIC_LINK;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links by which somebody without an account reaches one record, such as a customer a quote.
 * Whoever has one is let in to what its purpose allows; only its hash is kept, so that it is shown
 * once.
 */
@Component
public class PublicLinks {

  private final DSLContext db;
  private final Clock clock;

  PublicLinks(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Makes a link; those that were made before work as well.
   *
   * @return what it holds: 43 characters that nobody can guess
   */
  public String create(UUID record, String purpose, @Nullable UUID createdBy) {
    var token = Token.random();
    db.insertInto(PUBLIC_LINK)
        .set(PUBLIC_LINK.TOKEN_HASH, token.hash())
        .set(PUBLIC_LINK.RECORD_ID, record)
        .set(PUBLIC_LINK.PURPOSE, purpose)
        .set(PUBLIC_LINK.CREATED_AT, OffsetDateTime.now(clock))
        .set(PUBLIC_LINK.CREATED_BY, createdBy)
        .execute();
    return token.value();
  }

  /** The record that a link leads to; empty for one that nobody made. */
  public Optional<UUID> find(String token, String purpose) {
    return db.select(PUBLIC_LINK.RECORD_ID)
        .from(PUBLIC_LINK)
        .where(PUBLIC_LINK.TOKEN_HASH.eq(new Token(token).hash()))
        .and(PUBLIC_LINK.PURPOSE.eq(purpose))
        .fetchOptional(PUBLIC_LINK.RECORD_ID);
  }
}
