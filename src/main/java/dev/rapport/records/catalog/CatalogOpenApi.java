package dev.rapport.records.catalog;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
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
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes every object's records in the OpenAPI document, as the catalog has them: in place of
 * the one path for all objects each object has its own, with its own schemas.
 */
@Component
class CatalogOpenApi implements OpenApiCustomizer {

  private static final String LIST = "/api/records/{object}";
  private static final String ONE = "/api/records/{object}/{id}";
  private static final String JSON = "application/json";

  private final Catalog catalog;
  private final Messages messages;

  CatalogOpenApi(Catalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  @Override
  public void customise(OpenAPI api) {
    api.info(new Info().title("Rapport").version("1").description("See docs/api.md."));
    api.servers(List.of(new Server().url("/")));
    var schemas = api.getComponents();
    schemas.addSchemas("Reference", reference());
    schemas.addSchemas("Money", money());
    schemas.addSchemas("Address", address());
    schemas.addSchemas("ContactPoint", contactPoint());
    schemas.addSchemas("RecordData", recordData());
    schemas.addSchemas("FigureValue", figureValue());
    schemas.addSchemas("Problem", problem());
    var list = Objects.requireNonNull(api.getPaths().remove(LIST));
    var one = Objects.requireNonNull(api.getPaths().remove(ONE));
    for (var object : catalog.objects()) {
      var name = type(object);
      // `UserRecord`: a plain `User` would be taken for the one of the session.
      schemas.addSchemas(name + "Record", record(object));
      schemas.addSchemas(name + "Input", input(object));
      schemas.addSchemas(name + "Page", page(name));
      api.getPaths().addPathItem("/api/records/" + object.name(), listPath(object, list));
      api.getPaths().addPathItem("/api/records/" + object.name() + "/{id}", onePath(object, one));
    }
    refuseByProblems(api);
  }

  private PathItem listPath(ObjectDefinition object, PathItem general) {
    var name = type(object);
    return new PathItem()
        .get(
            operation(object, general.getGet(), "list", "200", name + "Page")
                .parameters(without(general.getGet(), "object")))
        .post(
            operation(object, general.getPost(), "create", "201", name + "Record")
                .requestBody(body(name + "Input", JSON)));
  }

  private PathItem onePath(ObjectDefinition object, PathItem general) {
    var name = type(object);
    return new PathItem()
        .get(
            operation(object, general.getGet(), "get", "200", name + "Record")
                .parameters(without(general.getGet(), "object")))
        .patch(
            operation(object, general.getPatch(), "update", "200", name + "Record")
                .parameters(without(general.getPatch(), "object"))
                .requestBody(body(name + "Input", "application/merge-patch+json")))
        .delete(
            new Operation()
                .operationId("delete" + name)
                .addTagsItem(object.name())
                .parameters(without(general.getDelete(), "object"))
                .responses(
                    new ApiResponses()
                        .addApiResponse("204", new ApiResponse().description("gone"))));
  }

  private Operation operation(
      ObjectDefinition object, Operation general, String verb, String status, String schema) {
    return new Operation()
        .operationId(verb + type(object))
        .addTagsItem(object.name())
        .parameters(without(general, "object"))
        .responses(
            new ApiResponses()
                .addApiResponse(
                    status,
                    new ApiResponse().description(label(object)).content(content(schema, JSON))));
  }

  private Schema<?> record(ObjectDefinition object) {
    var schema = typed("object").description(label(object));
    schema.addProperty("id", text().format("uuid"));
    schema.addProperty("version", typed("integer"));
    schema.setRequired(List.of("id", "version"));
    object.fields().values().forEach(f -> schema.addProperty(f.name(), described(object, f, true)));
    return schema;
  }

  private Schema<?> input(ObjectDefinition object) {
    var schema = typed("object");
    object.fields().values().stream()
        .filter(FieldDefinition::creatable)
        .forEach(field -> schema.addProperty(field.name(), described(object, field, false)));
    var required = new ArrayList<String>();
    object.fields().values().stream()
        .filter(FieldDefinition::creatable)
        .filter(field -> field.is(Trait.REQUIRED) && field.initial() == null)
        .forEach(field -> required.add(field.name()));
    schema.setDescription("A new one needs: " + String.join(", ", required));
    return schema;
  }

  private static Schema<?> page(String name) {
    var schema = typed("object");
    schema.addProperty("records", typed("array").items(ref(name + "Record")));
    schema.addProperty("next", ApiTypes.nullable(text()));
    schema.addProperty(
        "count",
        ApiTypes.nullable(
            typed("object")
                .addProperty("value", typed("integer"))
                .addProperty("exact", typed("boolean"))));
    schema.setRequired(List.of("records", "next", "count"));
    return schema;
  }

  private Schema<?> described(ObjectDefinition object, FieldDefinition field, boolean reading) {
    var schema = schema(field, reading);
    schema.setDescription(
        CatalogView.fieldLabel(messages, object.name(), field.name(), Locale.ENGLISH));
    return schema;
  }

  /** A value as read, or as written; a field may always be empty. */
  private static Schema<?> schema(FieldDefinition field, boolean reading) {
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

  private static Schema<?> reference() {
    return object(Map.of("id", text().format("uuid"), "object", text(), "label", text()));
  }

  private static Schema<?> money() {
    return object(Map.of("amount", text(), "currency", text()));
  }

  private static Schema<?> address() {
    var schema = typed("object");
    List.of("street", "city", "region", "postalCode", "country")
        .forEach(part -> schema.addProperty(part, ApiTypes.nullable(text())));
    return schema;
  }

  private static Schema<?> contactPoint() {
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
  private static Schema<?> recordData() {
    var schema = object(Map.of("id", text().format("uuid"), "version", typed("integer")));
    schema.setAdditionalProperties(true);
    return schema;
  }

  private static Schema<?> figureValue() {
    return new Schema<>()
        .anyOf(
            new ArrayList<>(
                List.of(typed("number"), ref("Money"), typed("string"), typed("null"))));
  }

  private static Schema<?> problem() {
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
  private static Schema<Object> typed(String type) {
    var schema = new Schema<Object>();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema;
  }

  private static Schema<?> text() {
    return typed("string");
  }

  private static Schema<?> ref(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  private static RequestBody body(String schema, String type) {
    return new RequestBody().required(true).content(content(schema, type));
  }

  private static Content content(String schema, String type) {
    return new Content().addMediaType(type, new MediaType().schema(ref(schema)));
  }

  private static List<Parameter> without(Operation operation, String name) {
    Predicate<Parameter> other = parameter -> !parameter.getName().equals(name);
    return operation.getParameters() == null
        ? List.of()
        : operation.getParameters().stream().filter(other).toList();
  }

  /** Every operation may be refused, always in the same form. */
  private static void refuseByProblems(OpenAPI api) {
    api.getPaths()
        .values()
        .forEach(path ->
            path.readOperations()
                .forEach(operation ->
                    operation
                        .getResponses()
                        .addApiResponse(
                            "default",
                            new ApiResponse()
                                .description("refused")
                                .content(content("Problem", "application/problem+json")))));
  }

  private String label(ObjectDefinition object) {
    return messages.text(Locale.ENGLISH, "object." + object.name());
  }

  private static String type(ObjectDefinition object) {
    return Character.toUpperCase(object.name().charAt(0)) + object.name().substring(1);
  }
}
