package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A hundred sign-ins a second, on many accounts and from many addresses. */
final class ManySignIns {

  private static final int A_SECOND = 100;
  private static final int SECONDS = 15;

  /** When one was answered, after how long and with what. */
  private record Tried(int status, double millis) {}

  private ManySignIns() {}

  static void measure(Packaged product, Apart apart)
      throws IOException, InterruptedException, SQLException {
    var data = product.folder().resolveSibling("data-of-crowd");
    try (var started = product.start(data, false, "--server.forward-headers-strategy=native")) {
      var world = new World(Packaged.PORT, 1000);
      world.load();
      var administrator = Crowd.browser(world.session(World.ADMINISTRATOR));
      var accounts = Crowd.accounts(started);
      var alone = new ArrayList<Double>();
      for (var i = 0; i < 300; i++) {
        alone.add(Crowd.millis(() -> Crowd.ask(administrator)));
      }
      var memory = started.memory();
      var tried = Collections.synchronizedList(new ArrayList<Tried>());
      var beside = new ArrayList<Double>();
      var most = memory;
      var begun = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < A_SECOND * SECONDS; i++) {
          var number = i;
          threads.submit(() -> tried.add(signIn(accounts, number)));
          var next = begun + (i + 1) * 1_000_000_000L / A_SECOND;
          TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
          if (i % 20 == 0) {
            threads.submit(() -> {
              var taken = Crowd.millis(() -> Crowd.ask(administrator));
              synchronized (beside) {
                beside.add(taken);
              }
            });
            most = Math.max(most, started.memory());
          }
        }
      }
      var took = (System.nanoTime() - begun) / 1e9;
      var in = tried.stream().filter(each -> each.status() == 201).map(Tried::millis).toList();
      var busy = tried.stream().filter(each -> each.status() == 503).map(Tried::millis).toList();
      var label = "%d sign-ins a second for %d s: ".formatted(A_SECOND, SECONDS);
      apart.put(label + "let in, a second", "%.0f", in.size() / took);
      apart.put(label + "let in after (median, p95)", "%s", times(in));
      apart.put(
          label + "told to try again in a moment (503)",
          "%d of %,d, after %s",
          busy.size(),
          tried.size(),
          times(busy));
      apart.put(label + "answered otherwise", "%d", tried.size() - in.size() - busy.size());
      apart.put(label + "a list before (median, p95)", "%s", times(alone.subList(100, 300)));
      apart.put(label + "a list meanwhile (median, p95)", "%s", times(beside));
      apart.put(label + "memory of the application before, at most", "%d MB, %d MB", memory, most);
    }
  }

  private static Tried signIn(List<String> accounts, int number) {
    var browser = new Browser(Packaged.PORT);
    var credentials =
        Map.of("email", accounts.get(number % accounts.size()), "password", World.PASSWORD);
    var address = "10.%d.%d.1".formatted(number / 250, number % 250);
    var begun = System.nanoTime();
    var answer = browser.post("/api/session", credentials, "X-Forwarded-For", address);
    return new Tried(answer.status(), (System.nanoTime() - begun) / 1e6);
  }

  private static String times(List<Double> millis) {
    return "%,.0f ms, %,.0f ms"
        .formatted(Apart.quantile(millis, 0.5), Apart.quantile(millis, 0.95));
  }
}
