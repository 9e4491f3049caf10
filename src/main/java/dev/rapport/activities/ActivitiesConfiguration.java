package dev.rapport.activities;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActivitiesConfiguration {

  @Bean
  Definitions activities() {
    return Definitions.of(Task.definition(), Note.definition());
  }
}
