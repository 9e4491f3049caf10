package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** The columns of a field that an administrator adds: the same as those of the product's own. */
final class CustomColumns {

  private static final DataType<?> TEXT = SQLDataType.CLOB.collation(collation("rapport"));
  private static final DataType<?> AMOUNT = SQLDataType.NUMERIC(19, 4);

  private CustomColumns() {}

  /**
   * The first one is named as the field is. All may be empty, so that adding them takes no time.
   */
  static List<Field<?>> of(String name, FieldType<?> type) {
    return switch (type) {
      case TextType _, LongTextType _, ContactType _, ChoiceType _ -> List.of(column(name, TEXT));
      case NumberType _ -> List.of(column(name, SQLDataType.NUMERIC));
      case MoneyType _ ->
          List.of(
              column(name, AMOUNT),
              column(name + "_currency", SQLDataType.CHAR(3)),
              column(name + "_base", AMOUNT));
      case DateType _ -> List.of(column(name, SQLDataType.LOCALDATE));
      case DateTimeType _ -> List.of(column(name, SQLDataType.TIMESTAMPWITHTIMEZONE));
      case YesNoType _ -> List.of(column(name, SQLDataType.BOOLEAN));
      case MultiChoiceType _ -> List.of(column(name, SQLDataType.CLOB.array()));
      case TagsType _ -> List.of(column(name, SQLDataType.UUID.array()));
      case AddressType _, ContactPointsType _ -> List.of(column(name, SQLDataType.JSONB));
      case ReferenceType _ -> List.of(column(name, SQLDataType.UUID));
    };
  }

  private static Field<?> column(String name, DataType<?> type) {
    return field(name(name), type.null_());
  }
}
