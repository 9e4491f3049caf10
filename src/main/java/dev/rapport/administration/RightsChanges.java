package dev.rapport.administration;

import dev.rapport.identity.Actors;
import dev.rapport.records.RecordsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets rights be read anew once a user, a team or a role changed. */
@Component
class RightsChanges {

  private final Actors actors;

  RightsChanges(Actors actors) {
    this.actors = actors;
  }

  @EventListener
  void on(RecordsChanged change) {
    if (!change.of(User.OBJECT).isEmpty()
        || !change.of(Team.OBJECT).isEmpty()
        || !change.of(Role.OBJECT).isEmpty()) {
      actors.changed();
    }
  }
}
