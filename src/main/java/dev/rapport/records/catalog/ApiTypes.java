package dev.rapport.records.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordViews;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the API's own answers as exactly as the code has them: what is {@link Nullable} may be
 * null, everything else is always there; a request may leave out what may be null. Two records of
 * the same simple name in different classes are two schemas.
 */
@Component
class ApiTypes implements ModelConverter, OpenApiCustomizer {

  private static final String SCHEMAS = "#/components/schemas/";

  /** Values whose JSON isn't what their components say; {@link CatalogOpenApi} describes them. */
  private static final Map<Class<?>, String> VALUES =
      Map.of(
          Money.class, "Money",
          Reference.class, "Reference",
          RecordData.class, "RecordData",
          RecordViews.Figure.class, "FigureValue");

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
    if (VALUES.containsKey(raw)) {
      return new Schema<>().$ref(SCHEMAS + VALUES.get(raw));
    }
    var named = raw.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    var own = raw.isRecord() && raw.getName().startsWith("dev.rapport.");
    var name = named == null || named.name().isEmpty() ? name(raw) : named.name();
    if (own) {
      type.setName(name);
    }
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var model = own ? context.getDefinedModels().get(name) : null;
    if (model != null && model.getProperties() != null) {
      describe(raw, model);
    }
    return schema;
  }

  /** {@code LeadController.Answer} is the {@code LeadAnswer}. */
  private static String name(Class<?> type) {
    var outer = type.getEnclosingClass();
    if (outer == null) {
      return type.getSimpleName();
    }
    var stem = outer.getSimpleName().replaceFirst("(Controller|Views?)$", "");
    return type.getSimpleName().startsWith(stem)
        ? type.getSimpleName()
        : stem + type.getSimpleName();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void describe(Class<?> type, Schema<?> model) {
    var properties = (Map<String, Schema>) (Map) model.getProperties();
    components(type)
        .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(ApiTypes::jsonName)
        .filter(properties::containsKey)
        .forEach(name -> properties.computeIfPresent(name, (_, schema) -> nullable(schema)));
    model.setRequired(new ArrayList<>(properties.keySet()));
  }

  /** With those of the records that are written as parts of it. */
  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? components(component.getType())
                : Stream.of(component));
  }

  private static String jsonName(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElse(component.getName());
  }

  /** The schema for a value that may be null as well. */
  @SuppressWarnings("unchecked")
  static Schema<?> nullable(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return new Schema<>()
          .anyOf(
              new ArrayList<>(
                  List.of(schema, new Schema<>().types(new LinkedHashSet<>(Set.of("null"))))));
    }
    if (schema.getTypes() != null && schema.getTypes().add("null") && schema.getEnum() != null) {
      var values = new ArrayList<@Nullable Object>(schema.getEnum());
      values.add(null);
      ((Schema<@Nullable Object>) schema).setEnum(values);
    }
    return schema;
  }

  /** In what is only ever sent, what may be null may be left out. */
  @Override
  public void customise(OpenAPI api) {
    var operations =
        api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).toList();
    var answers =
        reachable(
            api,
            operations.stream()
                .flatMap(operation -> operation.getResponses().values().stream())
                .map(response -> response.getContent()));
    var requests =
        reachable(
            api,
            operations.stream()
                .filter(operation -> operation.getRequestBody() != null)
                .map(operation -> operation.getRequestBody().getContent()));
    requests.removeAll(answers);
    for (var name : requests) {
      var schema = Objects.requireNonNull(api.getComponents().getSchemas().get(name));
      if (schema.getProperties() != null && schema.getRequired() != null) {
        schema.setRequired(mustBeGiven(schema));
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<String> mustBeGiven(Schema<?> schema) {
    var properties = (Map<String, Schema>) (Map) schema.getProperties();
    return schema.getRequired().stream()
        .filter(property -> !isNullable(Objects.requireNonNull(properties.get(property))))
        .toList();
  }

  private static boolean isNullable(Schema<?> schema) {
    return (schema.getTypes() != null && schema.getTypes().contains("null"))
        || (schema.getTypes() == null && schema.get$ref() == null)
        || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(ApiTypes::isNullable));
  }

  private static Set<String> reachable(OpenAPI api, Stream<@Nullable Content> from) {
    Set<String> found = new LinkedHashSet<>();
    var open = new ArrayDeque<Schema<?>>();
    from.flatMap(Stream::ofNullable)
        .flatMap(content -> content.values().stream())
        .flatMap(type -> Stream.ofNullable(type.getSchema()))
        .forEach(open::add);
    Set<Schema<?>> seen = new HashSet<>();
    while (!open.isEmpty()) {
      var schema = open.remove();
      if (!seen.add(schema)) {
        continue;
      }
      if (schema.get$ref() != null) {
        var name = schema.get$ref().substring(SCHEMAS.length());
        var target = api.getComponents().getSchemas().get(name);
        if (target != null && found.add(name)) {
          open.add(target);
        }
      }
      Stream.of(
              Stream.ofNullable(schema.getItems()),
              Stream.ofNullable(schema.getProperties())
                  .map(Map::values)
                  .flatMap(Collection::stream),
              Stream.ofNullable(schema.getAnyOf()).flatMap(Collection::stream),
              Stream.ofNullable(schema.getAllOf()).flatMap(Collection::stream),
              Stream.ofNullable(schema.getAdditionalProperties())
                  .filter(Schema.class::isInstance)
                  .map(Schema.class::cast))
          .flatMap(part -> part)
          .forEach(part -> open.add((Schema<?>) part));
    }
    return found;
  }
}
