package dev.rapport.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A provider of OpenID Connect on a port of its own: Spring's authorization server. Everybody has
 * the same password there; an e-mail address is verified unless it begins with 'unverified'.
 */
public final class OidcProvider implements AutoCloseable {

  public static final String PASSWORD = "at-the-provider";
  public static final String CLIENT = "rapport";
  public static final String SECRET = "between-the-two";

  private final ConfigurableApplicationContext application;
  private final Application.Clients clients;

  private OidcProvider(ConfigurableApplicationContext application) {
    this.application = application;
    this.clients = application.getBean(Application.Clients.class);
  }

  public static OidcProvider start() {
    var application = new SpringApplication(Application.class);
    application.setDefaultProperties(Map.of());
    return new OidcProvider(
        application.run(
            "--server.port=0",
            "--spring.autoconfigure.exclude="
                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
  }

  public String issuer() {
    var port = ((WebServerApplicationContext) application).getWebServer().getPort();
    return "http://localhost:" + port;
  }

  /** Makes it known to an application, as operators do. */
  public void register(DynamicPropertyRegistry registry) {
    var client = "spring.security.oauth2.client.registration.company.";
    registry.add(client + "client-id", () -> CLIENT);
    registry.add(client + "client-secret", () -> SECRET);
    registry.add(client + "client-name", () -> "Company account");
    registry.add(client + "scope", () -> "openid,email");
    registry.add("spring.security.oauth2.client.provider.company.issuer-uri", this::issuer);
  }

  /** Says where the application is that people are sent back to. */
  public void sendBackTo(String redirectUri) {
    clients.redirectUri = redirectUri;
  }

  @Override
  public void close() {
    application.close();
  }

  @TestConfiguration
  @EnableAutoConfiguration
  static class Application {

    /** Knows one client, whose address becomes known later. */
    static final class Clients implements RegisteredClientRepository {

      private final String id = UUID.randomUUID().toString();
      private volatile String redirectUri = "http://localhost/nowhere";

      @Override
      public void save(RegisteredClient client) {
        // Asked to keep the secret as a better hash: it is made anew each time.
      }

      @Override
      public RegisteredClient findById(String id) {
        return id.equals(this.id) ? client() : null;
      }

      @Override
      public RegisteredClient findByClientId(String clientId) {
        return clientId.equals(CLIENT) ? client() : null;
      }

      private RegisteredClient client() {
        return RegisteredClient.withId(id)
            .clientId(CLIENT)
            .clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(redirectUri)
            .scope(OidcScopes.OPENID)
            .scope(OidcScopes.EMAIL)
            .clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).build())
            .build();
      }
    }

    @Bean
    Clients clients() {
      return new Clients();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService users() {
      return name -> User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return context -> {
        var email = context.getPrincipal().getName();
        context
            .getClaims()
            .claim("email", email.replaceFirst("^unverified:", ""))
            .claim("email_verified", !email.startsWith("unverified:"));
      };
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JWKSource<SecurityContext> keys() throws GeneralSecurityException {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      var key =
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .privateKey((RSAPrivateKey) pair.getPrivate())
              .keyID("test")
              .build();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }
  }
}
