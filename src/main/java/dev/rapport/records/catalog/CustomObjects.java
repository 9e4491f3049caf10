package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.ObjectShape.Own;
import dev.rapport.records.fieldtype.FieldTypes;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What every object has that administrators add, before they give it fields. */
final class CustomObjects {

  static final String NAME = "name";

  private static final DataType<?> TIME =
      SQLDataType.TIMESTAMPWITHTIMEZONE.notNull().defaultValue(DSL.currentOffsetDateTime());

  private CustomObjects() {}

  /** The columns of its table, as the database creates it. */
  static List<Field<?>> columns() {
    return List.of(
        field(name("id"), SQLDataType.UUID.notNull()),
        field(name("version"), SQLDataType.INTEGER.notNull().defaultValue(1)),
        field(name("created_at"), TIME),
        field(name("created_by"), SQLDataType.UUID),
        field(name("updated_at"), TIME),
        field(name("updated_by"), SQLDataType.UUID),
        field(name("deleted_at"), SQLDataType.TIMESTAMPWITHTIMEZONE),
        field(name("owner_id"), SQLDataType.UUID),
        field(name("team_id"), SQLDataType.UUID),
        field(name(NAME), SQLDataType.CLOB.collation(collation("rapport")).notNull()),
        field(name("tags"), SQLDataType.UUID.array()));
  }

  static ObjectDefinition definition(String object, Own own) {
    var table = ShapedTable.of(object, columns());
    return ObjectDefinition.of(object, own.path(), table)
        .icon(own.icon(), own.color())
        .fields(
            FieldDefinition.of(NAME, FieldTypes.text(), table.own(NAME))
                .required()
                .sortable()
                .searched())
        .list(NAME, NAME, "owner", "updatedAt")
        .quickCreate(NAME)
        .withTimeline()
        .build();
  }
}
