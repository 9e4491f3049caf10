package dev.rapport.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The providers of OpenID Connect that the operator named, if any. */
@Component
class Providers {

  private final Map<String, OAuth2ClientProperties.Registration> registrations;

  Providers(ObjectProvider<OAuth2ClientProperties> properties) {
    this.registrations =
        Optional.ofNullable(properties.getIfAvailable())
            .map(OAuth2ClientProperties::getRegistration)
            .orElse(Map.of());
  }

  boolean any() {
    return !registrations.isEmpty();
  }

  /** As the sign-in page shows them. */
  List<SessionView.Provider> list() {
    return registrations.entrySet().stream()
        .map(each -> {
          var name = each.getValue().getClientName();
          return new SessionView.Provider(each.getKey(), name == null ? each.getKey() : name);
        })
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnOAuth2ClientRegistrationProperties
  @EnableConfigurationProperties(OAuth2ClientProperties.class)
  static class Registrations {

    /** Asks a provider for its addresses when first needed: Rapport starts without it. */
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
      return new SupplierClientRegistrationRepository(() ->
          new InMemoryClientRegistrationRepository(
              new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }
  }
}
