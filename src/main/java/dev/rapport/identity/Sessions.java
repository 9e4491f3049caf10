package dev.rapport.identity;

import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.USER_SESSION;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.database.Notices;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. Known sessions are kept in memory, so that being signed in costs a request no
 * statement; one that ends does so at once on this node, and within a second on the others.
 */
@Component
public class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** A session ends so long after its last use, and in any case so long after its start. */
  private static final Duration IDLE = Duration.ofDays(14);

  private static final Duration LONGEST = Duration.ofDays(90);

  /** Use is noted at most so often. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  /** How somebody showed who they are. */
  public enum Method {
    PASSWORD,
    LINK,
    PASSKEY,
    OIDC
  }

  /**
   * A session as its user sees it.
   *
   * @param address where it was last used from
   */
  record Listed(
      UUID id,
      byte[] tokenHash,
      Method method,
      OffsetDateTime createdAt,
      OffsetDateTime lastSeenAt,
      @Nullable String address,
      @Nullable String userAgent) {}

  /**
   * That an administrator sees the product as somebody else.
   *
   * @param until when it ends by itself
   */
  record View(UUID user, OffsetDateTime until) {}

  /**
   * Whom a session lets in.
   *
   * @param view null for oneself
   */
  record Opened(UUID user, @Nullable View view) {}

  private record Session(
      Opened opened, OffsetDateTime expires, OffsetDateTime lastSeen, AtomicBoolean noted) {}

  private final DSLContext db;
  private final Clock clock;
  private final SecurityEvents events;
  private final Remembered<ByteBuffer, Session> sessions;

  Sessions(DSLContext db, Clock clock, SecurityEvents events, Notices notices) {
    this.db = db;
    this.clock = clock;
    this.events = events;
    this.sessions =
        new Remembered<>(
            notices,
            "session",
            hash -> Optional.of(ByteBuffer.wrap(HexFormat.of().parseHex(hash))),
            this::load);
  }

  /** Starts a session, and forgets those of the user that have run out. */
  Token open(UUID user, Method method, @Nullable String address, @Nullable String userAgent) {
    var token = Token.random();
    var now = now();
    db.deleteFrom(USER_SESSION)
        .where(USER_SESSION.USER_ID.eq(user), USER_SESSION.EXPIRES_AT.lt(now))
        .execute();
    db.insertInto(USER_SESSION)
        .set(USER_SESSION.TOKEN_HASH, token.hash())
        .set(USER_SESSION.USER_ID, user)
        .set(USER_SESSION.METHOD, method.name().toLowerCase(Locale.ROOT))
        .set(USER_SESSION.CREATED_AT, now)
        .set(USER_SESSION.LAST_SEEN_AT, now)
        .set(USER_SESSION.EXPIRES_AT, now.plus(IDLE))
        .set(USER_SESSION.ADDRESS, address)
        .set(USER_SESSION.USER_AGENT, shortened(userAgent))
        .execute();
    return token;
  }

  /**
   * Whom the token lets in; empty when there is none or it has run out.
   *
   * @param address where it is used from
   */
  Optional<Opened> find(Token token, @Nullable String address) {
    var hash = token.hash();
    return sessions
        .get(ByteBuffer.wrap(hash))
        .filter(session -> session.expires().isAfter(now()))
        .map(session -> {
          note(hash, session, address);
          return session.opened();
        });
  }

  /** The user's sessions that have not run out, those used last first. */
  List<Listed> of(UUID user) {
    return db.selectFrom(USER_SESSION)
        .where(USER_SESSION.USER_ID.eq(user), USER_SESSION.EXPIRES_AT.gt(now()))
        .orderBy(USER_SESSION.LAST_SEEN_AT.desc(), USER_SESSION.ID)
        .fetch(row ->
            new Listed(
                row.getId(),
                row.getTokenHash(),
                Method.valueOf(row.getMethod().toUpperCase(Locale.ROOT)),
                row.getCreatedAt(),
                row.getLastSeenAt(),
                row.getAddress(),
                row.getUserAgent()));
  }

  /** Ends one session. */
  void end(Token token) {
    end(USER_SESSION.TOKEN_HASH.eq(token.hash()));
  }

  /**
   * Ends a session of the user's.
   *
   * @return whether there was one
   */
  boolean end(UUID user, UUID session) {
    return end(USER_SESSION.USER_ID.eq(user).and(USER_SESSION.ID.eq(session))) > 0;
  }

  /** Ends all sessions of a user: on this node when the running transaction commits. */
  public void endAll(UUID user) {
    endAll(user, null);
  }

  /** Ends all sessions of a user but {@code kept}. */
  void endAll(UUID user, @Nullable Token kept) {
    end(
        USER_SESSION
            .USER_ID
            .eq(user)
            .and(USER_SESSION.TOKEN_HASH.ne(kept == null ? new byte[0] : kept.hash())));
  }

  /** From now on the session sees the product as {@code view} says; null: as its user does. */
  void view(Token token, @Nullable View view) {
    db.update(USER_SESSION)
        .set(USER_SESSION.VIEWED_USER_ID, view == null ? null : view.user())
        .set(USER_SESSION.VIEWED_UNTIL, view == null ? null : view.until())
        .where(USER_SESSION.TOKEN_HASH.eq(token.hash()))
        .execute();
    AfterCommit.run(() -> sessions.forget(ByteBuffer.wrap(token.hash())));
  }

  private int end(Condition which) {
    var ended = db.deleteFrom(USER_SESSION).where(which).returning().fetch();
    for (var session : ended) {
      if (session.getViewedUserId() != null) {
        events.note(Kind.VIEW_ENDED, session.getViewedUserId(), session.getUserId(), null);
      }
    }
    AfterCommit.run(
        () -> ended.forEach(session -> sessions.forget(ByteBuffer.wrap(session.getTokenHash()))));
    return ended.size();
  }

  private Optional<Session> load(ByteBuffer hash) {
    return db.selectFrom(USER_SESSION)
        .where(USER_SESSION.TOKEN_HASH.eq(hash.array()))
        .fetchOptional(row -> {
          var viewed = row.getViewedUserId();
          var until = row.getViewedUntil();
          var view = viewed == null || until == null ? null : new View(viewed, until);
          return new Session(
              new Opened(row.getUserId(), view),
              row.getExpiresAt(),
              row.getLastSeenAt(),
              new AtomicBoolean());
        });
  }

  /** Notes that the session is in use, off the request's path. */
  private void note(byte[] hash, Session session, @Nullable String address) {
    var now = now();
    if (session.lastSeen().isAfter(now.minus(NOTED_EVERY))
        || !session.noted().compareAndSet(false, true)) {
      return;
    }
    Thread.startVirtualThread(() -> {
      try {
        db.update(USER_SESSION)
            .set(USER_SESSION.LAST_SEEN_AT, now)
            .set(USER_SESSION.ADDRESS, address)
            .set(
                USER_SESSION.EXPIRES_AT,
                least(
                    val(now.plus(IDLE)), USER_SESSION.CREATED_AT.add(DayToSecond.valueOf(LONGEST))))
            .where(USER_SESSION.TOKEN_HASH.eq(hash))
            .execute();
      } catch (RuntimeException e) {
        LOG.warn("The use of a session could not be noted", e);
      }
    });
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private static @Nullable String shortened(@Nullable String userAgent) {
    return userAgent == null ? null : userAgent.substring(0, Math.min(userAgent.length(), 300));
  }
}
