package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.identity.BrowserSessions;
import dev.rapport.identity.SessionView;
import dev.rapport.identity.Sessions.Method;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Inviting, accepting, deactivating. */
@RestController
class InvitationController {

  /**
   * @param link shown once; whoever has it becomes the user
   */
  record Link(String link, Instant expiresAt) {}

  record Invited(String name, @Nullable String email) {}

  record Acceptance(@Nullable String email, @NotBlank String password) {}

  private final Invitations invitations;
  private final BrowserSessions sessions;

  InvitationController(Invitations invitations, BrowserSessions sessions) {
    this.invitations = invitations;
    this.sessions = sessions;
  }

  @PostMapping("/api/users/{id}/activation")
  Link invite(@PathVariable UUID id, Actor actor) {
    var link = invitations.invite(id, actor);
    var address =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/activate/")
            .path(link.token())
            .toUriString();
    return new Link(address, link.expiresAt().toInstant());
  }

  @DeleteMapping("/api/users/{id}/activation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deactivate(@PathVariable UUID id, Actor actor) {
    invitations.deactivate(id, actor);
  }

  @GetMapping("/api/activations/{token}")
  Invited invited(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    invitations.limit(request.getRemoteAddr(), response);
    var invited = invitations.find(token);
    return new Invited(invited.name(), invited.email());
  }

  @PostMapping("/api/activations/{token}")
  @ResponseStatus(HttpStatus.CREATED)
  SessionView accept(
      @PathVariable String token,
      @Valid @RequestBody Acceptance acceptance,
      HttpServletRequest request,
      HttpServletResponse response) {
    invitations.limit(request.getRemoteAddr(), response);
    var user = invitations.accept(token, acceptance.email(), acceptance.password());
    // A link stands for the password, not for the second step: then one signs in with both.
    return invitations.needsSecondStep(user)
        ? sessions.view(null)
        : sessions.open(user, Method.LINK, request, response);
  }
}
