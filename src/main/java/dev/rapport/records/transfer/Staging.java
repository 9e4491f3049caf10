package dev.rapport.records.transfer;

import static rapport.db.Tables.IMPORT_ROW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
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

  /** So many rows need not be compared each with each. */
  private static final int MANY = 1_000;

  private final DSLContext database;
  private final SourceFiles files;
  private final ImportLimits limits;

  Staging(DSLContext database, SourceFiles files, ImportLimits limits) {
    this.database = database;
    this.files = files;
    this.limits = limits;
  }

  /** What was found in the file. */
  record Staged(int rows, List<ImportColumn> columns) {}

  /**
   * Puts the file's rows in the place of those that the run has, without empty ones.
   *
   * @param language decides between two ways of reading a date where the file doesn't
   * @throws FileFault when it can't be read
   */
  Staged stage(UUID run, FileForm form, Locale language) {
    database.deleteFrom(IMPORT_ROW).where(IMPORT_ROW.RUN_ID.eq(run)).execute();
    try (var source = files.open(run, form)) {
      return new Reading(run, form, source).read(language);
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

  /**
   * Of a run that has just come PostgreSQL knows nothing, takes its rows for a single one, and
   * would join them each with each: minutes for ten thousand.
   */
  private void count() {
    database.execute("analyze import_row (run_id)");
  }

  /** One reading of one file. */
  private final class Reading {
    private final UUID run;
    private final FileForm form;
    private final RowSource source;
    private final long deadline = System.nanoTime() + limits.maxTime().toNanos();
    private final StringBuilder lines = new StringBuilder();
    private final List<ColumnProfile> profiles = new ArrayList<>();
    private @Nullable List<String> header;
    private int rows;

    private Reading(UUID run, FileForm form, RowSource source) {
      this.run = run;
      this.form = form;
      this.source = source;
    }

    private Staged read(Locale language) throws IOException {
      try {
        for (var cells = source.next(); cells != null; cells = source.next()) {
          if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            take(source.row(), cells);
          }
        }
      } catch (CharacterCodingException e) {
        throw new FileFault("encoding", source.row() + 1, form.encoding());
      }
      flush();
      if (rows == 0) {
        throw new FileFault(header == null ? "empty" : "onlyHeader");
      }
      if (rows >= MANY) {
        count();
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
        throw new FileFault("tooManyRows", limits.maxRows());
      }
      if (System.nanoTime() > deadline) {
        throw new FileFault("tooSlow", limits.maxTime().toMinutes());
      }
      var width = profiles.size();
      var fault = fault(cells, width);
      var fitting = cells.size() > width && fault == null ? cells.subList(0, width) : cells;
      if (fault == null) {
        for (var i = 0; i < width; i++) {
          profiles.get(i).add(fitting.get(i), source.number(i));
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
}
