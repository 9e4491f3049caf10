package dev.rapport.identity;

import java.util.List;
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

  private final transient Account account;
  private final transient @Nullable Token session;

  private SignedIn(Account account, @Nullable Token session, List<String> authorities) {
    super(AuthorityUtils.createAuthorityList(authorities));
    this.account = account;
    this.session = session;
    setAuthenticated(true);
  }

  static SignedIn inPerson(Account account, Token session) {
    return new SignedIn(account, session, List.of(IN_PERSON, CHANGES));
  }

  static SignedIn byToken(Account account, TokenScope scope) {
    var authorities = scope.level() == TokenScope.Level.READ ? List.<String>of() : List.of(CHANGES);
    return new SignedIn(scope.narrow(account), null, authorities);
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

  @Override
  public Account getPrincipal() {
    return account;
  }

  /** The user's id, by which the platform knows whose a job is. */
  @Override
  public String getName() {
    return account.id().toString();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
