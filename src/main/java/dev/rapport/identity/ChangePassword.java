package dev.rapport.identity;

import static rapport.db.Tables.CREDENTIAL;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody who knows the old password a new one, and signs them out everywhere else. */
@Component
class ChangePassword {

  private final DSLContext db;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final Tries tries;

  ChangePassword(
      DSLContext db, Passwords passwords, Sessions sessions, SecurityEvents events, Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.sessions = sessions;
    this.events = events;
    this.tries = new Tries(5, Duration.ofMinutes(5), clock);
  }

  /** Counts a try; tells how long to wait when there were too many. */
  Optional<Duration> waitBefore(Account account) {
    return tries.waitBefore(account.id());
  }

  /**
   * @param kept the session that goes on
   * @throws ProblemException 422 for a wrong current or a weak new password
   */
  @Transactional
  public void handle(Account account, String current, String next, Token kept) {
    var hash =
        db.select(CREDENTIAL.PASSWORD_HASH)
            .from(CREDENTIAL)
            .where(CREDENTIAL.USER_ID.eq(account.id()))
            .fetchOne(CREDENTIAL.PASSWORD_HASH);
    if (!passwords.matches(current, hash)) {
      throw ProblemException.invalid("current", "password.wrong");
    }
    passwords
        .weakness(next, account.actor().name(), account.email())
        .ifPresent(code -> {
          throw ProblemException.invalid("next", code);
        });
    passwords.set(account.id(), next);
    sessions.endAll(account.id(), kept);
    events.note(Kind.PASSWORD_CHANGED, account.id(), null);
    tries.forget(account.id());
  }
}
