package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What tests do with imports: as their page does, over HTTP. */
final class Imported {

  private static final Set<String> OVER = Set.of("done", "failed", "cancelled");

  private Imported() {}

  /** Waits until the job that a request has started is over, and holds that it went well. */
  static void await(Browser browser, Answer started) {
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    var job = end(browser, started.text("job"));
    assertThat(job.text("state")).as(job.response().body()).isEqualTo("done");
  }

  /** The job once it is over. */
  static Answer end(Browser browser, String job) {
    var deadline = Instant.now().plus(Duration.ofMinutes(10));
    while (true) {
      var answer = browser.get("/api/jobs/" + job);
      if (OVER.contains(answer.text("state")) || Instant.now().isAfter(deadline)) {
        return answer;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static Answer upload(Browser browser, String object, String file) {
    var answer = upload(browser, object, file.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer;
  }

  static Answer upload(Browser browser, String object, byte[] file) {
    return browser.upload("/api/imports", "a.csv", file, "object", object);
  }

  static String path(Answer run, String part) {
    return "/api/imports/" + run.text("id") + part;
  }

  static Map<String, Integer> counts(Browser browser, Answer run) {
    var counts = new HashMap<String, Integer>();
    browser
        .get(path(run, ""))
        .at("counts")
        .properties()
        .forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
    return counts;
  }
}
