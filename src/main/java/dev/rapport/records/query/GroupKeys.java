package dev.rapport.records.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.SeveralType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.tags.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The keys that records are put together by, as columns and as values. */
public final class GroupKeys {

  private GroupKeys() {}

  /** Its columns behind the joins: of a record's id, its id, label and object. */
  static List<Field<?>> key(int index, FieldDefinition field, Table<?> parts) {
    if (!targets(field).isEmpty()) {
      var row = RegistryAccess.as("r" + index);
      return List.of(row.ID, row.LABEL, row.OBJECT);
    }
    return List.of(Selection.column(parts, "k" + index));
  }

  /**
   * What records are put together by, of their own columns: of dates and moments the period as
   * text, such as {@code 2026-W09}, where the reader is.
   *
   * @param bucket for dates and moments; null for days
   */
  public static Field<?> column(
      FieldDefinition field, @Nullable Bucket bucket, ResolvedQuery query) {
    if (field.type() instanceof SeveralType<?> type) {
      return type.each(field.column(), query.context());
    }
    if (!(field.type() instanceof DateType || field.type() instanceof DateTimeType)) {
      return field.column();
    }
    var day =
        field.type() instanceof DateTimeType
            ? field(
                "{0} at time zone {1}",
                SQLDataType.TIMESTAMP, field.column(), inline(query.context().zone().getId()))
            : field.column();
    var format =
        switch (Objects.requireNonNullElse(bucket, Bucket.DAY)) {
          case DAY -> "YYYY-MM-DD";
          case WEEK -> "IYYY-\"W\"IW";
          case MONTH -> "YYYY-MM";
          case QUARTER -> "YYYY-\"Q\"Q";
          case YEAR -> "YYYY";
        };
    return field("to_char({0}, {1})", SQLDataType.CLOB, day, inline(format));
  }

  /** What a row's first columns say of its keys. */
  static List<@Nullable Object> values(List<FieldDefinition> keys, Record row) {
    var values = new ArrayList<@Nullable Object>();
    var at = 0;
    for (var key : keys) {
      if (!targets(key).isEmpty()) {
        var id = row.get(at, UUID.class);
        values.add(
            id == null
                ? null
                : new Reference(id, row.get(at + 2, String.class), row.get(at + 1, String.class)));
        at += 3;
      } else {
        values.add(row.get(at));
        at += 1;
      }
    }
    return values;
  }

  /** The objects whose records a key names. */
  static List<String> targets(FieldDefinition key) {
    return switch (key.type()) {
      case ReferenceType(var objects) -> objects;
      case TagsType _ -> List.of(Tags.OBJECT);
      default -> List.of();
    };
  }
}
