package dev.rapport.durability;

import dev.rapport.testing.Browser;
import dev.rapport.testing.LiveReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that stays open: it hears live updates, goes on at another node when its own is gone, and
 * asks anew when it is told that it may have missed something.
 */
final class Listener implements Runnable {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final List<Browser> nodes;
  private final List<Writer> writers;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private volatile int heard;
  private volatile int resets;
  private volatile int streams;
  private volatile boolean mayHaveMissed;
  private volatile @Nullable RuntimeException trouble;

  Listener(List<Browser> nodes, List<Writer> writers) {
    this.nodes = nodes;
    this.writers = writers;
  }

  /** Whether it has ever been connected. */
  boolean listens() {
    return streams > 0;
  }

  /** Whether it heard of the record, or was told to ask anew after it was there. */
  boolean knows(String id) {
    return known.contains(id);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public String toString() {
    return "%d ids heard, by %d streams, %d times asked anew%s%s"
        .formatted(
            heard,
            streams,
            resets,
            mayHaveMissed ? ", still asking" : "",
            trouble == null ? "" : ", ended by " + trouble);
  }

  @Override
  public void run() {
    try {
      listen();
    } catch (RuntimeException e) {
      trouble = e;
    }
  }

  private void listen() {
    var last = new String[0];
    for (var node = 0; !stopped; node = (node + 1) % nodes.size()) {
      var browser = nodes.get(node);
      try (var stream = new LiveReader(browser, last)) {
        streams++;
        while (!stopped && !stream.ends(Duration.ofMillis(1))) {
          last = hear(stream, last);
          askAnew(browser);
        }
        last = hear(stream, last);
      } catch (IllegalStateException | java.io.UncheckedIOException away) {
        pause();
      }
    }
  }

  private String[] hear(LiveReader stream, String[] last) {
    var place = last;
    for (var event = stream.next(Duration.ofMillis(200));
        event.isPresent();
        event = stream.next(Duration.ofMillis(200))) {
      if (event.get().type().equals("reset")) {
        resets++;
        mayHaveMissed = true;
        writers.forEach(writer -> writer.made().forEach(made -> known.add(made.id)));
      }
      ID.matcher(event.get().data())
          .results()
          .forEach(id -> {
            known.add(id.group());
            heard++;
          });
      if (!event.get().id().isEmpty()) {
        place = new String[] {"Last-Event-ID", event.get().id()};
      }
    }
    return place;
  }

  /**
   * What is there, also what no writer was told of yet because the answer was lost. A node that
   * dies meanwhile is asked again, or another one.
   */
  private void askAnew(Browser node) {
    var cursor = "";
    while (mayHaveMissed) {
      var page = node.get("/api/records/company?fields=name&limit=200" + cursor);
      if (page.status() != 200) {
        throw new IllegalStateException(page.toString());
      }
      page.at("records").forEach(record -> known.add(record.get("id").asString()));
      var next = page.at("next");
      mayHaveMissed = !next.isNull() && !next.isMissingNode();
      cursor = mayHaveMissed ? "&cursor=" + next.asString() : "";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
