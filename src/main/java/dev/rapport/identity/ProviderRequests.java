package dev.rapport.identity;

import dev.rapport.identity.Challenges.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of a provider, until it answers: in the database, for any node, and tied to the
 * browser by a cookie, so that nobody is signed in by an answer to somebody else.
 */
@Component
class ProviderRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String COOKIE = "rapport_provider";
  private static final Duration VALID = Duration.ofMinutes(10);

  private final Challenges challenges;
  private final JsonMapper json =
      JsonMapper.builder()
          .addModules(SecurityJacksonModules.getModules(ProviderRequests.class.getClassLoader()))
          .build();

  ProviderRequests(Challenges challenges) {
    this.challenges = challenges;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return null; // an answer uses it up: removeAuthorizationRequest
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    var state = asked == null ? null : asked.getState();
    if (state == null) {
      write(request, response, "", Duration.ZERO);
      return;
    }
    challenges.ask(state, Purpose.OIDC, null, json.writeValueAsString(asked));
    write(request, response, state, VALID);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    var state = request.getParameter(OAuth2ParameterNames.STATE);
    write(request, response, "", Duration.ZERO);
    if (cookie == null || state == null || !cookie.getValue().equals(state)) {
      return null;
    }
    return challenges
        .answer(state, Purpose.OIDC)
        .map(Challenges.Asked::payload)
        .map(asked -> json.readValue(asked, OAuth2AuthorizationRequest.class))
        .orElse(null);
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, String state, Duration lasts) {
    var cookie =
        ResponseCookie.from(COOKIE, state)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
