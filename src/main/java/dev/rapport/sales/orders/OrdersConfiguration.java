package dev.rapport.sales.orders;

import dev.rapport.records.Definitions;
import dev.rapport.records.RecordRules;
import dev.rapport.sales.lines.LineRules;
import dev.rapport.sales.lines.UsualTax;
import dev.rapport.sales.pricing.Bundles;
import dev.rapport.sales.pricing.Prices;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

  @Bean
  Definitions orders() {
    return Definitions.of(Order.definition(), OrderLine.definition(), OrderMovement.definition());
  }

  /** Before the other rules of lines, which look at their quantities and at what they contain. */
  @Bean
  @org.springframework.core.annotation.Order(0)
  RecordRules orderLinesAddUp(
      OrderDocuments documents, Prices prices, Bundles bundles, UsualTax usualTax, DSLContext sql) {
    return new LineRules(documents, prices, bundles, usualTax, sql);
  }
}
