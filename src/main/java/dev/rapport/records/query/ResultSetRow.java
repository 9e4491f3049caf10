package dev.rapport.records.query;

import dev.rapport.records.fieldtype.Row;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The row that a result set stands on, read as the driver gives it: of what jOOQ does for a page, a
 * record of its own for each row and a conversion for each cell take longest.
 */
final class ResultSetRow implements Row {

  private final ResultSet rows;

  ResultSetRow(ResultSet rows) {
    this.rows = rows;
  }

  @Override
  public <T> @Nullable T get(int at, Class<T> type) {
    try {
      return type.cast(value(at + 1, type));
    } catch (SQLException e) {
      throw new DataAccessException("Column " + at + " is no " + type.getSimpleName(), e);
    }
  }

  private @Nullable Object value(int column, Class<?> type) throws SQLException {
    if (type == String.class) {
      return rows.getString(column);
    }
    if (type == BigDecimal.class) {
      return rows.getBigDecimal(column); // whole numbers too
    }
    if (type == JSONB.class) {
      return JSONB.jsonbOrNull(rows.getString(column));
    }
    if (type.isArray()) {
      var array = rows.getArray(column);
      return array == null ? null : array.getArray();
    }
    return rows.getObject(column, type);
  }
}
