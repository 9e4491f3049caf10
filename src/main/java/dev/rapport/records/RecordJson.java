package dev.rapport.records;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records, boards and figures as the API shows them. */
@Component
public final class RecordJson {

  private final Messages messages;

  RecordJson(Messages messages) {
    this.messages = messages;
  }

  /** Flat: id, version, then each field that was read. */
  public Map<String, @Nullable Object> record(RecordRow row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", row.id());
    json.put("version", row.version());
    row.values().forEach((name, value) -> json.put(name, value(row.object().field(name), value)));
    return json;
  }

  public Map<String, @Nullable Object> page(RecordPage page, Records.@Nullable Count count) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("records", page.records().stream().map(this::record).toList());
    json.put("next", page.next());
    json.put("count", count);
    return json;
  }

  public Map<String, @Nullable Object> board(Board board, Locale language) {
    return Map.of(
        "columns",
        board.columns().stream().map(column -> column(board, column, language)).toList());
  }

  public Map<String, @Nullable Object> aggregate(
      Aggregate aggregate, Aggregate.Query query, ObjectDefinition object, Locale language) {
    var fields = query.keys().stream().map(key -> object.field(key.field())).toList();
    return Map.of(
        "groups",
        aggregate.groups().stream().map(group -> group(group, object, fields, language)).toList(),
        "total",
        aggregate.total().stream().map(RecordJson::figure).toList());
  }

  /** What people read for a value of a choice. */
  public String choice(ObjectDefinition object, String field, String value, Locale language) {
    var key = "choice." + object.name() + "." + field + "." + value;
    return messages.has(key) ? messages.text(language, key) : value;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object value(FieldDefinition field, @Nullable Object value) {
    return value == null ? null : ((FieldType<Object>) field.type()).toJson(value);
  }

  private Map<String, @Nullable Object> column(Board board, Board.Column column, Locale language) {
    var group = Objects.requireNonNull(board.object().board()).group();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", column.key());
    json.put(
        "label",
        column.key() instanceof UUID
            ? column.label()
            : choice(board.object(), group, column.key().toString(), language));
    json.put("color", column.color());
    json.put("count", column.count());
    json.put("sum", figure(column.sum()));
    json.put("records", column.records().stream().map(this::record).toList());
    json.put("next", column.next());
    return json;
  }

  private Map<String, @Nullable Object> group(
      Aggregate.Group group,
      ObjectDefinition object,
      List<FieldDefinition> fields,
      Locale language) {
    var keys = new ArrayList<Map<String, @Nullable Object>>();
    for (var i = 0; i < fields.size(); i++) {
      keys.add(key(object, fields.get(i), group.keys().get(i), language));
    }
    return Map.of("keys", keys, "values", group.values().stream().map(RecordJson::figure).toList());
  }

  private Map<String, @Nullable Object> key(
      ObjectDefinition object, FieldDefinition field, @Nullable Object value, Locale language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (value) {
      case null -> {
        json.put("value", null);
        json.put("label", null);
      }
      case Reference reference -> {
        json.put("value", reference.id());
        json.put("label", reference.label());
      }
      default -> {
        json.put("value", value);
        json.put(
            "label",
            field.type() instanceof ChoiceType
                ? choice(object, field.name(), value.toString(), language)
                : value.toString());
      }
    }
    return json;
  }

  private static @Nullable Object figure(@Nullable Object value) {
    if (!(value instanceof Money money)) {
      return value;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("amount", money.plainAmount());
    json.put("currency", money.currency());
    return json;
  }
}
