package dev.rapport.leads.assignment;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.assignments.Assignments;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a desk for each rule, with what is known of its people now. */
@Component
class Desks {

  private final AssignmentPeople people;
  private final Assignments assignments;
  private final Histories histories;
  private final Settings settings;
  private final Clock clock;

  Desks(
      AssignmentPeople people,
      Assignments assignments,
      Histories histories,
      Settings settings,
      Clock clock) {
    this.people = people;
    this.assignments = assignments;
    this.histories = histories;
    this.settings = settings;
    this.clock = clock;
  }

  /** By rule. What one gives counts at the others, too. */
  Map<UUID, Desk> open(List<AssignmentRule> rules) {
    var members = new HashMap<UUID, List<UUID>>();
    var all = new HashSet<UUID>();
    for (var rule : rules) {
      var users = people.of(rule);
      members.put(rule.id(), users);
      all.addAll(users);
    }
    var profiles = people.profiles();
    var work = people.work(all);
    var desks = new HashMap<UUID, Desk>();
    for (var rule : rules) {
      var users = members.getOrDefault(rule.id(), List.of());
      var turns = assignments.turns(rule.id(), users);
      desks.put(rule.id(), new Desk(rule, users, profiles, work, turns, today()));
    }
    return desks;
  }

  /** What a rule measures by; nothing for one that doesn't. */
  Conversions history(AssignmentRule rule) {
    return rule.by() == AssignmentRule.By.MEASURE ? histories.of(rule) : new Conversions(Map.of());
  }

  private LocalDate today() {
    var zone = settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
