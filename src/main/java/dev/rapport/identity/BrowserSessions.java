package dev.rapport.identity;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.identity.Sessions.Method;
import dev.rapport.platform.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Signs browsers in and out: the session, its cookie, and what the page is told. */
@Component
public class BrowserSessions {

  private final Sessions sessions;
  private final Actors actors;
  private final CsrfTokenRepository csrfTokens;
  private final Settings settings;
  private final Providers providers;
  private final SecurityEvents events;

  BrowserSessions(
      Sessions sessions,
      Actors actors,
      CsrfTokenRepository csrfTokens,
      Settings settings,
      Providers providers,
      SecurityEvents events) {
    this.sessions = sessions;
    this.actors = actors;
    this.csrfTokens = csrfTokens;
    this.settings = settings;
    this.providers = providers;
    this.events = events;
  }

  /**
   * Signs the user in, in place of whoever was signed in before. Not to be called within a
   * transaction.
   */
  public SessionView open(
      UUID user, Method method, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    var token =
        sessions.open(
            user, method, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
    events.note(Kind.SIGNED_IN, user, method.name());
    SessionCookie.write(request, response, token);
    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    return view(user);
  }

  /** Signs out, where somebody is signed in. */
  void end(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
  }

  /** What the page is told of the user, or of the door when nobody is signed in. */
  public SessionView view(@Nullable UUID user) {
    return view(user == null ? null : actors.account(user).orElse(null), null);
  }

  /**
   * What the page is told that asks.
   *
   * @param signedIn who asks; null when nobody is signed in
   */
  SessionView view(@Nullable SignedIn signedIn) {
    return signedIn == null
        ? view((Account) null, null)
        : view(signedIn.account(), SessionView.Viewing.of(signedIn.view()));
  }

  private SessionView view(@Nullable Account account, SessionView.@Nullable Viewing viewing) {
    return SessionView.of(account, settings.organisation().orElse(null), providers.list(), viewing);
  }
}
