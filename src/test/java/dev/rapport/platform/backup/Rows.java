package dev.rapport.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of a table, for comparison. */
final class Rows {

  private Rows() {}

  /** Numbers of transactions aside, which are of their own cluster. */
  static List<String> of(Connection connection, String table) throws SQLException {
    var query =
        "select to_jsonb(t) - 'transaction' - 'position_transaction' - 'position' from %s t";
    return Schema.list(connection, query.formatted(table), row -> row.getString(1)).stream()
        .sorted()
        .toList();
  }
}
