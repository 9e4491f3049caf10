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

/**
 * Finds out who asks: from a program's token, else from the session's cookie. Whoever has none goes
 * on signed out.
 */
final class SessionFilter extends OncePerRequestFilter {

  private final WhoAsks whoAsks;

  SessionFilter(WhoAsks whoAsks) {
    this.whoAsks = whoAsks;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Beside a token the cookie doesn't count: such a request needs no CSRF token.
    whoAsks
        .find(request)
        .ifPresent(it -> {
          Languages.choose(request, it.account().actor().language());
          SecurityContextHolder.setContext(new SecurityContextImpl(it));
        });
    chain.doFilter(request, response);
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
