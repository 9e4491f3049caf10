package dev.rapport.records.catalog;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields in a shape's file, by object and name: those that administrators added, and what they
 * made of the product's own.
 */
@Component
class FieldsInShape implements ShapePart {

  /** What belongs to this installation. */
  private static final String[] OWN = {"object", "field", "indexed", "removedAt", "version"};

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final Shapes shapes;
  private final SchemaChanger schema;
  private final FieldChecks checks;
  private final FieldShaping shaping;
  private final ChoiceShaping choices;
  private final ShapeEntries entries;
  private final Clock clock;

  FieldsInShape(
      Catalog catalog,
      ShapedCatalog shaped,
      Shapes shapes,
      SchemaChanger schema,
      FieldChecks checks,
      FieldShaping shaping,
      ChoiceShaping choices,
      ShapeEntries entries,
      Clock clock) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.shapes = shapes;
    this.schema = schema;
    this.checks = checks;
    this.shaping = shaping;
    this.choices = choices;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "fields";
  }

  @Override
  public int place() {
    return 2;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    for (var shape : shapes.fields()) {
      var object = catalog.find(shape.object());
      if (shape.inUse()
          && !isAsTheProductHasIt(shape)
          && object.isPresent()
          && object.get().find(shape.field()).isPresent()) {
        var entry = entries.write(shape, OWN);
        if (entry.get("traits") != null) {
          var traits = entry.putArray("traits");
          shape.traits().stream().sorted().map(Enum::name).forEach(traits::add);
        }
        if (shape.type() != null && shape.type().name().equals("reference")) {
          entry.remove("initial"); // a record of this installation
        }
        if (!entry.isEmpty()) {
          read.put(shape.object() + "." + shape.field(), entry);
        }
      }
    }
    return read;
  }

  /** Taken out of a shape, a field keeps the choices that records may have. */
  private boolean isAsTheProductHasIt(FieldShape shape) {
    return !shape.custom() && shape.next().equals(restored(shape));
  }

  private FieldShape restored(FieldShape shape) {
    return shape.asTheProductHasIt().among(choices.withoutAdministrators(shape));
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    var object = objectOf(name);
    var field = fieldOf(name);
    shapes.lock(object.name());
    var before =
        shapes
            .field(object.name(), field)
            .orElseGet(() -> FieldShape.standard(object.name(), field));
    var wanted = read(entry, before);
    var input = checks.input();
    var isNew = before.version() == 0 && wanted.custom();
    if (wanted.custom()
        ? !FieldNames.isOwn(field) || before.version() > 0 && !before.custom()
        : object.find(field).isEmpty() || before.custom()) {
      throw ProblemException.invalid("", "shapeFile.noField", field);
    }
    if (isNew && count(object.name()) >= FieldChecks.MOST_FIELDS) {
      input.refuse("", "shape.tooMany", FieldChecks.MOST_FIELDS);
    }
    var labels = input.texts("", wanted.labels(), FieldInput.LONGEST_LABEL, wanted.custom());
    var help = input.texts("", wanted.help(), FieldInput.LONGEST_HELP, false);
    var type = wanted.type();
    if (type != null) {
      type = isNew ? input.type(type) : checks.type(input, before, type);
    }
    var own = choices.read(input, before, choices.withAdditions(before, wanted.choices()));
    input.end();
    var after =
        new FieldShape(
            object.name(),
            field,
            type,
            labels,
            help,
            wanted.section(),
            wanted.traits(),
            wanted.initial(),
            before.indexed(),
            null,
            before.version(),
            wanted.requiredFrom(),
            wanted.transitions(),
            own);
    checks.check(input, object, after);
    if (isNew && type != null) {
      addColumns(object, field, type, application);
    }
    shaping.keep(before, after, application.administrator());
  }

  private void addColumns(
      ObjectDefinition object, String field, TypeShape type, Application application) {
    var columns = CustomColumns.of(field, type.type());
    for (var column : columns) {
      if (object.table().field(column.getName()) != null) {
        throw ProblemException.invalid("", "shapeFile.noField", field);
      }
    }
    if (!application.trial()) {
      schema.addColumns(object.table().getName(), columns, Map.of());
    }
  }

  /** The rest of what makes a field is this installation's. */
  private FieldShape read(ObjectNode entry, FieldShape before) {
    List.of(OWN).forEach(entry::remove);
    for (var map : List.of("labels", "help", "transitions")) {
      if (!entry.has(map)) {
        entry.putObject(map);
      }
    }
    if (!entry.has("traits")) {
      entry.putArray("traits");
    }
    if (!entry.path("choices").valueStream().allMatch(JsonNode::isObject)) {
      throw ShapeEntries.unreadable();
    }
    if (!entry.has("choices")) {
      entry.putArray("choices");
    }
    var type = entry.path("type");
    if (entry.has("type") && !isType(type)) {
      throw ShapeEntries.unreadable();
    }
    if (entry.path("section").asString("").length() > FieldInput.LONGEST_LABEL) {
      throw ShapeEntries.unreadable();
    }
    entry.put("object", before.object());
    entry.put("field", before.field());
    entry.put("indexed", true);
    entry.put("version", 0);
    return entries.read(entry, FieldShape.class);
  }

  private static boolean isType(JsonNode type) {
    return type.path("name").isString()
        && type.path("choices").valueStream().allMatch(JsonNode::isObject)
        && type.path("targets").valueStream().allMatch(JsonNode::isString);
  }

  @Override
  public void remove(String name, Application application) {
    var object = objectOf(name);
    shapes.lock(object.name());
    var shape = shapes.field(object.name(), fieldOf(name)).orElseThrow(ProblemException::notFound);
    if (shape.custom()) {
      shaping.keep(shape, shape.removed(OffsetDateTime.now(clock)), application.administrator());
    } else {
      shapes.save(restored(shape));
      shaped.readAfterCommit();
    }
  }

  private ObjectDefinition objectOf(String name) {
    var object = name.substring(0, Math.max(0, name.indexOf('.')));
    return catalog
        .find(object)
        .orElseThrow(() -> ProblemException.invalid("", "shapeFile.noObject", name));
  }

  private static String fieldOf(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private long count(String object) {
    return shapes.fields(object).stream().filter(FieldShape::custom).count();
  }
}
