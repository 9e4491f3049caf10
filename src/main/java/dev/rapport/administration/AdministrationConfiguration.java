package dev.rapport.administration;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

  @Bean
  Definitions administration() {
    return Definitions.of(User.definition(), Team.definition(), Role.definition());
  }
}
