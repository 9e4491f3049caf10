package dev.rapport.records.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows, one after another, whatever the file is. In memory bounded by one row's limits.
 */
interface RowSource extends Closeable {

  /**
   * The next row's cells; null at the end.
   *
   * @throws FileFault when a row passes the limits or holds what no text holds
   */
  @Nullable List<String> next() throws IOException;

  /** The number of the row read last, from 1, as a spreadsheet counts. */
  int row();

  /**
   * Whether a cell of the row read last is a number by its type, and so written with a point,
   * whatever people write.
   */
  default boolean number(int cell) {
    return false;
  }
}
