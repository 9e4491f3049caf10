package dev.rapport.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that holds a browser's session: out of reach of scripts and of other sites' forms. */
final class SessionCookie {

  private static final String NAME = "rapport_session";

  /** By HTTPS the browser sees to it that no other host and no plain HTTP set it. */
  private static final String SECURE_NAME = "__Host-" + NAME;

  /** As long as a session can last; the server decides when it ends. */
  private static final Duration LASTS = Duration.ofDays(90);

  static Optional<Token> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name(request)))
        .map(cookie -> new Token(cookie.getValue()));
  }

  static void write(HttpServletRequest request, HttpServletResponse response, Token token) {
    add(request, response, token.value(), LASTS);
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", Duration.ZERO);
  }

  private static void add(
      HttpServletRequest request, HttpServletResponse response, String value, Duration lasts) {
    var cookie =
        ResponseCookie.from(name(request), value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? SECURE_NAME : NAME;
  }

  private SessionCookie() {}
}
