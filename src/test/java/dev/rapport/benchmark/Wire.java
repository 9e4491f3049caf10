package dev.rapport.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection that costs the machine as little as possible beside what it measures. */
final class Wire implements AutoCloseable {

  /** What came back. */
  record Answer(int status, byte[] body) {}

  private final Socket socket;
  private final BufferedInputStream in;
  private final String common;

  /**
   * @param session the value of the cookie of whoever asks
   */
  Wire(int port, String session) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    common =
        " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nAccept: application/json\r\nCookie: rapport_session="
            + session
            + "; XSRF-TOKEN=benchmark\r\nX-XSRF-TOKEN: benchmark\r\n";
  }

  Answer send(Request request) throws IOException {
    var body = request.body();
    var head = new StringBuilder(256).append(request.method()).append(' ').append(request.path());
    head.append(common);
    if (body.length > 0) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    var bytes = new ByteArrayOutputStream(512 + body.length);
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    socket.getOutputStream().write(bytes.toByteArray());
    return read();
  }

  private Answer read() throws IOException {
    var status = Integer.parseInt(line().substring(9, 12));
    var length = 0;
    var chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    if (!chunked) {
      return new Answer(status, in.readNBytes(length));
    }
    var body = new ByteArrayOutputStream();
    for (var size = chunk(); size > 0; size = chunk()) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return new Answer(status, body.toByteArray());
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What is asked. */
  record Request(String method, String path, byte[] body) {

    static Request get(String path) {
      return new Request("GET", path, new byte[0]);
    }

    static Request post(String path, String json) {
      return new Request("POST", path, json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
