package dev.rapport.leads;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeadsConfiguration {

  @Bean
  Definitions leads() {
    return Definitions.of(Lead.definition());
  }
}
