package dev.rapport.identity;

import dev.rapport.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The answer to whoever has to wait before the next try. */
final class TooManyTries {

  /** Throws a 429 that says how long to wait. */
  static void refuse(Duration wait, HttpServletResponse response) {
    var seconds = Math.max(1, wait.toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "tooManyTries", (seconds + 59) / 60);
  }

  private TooManyTries() {}
}
