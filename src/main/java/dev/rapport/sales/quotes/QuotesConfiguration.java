package dev.rapport.sales.quotes;

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
class QuotesConfiguration {

  @Bean
  Definitions quotes() {
    return Definitions.of(Quote.definition(), QuoteLine.definition(), QuoteEvent.definition());
  }

  @Bean
  RecordRules quoteLineRules(
      QuoteDocuments documents, Prices prices, Bundles bundles, UsualTax usualTax, DSLContext sql) {
    return new LineRules(documents, prices, bundles, usualTax, sql);
  }
}
