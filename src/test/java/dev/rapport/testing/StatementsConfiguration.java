package dev.rapport.testing;

import org.jooq.ExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets {@link Statements} listen. */
@Configuration(proxyBeanMethods = false)
class StatementsConfiguration {

  @Bean
  ExecuteListenerProvider statementsListener(Statements statements) {
    return () -> statements;
  }
}
