package dev.rapport.platform.problem;

import dev.rapport.platform.database.DatabaseFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what a filter can't do because the database can't, such as finding out who asks. At once:
 * the way by the error page would ask the database again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseProblemFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(DatabaseProblemFilter.class);

  private final Problems problems;

  DatabaseProblemFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException failure) {
      var problem = problem(failure);
      if (problem.isEmpty() || response.isCommitted()) {
        throw failure;
      }
      retry(problem.get()).forEach((name, values) -> response.setHeader(name, values.getFirst()));
      problems.write(problem.get(), request, response);
    }
  }

  /** The problem that people are told of; empty when the database is not to blame. */
  static Optional<ProblemException> problem(Throwable failure) {
    if (DatabaseFailures.isAway(failure)) {
      log.warn("The database can't be reached: {}", failure.toString());
      return Optional.of(ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "databaseAway"));
    }
    if (DatabaseFailures.isFull(failure)) {
      log.error("The database's disk is full: {}", failure.toString());
      return Optional.of(ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "diskFull"));
    }
    if (DatabaseFailures.isContended(failure)) {
      log.warn("Two were at the same at once: {}", failure.toString());
      return Optional.of(ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "contended"));
    }
    if (DatabaseFailures.isUnwritable(failure)) {
      return Optional.of(ProblemException.of(HttpStatus.BAD_REQUEST, "unreadable"));
    }
    return Optional.empty();
  }

  static HttpHeaders retry(ProblemException problem) {
    var headers = new HttpHeaders();
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      headers.set(HttpHeaders.RETRY_AFTER, "2");
    }
    return headers;
  }
}
