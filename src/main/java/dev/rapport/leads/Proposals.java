package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.parties.PersonName;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Values;
import dev.rapport.sales.FirstStage;
import dev.rapport.sales.Opportunity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a lead's values become in the records that it is converted into, so that nothing is typed
 * twice.
 */
@Component
class Proposals {

  private final FirstStage firstStage;

  Proposals(FirstStage firstStage) {
    this.firstStage = firstStage;
  }

  /** The company's values; empty for a lead of nobody's. */
  Map<String, @Nullable Object> company(RecordRow lead, Actor actor) {
    var name = lead.get(Lead.COMPANY_NAME);
    if (name == null) {
      return Map.of();
    }
    return allowed(
        Company.OBJECT,
        actor,
        new Values()
            .with(Company.NAME, name)
            .with(Company.WEBSITE, lead.get(Lead.WEBSITE))
            .with(Company.ADDRESS, lead.get(Lead.ADDRESS)));
  }

  /** The person's values; without a name for a lead that is called like its company. */
  Map<String, @Nullable Object> person(RecordRow lead, Actor actor) {
    var company = lead.get(Lead.COMPANY_NAME);
    var whole = Objects.requireNonNullElse(lead.get(Lead.NAME), "");
    var name = whole.equals(company) ? new PersonName(null, null) : PersonName.parse(whole);
    return allowed(
        Person.OBJECT,
        actor,
        new Values()
            .with(Person.FIRST_NAME, name.first())
            .with(Person.LAST_NAME, name.last())
            .with(Person.JOB_TITLE, lead.get(Lead.JOB_TITLE))
            .with(Person.EMAIL, lead.get(Lead.EMAIL))
            .with(Person.PHONE, lead.get(Lead.PHONE))
            .with(Person.PREFERRED_LANGUAGE, lead.get(Lead.LANGUAGE))
            .with(Person.ADDRESS, company == null ? lead.get(Lead.ADDRESS) : null));
  }

  /** The deal's values. */
  Map<String, @Nullable Object> opportunity(RecordRow lead, Actor actor) {
    var place = firstStage.find();
    return allowed(
        Opportunity.OBJECT,
        actor,
        new Values()
            .with(Opportunity.NAME, dealName(lead))
            .with(Opportunity.AMOUNT, lead.get(Lead.ESTIMATE))
            .with(Opportunity.PRODUCT, lead.get(Lead.PRODUCT))
            .with(Opportunity.PIPELINE, place.map(FirstStage.Place::pipeline).orElse(null))
            .with(Opportunity.STAGE, place.map(FirstStage.Place::stage).orElse(null))
            .with(Opportunity.DESCRIPTION, lead.get(Lead.NEED)));
  }

  private static @Nullable String dealName(RecordRow lead) {
    var product = lead.get(Lead.PRODUCT);
    var company = lead.get(Lead.COMPANY_NAME);
    var customer = company == null ? lead.get(Lead.NAME) : company;
    return product == null || product.label() == null
        ? customer
        : product.label() + " – " + customer;
  }

  /** Without what is empty and what the actor may not write. */
  private static Map<String, @Nullable Object> allowed(String object, Actor actor, Values values) {
    Map<String, @Nullable Object> allowed = new LinkedHashMap<>();
    values
        .toMap()
        .forEach((name, value) -> {
          if (value != null && actor.field(object, name) == FieldAccess.WRITE) {
            allowed.put(name, value);
          }
        });
    return allowed;
  }
}
