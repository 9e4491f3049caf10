package dev.rapport.benchmark;

import static dev.rapport.benchmark.World.checked;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Measures what goes through all people and companies that there are: the search for duplicates,
 * fields that come and go while eight people work, and taking the import of all people back. {@code
 * docs/performance.md} says how to run it.
 *
 * <p>Arguments: the folder for the data of all sizes, the number of people, and which of {@code
 * duplicates,fields,undo} (all where it is left out). What is not loaded yet is loaded first, as
 * the benchmark does; after {@code undo} the folder is of no further use.
 */
public final class WholeBook {

  private static final int PORT = Integer.getInteger("benchmark.port", 8310);
  private static final String FIELDS = "/api/objects/person/fields";

  private final World world;
  private final Browser administrator;
  private final Connection database;

  private WholeBook(World world, Connection database) {
    this.world = world;
    this.administrator = new Browser(PORT).with(world.session(World.ADMINISTRATOR));
    this.database = database;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var people = Integer.parseInt(arguments[1]);
    var folder = Path.of(arguments[0]).toAbsolutePath().resolve(arguments[1]);
    var parts = arguments.length > 2 ? arguments[2] : "duplicates,fields,undo";
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var world = new World(PORT, people);
      world.loadParties();
      var book = new WholeBook(world, database);
      if (parts.contains("duplicates")) {
        book.scan("company");
        book.scan("person");
      }
      if (parts.contains("fields")) {
        book.fieldsComeAndGo();
      }
      if (parts.contains("undo")) {
        book.takeBack("person");
      }
      System.out.printf("memory of the application, at most: %d MB%n", server.mostMemory());
    }
  }

  private void scan(String object) throws InterruptedException, SQLException {
    var begun = System.nanoTime();
    var job = awaited(administrator.post("/api/duplicate-scans", Map.of("object", object)));
    System.out.printf(
        "duplicates, %s: %s after %.1f s, %,d rows read, %,d pairs%n",
        object,
        job.text("state"),
        seconds(begun),
        job.at("done").asLong(),
        number("select count(*) from duplicate_candidate where object = '" + object + "'"));
  }

  /** Adds a field, lets lists be sorted by it, and takes it away, each while eight work. */
  private void fieldsComeAndGo() throws InterruptedException {
    try (var work = new PeopleAtWork(world, PORT)) {
      TimeUnit.SECONDS.sleep(20);
      System.out.println("eight work: " + work.since());
      var begun = System.nanoTime();
      var number = Map.of("labels", Map.of("en", "Passing"), "type", Map.of("name", "number"));
      var added = checked(administrator.post(FIELDS, number), 201);
      System.out.printf("a field comes after %.2f s: %s%n", seconds(begun), work.since());
      var path = FIELDS + "/" + added.text("name");
      begun = System.nanoTime();
      var version = shape(added.text("name")).get("version").asInt();
      checked(administrator.patch(path, Map.of("sortable", true, "version", version)), 200);
      while (!shape(added.text("name")).get("indexed").asBoolean()) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      System.out.printf("lists sort by it after %.2f s: %s%n", seconds(begun), work.since());
      begun = System.nanoTime();
      checked(administrator.delete(path), 204);
      System.out.printf("it is gone after %.2f s: %s%n", seconds(begun), work.since());
    }
  }

  private void takeBack(String object) throws InterruptedException, SQLException {
    var largest =
        StreamSupport.stream(administrator.get("/api/imports").at("imports").spliterator(), false)
            .filter(one -> one.get("object").asString().equals(object))
            .max(Comparator.comparing(one -> one.get("rows").asInt()))
            .orElseThrow();
    var before = number("select count(*) from " + object + " where deleted_at is null");
    var begun = System.nanoTime();
    var path = "/api/imports/" + largest.get("id").asString() + "/reversal";
    var job = awaited(administrator.post(path, Map.of()));
    var took = seconds(begun);
    var after = number("select count(*) from " + object + " where deleted_at is null");
    System.out.printf(
        "an import is taken back: %s, %,d rows in %.1f s, %,d stay%n",
        job.text("state"), before - after, took, after);
  }

  private JsonNode shape(String field) {
    return StreamSupport.stream(
            checked(administrator.get(FIELDS), 200).at("sections").spliterator(), false)
        .flatMap(section -> StreamSupport.stream(section.get("fields").spliterator(), false))
        .filter(one -> one.get("name").asString().equals(field))
        .findFirst()
        .orElseThrow();
  }

  /** The job once it has ended, however it did. */
  private Answer awaited(Answer started) throws InterruptedException {
    var path = "/api/jobs/" + checked(started, 202).text("job");
    var job = administrator.get(path);
    while (!List.of("done", "failed", "cancelled").contains(job.text("state"))) {
      TimeUnit.SECONDS.sleep(1);
      job = administrator.get(path);
    }
    return job;
  }

  private long number(String query) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
