package dev.rapport.administration;

import dev.rapport.records.OwnersTeams;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import org.springframework.stereotype.Component;

/** When users change teams, their records change with them. */
@Component
class RecordsFollowTheirOwner implements Reactor {

  private final OwnersTeams teams;

  RecordsFollowTheirOwner(OwnersTeams teams) {
    this.teams = teams;
  }

  @Override
  public String name() {
    return "recordsFollowTheirOwner";
  }

  @Override
  public void react(RecordsChanged change) {
    var users = change.of(User.OBJECT);
    if (!users.isEmpty()) {
      teams.follow(users);
    }
  }
}
