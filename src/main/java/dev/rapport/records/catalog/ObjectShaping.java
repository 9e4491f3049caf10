package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.ObjectShape.Own;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Adds objects, with tables of their own, and changes what people call those that are there. An
 * object that is taken away keeps its records, and comes back with them.
 */
@Component
public class ObjectShaping {

  /** Every one is a place in the navigation and a line in each role. */
  static final int MOST = 100;

  /** Locked by whoever adds an object. */
  private static final String ALL = "*";

  /**
   * An object to be added.
   *
   * @param labels what one record is called, by language; {@code plurals} what many are
   */
  public record NewObject(
      Map<String, String> labels, Map<String, String> plurals, String icon, String color) {}

  /**
   * What is to change; null stays.
   *
   * @param version that was looked at
   */
  public record ObjectChange(
      int version,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> plurals,
      @Nullable String icon,
      @Nullable String color) {}

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final Shapes shapes;
  private final SchemaChanger schema;
  private final FieldChecks checks;
  private final Clock clock;

  ObjectShaping(
      Catalog catalog,
      ShapedCatalog shaped,
      Shapes shapes,
      SchemaChanger schema,
      FieldChecks checks,
      Clock clock) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.shapes = shapes;
    this.schema = schema;
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * Adds an object, with a name as its first field.
   *
   * @return its name
   * @throws ProblemException 422 with an entry for each thing that can't be
   */
  public String add(NewObject object) {
    return schema.change(() -> {
      shapes.lock(ALL);
      var known = shapes.objects();
      var input = checks.input();
      if (known.stream().filter(shape -> shape.own() != null).count() >= MOST) {
        input.refuse("", "shape.tooManyObjects", MOST);
      }
      var labels = input.texts("labels", object.labels(), FieldInput.LONGEST_LABEL, true);
      var plurals = input.texts("plurals", object.plurals(), FieldInput.LONGEST_LABEL, true);
      input.color("color", object.color());
      pluralsAreFree(input, "", plurals);
      input.end();
      var names = new HashSet<String>();
      var paths = new HashSet<String>();
      catalog
          .objects()
          .forEach(one -> {
            names.add(one.name());
            paths.add(one.path());
          });
      known.forEach(one -> {
        names.add(one.object());
        if (one.own() != null) {
          paths.add(one.own().path());
        }
      });
      var name = FieldNames.object(labels, names);
      var own = new Own(FieldNames.path(plurals, paths), object.icon(), object.color());
      schema.createTable(name);
      shapes.save(ObjectShape.standard(name).called(labels, plurals, own));
      shaped.readAfterCommit();
      return name;
    });
  }

  /**
   * Changes what an object is called, and how one that was added looks.
   *
   * @throws ProblemException 404 when there is none, 412 when somebody changed it since, 422 when
   *     it can't be so
   */
  public void change(String object, ObjectChange change) {
    changing(
        object,
        before -> {
          if (before.version() != change.version()) {
            throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "shapeChanged");
          }
          var input = checks.input();
          var mine = before.own() != null;
          var labels =
              change.labels() == null
                  ? before.labels()
                  : input.texts("labels", change.labels(), FieldInput.LONGEST_LABEL, mine);
          var plurals =
              change.plurals() == null
                  ? before.plurals()
                  : input.texts("plurals", change.plurals(), FieldInput.LONGEST_LABEL, mine);
          if (change.color() != null) {
            input.color("color", change.color());
          }
          pluralsAreFree(input, object, plurals);
          input.end();
          var own = before.own();
          return before.called(
              labels,
              plurals,
              own == null
                  ? null
                  : new Own(
                      own.path(),
                      requireNonNullElse(change.icon(), own.icon()),
                      requireNonNullElse(change.color(), own.color())));
        });
  }

  /**
   * Takes an added object away, with its records and the fields that point to it.
   *
   * @throws ProblemException 404 when there is none, 422 when it is the product's own
   */
  public void remove(String object) {
    removed(object, OffsetDateTime.now(clock));
  }

  /** Brings an object back that was taken away, with its records. */
  public void restore(String object) {
    removed(object, null);
  }

  private void removed(String object, @Nullable OffsetDateTime at) {
    changing(
        object,
        before -> {
          if (before.own() == null) {
            throw ProblemException.invalid("object", "shape.standardObject");
          }
          var input = checks.input();
          pluralsAreFree(input, object, before.plurals());
          input.end();
          return before.removed(at);
        });
  }

  private void changing(String object, UnaryOperator<ObjectShape> change) {
    schema.change(() -> {
      shapes.lock(ALL);
      shapes.lock(object);
      var before =
          shapes
              .object(object)
              .or(() -> catalog.find(object).map(ObjectDefinition::name).map(ObjectShape::standard))
              .orElseThrow(ProblemException::notFound);
      var after = change.apply(before);
      shapes.save(after);
      shaped.readAfterCommit();
      return after;
    });
  }

  /** Two places of one name could not be told apart. */
  void pluralsAreFree(FieldInput input, String object, Map<String, String> plurals) {
    plurals.forEach((language, plural) -> {
      var spoken = Locale.forLanguageTag(language);
      var taken =
          catalog.objects().stream()
              .filter(other -> !other.name().equals(object))
              .map(other -> checks.plural(other.name(), spoken))
              .anyMatch(plural::equalsIgnoreCase);
      if (taken) {
        input.refuse("plurals", "shape.pluralTaken", plural);
      }
    });
  }
}
