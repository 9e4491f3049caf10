package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Demands.From;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.catalog.TypeShape.SequenceShape;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Adds fields to objects, and changes how people see those that are there, while the object is in
 * use. A field of an administrator's is a real column; what is taken away comes back with all its
 * values as long as the column is there.
 */
@Component
public class FieldShaping {

  /**
   * A field to be added.
   *
   * @param section null for the first one
   * @param fill whether the records that are there get the initial value as well
   */
  public record NewField(
      Map<String, String> labels,
      Map<String, String> help,
      TypeShape type,
      @Nullable String section,
      Set<Trait> traits,
      @Nullable Object initial,
      boolean fill,
      @Nullable From requiredFrom) {}

  /**
   * What is to change; null stays.
   *
   * @param version that was looked at
   * @param type of a choice of the product's own: its values; else of an administrator's only
   * @param traits those that come and go
   * @param initial one value, or an empty list for none
   * @param requiredFrom one, or an empty list for none
   * @param transitions empty where any value may follow any other
   */
  public record FieldChange(
      int version,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> help,
      @Nullable TypeShape type,
      Map<Trait, Boolean> traits,
      @Nullable List<Object> initial,
      @Nullable List<From> requiredFrom,
      @Nullable Map<String, List<String>> transitions) {}

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final Shapes shapes;
  private final SchemaChanger schema;
  private final FieldChecks checks;
  private final ChoiceShaping choices;
  private final FieldColumns columns;
  private final FieldGuards guards;
  private final FieldPreparations preparations;
  private final Jobs jobs;
  private final Clock clock;

  FieldShaping(
      Catalog catalog,
      ShapedCatalog shaped,
      Shapes shapes,
      SchemaChanger schema,
      FieldChecks checks,
      ChoiceShaping choices,
      FieldColumns columns,
      FieldGuards guards,
      FieldPreparations preparations,
      Jobs jobs,
      Clock clock) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.shapes = shapes;
    this.schema = schema;
    this.checks = checks;
    this.choices = choices;
    this.columns = columns;
    this.guards = guards;
    this.preparations = preparations;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Adds a field. Its column is there when this returns; indexes are built by a job.
   *
   * @return its name
   * @throws ProblemException 422 with an entry for each thing that can't be; 503 when the table is
   *     not to be had for a moment
   */
  public String add(String object, NewField field, Actor administrator) {
    return changing(
        object,
        () -> {
          var definition = catalog.object(object);
          var input = checks.input();
          var known = shapes.fields(object);
          if (known.stream().filter(FieldShape::custom).count() >= FieldChecks.MOST_FIELDS) {
            input.refuse("", "shape.tooMany", FieldChecks.MOST_FIELDS);
          }
          var labels = input.texts("labels", field.labels(), FieldInput.LONGEST_LABEL, true);
          var help = input.texts("help", field.help(), FieldInput.LONGEST_HELP, false);
          var type = checks.type(input, object, field.type());
          if (type == null || labels.isEmpty()) {
            throw ProblemException.invalid(input.problems());
          }
          var shape =
              new FieldShape(
                  object,
                  name(definition, known, labels),
                  type,
                  labels,
                  help,
                  field.section(),
                  field.traits(),
                  FieldNeeds.initial(type, field.initial()),
                  true,
                  null,
                  0,
                  field.requiredFrom(),
                  Map.of(),
                  List.of());
          if (field.fill() && (field.initial() == null || shape.is(Trait.UNIQUE))) {
            input.refuse("fill", "shape.fill");
          }
          checks.check(input, definition, shape);
          columns.make(
              definition, shape, type, shape.initial() != null && (field.fill() || type.given()));
          keep(FieldShape.standard(object, shape.field()), shape, administrator);
          return shape.field();
        });
  }

  /** Numbers the records of an object: a field that is found and sorted by, in its own words. */
  public String number(String object, SequenceShape sequence, Actor administrator) {
    var type = TypeShape.sequence(sequence);
    var traits = Set.of(Trait.SORTABLE, Trait.SEARCHED);
    return add(
        object,
        new NewField(checks.words("shape.number"), Map.of(), type, null, traits, null, false, null),
        administrator);
  }

  /**
   * Changes a field.
   *
   * @throws ProblemException 404 when there is none, 412 when somebody changed it since, 422 when
   *     it can't be so
   */
  public void change(String object, String field, FieldChange change, Actor administrator) {
    changing(
        object,
        () -> {
          var definition = catalog.object(object);
          var before = shapes.existing(definition, field);
          if (before.version() != change.version()) {
            throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "shapeChanged");
          }
          var input = checks.input();
          var type = checks.type(input, before, change.type());
          Object initial =
              change.initial() == null
                  ? before.initial()
                  : change.initial().stream().findFirst().orElse(null);
          var after =
              new FieldShape(
                  object,
                  field,
                  type,
                  change.labels() == null
                      ? before.labels()
                      : input.texts(
                          "labels", change.labels(), FieldInput.LONGEST_LABEL, before.custom()),
                  change.help() == null
                      ? before.help()
                      : input.texts("help", change.help(), FieldInput.LONGEST_HELP, false),
                  before.section(),
                  before.traits(change.traits()),
                  type == null ? initial : FieldNeeds.initial(type, initial),
                  before.indexed(),
                  before.removedAt(),
                  before.version(),
                  change.requiredFrom() == null
                      ? before.requiredFrom()
                      : change.requiredFrom().stream().findFirst().orElse(null),
                  requireNonNullElse(change.transitions(), before.transitions()),
                  choices.read(
                      input, before, change.type() == null ? null : change.type().choices()));
          checks.check(input, definition, after);
          keep(before, after, administrator);
          return after;
        });
  }

  /**
   * Takes a field of an administrator's away. Its values stay where they are until {@link
   * #restore}.
   *
   * @throws ProblemException 404 when there is none, 422 when it is the product's own
   */
  public void remove(String object, String field, Actor administrator) {
    changing(
        object,
        () -> {
          var shape = shapes.existing(catalog.object(object), field);
          if (!shape.custom()) {
            throw ProblemException.invalid("field", "shape.standard");
          }
          keep(shape, shape.removed(OffsetDateTime.now(clock)), administrator);
          return shape;
        });
  }

  /**
   * Brings a field back that was taken away.
   *
   * @throws ProblemException 422 when another one has its name by now
   */
  public void restore(String object, String field, Actor administrator) {
    changing(
        object,
        () -> {
          var definition = catalog.object(object);
          var shape = shapes.existing(definition, field);
          checks.check(checks.input(), definition, shape);
          keep(shape, shape.removed(null), administrator);
          return shape;
        });
  }

  /**
   * Gets a field ready whose last preparation was cancelled or failed; any other is left as it is.
   *
   * @throws ProblemException 404 when there is none
   */
  public void prepare(String object, String field, Actor administrator) {
    changing(
        object,
        () -> {
          var shape = shapes.existing(catalog.object(object), field);
          preparations
              .halted(shape)
              .map(halted -> FieldIndexJob.of(shape, halted.needs(), administrator.id()))
              .ifPresent(jobs::start);
          return shape;
        });
  }

  private <T> T changing(String object, Supplier<T> change) {
    return schema.change(() -> {
      shapes.lock(object);
      return change.get();
    });
  }

  /** Keeps a shape, and has all that it needs follow it. */
  void keep(FieldShape before, FieldShape after, Actor administrator) {
    var needs = FieldNeeds.between(before, after);
    var ready = before.indexed() && needs.isEmpty();
    shapes.save(after.indexed(ready).next());
    guards.follow(after);
    if (!ready) {
      jobs.start(FieldIndexJob.of(after, needs, administrator.id()));
    }
    shaped.readAfterCommit();
  }

  private static String name(
      ObjectDefinition object, Collection<FieldShape> known, Map<String, String> labels) {
    var taken = new HashSet<>(object.fields().keySet());
    known.forEach(shape -> taken.add(shape.field()));
    return FieldNames.column(labels, taken);
  }
}
