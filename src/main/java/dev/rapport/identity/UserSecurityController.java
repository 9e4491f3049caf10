package dev.rapport.identity;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do about how others sign in. */
@RestController
@RequestMapping("/api/users/{id}")
class UserSecurityController {

  private final SecondFactor secondFactor;
  private final Sessions sessions;
  private final SecurityEvents events;

  UserSecurityController(SecondFactor secondFactor, Sessions sessions, SecurityEvents events) {
    this.secondFactor = secondFactor;
    this.sessions = sessions;
    this.events = events;
  }

  /** Turns the second step off for somebody who lost their phone and the recovery codes. */
  @DeleteMapping("/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeSecondFactor(@PathVariable UUID id, Account account) {
    administratorsOnly(account);
    secondFactor.removeBy(id, account.id());
  }

  /** Signs the user out wherever they are signed in. */
  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSessions(@PathVariable UUID id, Account account) {
    administratorsOnly(account);
    sessions.endAll(id);
    events.note(Kind.SESSION_ENDED, id, account.id(), null);
  }

  private static void administratorsOnly(Account account) {
    if (!account.actor().administrator()) {
      throw ProblemException.forbidden();
    }
  }
}
