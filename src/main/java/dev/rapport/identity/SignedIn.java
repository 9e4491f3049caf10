package dev.rapport.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What Spring Security knows of a request that a session let in. */
final class SignedIn extends AbstractAuthenticationToken {

  private final transient Account account;
  private final transient Token token;

  SignedIn(Account account, Token token) {
    super(List.of()); // rights are the actor's, not Spring Security's
    this.account = account;
    this.token = token;
    setAuthenticated(true);
  }

  Account account() {
    return account;
  }

  Token token() {
    return token;
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
