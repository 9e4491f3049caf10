package dev.rapport.records.fieldtype;

import dev.rapport.records.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a record of one of several objects. It reads three columns: the engine puts the
 * id, object and label of the registry row there, where the one who asks may see it.
 *
 * @param targets the objects' names
 */
public record ReferenceType(List<String> targets) implements FieldType<Reference> {

  public ReferenceType {
    targets = List.copyOf(targets);
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public @Nullable Reference read(Row row, int at) {
    var id = row.get(at, UUID.class);
    return id == null
        ? null
        : new Reference(id, row.get(at + 1, String.class), row.get(at + 2, String.class));
  }

  @Override
  public void store(
      Field<?> column,
      @Nullable Reference value,
      Map<String, @Nullable Object> row,
      FieldContext context) {
    row.put(column.getName(), value == null ? null : value.id());
  }

  @Override
  public Object toJson(Reference value) {
    return value;
  }

  @Override
  public Reference parse(Object json, FieldContext context) {
    var id = json instanceof Map<?, ?> reference ? reference.get("id") : json;
    if ("me".equals(id) && targets.contains("user") && context.me() != null) {
      return Reference.to(context.me());
    }
    try {
      return Reference.to(UUID.fromString(String.valueOf(id)));
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("reference.unreadable", String.valueOf(id));
    }
  }

  @Override
  public String toText(Reference value) {
    return value.label() == null ? value.id().toString() : value.label();
  }

  @Override
  public Set<Operator> operators() {
    return Operator.EQUALITY;
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    return operator == Operator.EMPTY
        ? Comparisons.empty(column, arguments)
        : Comparisons.compare(
            column, operator, arguments.stream().map(text -> parse(text, context).id()).toList());
  }

  @Override
  public boolean groupable() {
    return true;
  }
}
