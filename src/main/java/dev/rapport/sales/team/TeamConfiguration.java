package dev.rapport.sales.team;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TeamConfiguration {

  @Bean
  Definitions dealMembers() {
    return Definitions.of(DealMember.definition());
  }
}
