package dev.rapport.leads;

import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.parties.duplicates.Profile;
import dev.rapport.parties.duplicates.TwinSource;
import dev.rapport.records.Definitions;
import dev.rapport.records.FieldValues;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeadsConfiguration {

  @Bean
  Definitions leads() {
    return Definitions.of(Lead.definition());
  }

  /** A lead is a person and perhaps a company, who may be here already. */
  @Bean
  TwinSource leadTwins() {
    return new TwinSource(
        Lead.OBJECT,
        List.of(
            TwinSource.look(LeadsConfiguration::person, Lead.OBJECT, Person.OBJECT),
            TwinSource.look(LeadsConfiguration::company, Company.OBJECT)));
  }

  private static Profile person(FieldValues lead) {
    return Profile.ofPerson()
        .named(lead.get(Lead.NAME))
        .email(lead.get(Lead.EMAIL))
        .phone(lead.get(Lead.PHONE))
        .company(lead.get(Lead.COMPANY_NAME))
        .address(lead.get(Lead.ADDRESS));
  }

  private static Profile company(FieldValues lead) {
    return Profile.ofCompany()
        .named(lead.get(Lead.COMPANY_NAME))
        .email(lead.get(Lead.EMAIL))
        .phone(lead.get(Lead.PHONE))
        .website(lead.get(Lead.WEBSITE))
        .address(lead.get(Lead.ADDRESS));
  }
}
