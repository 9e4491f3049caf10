package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Eight users who create, change, read and list people without a pause, until it is closed. */
final class PeopleAtWork implements AutoCloseable {

  private static final int USERS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(USERS);
  private final List<Double> reads = new ArrayList<>();
  private final List<Double> writes = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  PeopleAtWork(World world, int port) {
    var session = world.session(World.ADMINISTRATOR);
    for (var i = 0; i < USERS; i++) {
      threads.submit(() -> work(new Browser(port).with(session)));
    }
  }

  private void work(Browser user) {
    for (var i = 0; !Thread.currentThread().isInterrupted(); i++) {
      var name = "At work " + i;
      var created = timed(writes, () -> user.post("/api/records/person", Map.of("lastName", name)));
      var path = "/api/records/person/" + created.text("id");
      var read = timed(reads, () -> user.get(path));
      var change = Map.of("jobTitle", "Busy");
      timed(writes, () -> user.patch(path, change, "If-Match", read.header("ETag")));
      timed(reads, () -> user.get("/api/records/person?sort=name"));
    }
  }

  private Answer timed(List<Double> kept, Supplier<Answer> request) {
    var begun = System.nanoTime();
    var answer = request.get();
    var ms = (System.nanoTime() - begun) / 1e6;
    synchronized (this) {
      kept.add(ms);
      if (answer.status() >= 300) {
        refused.add(answer.status() + " " + answer.body());
      }
    }
    return answer;
  }

  /** What they saw since it was asked last. */
  synchronized String since() {
    var seen =
        "%s; %s; %d refused %s"
            .formatted(
                told("reads", reads),
                told("writes", writes),
                refused.size(),
                refused.stream().limit(1).toList());
    reads.clear();
    writes.clear();
    refused.clear();
    return seen;
  }

  private static String told(String what, List<Double> times) {
    return "%,d %s, median %.0f ms, longest %.0f ms"
        .formatted(times.size(), what, Apart.quantile(times, 0.5), Apart.quantile(times, 1));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
