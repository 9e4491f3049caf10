package dev.rapport.records.catalog;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;

/** A table of the product with the columns that administrators gave it. */
final class ShapedTable extends TableImpl<Record> {

  private final transient List<Index> indexes;

  ShapedTable(Table<?> standard, List<Field<?>> more) {
    super(DSL.name(standard.getName()), standard.getSchema());
    this.indexes = standard.getIndexes();
    for (var column : standard.fields()) {
      add(column);
    }
    more.forEach(this::add);
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
