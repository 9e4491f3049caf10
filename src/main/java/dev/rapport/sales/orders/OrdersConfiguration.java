package dev.rapport.sales.orders;

import dev.rapport.records.Definitions;
import dev.rapport.records.RecordRules;
import dev.rapport.sales.lines.LineRules;
import dev.rapport.sales.lines.UsualTax;
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

  @Bean
  RecordRules orderLinesAddUp(
      OrderDocuments documents, Prices prices, UsualTax usualTax, DSLContext sql) {
    return new LineRules(documents, prices, usualTax, sql);
  }
}
