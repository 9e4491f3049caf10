package dev.rapport.sales;

import dev.rapport.records.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesConfiguration {

  @Bean
  Definitions sales() {
    return Definitions.of(
        Product.definition(),
        Pipeline.definition(),
        Stage.definition(),
        Opportunity.definition(),
        CompetingOffer.definition());
  }
}
