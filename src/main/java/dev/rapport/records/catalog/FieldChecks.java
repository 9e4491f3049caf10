package dev.rapport.records.catalog;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.Stages;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.InvalidValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an object can have a field of a shape. */
@Component
class FieldChecks {

  /** More would make a record nobody can survey, and rows that PostgreSQL can't hold. */
  static final int MOST_FIELDS = 300;

  /** Of the added ones: each costs every write of a record. */
  static final int MOST_SORTABLE = 10;

  /** What of the field's type the engine can do with it. */
  private static final Map<Trait, Set<String>> FITTING =
      Map.of(
          // Compared without regard to case.
          Trait.UNIQUE, Set.of("text", "email", "phone", "url"),
          Trait.SORTABLE,
              Set.of(
                  "text",
                  "number",
                  "percent",
                  "money",
                  "date",
                  "dateTime",
                  "choice",
                  "email",
                  "sequence",
                  "figure"),
          Trait.TRACKED, Set.of("choice"),
          Trait.SEARCHED,
              Set.of("sequence", "text", "longText", "email", "phone", "url", "address"));

  private final Catalog catalog;
  private final Messages messages;
  private final FieldContexts contexts;
  private final Stages stages;
  private final Shapes shapes;
  private final FigureInput figures;
  private final ChoiceShaping choices;

  FieldChecks(
      Catalog catalog,
      Messages messages,
      FieldContexts contexts,
      Stages stages,
      Shapes shapes,
      FigureInput figures,
      ChoiceShaping choices) {
    this.catalog = catalog;
    this.messages = messages;
    this.contexts = contexts;
    this.stages = stages;
    this.shapes = shapes;
    this.figures = figures;
    this.choices = choices;
  }

  FieldInput input() {
    return new FieldInput(name -> catalog.find(name).isPresent(), contexts.of(Actor.SYSTEM));
  }

  /**
   * Whether the object can have the field.
   *
   * @throws ProblemException 422 with all that was refused, here and before
   */
  void check(FieldInput input, ObjectDefinition object, FieldShape shape) {
    labelsAreFree(input, object, shape);
    stage(input, object, shape);
    transitions(input, object, shape);
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

  /** A text of the product's own in all languages. */
  Map<String, String> words(String key) {
    return Languages.ALL.stream()
        .collect(Collectors.toMap(Locale::toLanguageTag, language -> messages.text(language, key)));
  }

  /** What many records of an object are called. */
  String plural(String object, Locale language) {
    var key = "object." + object + ".plural";
    return messages.has(key) ? messages.text(language, key) : object;
  }

  /** The type of a new field; null when there can be none. */
  @Nullable TypeShape type(FieldInput input, String object, TypeShape given) {
    return "figure".equals(given.name())
        ? figures.read(input, object, given.figure())
        : input.type(given);
  }

  /** The kind of a field stays; what may be said of the kind may change. */
  @Nullable TypeShape type(FieldInput input, FieldShape shape, @Nullable TypeShape wanted) {
    var now = shape.type();
    if (wanted == null) {
      return now;
    }
    if (now == null
        && choices
            .standard(shape)
            .filter(own -> own.type().name().equals(wanted.name()))
            .isPresent()) {
      return null;
    }
    if (now == null || !now.name().equals(wanted.name())) {
      input.refuse("type.name", "shape.otherType");
      return now;
    }
    var next = type(input, shape.object(), wanted);
    if (next != null && !Objects.equals(madeOf(now), madeOf(next))) {
      input.refuse("type.figure", "shape.otherFigure");
    }
    if (next != null && !values(next).containsAll(values(now))) {
      input.refuse("type.choices", "shape.choiceGone");
    }
    return next;
  }

  /** What a figure stays made of; which of these records it counts may change. */
  private static @Nullable Source madeOf(TypeShape type) {
    var figure = type.figure();
    return figure == null
        ? null
        : new Figure(figure.function(), figure.object(), figure.field(), figure.of(), null);
  }

  private static List<String> values(TypeShape type) {
    return Objects.requireNonNullElse(type.choices(), List.<ChoiceShape>of()).stream()
        .map(choice -> Objects.requireNonNull(choice.value()))
        .toList();
  }

  /**
   * Two fields of one name could not be told apart. What somebody added a moment ago may not be in
   * the catalog yet.
   */
  private void labelsAreFree(FieldInput input, ObjectDefinition object, FieldShape shape) {
    var others =
        shapes.fields(object.name()).stream()
            .filter(FieldShape::inUse)
            .filter(other -> !other.field().equals(shape.field()))
            .toList();
    shape
        .labels()
        .forEach((language, label) -> {
          var spoken = Locale.forLanguageTag(language);
          var taken =
              object.fields().keySet().stream()
                      .filter(other -> !other.equals(shape.field()))
                      .map(other -> CatalogView.fieldLabel(messages, object.name(), other, spoken))
                      .anyMatch(label::equalsIgnoreCase)
                  || others.stream()
                      .map(other -> other.labels().get(language))
                      .anyMatch(label::equalsIgnoreCase);
          if (taken) {
            input.refuse("labels", "shape.labelTaken", label);
          }
        });
  }

  /** The field by which it is asked for has an order, and the stages are among its values. */
  private void stage(FieldInput input, ObjectDefinition object, FieldShape shape) {
    var from = shape.requiredFrom();
    if (from == null) {
      return;
    }
    var group = object.find(from.field()).orElse(null);
    if (group == null || group.name().equals(shape.field()) || !stages.ordered(group)) {
      input.refuse("requiredFrom", "shape.stageField");
    } else if (from.values().isEmpty()
        || stages.known(object, group, from.values()).size() < from.values().size()) {
      input.refuse("requiredFrom", "shape.stage");
    }
    var own = object.find(shape.field());
    var given = shape.type() != null && shape.type().given();
    if (given || own.isPresent() && !own.get().creatable()) {
      input.refuse("requiredFrom", "shape.productsOwn");
    }
  }

  /** Between values that there are, of a choice that people make. */
  private void transitions(FieldInput input, ObjectDefinition object, FieldShape shape) {
    if (shape.transitions().isEmpty()) {
      return;
    }
    var own = object.find(shape.field());
    var known = choices.of(shape);
    var values = known.stream().map(Choice::value).toList();
    var hidden = known.stream().filter(Choice::hidden).map(Choice::value).toList();
    var made = own.isEmpty() || own.get().writable();
    var named = new HashSet<>(shape.transitions().keySet());
    shape.transitions().values().forEach(named::addAll);
    if (!made || !values.containsAll(named)) {
      input.refuse("transitions", "shape.transitions");
    }
    if (shape.transitions().values().stream()
        .anyMatch(next -> !next.isEmpty() && hidden.containsAll(next))) {
      input.refuse("transitions", "shape.hiddenTransitions");
    }
  }

  private static void productsOwn(FieldInput input, FieldShape shape) {
    FITTING.keySet().stream()
        .filter(shape::is)
        .forEach(trait -> input.refuse(trait.stored(), "shape.productsOwn"));
    if (shape.initial() != null) {
      input.refuse("initial", "shape.productsOwn");
    }
  }

  private void traits(FieldInput input, ObjectDefinition object, FieldShape shape, TypeShape type) {
    FITTING.forEach((trait, types) -> {
      if (shape.is(trait) && !types.contains(type.name())) {
        input.refuse(trait.stored(), "shape.notOfThisType");
      }
    });
    if (shape.is(Trait.REQUIRED) && type.given()) {
      input.refuse("required", "shape.notOfThisType");
    }
    // Those whose index isn't there yet, too: what is allowed must not hang on how fast it is made.
    var sorted =
        shapes.fields(object.name()).stream()
            .filter(other -> other.removedAt() == null && other.is(Trait.SORTABLE))
            .filter(other -> !other.field().equals(shape.field()))
            .count();
    if (shape.is(Trait.SORTABLE) && sorted >= MOST_SORTABLE) {
      input.refuse("sortable", "shape.tooManySorted", MOST_SORTABLE);
    }
  }

  private void initial(FieldInput input, FieldShape shape, TypeShape type) {
    if (shape.initial() != null) {
      try {
        var context = contexts.of(Actor.SYSTEM);
        var value = type.type().parse(shape.initial(), context);
        var limit = type.limit("pattern." + Shaping.key(shape));
        if (limit != null) {
          limit.check(value, context);
        }
        if (Choice.of(type.type()).stream()
            .filter(Choice::hidden)
            .map(Choice::value)
            .anyMatch(one ->
                value instanceof List<?> several ? several.contains(one) : one.equals(value))) {
          input.refuse("initial", "shape.hiddenInitial");
        }
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
