package dev.rapport.records.query;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordRow;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a query reads and how they become records. It reads in two floors: the page,
 * found by index, from the object's table; then the labels of its references, joined to those few
 * rows.
 */
final class Selection {

  private final ObjectDefinition object;
  private final List<FieldDefinition> fields;
  private final List<Integer> widths;
  private final RegistryAccess registry;
  private final Actor actor;

  Selection(
      ObjectDefinition object, List<FieldDefinition> fields, RegistryAccess registry, Actor actor) {
    this.object = object;
    this.fields = fields;
    this.widths = fields.stream().map(Selection::width).toList();
    this.registry = registry;
    this.actor = actor;
  }

  /** What the page reads from the object's table: id, version, then each field's columns. */
  List<SelectField<?>> inner() {
    var columns = new ArrayList<SelectField<?>>();
    columns.add(object.id().as("id"));
    columns.add(object.column("version", Integer.class).as("version"));
    for (var i = 0; i < fields.size(); i++) {
      var own = fields.get(i).type().columns(fields.get(i).column());
      for (var j = 0; j < own.size(); j++) {
        columns.add(own.get(j).as(name(i, j)));
      }
    }
    return columns;
  }

  /** What the answer consists of, {@link #inner()} having been read as {@code page}. */
  List<Field<?>> outer(Table<?> page) {
    var columns = new ArrayList<Field<?>>();
    columns.add(column(page, "id"));
    columns.add(column(page, "version"));
    for (var i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      if (field.type() instanceof ReferenceType) {
        var row = RegistryAccess.as("r" + i);
        columns.addAll(List.of(row.ID, row.OBJECT, row.LABEL));
      } else {
        for (var j = 0; j < widths.get(i); j++) {
          columns.add(column(page, name(i, j)));
        }
      }
    }
    return columns;
  }

  /** The page with the registry rows of its references, as far as the actor may see them. */
  Table<?> withLabels(Table<?> page) {
    var joined = page;
    for (var i = 0; i < fields.size(); i++) {
      if (fields.get(i).type() instanceof ReferenceType reference) {
        var row = RegistryAccess.as("r" + i);
        joined =
            joined
                .leftJoin(row)
                .on(row.ID.eq(column(page, name(i, 0)).coerce(UUID.class)))
                .and(registry.visible(row, reference.targets(), actor));
      }
    }
    return joined;
  }

  /** How many columns {@link #outer} has. */
  int width() {
    return 2 + widths.stream().mapToInt(Integer::intValue).sum();
  }

  private static int width(FieldDefinition field) {
    return field.type() instanceof ReferenceType ? 3 : field.type().columns(field.column()).size();
  }

  /** The record whose columns begin at {@code at}; null where a left join found none. */
  @Nullable RecordRow read(Row row, int at) {
    var id = row.get(at, UUID.class);
    if (id == null) {
      return null;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    var next = at + 2;
    for (var i = 0; i < widths.size(); i++) {
      var field = fields.get(i);
      values.put(field.name(), field.type().read(row, next));
      next += widths.get(i);
    }
    return new RecordRow(
        object, id, Objects.requireNonNull(row.get(at + 1, Integer.class)), values);
  }

  private static String name(int field, int column) {
    return "f" + field + "_" + column;
  }

  static Field<?> column(Table<?> page, String name) {
    return Objects.requireNonNull(page.field(name), name);
  }
}
