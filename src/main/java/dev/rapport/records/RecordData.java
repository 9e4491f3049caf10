package dev.rapport.records;

import dev.rapport.records.fieldtype.FieldType;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A record as the API shows it, flat: id, version, then each field that was read.
 *
 * @param version null when it isn't known
 * @param row null when the record is out of the actor's sight
 */
@JsonSerialize(using = RecordData.Serializer.class)
public record RecordData(UUID id, @Nullable Integer version, @Nullable RecordRow row) {

  static RecordData of(RecordRow row) {
    return new RecordData(row.id(), row.version(), row);
  }

  /** What is left to tell of a record that its writer doesn't see. */
  static RecordData unseen(UUID id, @Nullable Integer version) {
    return new RecordData(id, version, null);
  }

  /** Writes rows as they were read: lists consist of thousands of values. */
  static final class Serializer extends ValueSerializer<RecordData> {

    @Override
    public void serialize(RecordData data, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeStringProperty("id", data.id.toString());
      if (data.version != null) {
        json.writeNumberProperty("version", data.version);
      }
      if (data.row != null) {
        var fields = data.row.object().fields();
        data.row
            .values()
            .forEach((name, value) -> {
              json.writeName(name);
              write(fields.get(name), value, json);
            });
      }
      json.writeEndObject();
    }

    @SuppressWarnings("unchecked")
    private static void write(
        @Nullable FieldDefinition field, @Nullable Object value, JsonGenerator json) {
      switch (value) {
        case null -> json.writeNull();
        case String text -> json.writeString(text);
        case Reference(var id, var object, var label) -> {
          json.writeStartObject();
          json.writeStringProperty("id", id.toString());
          json.writeStringProperty("object", object);
          json.writeStringProperty("label", label);
          json.writeEndObject();
        }
        default -> {
          var plain = ((FieldType<Object>) Objects.requireNonNull(field).type()).toJson(value);
          switch (plain) {
            case String text -> json.writeString(text);
            case BigDecimal number -> json.writeNumber(number);
            case Boolean yes -> json.writeBoolean(yes);
            default -> json.writePOJO(plain);
          }
        }
      }
    }
  }
}
