package dev.rapport.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who stands behind a request, by its token or its session's cookie. A request that goes on for
 * long asks again: sessions end, and rights change.
 */
@Component
public class WhoAsks {

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Actors actors;
  private final Views views;

  WhoAsks(Sessions sessions, ApiTokens tokens, Actors actors, Views views) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.actors = actors;
    this.views = views;
  }

  /** The actor with the rights that they have now; empty once the session or token has ended. */
  public Optional<Actor> now(HttpServletRequest request) {
    return find(request)
        .filter(it -> it.view() == null || !it.view().over())
        .map(it -> it.account().actor());
  }

  /** Whether what happens on this thread was asked for by a program with its token. */
  public static boolean isProgram() {
    return CurrentActor.signedIn().map(SignedIn::byProgram).orElse(false);
  }

  /** A name for the request's session or token that says nothing of its secret. */
  public String session(HttpServletRequest request) {
    var token =
        BearerToken.isGiven(request)
            ? Optional.of(BearerToken.read(request))
            : SessionCookie.read(request);
    return token.map(it -> HexFormat.of().formatHex(it.hash())).orElse("");
  }

  Optional<SignedIn> find(HttpServletRequest request) {
    return BearerToken.isGiven(request) ? byToken(request) : bySession(request);
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
                .find(token, request.getRemoteAddr())
                .flatMap(opened ->
                    actors
                        .account(opened.user())
                        .map(account -> views.signedIn(account, token, opened.view()))));
  }
}
