package dev.rapport.administration;

import dev.rapport.identity.BrowserSessions;
import dev.rapport.identity.SessionView;
import dev.rapport.identity.Sessions.Method;
import dev.rapport.platform.settings.Organisation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first start. */
@RestController
class SetUpController {

  record FirstAdministrator(
      @NotBlank String name, @NotBlank String email, @NotBlank String password) {}

  /**
   * @param code the one that stands in the log with the address
   */
  record FirstStart(
      @NotBlank String code,
      @NotBlank String organisation,
      @NotBlank String language,
      @NotBlank String currency,
      @NotBlank String country,
      @NotBlank String timeZone,
      @NotNull @Valid FirstAdministrator administrator,
      @Nullable Boolean sampleData) {}

  private final SetUp setUp;
  private final BrowserSessions sessions;

  SetUpController(SetUp setUp, BrowserSessions sessions) {
    this.setUp = setUp;
    this.sessions = sessions;
  }

  @PostMapping("/api/set-up")
  @ResponseStatus(HttpStatus.CREATED)
  SessionView setUp(
      @Valid @RequestBody FirstStart start,
      HttpServletRequest request,
      HttpServletResponse response) {
    Organisation organisation =
        OrganisationInput.checked(
            "organisation",
            start.organisation(),
            start.language(),
            start.currency(),
            start.country(),
            start.timeZone());
    var first = start.administrator();
    var user =
        setUp.handle(
            start.code(),
            organisation,
            new SetUp.Administrator(first.name(), first.email(), first.password()),
            Boolean.TRUE.equals(start.sampleData()));
    return sessions.open(user, Method.PASSWORD, request, response);
  }
}
