package dev.rapport.platform.idempotency;

import dev.rapport.platform.idempotency.KeptAnswers.Answer;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} happens once, however often it is sent: its answer is
 * written in the transaction of its effect, so that both are there or neither, and given again. A
 * refusal changes nothing and is not kept: the same request may do better later.
 *
 * <p>Not looked at where people sign in or an answer holds a secret: what fails there must be
 * counted all the same, and secrets are kept nowhere. Nor where a POST only asks.
 */
@Component
@Order(0) // behind Spring Security, which knows who asks
class IdempotencyFilter extends OncePerRequestFilter {

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern APART =
      Pattern.compile(
          "/api/(session|set-up|activations|account|duplicates|offers)(/.*)?"
              + "|.*/(activation|sending|links)");
  private static final List<String> HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, "Change-Set");

  private final KeptAnswers answers;
  private final TransactionTemplate transaction;
  private final Problems problems;

  IdempotencyFilter(KeptAnswers answers, TransactionTemplate transaction, Problems problems) {
    this.answers = answers;
    this.transaction = transaction;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !request.getMethod().equals("POST")
        || request.getHeader(KEY) == null
        || request.getUserPrincipal() == null
        || !path.startsWith("/api/")
        || isApart(path);
  }

  /** Whether a key means nothing there. */
  static boolean isApart(String path) {
    return APART.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var key = request.getHeader(KEY);
    var user = UUID.fromString(request.getUserPrincipal().getName());
    try {
      if (!VALID.matcher(key).matches()) {
        throw ProblemException.of(HttpStatus.BAD_REQUEST, "request")
            .errors(List.of(FieldProblem.of(KEY, "idempotency.key")));
      }
      var known = KnownRequest.of(request);
      var answered = new ContentCachingResponseWrapper(response);
      var earlier = inTransaction(user, key, known, answered, chain);
      if (earlier == null) {
        answered.copyBodyToResponse();
      } else {
        give(earlier, response);
      }
    } catch (ProblemException problem) {
      problems.write(problem, request, response);
    }
  }

  /** The answer that was given before; null when this is the first time. */
  private @Nullable Answer inTransaction(
      UUID user,
      String key,
      KnownRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      return transaction.execute(status -> {
        if (!answers.take(user, key)) {
          throw ProblemException.of(HttpStatus.CONFLICT, "idempotency.running");
        }
        var found = answers.find(user, key, request.hash()).orElse(null);
        if (found != null) {
          if (!found.same()) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency.reused");
          }
          return found.answer();
        }
        try {
          chain.doFilter(request, response);
        } catch (ServletException | IOException e) {
          throw new Broken(e);
        }
        if (response.getStatus() >= 300 || status.isRollbackOnly()) {
          status.setRollbackOnly();
        } else {
          answers.keep(user, key, request.hash(), answerOf(response));
        }
        return null;
      });
    } catch (Broken broken) {
      if (broken.getCause() instanceof IOException e) {
        throw e;
      }
      throw (ServletException) broken.getCause();
    }
  }

  private static Answer answerOf(ContentCachingResponseWrapper response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (var name : HEADERS) {
      var value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(response.getStatus(), headers, response.getContentAsByteArray());
  }

  private static void give(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setHeader(REPLAYED, "true");
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  /** Carries what went wrong out of the transaction. */
  private static final class Broken extends RuntimeException {

    Broken(Exception cause) {
      super(cause);
    }
  }
}
