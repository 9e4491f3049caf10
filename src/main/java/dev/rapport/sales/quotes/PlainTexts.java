package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in texts that are no record's fields by the same rules. */
@Component
class PlainTexts {

  private final FieldContexts contexts;

  PlainTexts(FieldContexts contexts) {
    this.contexts = contexts;
  }

  /** The text as it is kept; null for none, and for one that goes to the errors. */
  @Nullable String read(
      String field, @Nullable String text, FieldType<String> type, List<FieldProblem> errors) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return type.parse(text, contexts.of(Actor.SYSTEM));
    } catch (InvalidValue e) {
      errors.add(new FieldProblem(field, e.code(), e.arguments()));
      return null;
    }
  }

  /** The same of one that must be there; empty where it goes to the errors. */
  String required(
      String field, @Nullable String text, FieldType<String> type, List<FieldProblem> errors) {
    if (text == null || text.isBlank()) {
      errors.add(FieldProblem.of(field, "required"));
      return "";
    }
    var read = read(field, text, type, errors);
    return read == null ? "" : read;
  }
}
