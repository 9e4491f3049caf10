package dev.rapport.records.query;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Row3;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The columns of a board as a table: of a choice's values, or of the records referred to. */
@Component
final class BoardColumns {

  private final Catalog catalog;

  BoardColumns(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The columns of a board: key, label, colour and position.
   *
   * @param within the reference that holds them together; null for none
   * @param id of the record that they are of; null for the first
   */
  Table<?> of(FieldDefinition group, @Nullable String within, @Nullable Param<UUID> id) {
    return switch (group.type()) {
      case ChoiceType(var choices) -> choices(choices);
      case ReferenceType(var targets) -> records(catalog.object(targets.getFirst()), within, id);
      default -> throw new IllegalArgumentException("No board by " + group.name());
    };
  }

  private static Table<?> choices(List<Choice> choices) {
    var rows = new ArrayList<Row3<String, String, Integer>>();
    for (var i = 0; i < choices.size(); i++) {
      rows.add(row(val(choices.get(i).value()), val(choices.get(i).color()), inline(i)));
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    var table = values((Row3[]) rows.toArray(new Row3[0])).as("v", "k", "color", "position");
    return select(
            Selection.column(table, "k").as("k"),
            inline((String) null, SQLDataType.CLOB).as("label"),
            Selection.column(table, "color").as("color"),
            Selection.column(table, "position").as("position"))
        .from(table)
        .asTable("g");
  }

  private Table<?> records(
      ObjectDefinition target, @Nullable String within, @Nullable Param<UUID> id) {
    var position = target.table().field("position", Integer.class);
    return select(
            target.id().as("k"),
            target.field(target.labelField()).column().as("label"),
            inline((String) null, SQLDataType.CLOB).as("color"),
            (position == null ? inline(0) : position).as("position"))
        .from(target.table())
        .where(target.column("deleted_at", OffsetDateTime.class).isNull())
        .and(within == null ? noCondition() : isWithin(target.field(within), id))
        .asTable("g");
  }

  /** Of the record asked for, or of the first that there is. */
  @SuppressWarnings("unchecked")
  Condition isWithin(FieldDefinition field, @Nullable Param<UUID> id) {
    var column = (Field<UUID>) field.column();
    if (id != null) {
      return column.eq(id);
    }
    var target = catalog.object(((ReferenceType) field.type()).targets().getFirst());
    return column.eq(
        select(target.id())
            .from(target.table())
            .where(target.column("deleted_at", OffsetDateTime.class).isNull())
            .orderBy(target.column("position", Integer.class), target.id())
            .limit(inline(1)));
  }

  /** The columns, and in front of them the one of records without a value. */
  static Table<?> withNone(Table<?> groups) {
    var none = new ArrayList<Field<?>>();
    for (var field : groups.fields()) {
      none.add(
          field.getName().equals("position")
              ? inline(-1).as("position")
              : inline(null, field.getDataType()).as(field.getName()));
    }
    return PageSql.both(select(none), select().from(groups)).asTable("g");
  }
}
