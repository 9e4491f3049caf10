package dev.rapport.platform.idempotency;

import dev.rapport.platform.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A request that was read, so that it can be told from another one. */
final class KnownRequest extends HttpServletRequestWrapper {

  /** In bytes: more than any JSON of this API needs; files come in parts. */
  private static final int LARGEST = 8 << 20;

  private final byte @Nullable [] body;
  private final byte[] hash;

  private KnownRequest(HttpServletRequest request, byte @Nullable [] body, byte[] hash) {
    super(request);
    this.body = body;
    this.hash = hash;
  }

  /**
   * Reads the request.
   *
   * @throws ProblemException 413 when its body is too large
   */
  static KnownRequest of(HttpServletRequest request) throws IOException, ServletException {
    var digest = sha256();
    digest.update(
        (request.getMethod()
                + " "
                + request.getRequestURI()
                + "?"
                + request.getQueryString()
                + "\n")
            .getBytes(StandardCharsets.UTF_8));
    var type = Objects.requireNonNullElse(request.getContentType(), "");
    if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
      digestParts(request, digest);
      return new KnownRequest(request, null, digest.digest());
    }
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "tooLarge");
    }
    digest.update(body);
    return new KnownRequest(request, body, digest.digest());
  }

  /** What separates the parts is another one each time, so it doesn't count. */
  private static void digestParts(HttpServletRequest request, MessageDigest digest)
      throws IOException, ServletException {
    var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    for (var part : request.getParts()) {
      var head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n";
      out.write(head.getBytes(StandardCharsets.UTF_8));
      try (var in = part.getInputStream()) {
        in.transferTo(out);
      }
    }
  }

  byte[] hash() {
    return hash;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return body == null ? super.getInputStream() : new Again(body);
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return body == null
        ? super.getReader()
        : new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body once more. */
  private static final class Again extends ServletInputStream {

    private final ByteArrayInputStream in;

    Again(byte[] body) {
      this.in = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return in.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("it is read at once");
    }
  }
}
