package dev.rapport.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to a user's live updates. */
public final class LiveReader implements AutoCloseable {

  /** One event; {@code type} is empty for a plain message. */
  public record Event(String id, String type, String data) {}

  private final InputStream in;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reader;

  /** Begins where the stream does: what happens after this is heard. */
  public LiveReader(Browser browser, String... headers) {
    var answer = browser.open("/api/live", headers);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("refused with " + answer.statusCode());
    }
    in = answer.body();
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    var event = new String[] {"", "", ""};
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!event[2].isEmpty()) {
            events.add(new Event(event[0], event[1], event[2]));
          }
          event = new String[] {event[0], "", ""};
        } else if (line.startsWith("id: ")) {
          event[0] = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event[1] = line.substring(7);
        } else if (line.startsWith("data: ")) {
          event[2] = line.substring(6);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // closed
    }
  }

  /** The next event that says {@code text}, and all before it. Fails when it doesn't come. */
  public List<Event> until(String text) {
    var heard = new ArrayList<Event>();
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      var event = next(Duration.ofMillis(200));
      event.ifPresent(heard::add);
      if (event.filter(it -> it.data().contains(text) || it.type().equals(text)).isPresent()) {
        return heard;
      }
    }
    throw new AssertionError("Heard nothing of " + text + ", but " + heard);
  }

  public Optional<Event> next(Duration longest) {
    try {
      return Optional.ofNullable(events.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether the server ended it, at most so long from now. */
  public boolean ends(Duration longest) {
    try {
      return reader.join(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
