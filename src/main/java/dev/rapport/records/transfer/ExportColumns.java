package dev.rapport.records.transfer;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordRow;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.MultiChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of an exported list, in the words of the one who asks; an import takes them so. */
final class ExportColumns {

  private final ObjectDefinition object;
  private final boolean ids;
  private final List<FieldDefinition> fields;
  private final Labels labels;
  private final FieldContext context;
  private final Locale language;

  /**
   * @param ids whether a first column has the records' ids, by which an import finds them again
   */
  ExportColumns(
      ObjectDefinition object,
      boolean ids,
      List<FieldDefinition> fields,
      Labels labels,
      FieldContext context,
      Locale language) {
    this.object = object;
    this.ids = ids;
    this.fields = List.copyOf(fields);
    this.labels = labels;
    this.context = context;
    this.language = language;
  }

  /** Of the fields that are read. */
  List<String> names() {
    return fields.isEmpty()
        ? List.of(Target.ID)
        : fields.stream().map(FieldDefinition::name).toList();
  }

  List<String> header() {
    var header = new ArrayList<String>();
    if (ids) {
      header.add(labels.field(object.name(), Target.ID, language));
    }
    for (var field : fields) {
      var label = labels.field(object.name(), field.name(), language);
      if (field.type() instanceof AddressType) {
        TargetList.ADDRESS_PARTS.forEach(
            part -> header.add(label + ": " + labels.part(part, language)));
      } else {
        header.add(label);
      }
    }
    return header;
  }

  List<String> texts(RecordRow row) {
    return values(row).stream().map(Value::text).toList();
  }

  /**
   * A cell.
   *
   * @param plain a number, day, moment, or yes or no, where it is one; a text else
   */
  record Value(FieldType<?> type, @Nullable Object plain, String text) {}

  List<Value> values(RecordRow row) {
    var values = new ArrayList<Value>();
    if (ids) {
      values.add(text(row.id().toString()));
    }
    for (var field : fields) {
      var value = row.values().get(field.name());
      if (field.type() instanceof AddressType) {
        Map<String, String> parts = value instanceof Address address ? address.parts() : Map.of();
        TargetList.ADDRESS_PARTS.forEach(part -> values.add(text(parts.getOrDefault(part, ""))));
      } else {
        values.add(
            value == null ? text("") : new Value(field.type(), plain(value), text(field, value)));
      }
    }
    return values;
  }

  private static Value text(String text) {
    return new Value(FieldTypes.text(), text, text);
  }

  /** The organisation's own currency goes without saying, so that spreadsheets can add up. */
  private Object plain(Object value) {
    return value instanceof Money money && money.currency().equals(context.currency())
        ? money.amount()
        : value;
  }

  @SuppressWarnings("unchecked")
  private String text(FieldDefinition field, Object value) {
    return switch (field.type()) {
      case ChoiceType _ -> choice(field, value);
      case MultiChoiceType _ ->
          ((List<String>) value)
              .stream().map(one -> choice(field, one)).collect(Collectors.joining("; "));
      default ->
          value instanceof Money money && money.currency().equals(context.currency())
              ? money.plainAmount()
              : ((FieldType<Object>) field.type()).toText(value);
    };
  }

  private String choice(FieldDefinition field, Object value) {
    return labels.choice(object.name(), field.name(), value.toString(), language);
  }
}
