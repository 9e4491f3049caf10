package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.identity.ApiTokens;
import dev.rapport.identity.OneTimeLinks;
import dev.rapport.identity.OneTimeLinks.Invited;
import dev.rapport.identity.Passwords;
import dev.rapport.identity.SecondFactor;
import dev.rapport.identity.SecurityEvents;
import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.identity.Sessions;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Values;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How users come in and go: invited by a link, active once they chose a password, until
 * deactivated.
 */
@Component
class Invitations {

  private final Records records;
  private final RecordWriter writer;
  private final OneTimeLinks links;
  private final Passwords passwords;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final SecondFactor secondFactor;
  private final SecurityEvents events;
  private final Emails emails;

  Invitations(
      Records records,
      RecordWriter writer,
      OneTimeLinks links,
      Passwords passwords,
      Sessions sessions,
      ApiTokens tokens,
      SecondFactor secondFactor,
      SecurityEvents events,
      Emails emails) {
    this.records = records;
    this.writer = writer;
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
    this.tokens = tokens;
    this.secondFactor = secondFactor;
    this.events = events;
    this.emails = emails;
  }

  /** Makes a link for a user to choose a password by; for an active user, another one. */
  @Transactional
  public OneTimeLinks.Link invite(UUID user, Actor administrator) {
    Administrators.only(administrator);
    records.one(User.OBJECT, user, administrator);
    events.note(Kind.LINK_MADE, user, administrator.id(), null);
    return links.create(user, administrator.id());
  }

  /** Counts a use of links from an address; throws a 429 when there were too many. */
  void limit(String address, HttpServletResponse response) {
    links.limit(address, response);
  }

  /** Whom a link is for. Throws a 404 when it is unknown, used or expired. */
  Invited find(String token) {
    return links.find(token).orElseThrow(ProblemException::notFound);
  }

  /**
   * Lets the invited user in from now on. The link is used up.
   *
   * @param email asked for when the user has none
   * @return the user
   */
  @Transactional
  public UUID accept(String token, @Nullable String email, String password) {
    var invited = find(token);
    if (!links.use(token)) {
      throw ProblemException.notFound();
    }
    var address = invited.email() != null ? invited.email() : typed(email);
    passwords
        .weakness(password, invited.name(), address)
        .ifPresent(code -> {
          throw ProblemException.invalid("password", code);
        });
    var values = new Values().with(User.EMAIL, address).with(User.ACTIVE, true);
    writer.write(
        List.of(new Change.Update(User.OBJECT, invited.user(), null, values.toMap())),
        Actor.unrestricted(invited.user(), invited.name()),
        Origin.command("ActivateUser"));
    passwords.set(invited.user(), password);
    sessions.endAll(invited.user());
    events.note(Kind.PASSWORD_SET_BY_LINK, invited.user(), null);
    return invited.user();
  }

  boolean needsSecondStep(UUID user) {
    return secondFactor.isOn(user);
  }

  /** Keeps a user out from now on, wherever they are signed in. Their records stay theirs. */
  @Transactional
  public void deactivate(UUID user, Actor administrator) {
    Administrators.only(administrator);
    writer.write(
        List.of(
            new Change.Update(
                User.OBJECT, user, null, new Values().with(User.ACTIVE, false).toMap())),
        administrator,
        Origin.command("DeactivateUser"));
    links.revoke(user);
    sessions.endAll(user);
    tokens.revokeAll(user);
  }

  private String typed(@Nullable String email) {
    if (email == null || email.isBlank()) {
      throw ProblemException.invalid("email", "required");
    }
    return emails.read("email", email);
  }
}
