package dev.rapport.leads.assignment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is agreed on leads that come in.
 *
 * @param version counts the changes
 * @param answerHours within how many hours new leads are answered; null where nothing is agreed
 */
public record AssignmentPlan(
    int version, @Nullable Integer answerHours, List<AssignmentRule> rules) {

  /** The name of the setting. */
  static final String SETTING = "assignment";

  static final AssignmentPlan NONE = new AssignmentPlan(0, null, List.of());

  /** The rules that count, in order. */
  List<AssignmentRule> inForce() {
    return rules.stream().filter(AssignmentRule::on).toList();
  }

  Optional<AssignmentRule> rule(UUID id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
