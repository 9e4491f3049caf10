package dev.rapport.identity;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets administrators see the product as somebody else does: with that user's rights, to look and
 * nothing else, for a while, and written down with both names. What is the other one's alone, such
 * as their account and their imports, stays theirs.
 */
@Component
class Views {

  /** A view ends by itself after so long. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  private final Sessions sessions;
  private final Actors actors;
  private final SecurityEvents events;
  private final Clock clock;

  Views(Sessions sessions, Actors actors, SecurityEvents events, Clock clock) {
    this.sessions = sessions;
    this.actors = actors;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Begins a view, in the session of an administrator who has none.
   *
   * @throws ProblemException 403 for others; 404 when there is no such active user; 409 when that
   *     is an administrator, as whom there is nothing else to see
   */
  @Transactional
  void begin(SignedIn administrator, UUID user) {
    if (administrator.view() != null || !administrator.account().actor().administrator()) {
      throw ProblemException.forbidden();
    }
    var viewed = actors.account(user).orElseThrow(ProblemException::notFound);
    if (viewed.actor().administrator()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "viewOfAdministrator");
    }
    var until = OffsetDateTime.now(clock).plus(LONGEST);
    sessions.view(administrator.session(), new Sessions.View(user, until));
    events.note(Kind.VIEW_BEGUN, user, administrator.account().id(), until.toInstant().toString());
  }

  /** Ends the view of a session that has one. */
  @Transactional
  void end(SignedIn administrator) {
    var view = administrator.view();
    if (view != null) {
      sessions.view(administrator.session(), null);
      events.note(Kind.VIEW_ENDED, view.user(), view.by().id(), null);
    }
  }

  /**
   * Who a session lets in: its user, or the one as whom they see the product. A view is over when
   * its time is, when its user is no administrator any more, and when the other one has become one
   * or has left.
   */
  SignedIn signedIn(Account user, Token session, Sessions.@Nullable View view) {
    if (view == null) {
      return SignedIn.inPerson(user, session);
    }
    var viewed = viewed(user, view);
    return SignedIn.viewing(
        viewed.orElse(user),
        session,
        new SignedIn.View(view.user(), user, view.until(), viewed.isEmpty()));
  }

  private Optional<Account> viewed(Account by, Sessions.View view) {
    return !by.actor().administrator() || view.until().isBefore(OffsetDateTime.now(clock))
        ? Optional.empty()
        : actors
            .account(view.user())
            .filter(account -> !account.actor().administrator())
            .map(account -> account.in(by.actor().language()));
  }
}
