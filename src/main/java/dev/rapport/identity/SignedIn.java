package dev.rapport.identity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * What Spring Security knows of a request that a session or a token let in. Which records one may
 * reach is the actor's; the authorities say only what kind of request it may be.
 */
final class SignedIn extends AbstractAuthenticationToken {

  /** A person with a session, not a program with a token. */
  static final String IN_PERSON = "inPerson";

  /** May send changing requests. */
  static final String CHANGES = "changes";

  /** May look. */
  static final String READS = "reads";

  /** May look at what the user did and keeps by themselves, such as imports. */
  static final String OWN = "own";

  /** Sees the product as somebody else does, or did until now. */
  static final String VIEWS = "views";

  /**
   * That somebody sees the product as somebody else.
   *
   * @param user as whom
   * @param by the administrator who does
   * @param until when it ends by itself
   * @param over whether it has ended but for being told so: until then nothing is answered, lest a
   *     page that still shows somebody else's view acts as the administrator
   */
  record View(UUID user, Account by, OffsetDateTime until, boolean over) {}

  private final transient Account account;
  private final transient @Nullable Token session;
  private final transient @Nullable View view;

  private SignedIn(
      Account account, @Nullable Token session, @Nullable View view, List<String> authorities) {
    super(AuthorityUtils.createAuthorityList(authorities));
    this.account = account;
    this.session = session;
    this.view = view;
    setAuthenticated(true);
  }

  static SignedIn inPerson(Account account, Token session) {
    return new SignedIn(account, session, null, List.of(READS, OWN, CHANGES, IN_PERSON));
  }

  static SignedIn byToken(Account account, TokenScope scope) {
    var authorities =
        scope.level() == TokenScope.Level.READ ? List.of(READS, OWN) : List.of(READS, OWN, CHANGES);
    return new SignedIn(scope.narrow(account), null, null, authorities);
  }

  /** With the rights of {@code viewed}, to look and nothing else. */
  static SignedIn viewing(Account viewed, Token session, View view) {
    return new SignedIn(
        viewed, session, view, view.over() ? List.of(VIEWS) : List.of(READS, VIEWS));
  }

  Account account() {
    return account;
  }

  /** The session of a person. */
  Token session() {
    if (session == null) {
      throw new IllegalStateException("A program has no session");
    }
    return session;
  }

  /** Whether a token let the request in. */
  boolean byProgram() {
    return session == null;
  }

  /** Null for one who sees the product as themselves. */
  @Nullable View view() {
    return view;
  }

  @Override
  public Account getPrincipal() {
    return account;
  }

  /** The id of the user whose session it is, by which the platform knows whose a job is. */
  @Override
  public String getName() {
    return (view == null ? account : view.by()).id().toString();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
