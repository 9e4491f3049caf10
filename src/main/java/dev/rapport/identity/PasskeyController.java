package dev.rapport.identity;

import dev.rapport.identity.Sessions.Method;
import dev.rapport.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** Passkeys: making, removing, signing in by one. */
@RestController
class PasskeyController {

  record PasskeyItem(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

  record PasskeyList(List<PasskeyItem> passkeys) {}

  /**
   * @param publicKey what the browser's {@code navigator.credentials} takes, in WebAuthn's JSON
   */
  record PasskeyQuestion(JsonNode publicKey) {}

  /**
   * @param credential what it gave, in WebAuthn's JSON
   */
  record NewPasskey(@NotBlank @Size(max = 100) String name, @NotNull JsonNode credential) {}

  record PasskeyAnswer(@NotNull JsonNode credential) {}

  private final Passkeys passkeys;
  private final Actors actors;
  private final BrowserSessions sessions;
  private final Tries fromAddress;

  PasskeyController(Passkeys passkeys, Actors actors, BrowserSessions sessions, Clock clock) {
    this.passkeys = passkeys;
    this.actors = actors;
    this.sessions = sessions;
    this.fromAddress = new Tries(200, Duration.ofMinutes(15), clock);
  }

  @GetMapping("/api/account/passkeys")
  PasskeyList passkeys(Account account) {
    return new PasskeyList(
        passkeys.of(account.id()).stream()
            .map(it -> {
              var used = it.lastUsedAt();
              return new PasskeyItem(
                  it.id(),
                  it.name(),
                  it.createdAt().toInstant(),
                  used == null ? null : used.toInstant());
            })
            .toList());
  }

  @PostMapping("/api/account/passkeys/question")
  PasskeyQuestion askToRegister(Account account) {
    return new PasskeyQuestion(
        passkeys.askToRegister(CurrentActor.signedIn().orElseThrow(), account.id(), site()));
  }

  @PostMapping("/api/account/passkeys")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void register(@Valid @RequestBody NewPasskey made, Account account) {
    passkeys.register(
        CurrentActor.signedIn().orElseThrow(),
        account.id(),
        made.name().strip(),
        made.credential(),
        site());
  }

  @DeleteMapping("/api/account/passkeys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Account account) {
    passkeys.remove(account.id(), id);
  }

  @PostMapping("/api/session/passkey/question")
  PasskeyQuestion askToSignIn(HttpServletRequest request, HttpServletResponse response) {
    limit(request, response);
    return new PasskeyQuestion(passkeys.askToSignIn(site()));
  }

  @PostMapping("/api/session/passkey")
  @ResponseStatus(HttpStatus.CREATED)
  SessionView signIn(
      @Valid @RequestBody PasskeyAnswer answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    limit(request, response);
    var user =
        passkeys
            .signIn(answer.credential(), site())
            .filter(it -> actors.account(it).isPresent())
            .orElseThrow(() -> ProblemException.of(HttpStatus.UNAUTHORIZED, "passkey"));
    return sessions.open(user, Method.PASSKEY, request, response);
  }

  private void limit(HttpServletRequest request, HttpServletResponse response) {
    fromAddress
        .waitBefore(Tries.network(request.getRemoteAddr()))
        .ifPresent(wait -> TooManyTries.refuse(wait, response));
  }

  /** The site that the browser sees: passkeys belong to one. */
  private static URI site() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
  }
}
