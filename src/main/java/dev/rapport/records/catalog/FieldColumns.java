package dev.rapport.records.catalog;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.NumberSequences;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a new field is kept in. */
@Component
class FieldColumns {

  private final SchemaChanger schema;
  private final FieldContexts contexts;

  FieldColumns(SchemaChanger schema, FieldContexts contexts) {
    this.schema = schema;
    this.contexts = contexts;
  }

  /**
   * Within {@link SchemaChanger#change}.
   *
   * @param fill whether the records that are there get its initial value
   */
  void make(ObjectDefinition object, FieldShape shape, TypeShape type, boolean fill) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (fill) {
      store(type.type(), shape, values);
    }
    schema.addColumns(
        object.table().getName(), CustomColumns.of(shape.field(), type.type()), values);
    var sequence = type.sequence();
    if (sequence != null) {
      schema.createSequence(
          NumberSequences.name(shape.object(), shape.field()),
          Objects.requireNonNullElse(sequence.first(), 1L));
    }
  }

  /** The columns of its initial value, by name, as JSON that PostgreSQL reads. */
  private <T> void store(FieldType<T> type, FieldShape shape, Map<String, @Nullable Object> row) {
    var context = contexts.of(Actor.SYSTEM);
    var value = type.parse(Objects.requireNonNull(shape.initial()), context);
    type.store(CustomColumns.of(shape.field(), type).getFirst(), value, row, context);
  }
}
