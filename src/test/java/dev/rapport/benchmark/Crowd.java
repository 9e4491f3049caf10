package dev.rapport.benchmark;

import dev.rapport.benchmark.Packaged.Started;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import rapport.db.Tables;

/** As many live connections as a node takes: two hundred users, five pages in each session. */
final class Crowd {

  private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 10_000);
  private static final int OF_A_SESSION = 5;
  private static final String HEAP = "4g";
  private static final int CHANGES = 10;
  private static final Duration QUIET = Duration.ofSeconds(30);

  private Crowd() {}

  static void measure(Packaged product, Apart apart)
      throws IOException, InterruptedException, SQLException {
    var data = product.folder().resolveSibling("data-of-crowd");
    try (var started = product.start(HEAP, data, false)) {
      var world = new World(Packaged.PORT, 1000);
      world.load();
      var administrator = browser(world.session(World.ADMINISTRATOR));
      for (var i = 0; i < 200; i++) {
        ask(administrator);
      }
      var before = started.memory();
      var listeners = new ArrayList<Listening>();
      try {
        accounts(started);
        open(listeners, sessions(started));
        tell(apart, started, listeners, administrator, before);
      } finally {
        listeners.forEach(Listening::close);
      }
    }
  }

  private static void tell(
      Apart apart, Started started, List<Listening> listeners, Browser administrator, long before)
      throws InterruptedException {
    var label = "%,d live connections, %s of heap: ".formatted(CONNECTIONS, HEAP);
    var quiet = started.computed();
    TimeUnit.SECONDS.sleep(QUIET.toSeconds());
    apart.put(
        label + "one processor's share while nothing happens",
        "%.0f %%",
        (started.computed() - quiet) / QUIET.toSeconds() * 100);
    apart.put(label + "memory of the application before", "%d MB", before);
    apart.put(label + "memory with them", "%d MB", started.memory());

    var one = listeners.getFirst();
    for (var object : List.of("company", "product")) {
      var delays = new ArrayList<Double>();
      var heard = 0;
      var answers = new ArrayList<Double>();
      var computed = started.computed();
      for (var i = 0; i < CHANGES; i++) {
        var begun = System.nanoTime();
        var owner =
            Map.<String, Object>of("name", object + " " + i, "owner", one.user().toString());
        var values = object.equals("company") ? owner : Map.<String, Object>of("name", object + i);
        var id = administrator.post("/api/records/" + object, values).text("id");
        answers.add(millis(() -> ask(administrator)));
        TimeUnit.SECONDS.sleep(3);
        for (var listener : listeners) {
          var at = listener.heardAt(id);
          if (at > 0) {
            heard++;
            delays.add((at - begun) / 1e6);
          }
        }
      }
      var what = label + (object.equals("company") ? "a company of one user" : "a product");
      apart.put(
          what + ": who hears, after how long (median, p95, last)",
          "%,d, %,.0f ms, %,.0f ms, %,.0f ms",
          heard / CHANGES,
          Apart.quantile(delays, 0.5),
          Apart.quantile(delays, 0.95),
          Apart.quantile(delays, 1));
      apart.put(
          what + ": processor time of the application for one",
          "%.2f s",
          (started.computed() - computed) / CHANGES);
      apart.put(
          what + ": a list asked for meanwhile (median, longest)",
          "%.0f ms, %.0f ms",
          Apart.quantile(answers, 0.5),
          Apart.quantile(answers, 1));
    }
    apart.put(label + "memory after it", "%d MB", started.memory());
    var more = administrator.glimpse("/api/live");
    apart.put(
        label + "the next one",
        "%d, %s",
        more.status(),
        more.response().headers().firstValue("Content-Type").orElse(""));
  }

  /** Lets everybody sign in with the administrator's password, and tells their addresses. */
  static List<String> accounts(Started started) throws SQLException {
    try (var db = Server.databaseOf(started.data());
        var statement = db.createStatement()) {
      statement.execute("update app_user set active = true");
      statement.execute(
          """
          insert into credential (user_id, password_hash, changed_at)
          select id, (select password_hash from credential limit 1), now() from app_user
          on conflict (user_id) do nothing
          """);
      return DSL.using(db, SQLDialect.POSTGRES)
          .select(Tables.APP_USER.EMAIL)
          .from(Tables.APP_USER)
          .fetch(Tables.APP_USER.EMAIL);
    }
  }

  /** For each session its user; straight into the database, as nobody is to hash for them. */
  private static Map<String, UUID> sessions(Started started) throws SQLException {
    try (var db = Server.databaseOf(started.data())) {
      var sql = DSL.using(db, SQLDialect.POSTGRES);
      var people = new People(sql);
      var users =
          sql.select(Tables.APP_USER.ID)
              .from(Tables.APP_USER)
              .orderBy(Tables.APP_USER.EMAIL)
              .fetch(Tables.APP_USER.ID);
      var sessions = new java.util.LinkedHashMap<String, UUID>();
      for (var i = 0; i < CONNECTIONS / OF_A_SESSION; i++) {
        var user = users.get(i % users.size());
        sessions.put(people.session(user), user);
      }
      return sessions;
    }
  }

  private static void open(List<Listening> listeners, Map<String, UUID> sessions)
      throws InterruptedException {
    var begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(20)) {
      sessions.forEach((session, user) -> {
        for (var i = 0; i < OF_A_SESSION; i++) {
          threads.submit(() -> {
            var listening = Listening.open(Packaged.PORT, session, user);
            synchronized (listeners) {
              listeners.add(listening);
            }
            return null;
          });
        }
      });
    }
    System.out.printf(
        "%,d connections open after %.1f s%n", listeners.size(), (System.nanoTime() - begun) / 1e9);
    if (listeners.size() < CONNECTIONS) {
      throw new IllegalStateException("Only " + listeners.size() + " were taken");
    }
  }

  static Browser browser(String session) {
    return new Browser(Packaged.PORT).with(session);
  }

  static Browser.Answer ask(Browser browser) {
    var answer = browser.get("/api/records/company?limit=50");
    if (answer.status() != 200) {
      throw new IllegalStateException("A list is answered " + answer.status());
    }
    return answer;
  }

  static double millis(Supplier<?> work) {
    var begun = System.nanoTime();
    work.get();
    return (System.nanoTime() - begun) / 1e6;
  }
}
