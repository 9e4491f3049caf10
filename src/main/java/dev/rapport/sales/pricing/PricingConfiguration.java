package dev.rapport.sales.pricing;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PricingConfiguration {

  @Bean
  Definitions pricing() {
    return Definitions.of(
        PriceBook.definition(), PriceEntry.definition(), ProductComponent.definition());
  }
}
