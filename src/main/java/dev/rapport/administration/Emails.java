package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.InvalidValue;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the e-mail addresses of commands as the records engine reads those of records. */
@Component
class Emails {

  private final FieldContexts contexts;

  Emails(FieldContexts contexts) {
    this.contexts = contexts;
  }

  /**
   * The address in the form in which it is kept.
   *
   * @throws ProblemException 422 when it can't be one
   */
  String read(String field, String typed) {
    try {
      return FieldTypes.email().parse(typed, contexts.of(Actor.SYSTEM));
    } catch (InvalidValue e) {
      throw ProblemException.invalid(List.of(new FieldProblem(field, e.code(), e.arguments())));
    }
  }
}
