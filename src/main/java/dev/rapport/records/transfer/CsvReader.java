package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180, any delimiter, or columns set off by spaces) row by row, in memory bounded
 * by one row's limits. Our own, so that a fault names its row: a quotation that never ends, a line
 * of a million columns. As spreadsheets do, it takes a quotation mark inside a plain cell as it
 * stands, and text behind a closing one as part of the cell.
 */
final class CsvReader implements RowSource {

  private static final int END = -1;
  private static final char QUOTE = '"';

  private final Reader in;
  private final char delimiter;
  private final boolean spaces;
  private final int maxColumns;
  private final int maxCellLength;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder cell = new StringBuilder();
  private int length;
  private int position;
  private int row;

  /**
   * @param maxCellLength in UTF-16 units
   */
  CsvReader(Reader in, char delimiter, int maxColumns, int maxCellLength) {
    this.in = in;
    this.delimiter = delimiter;
    this.spaces = delimiter == FileForm.SPACES;
    this.maxColumns = maxColumns;
    this.maxCellLength = maxCellLength;
  }

  /** Empty rows count too, and a cell of several lines is one. */
  @Override
  public int row() {
    return row;
  }

  /** Throws also when the file ends inside a quotation. */
  @Override
  public @Nullable List<String> next() throws IOException {
    var first = read();
    if (first == END) {
      return null;
    }
    row++;
    var cells = new ArrayList<String>();
    var c = pastSpaces(first);
    while (true) {
      c = c == QUOTE ? quoted() : c;
      while (c != END && c != delimiter && c != '\n' && c != '\r') {
        append(c);
        c = read();
      }
      if (cells.size() == maxColumns) {
        throw new FileFault("tooManyColumns", row, maxColumns);
      }
      cells.add(cell.toString());
      cell.setLength(0);
      if (c != delimiter) {
        break;
      }
      c = pastSpaces(read());
      if (spaces && (c == END || c == '\n' || c == '\r')) {
        break; // what stands at the end of a line sets nothing off
      }
    }
    if (c == '\r' && read() != '\n' && length > 0) {
      position--;
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** However many spaces set columns off, and however far a line is moved in. */
  private int pastSpaces(int next) throws IOException {
    var c = next;
    while (spaces && c == FileForm.SPACES) {
      c = read();
    }
    return c;
  }

  /** Reads up to the closing quotation mark; what stands behind it is returned. */
  private int quoted() throws IOException {
    while (true) {
      var c = read();
      if (c == END) {
        throw new FileFault("unclosedQuote", row);
      }
      if (c == QUOTE) {
        c = read();
        if (c != QUOTE) {
          return c;
        }
      }
      append(c);
    }
  }

  private void append(int c) {
    if (c == 0) {
      throw new FileFault("binary", row);
    }
    if (cell.length() == maxCellLength) {
      throw new FileFault("cellTooLong", row, maxCellLength);
    }
    cell.append((char) c);
  }

  private int read() throws IOException {
    if (position == length) {
      length = in.read(buffer);
      position = 0;
      if (length <= 0) {
        length = 0;
        return END;
      }
    }
    return buffer[position++];
  }
}
