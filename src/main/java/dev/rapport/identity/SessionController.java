package dev.rapport.identity;

import dev.rapport.identity.Sessions.Method;
import dev.rapport.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

  /**
   * @param code of the second step, where it is on
   */
  record Credentials(@NotBlank String email, @NotBlank String password, @Nullable String code) {}

  /**
   * @param user as whom
   */
  record Viewed(@NotNull UUID user) {}

  record PasswordChange(@NotNull String current, @NotNull String next) {}

  private final BrowserSessions sessions;
  private final Views views;
  private final SignIn signIn;
  private final ChangePassword changePassword;

  SessionController(
      BrowserSessions sessions, Views views, SignIn signIn, ChangePassword changePassword) {
    this.sessions = sessions;
    this.views = views;
    this.signIn = signIn;
    this.changePassword = changePassword;
  }

  @GetMapping
  SessionView session(CsrfToken csrf) {
    csrf.getToken(); // sets its cookie, which the page needs for signing in
    var signedIn = CurrentActor.signedIn().orElse(null);
    var view = signedIn == null ? null : signedIn.view();
    if (signedIn != null && view != null && view.over()) {
      // The page begins anew, and so as its own user.
      views.end(signedIn);
      return sessions.view(view.by().id());
    }
    return sessions.view(signedIn);
  }

  /** See the product as somebody else. */
  @PostMapping("/view")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void beginView(@Valid @RequestBody Viewed viewed) {
    views.begin(CurrentActor.signedIn().orElseThrow(), viewed.user());
  }

  /** See it as oneself again. */
  @DeleteMapping("/view")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endView() {
    views.end(CurrentActor.signedIn().orElseThrow());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SessionView signIn(
      @Valid @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    var address = request.getRemoteAddr();
    signIn
        .waitBefore(credentials.email(), address)
        .ifPresent(wait -> TooManyTries.refuse(wait, response));
    var user =
        signIn
            .check(credentials.email(), credentials.password())
            .orElseThrow(() -> ProblemException.of(HttpStatus.UNAUTHORIZED, "signIn"));
    signIn.checkSecondStep(user, credentials.code());
    signIn.succeeded(credentials.email(), address);
    return sessions.open(user, Method.PASSWORD, request, response);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    if (BearerToken.isGiven(request)) {
      throw ProblemException.forbidden(); // the cookie doesn't count beside it
    }
    sessions.end(request, response);
  }

  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @Valid @RequestBody PasswordChange change, Account account, HttpServletResponse response) {
    changePassword.waitBefore(account).ifPresent(wait -> TooManyTries.refuse(wait, response));
    var token = CurrentActor.signedIn().orElseThrow().session();
    changePassword.handle(account, change.current(), change.next(), token);
  }
}
