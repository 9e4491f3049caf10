package dev.rapport.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The least that an import could cost. */
final class Floors {

  private static final int ROWS = 20_000;

  private Floors() {}

  /** Rows a second that COPY brings into a table as the people's, with the same indexes. */
  static double copy(Connection database, Path folder) throws SQLException, IOException {
    var rows = new StringBuilder();
    for (var i = 0; i < ROWS; i++) {
      var first = Names.first(i);
      var last = Names.last(i);
      rows.append(
          String.join(
              "\t",
              UUID.randomUUID().toString(),
              first + " " + last,
              first,
              last,
              "Position " + i % 40,
              "p" + i + "@c" + i / 5 + ".example",
              "+35988" + (1_000_000 + i)));
      rows.append('\n');
    }
    var begun = System.nanoTime();
    database
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy benchmark_person (id, name, first_name, last_name, job_title, email, phone)"
                + " from stdin",
            new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    return ROWS * 1e9 / (System.nanoTime() - begun);
  }
}
