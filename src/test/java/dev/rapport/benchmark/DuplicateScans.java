package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long it takes to look through all people and companies for duplicates. {@code
 * docs/performance.md} says how to run it.
 *
 * <p>Arguments: the folder for the data of all sizes, and the number of people. What is not loaded
 * yet is loaded first, as the benchmark does.
 */
public final class DuplicateScans {

  private static final int PORT = Integer.getInteger("benchmark.port", 8310);

  private DuplicateScans() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var people = Integer.parseInt(arguments[1]);
    var folder = Path.of(arguments[0]).toAbsolutePath().resolve(arguments[1]);
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var world = new World(PORT, people);
      world.load();
      var administrator = new Browser(PORT).with(world.session(World.ADMINISTRATOR));
      for (var object : List.of("company", "person")) {
        scan(object, administrator, database);
      }
      System.out.printf("memory of the application, at most: %d MB%n", server.mostMemory());
    }
  }

  private static void scan(String object, Browser administrator, Connection database)
      throws InterruptedException, SQLException {
    var begun = System.nanoTime();
    var started = administrator.post("/api/duplicate-scans", Map.of("object", object));
    if (started.status() != 202) {
      throw new IllegalStateException(started.body().toString());
    }
    var path = "/api/jobs/" + started.text("job");
    var job = administrator.get(path);
    while (!List.of("done", "failed", "cancelled").contains(job.text("state"))) {
      TimeUnit.SECONDS.sleep(1);
      job = administrator.get(path);
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%s: %s after %.1f s, %,d rows read, %,d pairs. %s%n",
        object,
        job.text("state"),
        seconds,
        job.at("done").asLong(),
        pairs(object, database),
        job.text("message"));
  }

  private static long pairs(String object, Connection database) throws SQLException {
    try (var statement =
        database.prepareStatement("select count(*) from duplicate_candidate where object = ?")) {
      statement.setString(1, object);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
