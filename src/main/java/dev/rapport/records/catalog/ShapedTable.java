package dev.rapport.records.catalog;

import static rapport.db.DefaultSchema.DEFAULT_SCHEMA;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.TableImpl;

/** A table with the columns that administrators gave it. */
final class ShapedTable extends TableImpl<Record> {

  private final transient List<Index> indexes;

  private ShapedTable(String name, List<Index> indexes) {
    super(DSL.name(name), DEFAULT_SCHEMA);
    this.indexes = indexes;
  }

  /** A table of the product with more columns. */
  static ShapedTable of(Table<?> standard, List<Field<?>> more) {
    var table = new ShapedTable(standard.getName(), standard.getIndexes());
    for (var column : standard.fields()) {
      table.add(column);
    }
    more.forEach(table::add);
    return table;
  }

  /** The table of an object that administrators added. */
  static ShapedTable of(String object, List<Field<?>> columns) {
    var indexes = new ArrayList<Index>();
    var table = new ShapedTable(object, indexes);
    columns.forEach(table::add);
    var sorted = new OrderField<?>[] {table.own("updated_at")};
    indexes.add(Internal.createIndex(DSL.name(object + "_updated"), table, sorted, false));
    return table;
  }

  /** Its own column of this name. */
  TableField<?, ?> own(String column) {
    return (TableField<?, ?>) Objects.requireNonNull(field(column));
  }

  @Override
  public List<Index> getIndexes() {
    return indexes;
  }

  @Override
  public Schema getSchema() {
    return Objects.requireNonNull(super.getSchema());
  }

  private void add(Field<?> column) {
    createField(DSL.name(column.getName()), column.getDataType(), this);
  }
}
