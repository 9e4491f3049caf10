package dev.rapport.records.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Access;
import dev.rapport.records.Demands.From;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.LayoutView.LayoutsView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalog as the one who asks may see it, in their language. */
@Component
public class CatalogView {

  /**
   * @param version another one whenever anything of it is different
   */
  @Schema(name = "Catalog")
  public record Description(String version, List<ObjectView> objects) {}

  @Schema(name = "ObjectDefinition")
  public record ObjectView(
      String name,
      String path,
      String label,
      String pluralLabel,
      String icon,
      String color,
      String labelField,
      Rights can,
      List<Section> sections,
      List<FieldView> fields,
      ListView list,
      @Nullable BoardView board,
      List<String> figures,
      List<Related> related,
      boolean timeline,
      boolean duplicates,
      List<String> quickCreate,
      @Nullable LayoutsView layout) {}

  public record Rights(boolean create, boolean update, boolean delete, boolean export) {}

  public record Section(String name, String label) {}

  public record ListView(List<String> columns, String sort) {}

  public record BoardView(
      String group, @Nullable String within, @Nullable String sum, List<String> card) {}

  public record Related(String object, String field) {}

  /**
   * @param optionsFilter a filter for a reference's options; <code>{field}</code> stands for
   *     another field's value of the same record
   * @param newOptionsFilter the same for a new record's owner: those for whom the reader may create
   *     it; null where it is anybody
   * @param min the least that a value may be, {@code max} the most: numbers, amounts in the
   *     organisation's currency, days
   * @param pattern what a text has to match as a whole, as RE2 reads it
   * @param requiredFrom from which stage on it may not be empty
   * @param transitions which values of a choice may follow one, and under the empty text those that
   *     a new record may have; null where all may follow all
   */
  @Schema(name = "FieldDefinition")
  public record FieldView(
      String name,
      String label,
      @Nullable String help,
      @Schema(
              allowableValues = {
                "text",
                "longText",
                "number",
                "percent",
                "money",
                "date",
                "dateTime",
                "yesNo",
                "choice",
                "multiChoice",
                "tags",
                "contactPoints",
                "email",
                "phone",
                "url",
                "address",
                "reference"
              })
          String type,
      String section,
      boolean required,
      boolean writable,
      boolean creatable,
      boolean sortable,
      boolean filterable,
      boolean groupable,
      List<String> aggregates,
      List<String> operators,
      @Nullable Integer maxLength,
      @Nullable String min,
      @Nullable String max,
      @Nullable Integer scale,
      @Nullable List<ChoiceView> choices,
      @Nullable List<String> targets,
      @Nullable String optionsFilter,
      @Nullable String newOptionsFilter,
      @JsonProperty("default") @Nullable Object initial,
      @Nullable String pattern,
      @Nullable From requiredFrom,
      @Nullable Map<String, List<String>> transitions) {}

  /**
   * @param hidden whether people aren't offered it any more; records that have it keep it
   */
  @Schema(name = "Choice")
  public record ChoiceView(String value, String label, String color, boolean hidden) {}

  private final Catalog catalog;
  private final Messages messages;
  private final FieldViews fieldViews;
  private final LayoutView layouts;

  CatalogView(Catalog catalog, Messages messages, FieldViews fieldViews, LayoutView layouts) {
    this.catalog = catalog;
    this.messages = messages;
    this.fieldViews = fieldViews;
    this.layouts = layouts;
  }

  /** The objects of which the actor may see any records, as the API shows them. */
  public Description of(Account reader, Locale language) {
    var actor = reader.actor();
    var role = reader.role() == null ? null : reader.role().id();
    var objects =
        catalog.objects().stream()
            .filter(object ->
                object.access() instanceof Access.Public
                    || actor.may(Operation.READ, object.name()))
            .map(object -> object(object, actor, role, language))
            .toList();
    return new Description(Integer.toHexString(objects.hashCode()), objects);
  }

  /**
   * A field's name for people: its object's own, or the one that all objects share. One that is
   * just being added has none yet but that for programs.
   */
  public static String fieldLabel(Messages messages, String object, String field, Locale language) {
    var own = "field." + object + "." + field;
    var key = messages.has(own) ? own : "field.record." + field;
    return messages.has(key) ? messages.text(language, key) : field;
  }

  private ObjectView object(
      ObjectDefinition object, Actor actor, @Nullable UUID role, Locale language) {
    var fields =
        object.fields().values().stream()
            .filter(field ->
                !field.is(Trait.HIDDEN)
                    && actor.field(object.name(), field.name()) != FieldAccess.HIDDEN)
            .toList();
    var names = fields.stream().map(FieldDefinition::name).toList();
    var related =
        object.related().stream()
            .filter(one ->
                catalog.find(one.object()).isPresent()
                    && actor.may(Operation.READ, one.object())
                    && actor.field(one.object(), one.field()) != FieldAccess.HIDDEN)
            .map(one -> new Related(one.object(), one.field()))
            .toList();
    return new ObjectView(
        object.name(),
        object.path(),
        messages.text(language, "object." + object.name()),
        messages.text(language, "object." + object.name() + ".plural"),
        object.icon(),
        object.color(),
        object.labelField(),
        new Rights(
            actor.may(Operation.CREATE, object.name()),
            actor.may(Operation.UPDATE, object.name()),
            actor.may(Operation.DELETE, object.name()),
            actor.may(Operation.EXPORT, object.name())),
        fields.stream()
            .map(FieldDefinition::section)
            .distinct()
            .map(section ->
                new Section(section, section(messages, object.name(), section, language)))
            .toList(),
        fields.stream().map(field -> fieldViews.of(object, field, actor, language)).toList(),
        new ListView(among(object.list().columns(), names), object.list().sort()),
        board(object, names),
        among(object.figures(), names),
        related,
        object.hasTimeline(),
        object.duplicates(),
        among(object.quickCreate(), names),
        layouts.of(object, names, related, role, language));
  }

  private static @Nullable BoardView board(ObjectDefinition object, List<String> names) {
    var board = object.board();
    if (board == null || !names.contains(board.group())) {
      return null;
    }
    return new BoardView(
        board.group(),
        board.within(),
        names.contains(Objects.toString(board.sum(), "")) ? board.sum() : null,
        among(board.card(), names));
  }

  /** A section's name for people; one that nobody gave a text is called as it is. */
  static String section(Messages messages, String object, String section, Locale language) {
    var own = "section." + object + "." + section;
    return messages.has(own)
        ? messages.text(language, own)
        : section.equals("main")
            ? messages.text(language, "object." + object)
            : messages.has("section." + section)
                ? messages.text(language, "section." + section)
                : section;
  }

  private static List<String> among(List<String> wanted, List<String> names) {
    return wanted.stream().filter(names::contains).toList();
  }
}
