package dev.rapport.sales;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Pointing;
import dev.rapport.records.Reference;
import dev.rapport.records.TimelineParties;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens in a deal stands on the time lines of its company and its person. */
@Component
class DealsOfParties implements TimelineParties {

  private static final Map<String, FieldRef<Reference>> OF =
      Map.of(Company.OBJECT, Opportunity.COMPANY, Person.OBJECT, Opportunity.PERSON);

  private final Pointing pointing;

  DealsOfParties(Pointing pointing) {
    this.pointing = pointing;
  }

  @Override
  public Collection<UUID> of(String object, UUID id, Actor actor) {
    var field = OF.get(object);
    return field == null ? List.of() : pointing.to(id, Opportunity.OBJECT, field, actor);
  }
}
