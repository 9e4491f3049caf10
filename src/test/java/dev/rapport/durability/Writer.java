package dev.rapport.durability;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Somebody who creates, changes, wins, deletes and imports without a pause, on whichever node
 * answers. A request that got no answer is sent again once there is one that does, with the same
 * {@code Idempotency-Key}: so in the end it is known of each what became of it.
 */
final class Writer implements Runnable {

  static final int ROWS = 300;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String name;
  private final List<Browser> nodes;
  private final String wonStage;
  private final Random random;
  private final List<Made> made = new CopyOnWriteArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private volatile boolean stopped;
  private volatile int acknowledged;
  private volatile int repeated;
  private volatile String surprise = "";
  private int node;
  private int count;

  /**
   * @param nodes what it may talk to, signed in on each; the first is preferred
   */
  Writer(String name, List<Browser> nodes, String wonStage, long seed) {
    this.name = name;
    this.nodes = nodes;
    this.wonStage = wonStage;
    this.random = new Random(seed);
  }

  /** A company that was acknowledged, and what became of it. */
  static final class Made {
    final String id;
    final String name;
    String sector = "";
    int changes = 1; // by this writer
    int deals;
    boolean deleted;

    private Made(String id, String name) {
      this.id = id;
      this.name = name;
    }

    @Override
    public String toString() {
      return "%s %s, changed %d times, %d deals%s"
          .formatted(id, name, changes, deals, deleted ? ", deleted" : "");
    }
  }

  /** A file of {@link #ROWS} companies whose names start with {@code prefix}, and are to come. */
  record Import(String prefix) {}

  List<Made> made() {
    return made;
  }

  List<Import> imports() {
    return imports;
  }

  int acknowledged() {
    return acknowledged;
  }

  /** How many requests got no answer, and were sent again. */
  int repeated() {
    return repeated;
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
    try {
      while (!stopped) {
        var dice = random.nextInt(100);
        var own = made.isEmpty() ? null : made.get(random.nextInt(made.size()));
        if (own == null || dice < 40) {
          create();
        } else if (own.deleted) {
          continue;
        } else if (dice < 75) {
          change(own);
        } else if (dice < 88) {
          win(own);
        } else if (dice < 99) {
          delete(own);
        } else {
          bringIn();
        }
      }
    } catch (RuntimeException | InterruptedException e) {
      surprise = name + ": " + e;
    }
  }

  private void create() throws InterruptedException {
    var company = name + " " + ++count;
    made.add(new Made(post("/api/records/company", Map.of("name", company), 201), company));
  }

  private void change(Made own) throws InterruptedException {
    var path = "/api/records/company/" + own.id;
    var sector = name + " sector " + ++count;
    // A PATCH has no key: whoever got no answer looks what became of it.
    while (!own.sector.equals(sector)) {
      var seen = ask((browser, _) -> browser.get(path), 200);
      if (seen.text("sector").equals(sector)) {
        own.sector = sector;
      } else if (!seen.text("sector").equals(own.sector)) {
        throw new Surprise("the sector of " + own.name + " is " + seen.text("sector"));
      } else {
        var answer = tryTo(b -> b.patch(path, Map.of("sector", sector), "If-Match", etag(seen)));
        if (answer == null) {
          awaitRecovery();
          repeated++;
        } else if (answer.status() == 200) {
          acknowledged++;
          own.sector = sector;
        } else {
          throw new Surprise(answer);
        }
      }
    }
    own.changes++;
  }

  private void win(Made own) throws InterruptedException {
    var name = own.name + " deal";
    post(
        "/api/records/opportunity",
        Map.of("name", name, "company", own.id, "stage", wonStage),
        201);
    own.deals++;
  }

  private void delete(Made own) throws InterruptedException {
    var before = repeated;
    var path = "/api/records/company/" + own.id;
    // Sent again, it may find the record gone.
    ask((browser, _) -> browser.delete(path), 204, () -> repeated > before ? 404 : 204);
    own.deleted = true;
  }

  private void bringIn() throws InterruptedException {
    var prefix = name + " import " + ++count + " row ";
    var file = new StringBuilder("Name\n");
    for (var row = 1; row <= ROWS; row++) {
      file.append(prefix).append(row).append('\n');
    }
    var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    var run =
        ask(
                (browser, key) ->
                    browser.upload(
                        "/api/imports",
                        "rows.csv",
                        bytes,
                        "object",
                        "company",
                        "Idempotency-Key",
                        key),
                201)
            .text("id");
    ask(
        (browser, key) ->
            browser.post("/api/imports/" + run + "/run", Map.of(), "Idempotency-Key", key),
        202);
    imports.add(new Import(prefix));
  }

  private String post(String path, Object body, int expected) throws InterruptedException {
    return ask((browser, key) -> browser.post(path, body, "Idempotency-Key", key), expected)
        .text("id");
  }

  private Answer ask(BiFunction<Browser, String, Answer> request, int expected)
      throws InterruptedException {
    return ask(request, expected, () -> expected);
  }

  /** The expected answer, asked for with one key until it comes. */
  private Answer ask(
      BiFunction<Browser, String, Answer> request, int expected, IntSupplier alsoExpected)
      throws InterruptedException {
    var key = UUID.randomUUID().toString();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = tryTo(browser -> request.apply(browser, key));
      if (answer == null) {
        awaitRecovery();
        repeated++;
      } else if (answer.status() == expected || answer.status() == alsoExpected.getAsInt()) {
        acknowledged++;
        return answer;
      } else if (answer.status() == 409 && System.nanoTime() < deadline) {
        Thread.sleep(100); // what a dead node had begun with this key is not undone yet
      } else {
        throw new Surprise(answer);
      }
    }
  }

  /** Null when there was no answer, or that it can't be done now. */
  private Answer tryTo(Function<Browser, Answer> request) {
    try {
      var answer = request.apply(nodes.get(node));
      return answer.status() == 503 ? null : answer;
    } catch (IllegalStateException brokenOff) {
      return null; // Browser's: the connection was refused or broke
    }
  }

  /** Waits until a node knows who asks, without a word in between. */
  private void awaitRecovery() throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Thread.sleep(200);
      node = (node + 1) % nodes.size();
      var answer = tryTo(browser -> browser.get("/api/session"));
      if (answer != null) {
        if (answer.status() != 200 || !answer.text("state").equals("signedIn")) {
          throw new Surprise(answer);
        }
        return;
      }
    }
    throw new Surprise("nobody answered for " + PATIENCE);
  }

  private static String etag(Answer answer) {
    return answer.header("ETag");
  }

  private static final class Surprise extends RuntimeException {

    Surprise(Answer answer) {
      this(answer.status() + " " + answer.response().body());
    }

    Surprise(String what) {
      super(what);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
