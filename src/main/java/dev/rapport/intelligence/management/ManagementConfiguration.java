package dev.rapport.intelligence.management;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

  @Bean
  Definitions management() {
    return Definitions.of(Target.definition());
  }
}
