package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long it takes to give 10,000 leads that wait to fifty people by measure, with a
 * history of 100,000 leads: from the first that is given to the last.
 *
 * <p>Arguments: a folder for its data, and the number of leads. History and leads are put into the
 * database as they are; what takes them up is the product's task of each minute.
 */
public final class LeadAssignments {

  private static final int PORT = Integer.getInteger("benchmark.port", 8316);
  private static final int PEOPLE = 50;
  private static final int ENDED = 100_000;

  private LeadAssignments() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var folder = Path.of(arguments[0]).toAbsolutePath().resolve("assignment");
    var leads = Integer.parseInt(arguments[1]);
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var administrator = new Browser(PORT);
      if (administrator.get("/api/session").text("state").equals("setUpNeeded")) {
        Server.setUp(administrator);
        history(database);
      } else {
        administrator.signIn(Server.EMAIL, Server.PASSWORD);
      }
      switchOn(administrator, people(database));
      var before = number(database, "select coalesce(max(number), 0) from assignment");
      waiting(database, leads);
      while (number(database, "select count(*) from lead where assign") > 0) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      var given = "from assignment where number > " + before;
      var seconds =
          number(database, "select extract(epoch from max(at) - min(at)) * 1000 " + given) / 1e3;
      System.out.printf(
          "gave %,d leads in %.1f s, %,.0f a second%n", leads, seconds, leads / seconds);
      System.out.printf(
          "%d people got leads; memory of the application, at most: %d MB%n",
          number(database, "select count(distinct user_id) " + given), server.mostMemory());
    }
  }

  private static void switchOn(Browser browser, List<String> people) {
    var rule = new HashMap<String, Object>();
    rule.putAll(Map.of("id", UUID.randomUUID(), "name", "Best", "on", true, "by", "MEASURE"));
    rule.putAll(Map.of("people", people, "teams", List.of(), "segment", "source"));
    rule.putAll(Map.of("byLanguage", false, "byTerritory", false, "bySkill", false));
    rule.putAll(Map.of("historyMonths", 24, "returns", 1));
    var version = browser.get("/api/assignment").at("version").asInt();
    var answer = browser.put("/api/assignment", Map.of("version", version, "rules", List.of(rule)));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body().toString());
    }
  }

  private static List<String> people(Connection database) throws SQLException {
    var people = new ArrayList<String>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("select id from app_user where name like 'Person %'")) {
      while (rows.next()) {
        people.add(rows.getString(1));
      }
    }
    return people;
  }

  /** Each converts between 5 and 35 of a hundred; referred leads twice as often. */
  private static void history(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          create temporary table person as
          select gen_random_uuid() id, n, 0.05 + 0.3 * random() skill from generate_series(1, %d) n
          """
              .formatted(PEOPLE));
      statement.execute(
          "insert into record (id, object, label) select id, 'user', 'Person ' || n from person");
      statement.execute(
          """
          insert into app_user (id, name, email, role_id, active)
          select id, 'Person ' || n, 'person' || n || '@example.com',
            (select id from role where administrator limit 1), true
          from person
          """);
      statement.execute(
          """
          create temporary table ended as
          select gen_random_uuid() id, n, (select array_agg(id order by n) from person)
              [1 + n %% %d] owner,
            (array['website','referral','campaign','event'])[1 + floor(random() * 4)::int] source,
            random() chance
          from generate_series(1, %d) n
          """
              .formatted(PEOPLE, ENDED));
      statement.execute(
          "insert into record (id, object, label) select id, 'lead', 'Lead ' || n from ended");
      statement.execute(
          """
          insert into lead (id, created_at, name, source, owner_id, status)
          select e.id, now() - make_interval(mins => e.n), 'Lead ' || e.n, e.source, e.owner,
            case when e.chance < p.skill * case e.source when 'referral' then 2 else 1 end
              then 'converted' else 'unqualified' end
          from ended e join person p on p.id = e.owner
          """);
      statement.execute("analyze lead");
    }
  }

  /** All at once, so that they wait together. */
  private static void waiting(Connection database, int leads) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          with made as materialized (
            select gen_random_uuid() id, n,
              (array['website','referral','campaign','event'])[1 + floor(random() * 4)::int] source
            from generate_series(1, %d) n),
          registered as (
            insert into record (id, object, label) select id, 'lead', 'Waits ' || n from made)
          insert into lead (id, name, source, status, assign)
          select id, 'Waits ' || n, source, 'new', true from made
          """
              .formatted(leads));
    }
  }

  private static long number(Connection database, String question) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
