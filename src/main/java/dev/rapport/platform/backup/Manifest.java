package dev.rapport.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What an archive holds.
 *
 * @param format of the archive; another one is for other releases
 * @param schema the version of the last migration that the data went through
 * @param postgres the server that they come from
 */
record Manifest(
    int format,
    Instant createdAt,
    String schema,
    String postgres,
    List<Table> tables,
    List<Sequence> sequences) {

  static final int FORMAT = 1;

  /**
   * The rows of a table, in COPY's text format.
   *
   * @param sha256 of them, in hexadecimal digits
   */
  record Table(String name, List<Column> columns, long rows, String sha256) {
    String entry() {
      return "tables/" + name;
    }
  }

  /**
   * @param type as PostgreSQL writes it
   */
  record Column(String name, String type) {}

  /**
   * @param called whether {@code value} has been given out
   */
  record Sequence(String name, long value, boolean called) {}

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
