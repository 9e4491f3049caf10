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
 * Measures how long it takes to learn a score from 100,000 leads that ended, and to score 500,000.
 *
 * <p>Arguments: a folder for its data. The leads are put into the database as they are: bringing
 * them in is another benchmark's.
 */
public final class ScoreTrainings {

  private static final int PORT = Integer.getInteger("benchmark.port", 8312);
  private static final int ENDED = 100_000;
  private static final int ALL = 500_000;

  private ScoreTrainings() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var folder = Path.of(arguments[0]).toAbsolutePath().resolve("scores");
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var administrator = new Browser(PORT);
      if (administrator.get("/api/session").text("state").equals("setUpNeeded")) {
        Server.setUp(administrator);
        leads(database);
      } else {
        administrator.signIn(Server.EMAIL, Server.PASSWORD);
      }
      var trainings = administrator.post("/api/scores/lead/trainings", Map.of("train", true));
      System.out.printf("learned from %,d leads: %s%n", ENDED, ended(trainings, administrator));
      var number = administrator.get("/api/scores/lead").text("versions.0.number");
      var version = "/api/scores/lead/versions/" + number;
      System.out.println(administrator.get(version).at("report.quality.auc"));
      var scoring = administrator.post(version + "/use", Map.of());
      System.out.printf("scored %,d leads: %s%n", ALL, ended(scoring, administrator));
      System.out.printf("memory of the application, at most: %d MB%n", server.mostMemory());
    }
  }

  private static String ended(Browser.Answer started, Browser browser) throws InterruptedException {
    var begun = System.nanoTime();
    if (started.status() != 202) {
      throw new IllegalStateException(started.body().toString());
    }
    var path = "/api/jobs/" + started.text("job");
    var job = browser.get(path);
    while (!List.of("done", "failed", "cancelled").contains(job.text("state"))) {
      TimeUnit.MILLISECONDS.sleep(200);
      job = browser.get(path);
    }
    return "%s after %.1f s".formatted(job.text("state"), (System.nanoTime() - begun) / 1e9);
  }

  /** A fifth of them ended; referred ones, and those of whom more is known, oftener well. */
  private static void leads(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          create temporary table made as
          select gen_random_uuid() id, n, random() chance,
            (array['website','referral','campaign','event','partner','socialMedia'])
              [1 + floor(random() * 6)::int] source,
            (array['webForm','email','phone','chat'])[1 + floor(random() * 4)::int] channel,
            case when random() < 0.6 then floor(random() * 20000)::numeric end estimate
          from generate_series(1, %d) n
          """
              .formatted(ALL));
      statement.execute(
          "insert into record (id, object, label) select id, 'lead', 'Lead ' || n from made");
      statement.execute(
          """
          insert into lead (id, created_at, name, source, channel, estimate, estimate_currency,
            estimate_base, email, status)
          select id, now() - make_interval(mins => %d - n), 'Lead ' || n, source, channel, estimate,
            case when estimate is not null then 'EUR' end, estimate,
            case when chance < 0.5 then 'lead' || n || '@example.com' end,
            case when n > %d then 'new'
              when random() < 0.15 + case source when 'referral' then 0.3 else 0 end
                + coalesce(estimate, 0) / 60000 then 'converted'
              else 'unqualified' end
          from made
          """
              .formatted(ALL, ENDED));
      statement.execute("analyze lead");
    }
  }
}
