package dev.rapport.records.scores;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;
import static rapport.db.Tables.CHANGE;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records as a model reads them: all of them, whoever asks, and of texts no more than whether there
 * is one. What comes out of it is for computing; people see of it what they may read.
 */
@Component
public class ScoreRows {

  /**
   * A record.
   *
   * @param version of the record
   * @param cells a value for each field asked for: a {@link String} (a choice, a record's id), a
   *     {@code String[]}, a {@link Double} (money in the organisation's currency), a {@link
   *     Boolean}, a {@link java.time.LocalDate}, an {@link OffsetDateTime}; of texts, contacts and
   *     addresses {@code true} where there is one. Null where the field is empty
   */
  public record ScoreRow(UUID id, int version, @Nullable Object[] cells) {}

  private final DSLContext sql;

  ScoreRows(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The records behind {@code after} in the order of ids. One statement.
   *
   * @param after null for the first ones
   */
  public List<ScoreRow> page(
      ObjectDefinition object, List<FieldDefinition> fields, @Nullable UUID after, int limit) {
    var behind = after == null ? noCondition() : object.id().gt(after);
    return rows(object, fields, behind, limit);
  }

  /** Those of the records that are there. One statement. */
  public List<ScoreRow> some(
      ObjectDefinition object, List<FieldDefinition> fields, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows(object, fields, object.id().eq(any(ids.toArray(UUID[]::new))), ids.size());
  }

  /** How many there are. One statement. */
  public long count(ObjectDefinition object) {
    return Objects.requireNonNull(
            sql.select(DSL.count()).from(object.table()).where(live(object)).fetchSingle().value1())
        .longValue();
  }

  /**
   * Of how many records each field was changed after they were made, by its name. Reads the whole
   * audit trail of the object.
   */
  public Map<String, Integer> changedLater(String object) {
    var key = field(name("keys", "key"), String.class);
    var fields = table("jsonb_object_keys({0})", CHANGE.BEFORE).as("keys", "key");
    var changed = new HashMap<String, Integer>();
    sql.select(key, DSL.countDistinct(CHANGE.RECORD_ID))
        .from(CHANGE)
        .crossJoin(DSL.lateral(fields))
        .where(CHANGE.OBJECT.eq(object), CHANGE.KIND.eq(inline("update")))
        .groupBy(key)
        .forEach(row -> changed.put(row.value1(), row.value2()));
    return changed;
  }

  private List<ScoreRow> rows(
      ObjectDefinition object, List<FieldDefinition> fields, Condition which, int limit) {
    var columns = new ArrayList<SelectField<?>>();
    columns.add(object.id());
    columns.add(object.column("version", Integer.class));
    fields.forEach(field -> columns.add(column(field)));
    return sql.select(columns)
        .from(object.table())
        .where(live(object), which)
        .orderBy(object.id())
        .limit(limit)
        .fetch(row -> {
          var cells = new @Nullable Object[fields.size()];
          for (var i = 0; i < cells.length; i++) {
            cells[i] = cell(row.get(i + 2));
          }
          return new ScoreRow(row.get(0, UUID.class), row.get(1, Integer.class), cells);
        });
  }

  private static Condition live(ObjectDefinition object) {
    return object.column("deleted_at", OffsetDateTime.class).isNull();
  }

  private static Field<?> column(FieldDefinition field) {
    var column = field.column();
    return switch (field.type()) {
      case ChoiceType _, MultiChoiceType _, YesNoType _, NumberType _ -> column;
      case ReferenceType _, DateType _, DateTimeType _ -> column;
      case MoneyType money -> money.comparand(column);
      case TextType _,
          LongTextType _,
          TagsType _,
          ContactType _,
          ContactPointsType _,
          AddressType _ ->
          DSL.when(column.isNotNull(), inline(true)).as(column.getName());
    };
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.doubleValue();
      case Number number -> number.doubleValue();
      case UUID id -> id.toString();
      default -> value;
    };
  }
}
