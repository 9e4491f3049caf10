package dev.rapport.identity;

import dev.rapport.platform.text.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: from a program's token, else from the session's cookie. Whoever has none goes
 * on signed out.
 */
final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Actors actors;

  SessionFilter(Sessions sessions, ApiTokens tokens, Actors actors) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.actors = actors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Beside a token the cookie doesn't count: such a request needs no CSRF token.
    var signedIn = BearerToken.isGiven(request) ? byToken(request) : bySession(request);
    signedIn.ifPresent(it -> {
      Languages.choose(request, it.account().actor().language());
      SecurityContextHolder.setContext(new SecurityContextImpl(it));
    });
    chain.doFilter(request, response);
  }

  private Optional<SignedIn> byToken(HttpServletRequest request) {
    return tokens
        .bearer(BearerToken.read(request), request.getRemoteAddr())
        .flatMap(bearer ->
            actors.account(bearer.user()).map(it -> SignedIn.byToken(it, bearer.scope())));
  }

  private Optional<SignedIn> bySession(HttpServletRequest request) {
    return SessionCookie.read(request)
        .flatMap(token ->
            sessions
                .user(token, request.getRemoteAddr())
                .flatMap(actors::account)
                .map(account -> SignedIn.inPerson(account, token)));
  }

  /** A streamed answer is finished in a dispatch of its own, which has to know as well who asks. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
