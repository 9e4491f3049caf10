package dev.rapport.records.fieldtype;

import org.jspecify.annotations.Nullable;

/** A row of the database that values are read from. It holds only until the next one is reached. */
public interface Row {

  /**
   * The value of a column; null when it is empty.
   *
   * @param at the column's place, from 0
   * @param type what the column holds
   */
  <T> @Nullable T get(int at, Class<T> type);
}
