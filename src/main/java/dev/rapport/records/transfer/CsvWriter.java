package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes CSV that spreadsheets open as it is meant: with a byte order mark, and no cell of which
 * they make a formula.
 */
final class CsvWriter {

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)*%?");
  private static final String DANGEROUS = "=+-@\t\r";

  private final Writer out;
  private final char delimiter;

  CsvWriter(Writer out, char delimiter) throws IOException {
    this.out = out;
    this.delimiter = delimiter;
    out.write('\ufeff');
  }

  void row(List<String> cells) throws IOException {
    for (var i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(delimiter);
      }
      cell(protect(cells.get(i)));
    }
    out.write("\r\n");
  }

  void flush() throws IOException {
    out.flush();
  }

  /** An apostrophe before what a spreadsheet would compute; plain numbers stay. */
  static String protect(String cell) {
    return dangerous(cell) && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** Takes off what {@link #protect} put on. */
  static String unprotect(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && dangerous(cell.substring(1, 2))
        ? cell.substring(1)
        : cell;
  }

  private static boolean dangerous(String cell) {
    return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0;
  }

  private void cell(String cell) throws IOException {
    var plain = cell.chars().noneMatch(c -> ",;|\"\n\r\t".indexOf(c) >= 0);
    if (plain) {
      out.write(cell);
    } else {
      out.write('"');
      out.write(cell.replace("\"", "\"\""));
      out.write('"');
    }
  }
}
