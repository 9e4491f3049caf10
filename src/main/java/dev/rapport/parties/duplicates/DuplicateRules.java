package dev.rapport.parties.duplicates;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rules by which this organisation calls two records the same. */
@Component
class DuplicateRules {

  private static final String SETTING = "duplicates";

  private final Settings settings;

  DuplicateRules(Settings settings) {
    this.settings = settings;
  }

  /** Those that an administrator set, or else as Rapport comes. */
  Rules current() {
    return settings.get(SETTING, Rules.class, Rules.DEFAULT);
  }

  /**
   * Sets the rules; what they find shows after the next scan.
   *
   * @throws ProblemException 422 with an entry for each number that is out of range
   */
  void replace(Rules rules) {
    var errors = new ArrayList<FieldProblem>();
    if (!(rules.shown() > 0 && rules.shown() < 1)) {
      errors.add(FieldProblem.of("shown", "duplicates.certainty"));
    }
    if (!(rules.certain() >= rules.shown() && rules.certain() <= 1)) {
      errors.add(FieldProblem.of("certain", "duplicates.certain"));
    }
    for (var i = 0; i < rules.weights().size(); i++) {
      var weight = rules.weights().get(i);
      weight(weight.same(), "weights[" + i + "].same", errors);
      weight(weight.different(), "weights[" + i + "].different", errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    settings.put(SETTING, rules);
  }

  private static void weight(double weight, String field, List<FieldProblem> errors) {
    if (!(weight >= 0 && weight <= Rules.MOST)) {
      errors.add(FieldProblem.of(field, "duplicates.weight", Rules.MOST));
    }
  }
}
