package dev.rapport.leads;

import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.parties.TwinSource;
import dev.rapport.records.Definitions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeadsConfiguration {

  @Bean
  Definitions leads() {
    return Definitions.of(Lead.definition());
  }

  /** Leads are also compared with those who are here already. */
  @Bean
  TwinSource leadTwins() {
    return new TwinSource(
        Lead.OBJECT,
        List.of(Lead.OBJECT, Person.OBJECT, Company.OBJECT),
        List.of(
            TwinSource.named(Lead.NAME.name(), Lead.OBJECT, Person.OBJECT),
            TwinSource.named(Lead.COMPANY_NAME.name(), Company.OBJECT)));
  }
}
