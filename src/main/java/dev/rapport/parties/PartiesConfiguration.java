package dev.rapport.parties;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartiesConfiguration {

  @Bean
  Definitions parties() {
    return Definitions.of(
        Company.definition(),
        Person.definition(),
        Relation.definition(),
        RelationType.definition());
  }
}
