package dev.rapport.records.catalog;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ContactPoint;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.Limit;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How OpenAPI describes a field's values, and the parts that they are made of. */
final class ValueSchemas {

  private ValueSchemas() {}

  /** A value as read, or as written; a field may always be empty. */
  static Schema<?> of(FieldDefinition field, boolean reading) {
    var limit = field.demands().limit();
    return switch (field.type()) {
      case TextType(var length) ->
          ApiTypes.nullable(
              text()
                  .maxLength(length)
                  .pattern(
                      limit instanceof Limit.Form(var pattern, var _)
                          ? "^(?:" + pattern.pattern() + ")$"
                          : null));
      case LongTextType(var length) -> ApiTypes.nullable(text().maxLength(length));
      case ContactType(var kind) ->
          ApiTypes.nullable(
              text()
                  .format(
                      switch (kind) {
                        case EMAIL -> "email";
                        case URL -> "uri";
                        case PHONE -> "phone";
                      }));
      case NumberType number ->
          ApiTypes.nullable(
              typed(number.scale() == 0 ? "integer" : "number")
                  .minimum(limit instanceof Limit.Numbers(var min, var _) ? min : number.min())
                  .maximum(limit instanceof Limit.Numbers(var _, var max) ? max : number.max()));
      case MoneyType money -> ApiTypes.nullable(ref("Money"));
      case DateType date -> ApiTypes.nullable(text().format("date"));
      case DateTimeType moment -> ApiTypes.nullable(text().format("date-time"));
      case YesNoType yesNo -> ApiTypes.nullable(typed("boolean"));
      case ChoiceType(var choices) -> ApiTypes.nullable(choice(choices));
      case MultiChoiceType(var choices) -> ApiTypes.nullable(typed("array").items(choice(choices)));
      case TagsType tags -> ApiTypes.nullable(typed("array").items(reading ? ref("Tag") : text()));
      case AddressType address -> ApiTypes.nullable(ref("Address"));
      case ContactPointsType points -> ApiTypes.nullable(typed("array").items(ref("ContactPoint")));
      case ReferenceType reference ->
          ApiTypes.nullable(reading ? ref("Reference") : text().format("uuid"));
    };
  }

  private static Schema<?> choice(List<Choice> choices) {
    var schema = typed("string");
    schema.setEnum(choices.stream().<Object>map(Choice::value).toList());
    return schema;
  }

  static Schema<?> reference() {
    return object(Map.of("id", text().format("uuid"), "object", text(), "label", text()));
  }

  static Schema<?> money() {
    return object(Map.of("amount", text(), "currency", text()));
  }

  static Schema<?> address() {
    var schema = typed("object");
    List.of("street", "city", "region", "postalCode", "country")
        .forEach(part -> schema.addProperty(part, ApiTypes.nullable(text())));
    return schema;
  }

  static Schema<?> contactPoint() {
    var channel = typed("string");
    Stream.of(ContactPoint.Channel.values()).forEach(each -> channel.addEnumItemObject(each.key()));
    var use = typed("string");
    ContactPointsType.USES.forEach(use::addEnumItemObject);
    var schema = object(Map.of("channel", channel, "use", use, "main", typed("boolean")));
    schema.addProperty("value", text());
    schema.addProperty("address", ref("Address"));
    return schema;
  }

  /** Of any object: which fields there are, its own schema says. */
  static Schema<?> recordData() {
    var schema = object(Map.of("id", text().format("uuid"), "version", typed("integer")));
    schema.setAdditionalProperties(true);
    return schema;
  }

  static Schema<?> figureValue() {
    return new Schema<>()
        .anyOf(
            new ArrayList<>(
                List.of(typed("number"), ref("Money"), typed("string"), typed("null"))));
  }

  static Schema<?> problem() {
    var schema = object(Map.of("title", text(), "status", typed("integer")));
    schema.addProperty("detail", text());
    schema.addProperty("errors", typed("array").items(ref("FieldError")));
    return schema;
  }

  private static Schema<?> object(Map<String, Schema<?>> properties) {
    var schema = typed("object");
    properties.keySet().stream().sorted().forEach(n -> schema.addProperty(n, properties.get(n)));
    schema.setRequired(properties.keySet().stream().sorted().toList());
    return schema;
  }

  /**
   * OpenAPI 3.1 writes the set of types; the single type of 3.0 would be left out of the document.
   */
  static Schema<Object> typed(String type) {
    var schema = new Schema<Object>();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema;
  }

  static Schema<?> text() {
    return typed("string");
  }

  static Schema<?> ref(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }
}
