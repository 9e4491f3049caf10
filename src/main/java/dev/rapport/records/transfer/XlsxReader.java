package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of a workbook row by row. Nothing is computed: of a formula its last result is
 * taken. In memory are a row and the texts that the workbook shares, which {@link XlsxArchive}
 * bounds.
 */
final class XlsxReader implements RowSource {

  private final Path file;
  private final ImportLimits limits;
  private final BitSet numbers = new BitSet();
  private final List<String> sheets;
  private final String sheet;
  private final XlsxValues values;
  private final ReadableWorkbook workbook;
  private final Stream<Row> rows;
  private final Iterator<Row> next;
  private int row;
  private int width;

  /**
   * @param form says which sheet; the first when it names none
   * @throws FileFault when it is no workbook, or too large
   */
  XlsxReader(InputStream upload, FileForm form, ImportLimits limits) throws IOException {
    this.limits = limits;
    file = Files.createTempFile("rapport-import", ".xlsx");
    ReadableWorkbook opened = null;
    try (upload) {
      Files.copy(upload, file, StandardCopyOption.REPLACE_EXISTING);
      var formats = XlsxArchive.check(file, limits);
      opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(formats, false));
      var all = opened.getSheets().toList();
      var shown =
          all.stream().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE).toList();
      var offered = shown.isEmpty() ? all : shown;
      var chosen =
          offered.stream()
              .filter(one -> form.sheet() == null || one.getName().equals(form.sheet()))
              .findFirst()
              .orElseThrow(() -> new FileFault("empty"));
      sheets = offered.stream().map(Sheet::getName).toList();
      sheet = chosen.getName();
      values = new XlsxValues(opened.isDate1904());
      workbook = opened;
      rows = chosen.openStream();
      next = rows.iterator();
    } catch (ExcelReaderException e) {
      discard(opened);
      throw new FileFault("damaged");
    } catch (IOException | RuntimeException e) {
      discard(opened);
      throw e;
    }
  }

  private void discard(@Nullable ReadableWorkbook opened) throws IOException {
    if (opened != null) {
      opened.close();
    }
    Files.deleteIfExists(file);
  }

  List<String> sheets() {
    return sheets;
  }

  String sheet() {
    return sheet;
  }

  /** Whether the first row names the columns. Reads it. */
  boolean header() throws IOException {
    for (var cells = next(); cells != null; cells = next()) {
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        return FileSniffer.header(List.of(cells));
      }
    }
    throw new FileFault("empty");
  }

  @Override
  public int row() {
    return row;
  }

  @Override
  public boolean number(int cell) {
    return numbers.get(cell);
  }

  /** All rows are as wide as the first, unless a cell behind that is filled. */
  @Override
  public @Nullable List<String> next() throws IOException {
    try {
      return next.hasNext() ? cells(next.next()) : null;
    } catch (FileFault e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FileFault("damaged"); // of many kinds, as the reader believes what it reads
    }
  }

  private List<String> cells(Row read) {
    row = read.getRowNum();
    numbers.clear();
    var cells = new ArrayList<String>();
    for (var cell : read) {
      cells.add(cell == null ? "" : text(cell));
    }
    while (cells.size() > width && cells.getLast().isBlank()) {
      cells.removeLast();
    }
    if (cells.size() > limits.maxColumns()) {
      throw new FileFault("tooManyColumns", row, limits.maxColumns());
    }
    width = width == 0 ? cells.size() : width;
    while (cells.size() < width) {
      cells.add("");
    }
    return cells;
  }

  private String text(Cell cell) {
    var value = values.of(cell);
    if (value.length() > limits.maxCellLength()) {
      throw new FileFault("cellTooLong", row, limits.maxCellLength());
    }
    numbers.set(cell.getColumnIndex(), values.number(cell));
    return value;
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      rows.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
