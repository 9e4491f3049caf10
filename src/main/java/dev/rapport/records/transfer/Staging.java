package dev.rapport.records.transfer;

import static rapport.db.Tables.IMPORT_ROW;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/** Reads a file once, row by row, and puts its rows into the database by COPY. */
@Component
class Staging {

  /** In characters. */
  private static final int CHUNK = 1 << 20;

  private final DSLContext database;
  private final ImportLimits limits;

  Staging(DSLContext database, ImportLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  /** What was found in the file. */
  record Staged(int rows, List<ImportColumn> columns) {}

  /**
   * Puts the file's rows in the place of those that the run has, without empty ones.
   *
   * @param language decides between two ways of reading a date where the file doesn't
   * @throws CsvFault when it can't be read
   */
  Staged stage(UUID run, InputStream file, CsvForm form, Locale language) {
    database.deleteFrom(IMPORT_ROW).where(IMPORT_ROW.RUN_ID.eq(run)).execute();
    try {
      return new Reading(run, form).read(file, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One COPY for each chunk, not one for the file: its parts are read over the same connection. */
  private void copy(byte[] lines) {
    database.connection(connection ->
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy import_row (run_id, row, cells, fault) from stdin",
                new ByteArrayInputStream(lines)));
  }

  /** One reading of one file. */
  private final class Reading {
    private final UUID run;
    private final CsvForm form;
    private final long deadline = System.nanoTime() + limits.maxTime().toNanos();
    private final StringBuilder lines = new StringBuilder();
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private @Nullable List<String> header;
    private int rows;

    private Reading(UUID run, CsvForm form) {
      this.run = run;
      this.form = form;
    }

    private Staged read(InputStream file, Locale language) throws IOException {
      var reader =
          new CsvReader(
              open(file, form), form.delimiter(), limits.maxColumns(), limits.maxCellLength());
      try {
        for (var cells = reader.next(); cells != null; cells = reader.next()) {
          if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            take(reader.row(), cells);
          }
        }
      } catch (CharacterCodingException e) {
        throw new CsvFault("encoding", reader.row() + 1);
      }
      flush();
      if (rows == 0) {
        throw new CsvFault(header == null ? "empty" : "onlyHeader");
      }
      return new Staged(rows, columns(language));
    }

    private void take(int number, List<String> cells) {
      if (profiles.isEmpty()) {
        cells.forEach(_ -> profiles.add(new ColumnProfile()));
        if (form.header()) {
          header = cells;
          return;
        }
      }
      if (++rows > limits.maxRows()) {
        throw new CsvFault("tooManyRows", limits.maxRows());
      }
      if (System.nanoTime() > deadline) {
        throw new CsvFault("tooSlow", limits.maxTime().toMinutes());
      }
      var width = profiles.size();
      var fault = fault(cells, width);
      var fitting = cells.size() > width && fault == null ? cells.subList(0, width) : cells;
      if (fault == null) {
        for (var i = 0; i < width; i++) {
          profiles.get(i).add(fitting.get(i));
        }
      }
      CopyText.row(lines, run, number, fitting, fault);
      if (lines.length() > CHUNK) {
        flush();
      }
    }

    /** A row must be as wide as the first; empty cells behind it are no harm. */
    private @Nullable String fault(List<String> cells, int width) {
      if (cells.size() < width) {
        return CopyText.fault("row.tooFewCells", cells.size(), width);
      }
      return cells.stream().skip(width).allMatch(String::isBlank)
          ? null
          : CopyText.fault("row.tooManyCells", cells.size(), width);
    }

    private void flush() {
      copy(lines.toString().getBytes(StandardCharsets.UTF_8));
      lines.setLength(0);
    }

    private List<ImportColumn> columns(Locale language) {
      var columns = new ArrayList<ImportColumn>();
      for (var i = 0; i < profiles.size(); i++) {
        var profile = profiles.get(i);
        var name = header == null ? null : header.get(i).strip();
        var formats = profile.formats(language);
        columns.add(
            new ImportColumn(
                i,
                name == null || name.isEmpty() ? null : shortened(name),
                profile.samples(),
                null,
                formats.isEmpty() ? null : formats.getFirst(),
                formats,
                false,
                profile.distinct()));
      }
      return columns;
    }

    private static String shortened(String name) {
      return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }
  }

  private static Reader open(InputStream file, CsvForm form) throws IOException {
    var decoder =
        form.charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(file, decoder));
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }
}
