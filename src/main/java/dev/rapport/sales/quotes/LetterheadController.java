package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.sales.lines.Letterhead;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What all quotes of the organisation have in common; administrators say it. */
@RestController
@RequestMapping("/api/letterhead")
class LetterheadController {

  private static final FieldType<String> LINE = FieldTypes.text(200);
  private static final FieldType<String> LINES = new LongTextType(5_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Settings settings;
  private final PlainTexts texts;

  LetterheadController(Settings settings, PlainTexts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  @GetMapping
  Letterhead letterhead() {
    return settings.get(Letterhead.SETTING, Letterhead.class, Letterhead.empty());
  }

  @PutMapping
  Letterhead change(@RequestBody Letterhead given, Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
    var errors = new ArrayList<FieldProblem>();
    var next =
        new Letterhead(
            texts.read("address", given.address(), LINES, errors),
            texts.read("taxNumber", given.taxNumber(), LINE, errors),
            texts.read("email", given.email(), LINE, errors),
            texts.read("phone", given.phone(), LINE, errors),
            texts.read("bankAccount", given.bankAccount(), LINES, errors),
            texts.read("terms", given.terms(), LINES, errors),
            given.tax(),
            given.validDays());
    var tax = given.tax();
    if (tax != null
        && (tax.signum() < 0
            || tax.compareTo(HUNDRED) > 0
            || tax.stripTrailingZeros().scale() > 2)) {
      errors.add(FieldProblem.of("tax", "letterhead.tax"));
    }
    if (given.validDays() < 1 || given.validDays() > 365) {
      errors.add(FieldProblem.of("validDays", "letterhead.validDays"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    settings.put(Letterhead.SETTING, next);
    return next;
  }
}
