package dev.rapport.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** The header by which a program shows its token. */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  static boolean isGiven(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** The token of a request that has one. */
  static Token read(HttpServletRequest request) {
    return new Token(
        request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip());
  }

  private BearerToken() {}
}
