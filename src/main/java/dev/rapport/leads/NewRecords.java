package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordInput;
import dev.rapport.records.catalog.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the values that people give to the records a lead becomes: they may give no more than to
 * any new record.
 */
@Component
class NewRecords {

  private final Catalog catalog;
  private final FieldContexts contexts;

  NewRecords(Catalog catalog, FieldContexts contexts) {
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /**
   * A new record.
   *
   * @param proposed values that come from the lead
   * @param given what a person makes of them, as JSON; null empties a field
   * @throws ProblemException 422 with the fields that can't be read or not be written
   */
  Change.Create create(
      String object,
      Map<String, @Nullable Object> proposed,
      Map<String, @Nullable Object> given,
      Actor actor) {
    var definition = catalog.object(object);
    var errors = new ArrayList<FieldProblem>();
    for (var name : given.keySet()) {
      var field = definition.find(name);
      if (field.isEmpty() || actor.field(object, name) == FieldAccess.HIDDEN) {
        errors.add(FieldProblem.of(object + "." + name, "unknownField"));
      } else if (!field.get().creatable() || actor.field(object, name) != FieldAccess.WRITE) {
        errors.add(FieldProblem.of(object + "." + name, "readOnly"));
      }
    }
    var input = RecordInput.read(definition, given, contexts.of(actor));
    for (var refusal : input.refusals()) {
      var field = object + "." + Objects.requireNonNullElse(refusal.field(), "");
      errors.add(new FieldProblem(field, refusal.code(), refusal.arguments()));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(proposed);
    values.putAll(input.values());
    return new Change.Create(object, Ids.next(), values);
  }
}
