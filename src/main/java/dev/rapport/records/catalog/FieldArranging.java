package dev.rapport.records.catalog;

import dev.rapport.platform.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in which order people see an object's fields, and in which sections. */
@Component
public class FieldArranging {

  /**
   * The fields of a section, in their order.
   *
   * @param labels by language; null where its name stays
   */
  public record Section(String name, @Nullable Map<String, String> labels, List<String> fields) {}

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final Shapes shapes;
  private final SchemaChanger schema;
  private final FieldChecks checks;

  FieldArranging(
      Catalog catalog,
      ShapedCatalog shaped,
      Shapes shapes,
      SchemaChanger schema,
      FieldChecks checks) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.shapes = shapes;
    this.schema = schema;
    this.checks = checks;
  }

  /**
   * Puts the fields into this order, and into these sections.
   *
   * @throws ProblemException 422 when a field is unknown or there twice
   */
  public void arrange(String object, List<Section> sections) {
    schema.change(() -> {
      shapes.lock(object);
      var definition = catalog.object(object);
      var before = shapes.object(object).orElseGet(() -> ObjectShape.standard(object));
      var input = checks.input();
      var names = new LinkedHashMap<>(before.sections());
      names.putAll(input.sections(sections, definition));
      input.end();
      for (var section : sections) {
        for (var field : section.fields()) {
          if (!definition.field(field).section().equals(section.name())) {
            shapes.save(shapes.existing(definition, field).in(section.name()).next());
          }
        }
      }
      var order = sections.stream().flatMap(section -> section.fields().stream()).toList();
      shapes.save(before.arranged(names, order));
      shaped.readAfterCommit();
      return order;
    });
  }
}
