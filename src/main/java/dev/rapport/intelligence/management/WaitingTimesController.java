package dev.rapport.intelligence.management;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When something waits, as administrators set it. */
@RestController
@RequestMapping("/api/waiting-times")
class WaitingTimesController {

  private static final int LONGEST = 365;

  private final Settings settings;

  WaitingTimesController(Settings settings) {
    this.settings = settings;
  }

  @GetMapping
  WaitingTimes times() {
    return WaitingTimes.of(settings);
  }

  @PutMapping
  WaitingTimes change(@RequestBody WaitingTimes given, Actor actor) {
    if (!actor.administrator()) {
      throw ProblemException.forbidden();
    }
    var errors = new ArrayList<FieldProblem>();
    check("silentDeal", given.silentDeal(), errors);
    check("silentLead", given.silentLead(), errors);
    check("quoteUnseen", given.quoteUnseen(), errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    given.save(settings);
    return given;
  }

  private static void check(String field, int days, List<FieldProblem> errors) {
    if (days < 1 || days > LONGEST) {
      errors.add(FieldProblem.of(field, "waiting.days", LONGEST));
    }
  }
}
