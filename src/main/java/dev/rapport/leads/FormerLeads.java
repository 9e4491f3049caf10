package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Pointing;
import dev.rapport.records.Reference;
import dev.rapport.records.TimelineParties;
import dev.rapport.sales.Opportunity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What was done for a lead stands on the time lines of the company, the person and the deal that it
 * became.
 */
@Component
class FormerLeads implements TimelineParties {

  private static final Map<String, FieldRef<Reference>> BECAME =
      Map.of(
          Company.OBJECT, Lead.CONVERTED_COMPANY,
          Person.OBJECT, Lead.CONVERTED_PERSON,
          Opportunity.OBJECT, Lead.CONVERTED_OPPORTUNITY);

  private final Pointing pointing;

  FormerLeads(Pointing pointing) {
    this.pointing = pointing;
  }

  @Override
  public Collection<UUID> of(String object, UUID id, Actor actor) {
    var field = BECAME.get(object);
    return field == null ? List.of() : pointing.to(id, Lead.OBJECT, field, actor);
  }
}
