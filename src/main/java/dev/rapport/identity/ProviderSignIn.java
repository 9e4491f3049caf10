package dev.rapport.identity;

import static org.jooq.impl.DSL.lower;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.OIDC_IDENTITY;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.identity.Sessions.Method;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Sign-in by a provider of OpenID Connect. It lets in whom Rapport knows: the first time by the
 * e-mail address that the provider has verified, from then on by the provider's own name for them.
 * It makes no users.
 */
@Component
class ProviderSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
  private static final String FAILED = "/sign-in?provider=failed";

  private final DSLContext db;
  private final Providers providers;
  private final ProviderRequests requests;
  private final Actors actors;
  private final BrowserSessions sessions;
  private final SecurityEvents events;

  ProviderSignIn(
      DSLContext db,
      Providers providers,
      ProviderRequests requests,
      Actors actors,
      BrowserSessions sessions,
      SecurityEvents events) {
    this.db = db;
    this.providers = providers;
    this.requests = requests;
    this.actors = actors;
    this.sessions = sessions;
    this.events = events;
  }

  /** Opens the door for providers, where there are any. */
  void configure(HttpSecurity http) throws Exception {
    if (providers.any()) {
      http.oauth2Login(this::configure);
    }
  }

  private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/sign-in")
        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(requests))
        .authorizedClientRepository(new Forgetful())
        .successHandler(this::signIn)
        .failureHandler(this::refuse);
  }

  private void signIn(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    var user =
        authentication.getPrincipal() instanceof OidcUser known
            ? find(known).filter(it -> actors.account(it).isPresent())
            : Optional.<UUID>empty();
    if (user.isEmpty()) {
      LOG.warn("A provider sent somebody whom Rapport doesn't know: {}", authentication.getName());
      events.note(Kind.SIGN_IN_FAILED, null, Method.OIDC.name());
      response.sendRedirect(request.getContextPath() + FAILED);
      return;
    }
    sessions.open(user.get(), Method.OIDC, request, response);
    response.sendRedirect(request.getContextPath() + "/");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    LOG.warn("A provider's sign-in failed: {}", reason.getMessage());
    events.note(Kind.SIGN_IN_FAILED, null, Method.OIDC.name());
    response.sendRedirect(request.getContextPath() + FAILED);
  }

  private Optional<UUID> find(OidcUser known) {
    // An ID token has both: Spring Security sees to it.
    var issuer = Objects.requireNonNull(known.getIssuer()).toString();
    var subject = Objects.requireNonNull(known.getSubject());
    return db.select(OIDC_IDENTITY.USER_ID)
        .from(OIDC_IDENTITY)
        .where(OIDC_IDENTITY.ISSUER.eq(issuer), OIDC_IDENTITY.SUBJECT.eq(subject))
        .fetchOptional(OIDC_IDENTITY.USER_ID)
        .or(() -> link(known, issuer, subject));
  }

  private Optional<UUID> link(OidcUser known, String issuer, String subject) {
    var email = known.getEmail();
    if (email == null || !Boolean.TRUE.equals(known.getEmailVerified())) {
      return Optional.empty();
    }
    var user =
        db.select(APP_USER.ID)
            .from(APP_USER)
            .where(lower(APP_USER.EMAIL).eq(email.strip().toLowerCase(Locale.ROOT)))
            .and(APP_USER.ACTIVE.isTrue())
            .and(APP_USER.DELETED_AT.isNull())
            .fetchOptional(APP_USER.ID);
    user.ifPresent(id -> {
      db.insertInto(OIDC_IDENTITY)
          .set(OIDC_IDENTITY.ISSUER, issuer)
          .set(OIDC_IDENTITY.SUBJECT, subject)
          .set(OIDC_IDENTITY.USER_ID, id)
          .onConflictDoNothing()
          .execute();
      events.note(Kind.PROVIDER_LINKED, id, issuer);
    });
    return user;
  }

  /** The provider's tokens are for nothing once somebody is signed in. */
  private static final class Forgetful implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String registration, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
