package dev.rapport.records.catalog;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.ObjectShape.Own;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects in a shape's file: those that administrators added, and what they call the others.
 */
@Component
class ObjectsInShape implements ShapePart {

  /** As {@link FieldNames} makes them. */
  private static final Pattern NAME = Pattern.compile("x_[a-z0-9_]{1,20}");

  private static final Pattern PATH = Pattern.compile("x-[a-z0-9-]{1,120}");
  private static final int LONGEST_ICON = 50;
  private static final int MOST_ARRANGED = 1_000;

  /**
   * @param own of an object that administrators added
   */
  private record Entry(
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> plurals,
      @Nullable Own own,
      @Nullable Map<String, Map<String, String>> sections,
      @Nullable List<String> arrangement) {}

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final Shapes shapes;
  private final SchemaChanger schema;
  private final FieldChecks checks;
  private final ObjectShaping shaping;
  private final ShapeEntries entries;
  private final Clock clock;

  ObjectsInShape(
      Catalog catalog,
      ShapedCatalog shaped,
      Shapes shapes,
      SchemaChanger schema,
      FieldChecks checks,
      ObjectShaping shaping,
      ShapeEntries entries,
      Clock clock) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.shapes = shapes;
    this.schema = schema;
    this.checks = checks;
    this.shaping = shaping;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public int place() {
    return 1;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    for (var shape : shapes.objects()) {
      var object = catalog.find(shape.object());
      if (object.isPresent() && shape.inUse()) {
        var entry = entries.write(entry(shape, object.get()));
        if (!entry.isEmpty()) {
          read.put(shape.object(), entry);
        }
      }
    }
    return read;
  }

  private static Entry entry(ObjectShape shape, ObjectDefinition object) {
    return new Entry(
        new TreeMap<>(shape.labels()),
        new TreeMap<>(shape.plurals()),
        shape.own(),
        new TreeMap<>(shape.sections()),
        // What was taken away since has no place.
        shape.arrangement().stream().filter(field -> object.find(field).isPresent()).toList());
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    var wanted = entries.read(entry, Entry.class);
    shapes.lock(name);
    var before = shapes.object(name).orElseGet(() -> ObjectShape.standard(name));
    var isNew = before.version() == 0 && !catalog.standard().containsKey(name);
    var input = checks.input();
    check(input, name, wanted, isNew);
    var labels = input.texts("", wanted.labels(), FieldInput.LONGEST_LABEL, wanted.own() != null);
    var plurals = input.texts("", wanted.plurals(), FieldInput.LONGEST_LABEL, wanted.own() != null);
    shaping.pluralsAreFree(input, name, plurals);
    var sections = new TreeMap<String, Map<String, String>>();
    Objects.requireNonNullElse(wanted.sections(), Map.<String, Map<String, String>>of())
        .forEach((section, texts) ->
            sections.put(section, input.texts("", texts, FieldInput.LONGEST_LABEL, true)));
    input.end();
    if (isNew && !application.trial()) {
      schema.createTable(name);
    }
    shapes.save(
        before
            .called(labels, plurals, wanted.own())
            .arranged(sections, Objects.requireNonNullElse(wanted.arrangement(), List.of()))
            .removed(null));
    shaped.readAfterCommit();
  }

  private void check(FieldInput input, String name, Entry wanted, boolean isNew) {
    var own = wanted.own();
    var standard = catalog.standard().containsKey(name);
    if (standard == (own != null) || !standard && !NAME.matcher(name).matches()) {
      throw ProblemException.invalid("", "shapeFile.noObject", name);
    }
    if (own != null) {
      if (own.path() == null
          || own.icon() == null
          || own.color() == null
          || !PATH.matcher(own.path()).matches()
          || own.icon().length() > LONGEST_ICON) {
        throw ShapeEntries.unreadable();
      }
      input.color("", own.color());
      var taken =
          catalog.objects().stream()
              .anyMatch(other -> other.path().equals(own.path()) && !other.name().equals(name));
      if (taken) {
        input.refuse("", "shape.pluralTaken", own.path());
      }
      if (isNew && catalog.objects().size() - catalog.standard().size() >= ObjectShaping.MOST) {
        input.refuse("", "shape.tooManyObjects", ObjectShaping.MOST);
      }
    }
    var arrangement = Objects.requireNonNullElse(wanted.arrangement(), List.<String>of());
    if (arrangement.size() > MOST_ARRANGED
        || arrangement.stream().anyMatch(field -> field.length() > FieldInput.LONGEST_LABEL)) {
      throw ShapeEntries.unreadable();
    }
  }

  /** Of the product's own goes only what is different about it. */
  @Override
  public void remove(String name, Application application) {
    shapes.lock(name);
    var shape = shapes.object(name).orElseThrow(ProblemException::notFound);
    shapes.save(
        shape.own() == null
            ? shape.called(Map.of(), Map.of(), null).arranged(Map.of(), List.of())
            : shape.removed(OffsetDateTime.now(clock)));
    shaped.readAfterCommit();
  }
}
