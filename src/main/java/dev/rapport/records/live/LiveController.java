package dev.rapport.records.live;

import dev.rapport.identity.Actor;
import dev.rapport.identity.WhoAsks;
import dev.rapport.records.query.RegistryAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events: which records changed. A stream is one request that goes on; its virtual
 * thread waits, and where the reader is slow, writing waits.
 */
@RestController
class LiveController {

  /** A sign of life, by which both sides notice a lost connection. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What happens within it is told at once. */
  static final Duration PAUSE = Duration.ofMillis(500);

  private final LiveFeed feed;
  private final RegistryAccess access;
  private final WhoAsks whoAsks;
  private final JsonMapper json;

  LiveController(LiveFeed feed, RegistryAccess access, WhoAsks whoAsks, JsonMapper json) {
    this.feed = feed;
    this.access = access;
    this.whoAsks = whoAsks;
    this.json = json;
  }

  /**
   * @param after as the header, for a page that goes on where another one was
   */
  @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
      @RequestParam(required = false) @Nullable String after,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws InterruptedException {
    var said = lastEvent == null || lastEvent.isEmpty() ? after : lastEvent;
    var session = whoAsks.session(request);
    var stream = feed.open(session, Position.parse(said).orElse(null));
    try {
      if (said != null && Position.parse(said).isEmpty()) {
        stream.fallBehind();
      }
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // a proxy must not collect it
      var out = response.getOutputStream();
      write(out, "retry: 2000\n\n");
      tell(stream, actor, request, out);
    } catch (IOException e) {
      // The reader has gone.
    } finally {
      feed.close(stream, session);
    }
  }

  private void tell(LiveStream stream, Actor first, HttpServletRequest request, OutputStream out)
      throws IOException, InterruptedException {
    var rights = first;
    while (true) {
      var taken = stream.take(HEARTBEAT);
      var actor = whoAsks.now(request).orElse(null);
      if (actor == null || !stream.isOpen()) {
        return;
      }
      if (taken.behind() || !actor.equals(rights)) {
        // What was shown may be more or less than what may be seen now.
        rights = actor;
        write(out, "event: reset\nid: " + place(taken) + "\ndata: {}\n\n");
      } else if (taken.sets().isEmpty()) {
        write(out, ":\n\n");
      } else {
        var message = LiveMessage.of(taken.sets(), actor, access);
        // Of what one may not see there is no sign, not even a sign of life.
        if (!message.isEmpty()) {
          write(
              out, "id: " + place(taken) + "\ndata: " + json.writeValueAsString(message) + "\n\n");
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private String place(LiveStream.Taken taken) {
    var place = taken.sets().isEmpty() ? feed.position() : taken.sets().getLast().position();
    return place == null ? "" : place.toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
