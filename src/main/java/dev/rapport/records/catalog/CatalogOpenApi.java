package dev.rapport.records.catalog;

import static dev.rapport.records.catalog.ValueSchemas.ref;
import static dev.rapport.records.catalog.ValueSchemas.text;
import static dev.rapport.records.catalog.ValueSchemas.typed;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
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
    schemas.addSchemas("Reference", ValueSchemas.reference());
    schemas.addSchemas("Money", ValueSchemas.money());
    schemas.addSchemas("Address", ValueSchemas.address());
    schemas.addSchemas("ContactPoint", ValueSchemas.contactPoint());
    schemas.addSchemas("RecordData", ValueSchemas.recordData());
    schemas.addSchemas("FigureValue", ValueSchemas.figureValue());
    schemas.addSchemas("Problem", ValueSchemas.problem());
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
    var schema = ValueSchemas.of(field, reading);
    schema.setDescription(
        CatalogView.fieldLabel(messages, object.name(), field.name(), Locale.ENGLISH));
    return schema;
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
