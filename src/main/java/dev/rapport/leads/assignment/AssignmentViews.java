package dev.rapport.leads.assignment;

import dev.rapport.leads.assignment.AssignmentRule.By;
import dev.rapport.leads.assignment.Reason.LeftOut;
import dev.rapport.records.Reference;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Assignment as the API shows it. */
final class AssignmentViews {

  private AssignmentViews() {}

  /**
   * All that an administrator sets.
   *
   * @param people whom the rules name, or of whom something is known
   * @param names of the people, teams and products that stand in it
   * @param waiting how many leads wait for somebody
   */
  @Schema(name = "AssignmentOverview")
  record Overview(
      int version,
      @Nullable Integer answerHours,
      List<AssignmentRule> rules,
      List<Person> people,
      List<Reference> names,
      int waiting) {}

  /**
   * @param works whether they are here and see leads
   * @param open how many leads and deals they work on
   */
  @Schema(name = "AssignmentPerson")
  record Person(Reference user, boolean works, int open, Profile profile) {}

  /**
   * @param version the one that was looked at
   */
  @Schema(name = "AssignmentRules")
  record Rules(
      @NotNull Integer version,
      @Nullable Integer answerHours,
      @NotNull List<@Valid AssignmentRule> rules) {}

  /**
   * @param from the first day on which the leads came, {@code to} the last
   */
  @Schema(name = "NewAssignmentSimulation")
  record NewSimulation(
      @NotNull @Valid AssignmentRule rule, @NotNull LocalDate from, @NotNull LocalDate to) {}

  /** To whom a lead was given, the latest first. */
  @Schema(name = "LeadAssignments")
  record Given(List<One> assignments) {}

  /**
   * @param from whose it was before; null for nobody's
   * @param round 1, and one more each time it came back untouched
   * @param segment the field by which leads were told apart, {@code value} the lead's
   * @param candidates to how many it could have been given
   * @param measured for those who may read all leads the best of them, the chosen one first; for
   *     others the chosen one alone, and only for that one themselves what was measured
   */
  @Schema(name = "LeadAssignment")
  record One(
      Instant at,
      Reference to,
      @Nullable Reference from,
      String rule,
      By by,
      int round,
      @Nullable String segment,
      @Nullable String value,
      int candidates,
      List<Candidate> measured,
      LeftOut leftOut) {}

  /**
   * @param open how many leads and deals they worked on, {@code deals} of them deals; these are
   *     null in reasons of a time when only leads counted
   * @param good of {@code ended} leads of the segment so many were converted; null where it isn't
   *     shown, or nothing was measured
   */
  @Schema(name = "AssignmentCandidate")
  record Candidate(
      Reference user,
      @Nullable Integer open,
      @Nullable Integer deals,
      @Nullable Integer capacity,
      @Nullable Double good,
      @Nullable Double ended,
      @Nullable Double expected,
      @Nullable Double drawn) {}

  /**
   * What a rule would have done.
   *
   * @param leads that it is for, {@code more} whether later ones were left out
   * @param nobody for how many of them there was nobody
   * @param known how many leads had ended when the replay began, {@code learned} by its end
   * @param compared of the leads that were given in the replay, those that have ended
   * @param really of these so many were converted by whoever had them
   */
  @Schema(name = "AssignmentSimulation")
  record Simulated(
      int leads,
      boolean more,
      int nobody,
      int known,
      int learned,
      int compared,
      int really,
      Expected expected,
      List<Line> people) {}

  /**
   * A number of conversions.
   *
   * @param low it lies between this and {@code high} with 95 % probability, as far as the model is
   *     right
   */
  @Schema(name = "AssignmentExpectation")
  record Expected(double mean, double low, double high) {}

  /**
   * @param leads that they had, {@code ended} of these, {@code converted} of these
   * @param wouldLeads that the rule would have given them, {@code wouldEnded} of these have ended
   */
  @Schema(name = "AssignmentSimulationLine")
  record Line(
      Reference user,
      int leads,
      int ended,
      int converted,
      int wouldLeads,
      int wouldEnded,
      Expected expected) {}

  /** A reference whose label is looked up. */
  static Reference user(UUID id, Map<UUID, String> names) {
    return new Reference(id, "user", names.get(id));
  }
}
