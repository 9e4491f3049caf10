package dev.rapport.identity;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says no on behalf of Spring Security, in the form of every other refusal. */
@Component
final class SecurityRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Problems problems;

  SecurityRefusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (BearerToken.isGiven(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      problems.write(ProblemException.of(HttpStatus.UNAUTHORIZED, "token"), request, response);
      return;
    }
    problems.write(ProblemException.signedOut(), request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    problems.write(problem(reason), request, response);
  }

  private static ProblemException problem(AccessDeniedException reason) {
    if (reason instanceof CsrfException) {
      return ProblemException.of(HttpStatus.FORBIDDEN, "csrf");
    }
    var view = CurrentActor.signedIn().map(SignedIn::view).orElse(null);
    if (view == null) {
      return ProblemException.forbidden();
    }
    return ProblemException.of(HttpStatus.FORBIDDEN, view.over() ? "viewOver" : "viewing");
  }
}
