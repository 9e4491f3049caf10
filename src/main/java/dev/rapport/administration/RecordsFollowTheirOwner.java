package dev.rapport.administration;

import dev.rapport.records.OwnersTeams;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import java.util.Set;
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
  public Set<String> objects() {
    return Set.of(User.OBJECT);
  }

  @Override
  public void react(RecordsChanged change) {
    teams.follow(change.of(User.OBJECT));
  }
}
