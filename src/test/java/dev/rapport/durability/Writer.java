package dev.rapport.durability;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Somebody who creates, changes, wins, deletes and imports without a pause, and keeps what was
 * acknowledged. What got no answer, or one that the database is away, may have happened or not.
 */
final class Writer implements Runnable {

  static final int ROWS = 25;

  private final String name;
  private final Browser browser;
  private final String wonStage;
  private final Random random;
  private final List<Made> made = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<String> doubtful = new ArrayList<>();
  private volatile boolean stopped;
  private volatile int acknowledged;
  private volatile String surprise = "";
  private int count;

  Writer(String name, Browser browser, String wonStage, long seed) {
    this.name = name;
    this.browser = browser;
    this.wonStage = wonStage;
    this.random = new Random(seed);
  }

  /** Whether something is so. */
  enum Known {
    NO,
    MAYBE,
    YES
  }

  /** A company that was acknowledged, and what became of it. */
  static final class Made {
    final String id;
    final String name;
    String sector = "";
    String maybeSector = ""; // asked for last
    int changes = 1;
    Known customer = Known.NO;
    Known deleted = Known.NO;

    private Made(String id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  /**
   * A file of {@link #ROWS} companies whose names start with {@code prefix}.
   *
   * @param job null when nobody knows whether it was started
   */
  record Import(String prefix, String run, String job) {}

  List<Made> made() {
    return made;
  }

  List<Import> imports() {
    return imports;
  }

  /** Names of companies whose making got no answer. */
  List<String> doubtful() {
    return doubtful;
  }

  int acknowledged() {
    return acknowledged;
  }

  /** An answer that no crash excuses; empty when there was none. */
  String surprise() {
    return surprise;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped && surprise.isEmpty()) {
      var dice = random.nextInt(100);
      var own = made.isEmpty() ? null : made.get(random.nextInt(made.size()));
      if (own == null || dice < 40) {
        create();
      } else if (own.deleted != Known.NO) {
        continue;
      } else if (dice < 75) {
        change(own);
      } else if (dice < 88) {
        win(own);
      } else if (dice < 96) {
        delete(own);
      } else {
        bringIn();
      }
    }
  }

  private void create() {
    var company = name + " " + ++count;
    var answer = ask(() -> browser.post("/api/records/company", Map.of("name", company)), 201);
    if (answer == null) {
      doubtful.add(company);
    } else {
      made.add(new Made(answer.text("id"), company));
    }
  }

  private void change(Made own) {
    var path = "/api/records/company/" + own.id;
    // A change in doubt, or one by a reactor, may have raised the version.
    var seen = ask(() -> browser.get(path), 200);
    if (seen == null) {
      return;
    }
    own.sector = seen.text("sector");
    own.maybeSector = name + " sector " + ++count;
    var patch = Map.of("sector", own.maybeSector);
    if (ask(() -> browser.patch(path, patch, "If-Match", seen.header("ETag")), 200) != null) {
      own.sector = own.maybeSector;
      own.changes++;
    }
  }

  private void win(Made own) {
    var deal = Map.of("name", own.name + " deal", "company", own.id, "stage", wonStage);
    var answer = ask(() -> browser.post("/api/records/opportunity", deal), 201);
    if (answer != null) {
      own.customer = Known.YES;
    } else if (own.customer == Known.NO) {
      own.customer = Known.MAYBE;
    }
  }

  private void delete(Made own) {
    own.deleted = Known.MAYBE;
    if (ask(() -> browser.delete("/api/records/company/" + own.id), 204) != null) {
      own.deleted = Known.YES;
    }
  }

  private void bringIn() {
    var prefix = name + " import " + ++count + " row ";
    var file = new StringBuilder("Name\n");
    for (var row = 1; row <= ROWS; row++) {
      file.append(prefix).append(row).append('\n');
    }
    var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    var run =
        ask(() -> browser.upload("/api/imports", "rows.csv", bytes, "object", "company"), 201);
    if (run == null) {
      return;
    }
    var id = run.text("id");
    var started = ask(() -> browser.post("/api/imports/" + id + "/run", Map.of()), 202);
    imports.add(new Import(prefix, id, started == null ? null : started.text("job")));
  }

  /** The answer; null when there was none, or that it can't be done now. */
  private Answer ask(Supplier<Answer> request, int expected) {
    try {
      var answer = request.get();
      if (answer.status() == expected) {
        acknowledged++;
        return answer;
      }
      if (answer.status() != 503) {
        surprise = name + ": " + answer.status() + " " + answer.response().body();
      }
    } catch (IllegalStateException brokenOff) {
      // Browser's: the connection was refused or broke.
    }
    pause();
    return null;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
