package dev.rapport.identity;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.identity.Sessions.Method;
import dev.rapport.platform.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the user is signed in. */
@RestController
@RequestMapping("/api/account/sessions")
class AccountSessionController {

  /**
   * @param current whether it is the one that asks
   * @param address where it was last used from
   */
  record AccountSession(
      UUID id,
      boolean current,
      Method method,
      Instant createdAt,
      Instant lastSeenAt,
      @Nullable String address,
      @Nullable String userAgent) {}

  record AccountSessionList(List<AccountSession> sessions) {}

  private final Sessions sessions;
  private final SecurityEvents events;

  AccountSessionController(Sessions sessions, SecurityEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  @GetMapping
  AccountSessionList sessions(Account account) {
    var current = current().hash();
    return new AccountSessionList(
        sessions.of(account.id()).stream()
            .map(it ->
                new AccountSession(
                    it.id(),
                    Arrays.equals(it.tokenHash(), current),
                    it.method(),
                    it.createdAt().toInstant(),
                    it.lastSeenAt().toInstant(),
                    it.address(),
                    it.userAgent()))
            .toList());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, Account account) {
    if (!sessions.end(account.id(), id)) {
      throw ProblemException.notFound();
    }
    events.note(Kind.SESSION_ENDED, account.id(), null);
  }

  /** Signs out everywhere else. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(Account account) {
    sessions.endAll(account.id(), current());
    events.note(Kind.SESSION_ENDED, account.id(), null);
  }

  private static Token current() {
    return CurrentActor.signedIn().orElseThrow().session();
  }
}
