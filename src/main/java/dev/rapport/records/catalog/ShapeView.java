package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.Demands.From;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.CatalogView.ChoiceView;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.fieldtype.ChoiceType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shape of an object as its administrators see it. */
@Component
public class ShapeView {

  /**
   * @param sections in their order, each with its fields in theirs
   * @param removed fields that may come back
   */
  public record FieldsView(
      String object, String label, List<SectionView> sections, List<ShapedField> removed) {}

  /**
   * @param removed objects that may come back
   */
  public record ObjectsView(List<ShapedObject> objects, List<ShapedObject> removed) {}

  /**
   * @param custom whether administrators added it
   * @param labels what they call one record, by language; {@code plurals} many
   */
  public record ShapedObject(
      String name,
      String label,
      String pluralLabel,
      Map<String, String> labels,
      Map<String, String> plurals,
      boolean custom,
      String icon,
      String color,
      int version) {}

  public record SectionView(
      String name, String label, Map<String, String> labels, List<ShapedField> fields) {}

  /**
   * @param custom whether administrators added it
   * @param type of a field of the product's own only the name, and of a choice its values
   * @param open whether values can be added to a choice
   * @param needed the values of a choice that can't be hidden
   * @param productRequires whether the product can't do without a value
   * @param productSorts whether lists can be sorted by it as the product is
   * @param indexed false while its indexes are being built
   * @param halted why it isn't ready and won't be by itself; null where it is, or is on its way
   * @param requiredFrom from which stage on it may not be empty; null for none
   * @param choices of a choice: its values in their order; null of other fields
   * @param transitions which of them may follow one; any may follow one that isn't named
   */
  public record ShapedField(
      String name,
      String label,
      Map<String, String> labels,
      Map<String, String> help,
      boolean custom,
      TypeShape type,
      boolean required,
      boolean hidden,
      boolean unique,
      boolean sortable,
      boolean searched,
      boolean tracked,
      boolean productRequires,
      boolean productSorts,
      boolean writable,
      @Nullable Object initial,
      boolean indexed,
      @Nullable String halted,
      @Nullable OffsetDateTime removedAt,
      int version,
      @Nullable From requiredFrom,
      @Nullable List<ChoiceView> choices,
      Map<String, List<String>> transitions,
      boolean open,
      List<String> needed) {}

  private final Catalog catalog;
  private final Shapes shapes;
  private final FieldPreparations preparations;
  private final ChoiceShaping choices;
  private final Messages messages;

  ShapeView(
      Catalog catalog,
      Shapes shapes,
      FieldPreparations preparations,
      ChoiceShaping choices,
      Messages messages) {
    this.catalog = catalog;
    this.shapes = shapes;
    this.preparations = preparations;
    this.choices = choices;
    this.messages = messages;
  }

  /** All objects: the product's own and those that administrators added. */
  public ObjectsView objects(Locale language) {
    var shaped =
        shapes.objects().stream().collect(Collectors.toMap(ObjectShape::object, identity()));
    var objects =
        catalog.objects().stream()
            .map(object -> {
              var shape = shaped.get(object.name());
              return object(
                  shape == null ? ObjectShape.standard(object.name()) : shape,
                  object.icon(),
                  object.color(),
                  language);
            })
            .toList();
    var removed =
        shaped.values().stream()
            .filter(shape -> shape.own() != null && !shape.inUse())
            .map(shape ->
                object(
                    shape,
                    requireNonNull(shape.own()).icon(),
                    requireNonNull(shape.own()).color(),
                    language))
            .toList();
    return new ObjectsView(objects, removed);
  }

  private ShapedObject object(ObjectShape shape, String icon, String color, Locale language) {
    var key = "object." + shape.object();
    return new ShapedObject(
        shape.object(),
        messages.text(language, key),
        messages.text(language, key + ".plural"),
        shape.labels(),
        shape.plurals(),
        shape.own() != null,
        icon,
        color,
        shape.version());
  }

  /** The object's fields, from the newest shape of it. */
  public FieldsView of(String name, Locale language) {
    var object = catalog.object(name);
    var known = shapes.fields(name);
    var names = shapes.object(name).map(ObjectShape::sections).orElse(Map.of());
    var sections = new ArrayList<SectionView>();
    for (var section :
        object.fields().values().stream().map(FieldDefinition::section).distinct().toList()) {
      var fields =
          object.fields().values().stream()
              .filter(field -> field.section().equals(section))
              .map(field -> field(object, field, shape(known, name, field.name()), language))
              .toList();
      sections.add(
          new SectionView(
              section,
              CatalogView.section(messages, name, section, language),
              names.getOrDefault(section, Map.of()),
              fields));
    }
    var removed =
        known.stream()
            .filter(shape -> !shape.inUse())
            .map(shape -> field(object, null, shape, language))
            .toList();
    return new FieldsView(
        name, messages.text(language, "object." + name + ".plural"), sections, removed);
  }

  private static FieldShape shape(List<FieldShape> known, String object, String field) {
    return known.stream()
        .filter(shape -> shape.field().equals(field))
        .findFirst()
        .orElseGet(() -> FieldShape.standard(object, field));
  }

  private ShapedField field(
      ObjectDefinition object, @Nullable FieldDefinition field, FieldShape shape, Locale language) {
    var standard = catalog.standard().get(object.name());
    var own = standard == null ? null : standard.find(shape.field()).orElse(null);
    return new ShapedField(
        shape.field(),
        CatalogView.fieldLabel(messages, object.name(), shape.field(), language),
        shape.labels(),
        shape.help(),
        shape.custom(),
        shape.type() == null ? type(shape, requireNonNull(field)) : shape.type(),
        field == null ? shape.is(Trait.REQUIRED) : field.is(FieldDefinition.Trait.REQUIRED),
        shape.is(Trait.HIDDEN),
        shape.is(Trait.UNIQUE),
        shape.is(Trait.SORTABLE),
        shape.is(Trait.SEARCHED),
        shape.is(Trait.TRACKED),
        own != null && own.is(FieldDefinition.Trait.REQUIRED),
        own != null && own.is(FieldDefinition.Trait.SORTABLE),
        own == null || own.creatable(),
        shape.initial(),
        shape.indexed(),
        preparations
            .halted(shape)
            .map(halted -> messages.text(language, halted.reason()))
            .orElse(null),
        shape.removedAt(),
        shape.version(),
        shape.requiredFrom(),
        field != null && field.type() instanceof ChoiceType(var choices)
            ? FieldViews.choices(messages, object, field, choices, language)
            : null,
        shape.transitions(),
        shape.custom() || own != null && own.is(FieldDefinition.Trait.OPEN),
        own == null ? List.of() : ChoiceShaping.needed(own));
  }

  private TypeShape type(FieldShape shape, FieldDefinition field) {
    var named = TypeShape.of(field.type().name());
    return choices
        .standard(shape)
        .map(standard -> named.among(choices.described(shape, standard)))
        .orElse(named);
  }
}
