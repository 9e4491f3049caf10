package dev.rapport.identity;

import dev.rapport.platform.text.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks, from the session's cookie. Whoever has none goes on signed out. */
final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final Actors actors;

  SessionFilter(Sessions sessions, Actors actors) {
    this.sessions = sessions;
    this.actors = actors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SessionCookie.read(request).ifPresent(token -> signIn(token, request));
    chain.doFilter(request, response);
  }

  private void signIn(Token token, HttpServletRequest request) {
    sessions
        .user(token)
        .flatMap(actors::account)
        .ifPresent(account -> {
          Languages.choose(request, account.actor().language());
          SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(account, token)));
        });
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
