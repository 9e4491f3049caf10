package dev.rapport.records.catalog;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import dev.rapport.records.fieldtype.InvalidValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an object can have a field of a shape. */
@Component
class FieldChecks {

  /** More would make a record nobody can survey, and rows that PostgreSQL can't hold. */
  static final int MOST_FIELDS = 300;

  /** Each costs every write of a record. */
  static final int MOST_SORTABLE = 10;

  /** What of the field's type the engine can do with it. */
  private static final Map<Trait, Set<String>> FITTING =
      Map.of(
          // Compared without regard to case.
          Trait.UNIQUE, Set.of("text", "email", "phone", "url"),
          Trait.SORTABLE,
              Set.of("text", "number", "percent", "money", "date", "dateTime", "choice", "email"),
          Trait.SEARCHED, Set.of("text", "longText", "email", "phone", "url", "address"));

  private final Catalog catalog;
  private final Messages messages;
  private final FieldContexts contexts;

  FieldChecks(Catalog catalog, Messages messages, FieldContexts contexts) {
    this.catalog = catalog;
    this.messages = messages;
    this.contexts = contexts;
  }

  FieldInput input() {
    return new FieldInput(name -> catalog.find(name).isPresent());
  }

  /**
   * Whether the object can have the field.
   *
   * @throws ProblemException 422 with all that was refused, here and before
   */
  void check(FieldInput input, ObjectDefinition object, FieldShape shape) {
    labelsAreFree(input, object, shape);
    if (shape.is(Trait.HIDDEN)) {
      object
          .find(shape.field())
          .filter(field -> mustShow(object, field))
          .ifPresent(_ -> input.refuse("hidden", "shape.mustShow"));
    }
    if (shape.type() == null) {
      productsOwn(input, shape);
    } else if (input.problems().isEmpty()) {
      traits(input, object, shape, shape.type());
      initial(input, shape, shape.type());
    }
    input.end();
  }

  /** What many records of an object are called. */
  String plural(String object, Locale language) {
    return messages.text(language, "object." + object + ".plural");
  }

  /** The kind of a field stays; what may be said of the kind may change. */
  @Nullable TypeShape type(FieldInput input, FieldShape shape, @Nullable TypeShape wanted) {
    var now = shape.type();
    if (wanted == null) {
      return now;
    }
    if (now == null || !now.name().equals(wanted.name())) {
      input.refuse("type.name", "shape.otherType");
      return now;
    }
    var next = input.type(wanted);
    if (next != null && !values(next).containsAll(values(now))) {
      input.refuse("type.choices", "shape.choiceGone");
    }
    return next;
  }

  private static List<String> values(TypeShape type) {
    return Objects.requireNonNullElse(type.choices(), List.<ChoiceShape>of()).stream()
        .map(choice -> Objects.requireNonNull(choice.value()))
        .toList();
  }

  /** Two fields of one name could not be told apart. */
  private void labelsAreFree(FieldInput input, ObjectDefinition object, FieldShape shape) {
    shape
        .labels()
        .forEach((language, label) -> {
          var spoken = Locale.forLanguageTag(language);
          var taken =
              object.fields().keySet().stream()
                  .filter(other -> !other.equals(shape.field()))
                  .map(other -> CatalogView.fieldLabel(messages, object.name(), other, spoken))
                  .anyMatch(label::equalsIgnoreCase);
          if (taken) {
            input.refuse("labels", "shape.labelTaken", label);
          }
        });
  }

  private static void productsOwn(FieldInput input, FieldShape shape) {
    FITTING.keySet().stream()
        .filter(shape::is)
        .forEach(trait -> input.refuse(trait.stored(), "shape.productsOwn"));
    if (shape.initial() != null) {
      input.refuse("initial", "shape.productsOwn");
    }
  }

  private static void traits(
      FieldInput input, ObjectDefinition object, FieldShape shape, TypeShape type) {
    FITTING.forEach((trait, types) -> {
      if (shape.is(trait) && !types.contains(type.name())) {
        input.refuse(trait.stored(), "shape.notOfThisType");
      }
    });
    var sorted =
        object.fields().values().stream()
            .filter(field -> field.is(FieldDefinition.Trait.SORTABLE))
            .filter(field -> !field.name().equals(shape.field()))
            .count();
    if (shape.is(Trait.SORTABLE) && sorted >= MOST_SORTABLE) {
      input.refuse("sortable", "shape.tooManySorted", MOST_SORTABLE);
    }
  }

  private void initial(FieldInput input, FieldShape shape, TypeShape type) {
    if (shape.initial() != null) {
      try {
        type.type().parse(shape.initial(), contexts.of(Actor.SYSTEM));
      } catch (InvalidValue e) {
        input.problems().add(new FieldProblem("initial", e.code(), e.arguments()));
      }
    }
  }

  private static boolean mustShow(ObjectDefinition object, FieldDefinition field) {
    return field.name().equals(object.labelField())
        || field.is(FieldDefinition.Trait.REQUIRED) && field.initial() == null;
  }
}
