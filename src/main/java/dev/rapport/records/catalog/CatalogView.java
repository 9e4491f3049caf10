package dev.rapport.records.catalog;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Access;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TextType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalog as the one who asks may see it, in their language. */
@Component
public class CatalogView {

  private final Catalog catalog;
  private final Messages messages;

  CatalogView(Catalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /** The objects of which the actor may see any records, as the API shows them. */
  public Map<String, Object> of(Actor actor, Locale language) {
    var objects =
        catalog.objects().stream()
            .filter(object ->
                object.access() instanceof Access.Public
                    || actor.may(Operation.READ, object.name()))
            .map(object -> object(object, actor, language))
            .toList();
    return Map.of("version", Integer.toHexString(objects.hashCode()), "objects", objects);
  }

  /** A field's name for people: its object's own, or the one that all objects share. */
  public static String fieldLabel(Messages messages, String object, String field, Locale language) {
    var own = "field." + object + "." + field;
    return messages.text(language, messages.has(own) ? own : "field.record." + field);
  }

  private Map<String, @Nullable Object> object(
      ObjectDefinition object, Actor actor, Locale language) {
    var fields =
        object.fields().values().stream()
            .filter(field -> actor.field(object.name(), field.name()) != FieldAccess.HIDDEN)
            .toList();
    var names = fields.stream().map(FieldDefinition::name).toList();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", object.name());
    json.put("path", object.path());
    json.put("label", messages.text(language, "object." + object.name()));
    json.put("pluralLabel", messages.text(language, "object." + object.name() + ".plural"));
    json.put("icon", object.icon());
    json.put("color", object.color());
    json.put("labelField", object.labelField());
    json.put("can", can(object, actor));
    json.put(
        "sections",
        fields.stream()
            .map(FieldDefinition::section)
            .distinct()
            .map(section -> Map.of("name", section, "label", section(object, section, language)))
            .toList());
    json.put(
        "fields", fields.stream().map(field -> field(object, field, actor, language)).toList());
    json.put(
        "list",
        Map.of("columns", among(object.list().columns(), names), "sort", object.list().sort()));
    json.put("board", board(object, names));
    json.put("figures", among(object.figures(), names));
    json.put(
        "related",
        object.related().stream()
            .filter(related ->
                catalog.find(related.object()).isPresent()
                    && actor.may(Operation.READ, related.object()))
            .map(related -> Map.of("object", related.object(), "field", related.field()))
            .toList());
    json.put("timeline", object.hasTimeline());
    json.put("duplicates", object.duplicates());
    json.put("quickCreate", among(object.quickCreate(), names));
    return json;
  }

  private static Map<String, Boolean> can(ObjectDefinition object, Actor actor) {
    return Map.of(
        "create", actor.may(Operation.CREATE, object.name()),
        "update", actor.may(Operation.UPDATE, object.name()),
        "delete", actor.may(Operation.DELETE, object.name()),
        "export", actor.may(Operation.EXPORT, object.name()));
  }

  private static @Nullable Map<String, @Nullable Object> board(
      ObjectDefinition object, List<String> names) {
    var board = object.board();
    if (board == null || !names.contains(board.group())) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("group", board.group());
    json.put("within", board.within());
    json.put("sum", names.contains(Objects.toString(board.sum(), "")) ? board.sum() : null);
    json.put("card", among(board.card(), names));
    return json;
  }

  private Map<String, @Nullable Object> field(
      ObjectDefinition object, FieldDefinition field, Actor actor, Locale language) {
    var type = field.type();
    var free = actor.field(object.name(), field.name()) == FieldAccess.WRITE;
    var help = "help." + object.name() + "." + field.name();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", field.name());
    json.put("label", fieldLabel(messages, object.name(), field.name(), language));
    json.put("help", messages.has(help) ? messages.text(language, help) : null);
    json.put("type", type.name());
    json.put("section", field.section());
    json.put("required", field.is(Trait.REQUIRED));
    json.put("creatable", field.creatable() && free);
    json.put("writable", field.writable() && free);
    json.put("sortable", field.is(Trait.SORTABLE));
    json.put("filterable", !type.operators().isEmpty());
    json.put("groupable", type.groupable());
    json.put("aggregates", type.measures().stream().map(Measure::apiName).toList());
    json.put("operators", type.operators().stream().map(Operator::symbol).toList());
    json.put(
        "maxLength",
        switch (type) {
          case TextType(var length) -> length;
          case LongTextType(var length) -> length;
          default -> null;
        });
    var number = type instanceof NumberType n ? n : null;
    json.put("min", number == null || number.min() == null ? null : number.min().toPlainString());
    json.put("max", number == null || number.max() == null ? null : number.max().toPlainString());
    json.put("scale", number == null ? null : number.scale());
    json.put(
        "choices",
        switch (type) {
          case ChoiceType(var choices) -> choices(object, field, choices, language);
          case MultiChoiceType(var choices) -> choices(object, field, choices, language);
          default -> null;
        });
    json.put("targets", type instanceof ReferenceType(var targets) ? targets : null);
    json.put("optionsFilter", field.optionsFilter());
    json.put("default", field.initial());
    return json;
  }

  private List<Map<String, String>> choices(
      ObjectDefinition object, FieldDefinition field, List<Choice> choices, Locale language) {
    var prefix = "choice." + object.name() + "." + field.name() + ".";
    return choices.stream()
        .map(choice ->
            Map.of(
                "value",
                choice.value(),
                "label",
                messages.text(language, prefix + choice.value()),
                "color",
                choice.color()))
        .toList();
  }

  private String section(ObjectDefinition object, String section, Locale language) {
    var own = "section." + object.name() + "." + section;
    return messages.has(own)
        ? messages.text(language, own)
        : section.equals("main")
            ? messages.text(language, "object." + object.name())
            : messages.text(language, "section." + section);
  }

  private static List<String> among(List<String> wanted, List<String> names) {
    return wanted.stream().filter(names::contains).toList();
  }
}
