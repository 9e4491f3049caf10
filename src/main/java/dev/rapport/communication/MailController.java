package dev.rapport.communication;

import dev.rapport.communication.MailServer.Security;
import dev.rapport.communication.SmtpAnswer.Kind;
import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.mail.MailStore;
import dev.rapport.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How mail goes out, to administrators. The password goes in and never comes out. */
@RestController
@RequestMapping("/api/mail")
class MailController {

  /**
   * @param operators whether the operator named the server, so that it isn't changed here
   * @param server null for none
   */
  record MailSetUp(boolean operators, @Nullable MailServerView server, MailCounts counts) {}

  /**
   * @param security {@code tls}, {@code starttls} or {@code none}
   * @param passwordKept whether there is one
   */
  record MailServerView(
      String host,
      int port,
      Security security,
      @Nullable String user,
      boolean passwordKept,
      String senderName,
      String senderAddress,
      String site) {}

  record MailCounts(int waiting, int sent, int failed, int uncertain) {}

  /**
   * @param user null to send without signing in
   * @param password null for the one that is kept
   * @param site the address of this Rapport, as mails name it
   */
  record MailServerInput(
      @NotNull String host,
      @NotNull Integer port,
      @NotNull Security security,
      @Nullable String user,
      @Nullable String password,
      @Nullable String senderName,
      @NotNull String senderAddress,
      @NotNull String site) {}

  /**
   * @param taken whether the server has it
   * @param to whom it was sent
   * @param answer the server's words, or what went wrong on the way to it
   */
  record MailTrial(boolean taken, String to, String answer) {}

  /**
   * @param answer what the server said last
   * @param dueAt when it is tried next, for one that waits
   * @param sendable whether it can go out again
   */
  record MailEntry(
      UUID id,
      Instant createdAt,
      String purpose,
      MailState state,
      String toName,
      String toAddress,
      String subject,
      int attempts,
      @Nullable Instant dueAt,
      @Nullable Instant settledAt,
      @Nullable String answer,
      boolean sendable) {}

  record MailEntries(List<MailEntry> mails) {}

  private static final int MOST = 200;

  private final MailServers servers;
  private final MailStore store;
  private final DeliverMails deliver;
  private final TestMail test;

  MailController(MailServers servers, MailStore store, DeliverMails deliver, TestMail test) {
    this.servers = servers;
    this.store = store;
    this.deliver = deliver;
    this.test = test;
  }

  @GetMapping
  MailSetUp setUp(Actor actor) {
    administrators(actor);
    return view();
  }

  @PutMapping
  MailSetUp change(@Valid @RequestBody MailServerInput input, Actor actor) {
    administrators(actor);
    var user = trimmed(input.user());
    servers.save(
        new MailServer(
            input.host().strip(),
            input.port(),
            input.security(),
            user,
            user == null ? null : input.password(),
            Objects.requireNonNullElse(input.senderName(), "").strip(),
            input.senderAddress().strip(),
            input.site().strip().replaceFirst("/+$", "")),
        input.password() == null);
    deliver.wake();
    return view();
  }

  @DeleteMapping
  MailSetUp remove(Actor actor) {
    administrators(actor);
    servers.remove();
    return view();
  }

  /** Sends a mail to whoever asks, and waits for the server's answer. */
  @PostMapping("/trial")
  MailTrial trial(Account account, Locale language) {
    administrators(account.actor());
    var to =
        MailAddress.of(account.actor().name(), account.email())
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "mail.noAddress"));
    var answer = test.send(to, language);
    return new MailTrial(answer.kind() == Kind.TAKEN, to.address(), answer.text());
  }

  /** The latest two hundred, or those of a state. */
  @GetMapping("/messages")
  MailEntries messages(@RequestParam @Nullable String state, Actor actor) {
    administrators(actor);
    return new MailEntries(
        store.latest(state(state), MOST).stream().map(MailController::entry).toList());
  }

  /** Has one that failed, or of which it isn't known, go out again. */
  @PostMapping("/messages/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable UUID id, Actor actor) {
    administrators(actor);
    if (store.find(id).isEmpty()) {
      throw ProblemException.notFound();
    }
    if (!store.again(id)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "mail.noRetry");
    }
    deliver.wake();
  }

  private static @Nullable MailState state(@Nullable String name) {
    return name == null
        ? null
        : Stream.of(MailState.values())
            .filter(state -> state.stored().equals(name))
            .findFirst()
            .orElseThrow(() -> ProblemException.invalid("state", "choice.unknown", name));
  }

  private MailSetUp view() {
    Map<MailState, Integer> counts = store.counts();
    return new MailSetUp(
        servers.isOperators(),
        servers.current().map(MailController::view).orElse(null),
        new MailCounts(
            counts.getOrDefault(MailState.WAITING, 0) + counts.getOrDefault(MailState.SENDING, 0),
            counts.getOrDefault(MailState.SENT, 0),
            counts.getOrDefault(MailState.FAILED, 0),
            counts.getOrDefault(MailState.UNCERTAIN, 0)));
  }

  private static MailServerView view(MailServer server) {
    return new MailServerView(
        server.host(),
        server.port(),
        server.security(),
        server.user(),
        server.password() != null,
        server.senderName(),
        server.senderAddress(),
        server.site());
  }

  private static MailEntry entry(MailStore.Row mail) {
    var ended = mail.settledAt() != null;
    return new MailEntry(
        mail.id(),
        mail.createdAt(),
        mail.purpose(),
        mail.state(),
        mail.to().name(),
        mail.to().address(),
        mail.subject(),
        mail.attempts(),
        ended ? null : mail.dueAt(),
        mail.settledAt(),
        mail.answer(),
        mail.sendable());
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static void administrators(Actor actor) {
    if (!actor.administrator()) {
      throw ProblemException.forbidden();
    }
  }
}
