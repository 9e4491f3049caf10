package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Actor;
import dev.rapport.benchmark.Questions.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * The benchmark's command: {@code docs/performance.md} says how to run it.
 *
 * <p>Arguments: the project's folder, the folder for the data of all sizes, the numbers of people
 * separated by commas, the length of a round in milliseconds, and a regular expression of the
 * questions to be asked.
 */
public final class Benchmark {

  private static final int PORT = Integer.getInteger("benchmark.port", 8310);

  private Benchmark() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    var project = Path.of(arguments[0]);
    var data = Path.of(arguments[1]).toAbsolutePath();
    var round = Duration.ofMillis(Long.parseLong(arguments[3]));
    var wanted = java.util.regex.Pattern.compile(arguments[4]).asPredicate();
    for (var people : Arrays.stream(arguments[2].split(",")).map(Integer::valueOf).toList()) {
      var figures = new Figures(data.resolve(people + ".json"), people);
      load(data.resolve(people.toString()), people, figures);
      figures.save(); // what loading took is not asked a second time
      measure(data.resolve(people.toString()), figures, round, wanted);
      figures.save();
    }
    var page = project.resolve("docs/performance.md");
    new PerformancePage(Figures.all(data), project).writeInto(page);
  }

  private static void load(Path folder, int people, Figures figures)
      throws IOException, InterruptedException, SQLException {
    try (var server = Server.start(folder, PORT)) {
      var idle = server.memory();
      var world = new World(PORT, people);
      var rates = world.load();
      if (rates.isEmpty()) {
        return;
      }
      rates.forEach((object, rate) -> figures.put("import " + object, rate));
      figures.put("memory idle before import", idle);
      figures.put("memory most in import", server.mostMemory());
      try (var database = server.database();
          var statement = database.createStatement()) {
        statement.execute("vacuum analyze");
      } catch (SQLException notAllowed) {
        System.out.println(notAllowed.getMessage());
      }
    }
  }

  private static void measure(
      Path folder, Figures figures, Duration round, Predicate<String> wanted)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var world = new World(PORT, figures.people());
      world.load();
      var shapes = new Shapes(world, PORT, database);
      shapes.add(figures);
      awaitJobs(database);
      prepare(database);
      figures.put("seconds to the first answer", server.started().toMillis() / 1e3);
      figures.put("memory idle", server.memory());
      figures.put("memory idle, with PostgreSQL", server.memoryOfAll());
      var actors = actors(world, database);
      var warm = new Rounds(server, actors.getFirst().session(), round);
      for (var question : questions(actors.getFirst(), shapes)) {
        if (wanted.test(question.name())) {
          warm.warmUp(question);
        }
      }
      for (var actor : actors) {
        var rounds = new Rounds(server, actor.session(), round);
        for (var question : questions(actor, shapes)) {
          if (wanted.test(question.name())) {
            measure(figures, actor, rounds, question);
          }
        }
      }
      if (wanted.test("import")) {
        figures.put("import floor", Floors.copy(database, folder));
        figures.put("import again", world.importAgain(Math.min(20_000, figures.people())));
      }
      if (wanted.test("many")) {
        shapes.export(figures);
        shapes.changeMany(figures);
      }
      figures.put("memory under load", server.memory());
      figures.put("memory under load, with PostgreSQL", server.memoryOfAll());
    }
  }

  private static List<Question> questions(Actor actor, Shapes shapes) throws SQLException {
    var questions = new ArrayList<>(new Questions(actor).all());
    questions.addAll(new ShapedQuestions(actor, shapes.longPast(), shapes.knowsMany()).all());
    return questions;
  }

  private static void measure(Figures figures, Actor actor, Rounds rounds, Question question)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    var one = rounds.measure(question, 1);
    var eight = rounds.measure(question, 8);
    var row = Figures.Row.of(question, actor.name(), one, eight);
    figures.add(row);
    figures.save();
    System.out.println(row.line());
  }

  /** What an upgrade or a new field makes jobs do would be measured along with the questions. */
  private static void awaitJobs(Connection database) throws SQLException, InterruptedException {
    var atWork = "select id from job where state in ('waiting', 'running', 'cancelling') limit 1";
    while (!ids(database, atWork).isEmpty()) {
      Thread.sleep(1_000);
    }
  }

  private static void prepare(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("drop table if exists benchmark_person");
      statement.execute("create table benchmark_person (like person including all)");
      statement.execute("alter table benchmark_person alter id set default gen_random_uuid()");
      statement.execute("vacuum analyze");
    }
  }

  private static List<Actor> actors(World world, Connection database) throws SQLException {
    var actors = new ArrayList<Actor>();
    var stage = ids(database, "select id from stage where name = 'Proposal'").getFirst();
    var pipeline = ids(database, "select id from pipeline order by position limit 1").getFirst();
    for (var entry :
        Map.of(
                "all", World.ADMINISTRATOR,
                "team", World.MANAGER,
                "own", World.SALESPERSON,
                "few", World.BEGINNER)
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      var all = entry.getKey().equals("all");
      var user =
          ids(database, "select id from app_user where email = '" + entry.getValue() + "'")
              .getFirst();
      List<UUID> teams =
          all
              ? null
              : entry.getKey().equals("team")
                  ? ids(
                      database,
                      "with recursive t as (select id from team where name = 'Division 1' union"
                          + " select c.id from team c join t on c.parent_id = t.id)"
                          + " select id from t")
                  : List.of();
      var unknown = new Actor("", "", user, teams, user, List.of(), stage, pipeline);
      var reach = unknown.reach("p");
      var companies =
          ids(
              database,
              "select id from company p where deleted_at is null and " + reach + " limit 500");
      var owner =
          all || entry.getKey().equals("team")
              ? ids(
                      database,
                      "select owner_id from opportunity p where deleted_at is null and "
                          + reach
                          + " and owner_id <> '"
                          + user
                          + "' limit 1")
                  .getFirst()
              : user;
      actors.add(
          new Actor(
              entry.getKey(),
              world.session(entry.getValue()),
              user,
              teams,
              owner,
              companies,
              stage,
              pipeline));
    }
    return actors;
  }

  private static List<UUID> ids(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      var ids = new ArrayList<UUID>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }
}
