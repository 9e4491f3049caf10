package dev.rapport.records.transfer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the text form of PostgreSQL's COPY. */
final class CopyText {

  private CopyText() {}

  static void row(
      StringBuilder out, UUID run, int row, List<String> cells, @Nullable String fault) {
    out.append(run).append('\t').append(row).append('\t').append('{');
    for (var i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append('"');
      cell(out, CsvWriter.unprotect(cells.get(i)));
      out.append('"');
    }
    out.append("}\t").append(fault == null ? "\\N" : fault).append('\n');
  }

  /** A row's fault as JSON; its code and numbers need no escaping. */
  static String fault(String code, int found, int wanted) {
    return "{\"field\":\"\",\"code\":\"%s\",\"arguments\":[%d,%d]}".formatted(code, found, wanted);
  }

  /** Escaped twice: for the array, then for COPY. */
  private static void cell(StringBuilder out, String cell) {
    for (var i = 0; i < cell.length(); i++) {
      var c = cell.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\\\\\");
        case '"' -> out.append("\\\\\"");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
  }
}
