package dev.rapport.records.transfer;

import dev.rapport.records.transfer.ExportColumns.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook row by row, in memory bounded by some rows: texts stand in their cells, and are
 * never formulas. What doesn't fit on a sheet goes on the next one.
 */
final class XlsxWriter implements AutoCloseable {

  static final int MAX_ROWS = 1_048_576;

  private static final int MAX_TEXT = 32_767;
  private static final int FLUSH = 200;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Workbook workbook;
  private final String name;
  private final List<String> header;
  private final ZoneId zone;
  private Worksheet sheet;
  private int sheets;
  private int row;

  /**
   * @param zone in which moments are shown
   */
  XlsxWriter(OutputStream out, String name, List<String> header, ZoneId zone) {
    this.workbook = new Workbook(out, "Rapport", "1.0");
    this.name = name.replaceAll("[\\\\/*?:\\[\\]]", " ");
    this.header = header;
    this.zone = zone;
    this.sheet = sheet();
  }

  private Worksheet sheet() {
    sheets++;
    var next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    next.freezePane(0, 1);
    row = 0;
    for (var column = 0; column < header.size(); column++) {
      next.inlineString(row, column, header.get(column));
      next.style(row, column).bold().set();
    }
    row++;
    return next;
  }

  void row(List<Value> values) throws IOException {
    if (row == MAX_ROWS) {
      sheet.finish();
      sheet = sheet();
    }
    for (var column = 0; column < values.size(); column++) {
      cell(column, values.get(column));
    }
    row++;
    if (row % FLUSH == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, Value value) {
    switch (value.plain()) {
      case BigDecimal number when value.type().name().equals("percent") -> {
        sheet.value(row, column, number.divide(HUNDRED));
        sheet.style(row, column).format("0.##%").set();
      }
      case BigDecimal number -> sheet.value(row, column, number);
      case Boolean yes -> sheet.value(row, column, yes);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case Instant moment -> {
        var local = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS);
        sheet.value(row, column, local);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
      case null, default -> text(column, value.text());
    }
  }

  private void text(int column, String text) {
    if (!text.isEmpty()) {
      var fitting = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT - 1) + "…" : text;
      sheet.inlineString(row, column, fitting);
    }
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
  }
}
