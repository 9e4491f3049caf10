package dev.rapport.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who gets in where. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /**
   * Everything comes from this server and no script stands in a page. Styles may: the components
   * position themselves by style attributes.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** Pages of forms stand in frames of any site, whose visitors are nobody here. */
  private static final String FRAMED_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors *");

  /**
   * What strangers are sent by other sites: no cookie counts here, so that nothing can be done in
   * anybody's name, and nothing is kept from them.
   */
  @Bean
  @Order(0)
  SecurityFilterChain framed(HttpSecurity http) throws Exception {
    return http.securityMatcher("/f/**", "/embed.js", "/form.js", "/form.css")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .frameOptions(FrameOptionsConfig::disable)
                .contentSecurityPolicy(policy -> policy.policyDirectives(FRAMED_POLICY))
                .crossOriginResourcePolicy(
                    resource -> resource.policy(CrossOriginResourcePolicy.CROSS_ORIGIN))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                    permissions.policy("camera=(), microphone=(), geolocation=(), payment=()")))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      WhoAsks whoAsks,
      ProviderSignIn providers,
      CsrfTokenRepository csrfTokens,
      SecurityRefusals refusals)
      throws Exception {
    providers.configure(http);
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/api/session", "/api/session/passkey/**")
                .permitAll()
                .requestMatchers("/api/set-up", "/api/activations/*", "/api/offers/**")
                .permitAll()
                .requestMatchers(HttpMethod.DELETE, "/api/session/view")
                .hasAnyAuthority(SignedIn.IN_PERSON, SignedIn.VIEWS)
                // A program doesn't change how its user signs in, whatever its token allows.
                .requestMatchers("/api/session/**", "/api/account/**")
                .hasAuthority(SignedIn.IN_PERSON)
                .requestMatchers(HttpMethod.GET, "/api/imports/**", "/api/bulk-changes/**")
                .hasAuthority(SignedIn.OWN)
                // An export is written down as what its user took.
                .requestMatchers(HttpMethod.GET, "/api/records/*/export.*")
                .hasAuthority(SignedIn.OWN)
                .requestMatchers(HttpMethod.GET, "/api/**")
                .hasAuthority(SignedIn.READS)
                // What asks by a body.
                .requestMatchers("/api/duplicates/*", "/api/quotes/*/calculation")
                .hasAuthority(SignedIn.READS)
                .requestMatchers("/api/**")
                .hasAuthority(SignedIn.CHANGES)
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/api/**", "/actuator/**")
                .authenticated()
                .anyRequest() // the screens' own files
                .permitAll())
        .csrf(csrf ->
            csrf.spa()
                .csrfTokenRepository(csrfTokens)
                // No browser adds such a header by itself, and no cookie counts beside it.
                .ignoringRequestMatchers(BearerToken::isGiven)
                // Every request signs in anew by its cookie: a new token each time would refuse
                // those that are under way with the old one.
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
        .addFilterBefore(new SessionFilter(whoAsks), CsrfFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                    permissions.policy("camera=(), microphone=(), geolocation=(), payment=()")))
        // Sessions are our own: Spring Security neither keeps nor starts any, and offers no forms.
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /**
   * The token that a changing request repeats in a header: only a script of this site can read it.
   */
  @Bean
  CsrfTokenRepository csrfTokens() {
    var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  /** Nobody signs in past {@link SignIn}; without this bean Spring Boot would invent a user. */
  @Bean
  AuthenticationManager authenticationManager() {
    return _ -> {
      throw new ProviderNotFoundException("signing in goes through /api/session");
    };
  }
}
