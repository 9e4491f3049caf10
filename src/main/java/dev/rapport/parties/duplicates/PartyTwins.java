package dev.rapport.parties.duplicates;

import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.FieldValues;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tells companies and people from one another. */
@Configuration(proxyBeanMethods = false)
class PartyTwins {

  @Bean
  TwinSource companyTwins() {
    return new TwinSource(
        Company.OBJECT, List.of(TwinSource.look(PartyTwins::company, Company.OBJECT)));
  }

  @Bean
  TwinSource personTwins() {
    return new TwinSource(
        Person.OBJECT, List.of(TwinSource.look(PartyTwins::person, Person.OBJECT)));
  }

  private static Profile company(FieldValues company) {
    return Profile.ofCompany()
        .named(company.get(Company.NAME))
        .website(company.get(Company.WEBSITE))
        .email(company.get(Company.EMAIL))
        .phone(company.get(Company.PHONE))
        .contacts(company.get(Company.CONTACTS))
        .taxNumber(company.get(Company.TAX_NUMBER))
        .address(company.get(Company.ADDRESS));
  }

  private static Profile person(FieldValues person) {
    return Profile.ofPerson()
        .named(person.get(Person.NAME))
        .named(person.get(Person.FIRST_NAME), person.get(Person.LAST_NAME))
        .email(person.get(Person.EMAIL))
        .phone(person.get(Person.PHONE))
        .phone(person.get(Person.MOBILE))
        .contacts(person.get(Person.CONTACTS))
        .company(person.get(Person.COMPANY))
        .address(person.get(Person.ADDRESS))
        .birthday(person.get(Person.BIRTHDAY));
  }
}
