package dev.rapport.records;

import dev.rapport.records.fieldtype.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records in columns by the values of one field. */
public record Board(ObjectDefinition object, FieldDefinition group, List<Column> columns) {

  /**
   * @param key the value, or the id of the record, that its records have; null for those without
   *     one, who have a column only when there are any
   * @param label the record's name, null for a choice's value
   * @param sum of the board's money field over all its records; null where the board has none
   * @param next the cursor of the column's next records; null when these are all
   */
  public record Column(
      @Nullable Object key,
      @Nullable String label,
      @Nullable String color,
      long count,
      @Nullable Money sum,
      List<RecordRow> records,
      @Nullable String next) {}
}
