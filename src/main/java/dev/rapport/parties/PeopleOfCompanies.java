package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.Pointing;
import dev.rapport.records.TimelineParties;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens with the people of a company stands on its time line. */
@Component
class PeopleOfCompanies implements TimelineParties {

  private final Pointing pointing;

  PeopleOfCompanies(Pointing pointing) {
    this.pointing = pointing;
  }

  @Override
  public Collection<UUID> of(String object, UUID id, Actor actor) {
    return object.equals(Company.OBJECT)
        ? pointing.to(id, Person.OBJECT, Person.COMPANY, actor)
        : List.of();
  }
}
