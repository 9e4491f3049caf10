package dev.rapport.identity;

import static rapport.db.Tables.API_TOKEN;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.identity.TokenScope.Level;
import dev.rapport.platform.Ids;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.database.Notices;
import dev.rapport.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.ApiTokenRecord;

/** The tokens by which programs act for a user. As sessions, they cost a request no statement. */
@Component
public class ApiTokens {

  private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

  /** What every token starts with, so that scanners find one that was published by mistake. */
  private static final String PREFIX = "rapport_";

  private static final int MOST = 50;

  /** Use is noted at most so often. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  /** A token as its user sees it. */
  record Listed(
      UUID id,
      String name,
      TokenScope scope,
      OffsetDateTime createdAt,
      OffsetDateTime expiresAt,
      @Nullable OffsetDateTime lastUsedAt,
      @Nullable String lastUsedAddress) {

    static Listed of(ApiTokenRecord row) {
      return new Listed(
          row.getId(),
          row.getName(),
          ApiTokens.scope(row),
          row.getCreatedAt(),
          row.getExpiresAt(),
          row.getLastUsedAt(),
          row.getLastUsedAddress());
    }
  }

  /**
   * A token just made.
   *
   * @param secret shown once and kept nowhere
   */
  record Created(String secret, Listed token) {}

  /** Whom a token lets act, and how much of their rights it has. */
  record Bearer(UUID user, TokenScope scope) {}

  private record Known(
      UUID id, Bearer bearer, OffsetDateTime expires, AtomicReference<OffsetDateTime> noted) {}

  private final DSLContext db;
  private final Clock clock;
  private final SecurityEvents events;
  private final Remembered<ByteBuffer, Known> tokens;

  ApiTokens(DSLContext db, Clock clock, SecurityEvents events, Notices notices) {
    this.db = db;
    this.clock = clock;
    this.events = events;
    this.tokens =
        new Remembered<>(
            notices,
            "token",
            hash -> Optional.of(ByteBuffer.wrap(HexFormat.of().parseHex(hash))),
            this::load);
  }

  /**
   * Makes a token.
   *
   * @throws ProblemException 409 when the user has too many
   */
  @Transactional
  public Created create(UUID user, String name, TokenScope scope, Duration valid) {
    if (db.fetchCount(API_TOKEN, API_TOKEN.USER_ID.eq(user)) >= MOST) {
      throw ProblemException.of(HttpStatus.CONFLICT, "tooManyTokens", MOST);
    }
    var token = new Token(PREFIX + Token.random().value());
    var now = OffsetDateTime.now(clock);
    var objects = scope.objects();
    var row =
        db.insertInto(API_TOKEN)
            .set(API_TOKEN.ID, Ids.next())
            .set(API_TOKEN.TOKEN_HASH, token.hash())
            .set(API_TOKEN.USER_ID, user)
            .set(API_TOKEN.NAME, name)
            .set(API_TOKEN.LEVEL, scope.level().name().toLowerCase(Locale.ROOT))
            .set(API_TOKEN.OBJECTS, objects == null ? null : objects.toArray(String[]::new))
            .set(API_TOKEN.CREATED_AT, now)
            .set(API_TOKEN.EXPIRES_AT, now.plus(valid))
            .returning()
            .fetchSingle();
    events.note(Kind.TOKEN_CREATED, user, name);
    return new Created(token.value(), Listed.of(row));
  }

  /** Whom the token lets act; empty when it is unknown, revoked or has run out. */
  Optional<Bearer> bearer(Token token, @Nullable String address) {
    if (!token.value().startsWith(PREFIX)) {
      return Optional.empty();
    }
    var now = OffsetDateTime.now(clock);
    return tokens
        .get(ByteBuffer.wrap(token.hash()))
        .filter(known -> known.expires().isAfter(now))
        .map(known -> {
          note(known, now, address);
          return known.bearer();
        });
  }

  /** The user's tokens, also those that have run out, newest first. */
  List<Listed> of(UUID user) {
    return db.selectFrom(API_TOKEN)
        .where(API_TOKEN.USER_ID.eq(user))
        .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID.desc())
        .fetch(Listed::of);
  }

  /** Ends a token of the user's. Throws a 404 where there is none. */
  @Transactional
  public void revoke(UUID user, UUID id) {
    var revoked =
        db.deleteFrom(API_TOKEN)
            .where(API_TOKEN.USER_ID.eq(user), API_TOKEN.ID.eq(id))
            .returning()
            .fetchOptional()
            .orElseThrow(ProblemException::notFound);
    events.note(Kind.TOKEN_REVOKED, user, revoked.getName());
    AfterCommit.run(() -> tokens.forget(ByteBuffer.wrap(revoked.getTokenHash())));
  }

  /** Ends all tokens of a user who may not sign in any more. */
  public void revokeAll(UUID user) {
    var hashes =
        db.deleteFrom(API_TOKEN)
            .where(API_TOKEN.USER_ID.eq(user))
            .returningResult(API_TOKEN.TOKEN_HASH)
            .fetch(API_TOKEN.TOKEN_HASH);
    AfterCommit.run(() -> hashes.forEach(hash -> tokens.forget(ByteBuffer.wrap(hash))));
  }

  private Optional<Known> load(ByteBuffer hash) {
    return db.selectFrom(API_TOKEN)
        .where(API_TOKEN.TOKEN_HASH.eq(hash.array()))
        .fetchOptional(row ->
            new Known(
                row.getId(),
                new Bearer(row.getUserId(), scope(row)),
                row.getExpiresAt(),
                new AtomicReference<>(row.getLastUsedAt())));
  }

  private static TokenScope scope(ApiTokenRecord row) {
    var objects = row.getObjects();
    return new TokenScope(
        Level.valueOf(row.getLevel().toUpperCase(Locale.ROOT)),
        objects == null ? null : Set.of(objects));
  }

  /** Notes that the token is in use, off the request's path. */
  private void note(Known token, OffsetDateTime now, @Nullable String address) {
    var before = token.noted().get();
    if ((before != null && before.isAfter(now.minus(NOTED_EVERY)))
        || !token.noted().compareAndSet(before, now)) {
      return;
    }
    Thread.startVirtualThread(() -> {
      try {
        db.update(API_TOKEN)
            .set(API_TOKEN.LAST_USED_AT, now)
            .set(API_TOKEN.LAST_USED_ADDRESS, address)
            .where(API_TOKEN.ID.eq(token.id()))
            .execute();
      } catch (RuntimeException e) {
        LOG.warn("The use of a token could not be noted", e);
      }
    });
  }
}
