package dev.rapport.leads.assignment;

import dev.rapport.identity.Actor;
import dev.rapport.leads.assignment.AssignmentViews.Given;
import dev.rapport.leads.assignment.AssignmentViews.NewSimulation;
import dev.rapport.leads.assignment.AssignmentViews.Overview;
import dev.rapport.leads.assignment.AssignmentViews.Rules;
import dev.rapport.leads.assignment.AssignmentViews.Simulated;
import dev.rapport.records.ForbiddenException;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rules for administrators; a lead's reasons for those who see the lead. */
@RestController
class AssignmentController {

  private final AssignmentPlans plans;
  private final AssignmentOffice office;
  private final LeadReasons reasons;
  private final Simulations simulations;

  AssignmentController(
      AssignmentPlans plans,
      AssignmentOffice office,
      LeadReasons reasons,
      Simulations simulations) {
    this.plans = plans;
    this.office = office;
    this.reasons = reasons;
    this.simulations = simulations;
  }

  @GetMapping("/api/assignment")
  Overview overview(Actor actor) {
    administrators(actor);
    return office.overview();
  }

  @PutMapping("/api/assignment")
  Overview save(@RequestBody @Valid Rules rules, Actor actor) {
    administrators(actor);
    plans.save(rules.version(), rules.answerHours(), rules.rules());
    return office.overview();
  }

  @PutMapping("/api/assignment/people/{user}")
  Overview profile(@PathVariable UUID user, @RequestBody @Valid Profile profile, Actor actor) {
    administrators(actor);
    office.profile(user, profile);
    return office.overview();
  }

  @PostMapping("/api/assignment/simulation")
  Simulated simulate(@RequestBody @Valid NewSimulation wanted, Actor actor) {
    administrators(actor);
    plans.check(wanted.rule());
    return simulations.of(wanted.rule(), wanted.from(), wanted.to());
  }

  @GetMapping("/api/leads/{id}/assignments")
  Given given(@PathVariable UUID id, Actor actor) {
    return new Given(reasons.of(id, actor));
  }

  private static void administrators(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }
}
