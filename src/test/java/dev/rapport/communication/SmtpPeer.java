package dev.rapport.communication;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on a socket that does what it is told to at each step: refuses, hangs up or falls
 * silent. What it takes it keeps as it came over the wire.
 */
public final class SmtpPeer implements AutoCloseable {

  /** Instead of an answer: closes the connection. */
  public static final String CUT = "CUT";

  /** Instead of an answer: says nothing any more. */
  public static final String SILENCE = "SILENCE";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final @Nullable SSLContext certificate;
  private final CountDownLatch wholeMessage = new CountDownLatch(1);

  public SmtpPeer() {
    this(null);
  }

  /** One that offers STARTTLS, and proves itself by a certificate. */
  public SmtpPeer(@Nullable SSLContext certificate) {
    this.certificate = certificate;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /**
   * What it answers from now on.
   *
   * @param step {@code CONNECT}, {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code END} of a
   *     message
   */
  public SmtpPeer on(String step, String answer) {
    answers.put(step, answer);
    return this;
  }

  /** Answers as a server in good health again. */
  public void recover() {
    answers.clear();
  }

  /** The messages that it took. */
  public List<String> messages() {
    return messages;
  }

  public List<String> recipients() {
    return recipients;
  }

  /** What it was told, behind {@code TLS} where nobody could listen. */
  List<String> commands() {
    return commands;
  }

  /** Waits until it has read all of a message. */
  public void awaitWholeMessage() throws InterruptedException {
    wholeMessage.await();
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (say(client.getOutputStream(), "CONNECT", "220 peer ESMTP")) {
        converse(client, false);
      }
    } catch (IOException | InterruptedException cut) {
      // by the other side
    }
  }

  private void converse(Socket client, boolean secured) throws IOException, InterruptedException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    var out = client.getOutputStream();
    var goesOn = true;
    for (String line; goesOn && (line = in.readLine()) != null; ) {
      commands.add(secured ? "TLS " + line : line);
      var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
      if (verb.equals("STARTTLS") && certificate != null) {
        say(out, verb, "220 go ahead");
        converse(secured(client, certificate), true);
        return;
      }
      goesOn =
          switch (verb) {
            case "EHLO" ->
                say(out, verb, certificate == null ? "250 peer" : "250-peer\r\n250 STARTTLS");
            case "MAIL" -> say(out, verb, "250 2.1.0 fine");
            case "RCPT" -> {
              recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
              yield say(out, verb, "250 2.1.5 fine");
            }
            case "DATA" -> data(in, out);
            case "QUIT" -> say(out, verb, "221 bye") && false;
            default -> say(out, verb, "502 what is that");
          };
    }
  }

  private static Socket secured(Socket plain, SSLContext certificate) throws IOException {
    var secured =
        (SSLSocket) certificate.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private boolean data(BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    if (!say(out, "DATA", "354 go on")) {
      return false;
    }
    if (!answers.getOrDefault("DATA", "354").startsWith("354")) {
      return true;
    }
    var message = new StringBuilder();
    for (String line; (line = in.readLine()) != null && !line.equals("."); ) {
      message.append(line).append("\r\n");
    }
    wholeMessage.countDown();
    if (!answers.containsKey("END")) {
      messages.add(message.toString());
    }
    return say(out, "END", "250 2.0.0 queued as 4711");
  }

  /** Whether the conversation goes on. */
  private boolean say(OutputStream out, String step, String usual)
      throws IOException, InterruptedException {
    var answer = answers.getOrDefault(step, usual);
    if (answer.equals(CUT)) {
      return false;
    }
    if (answer.equals(SILENCE)) {
      Thread.sleep(Duration.ofMinutes(10));
    }
    out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return !answer.startsWith("421");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
