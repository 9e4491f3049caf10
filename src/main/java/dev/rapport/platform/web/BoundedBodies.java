package dev.rapport.platform.web;

import dev.rapport.platform.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads of a request's body what somebody can have meant: a megabyte is a thousand long texts.
 * Files that are uploaded have limits of their own.
 */
@Component
class BoundedBodies extends OncePerRequestFilter {

  /** Bytes. */
  private static final long MAX = 8L << 20;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new BoundedRequest(request), response);
  }

  private static final class BoundedRequest extends HttpServletRequestWrapper {

    BoundedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > MAX) {
        throw tooLarge();
      }
      return new BoundedStream(super.getInputStream());
    }
  }

  /** For bodies that come without their length. */
  private static final class BoundedStream extends ServletInputStream {

    private final ServletInputStream body;
    private long read;

    BoundedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      var one = body.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var some = body.read(bytes, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }

    private void count(int some) {
      read += some;
      if (read > MAX) {
        throw tooLarge();
      }
    }
  }

  private static ProblemException tooLarge() {
    return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "tooLarge");
  }
}
