package dev.rapport.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A live connection that costs this side as little as possible: it notes when it heard of what. */
final class Listening implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int KEPT = 40;

  private final Socket socket;
  private final UUID user;
  private final Map<String, Long> heard = new ConcurrentHashMap<>(4);

  private Listening(Socket socket, UUID user) {
    this.socket = socket;
    this.user = user;
  }

  /** Opens one, and waits for the head of its answer. */
  static Listening open(int port, String session, UUID user) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setReceiveBufferSize(4096);
    var request =
        "GET /api/live HTTP/1.1\r\nHost: localhost:%d\r\nCookie: rapport_session=%s\r\n\r\n"
            .formatted(port, session);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var head = new byte[12];
    if (socket.getInputStream().readNBytes(head, 0, head.length) < head.length
        || !new String(head, StandardCharsets.US_ASCII).endsWith("200")) {
      socket.close();
      throw new IOException("Refused: " + new String(head, StandardCharsets.US_ASCII));
    }
    var listening = new Listening(socket, user);
    Thread.ofVirtual().start(listening::listen);
    return listening;
  }

  private void listen() {
    var bytes = new byte[512];
    var rest = "";
    try {
      var in = socket.getInputStream();
      for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        var now = System.nanoTime();
        var text = rest + new String(bytes, 0, read, StandardCharsets.US_ASCII);
        ID.matcher(text).results().forEach(id -> heard.putIfAbsent(id.group(), now));
        rest = text.substring(Math.max(0, text.length() - KEPT));
      }
    } catch (IOException closed) {
      // This side closed it.
    }
  }

  UUID user() {
    return user;
  }

  /** When it heard of the record, by {@link System#nanoTime}; 0 when it did not. */
  long heardAt(String id) {
    return heard.getOrDefault(id, 0L);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
