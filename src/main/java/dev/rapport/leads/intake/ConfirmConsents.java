package dev.rapport.leads.intake;

import dev.rapport.platform.text.Messages;
import dev.rapport.records.intake.ConfirmationStore;
import dev.rapport.records.intake.ConfirmationStore.Row;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in that somebody confirms what they agreed to, by the link that was mailed to them. */
@Service
class ConfirmConsents {

  /** What a link leads to. */
  enum State {
    OPEN,
    CONFIRMED,
    EXPIRED
  }

  /** What a link leads to, and to what. */
  record Asked(State state, Forms.Kept form, Submissions.Kept submission) {}

  private final Tickets tickets;
  private final Submissions submissions;
  private final Forms forms;
  private final ConfirmationStore store;
  private final ConsentsOfLeads consents;
  private final Messages messages;
  private final Clock clock;

  ConfirmConsents(
      Tickets tickets,
      Submissions submissions,
      Forms forms,
      ConfirmationStore store,
      ConsentsOfLeads consents,
      Messages messages,
      Clock clock) {
    this.tickets = tickets;
    this.submissions = submissions;
    this.forms = forms;
    this.store = store;
    this.consents = consents;
    this.messages = messages;
    this.clock = clock;
  }

  /** What a link leads to; empty for one that nobody was mailed. */
  @Transactional
  public Optional<Asked> look(String token) {
    var ticket = tickets.read(AskToConfirm.PURPOSE, token).orElse(null);
    if (ticket == null) {
      return Optional.empty();
    }
    var expired = ticket.issuedAt().plus(AskToConfirm.GOOD_FOR).isBefore(clock.instant());
    return submissions
        .find(ticket.submission())
        .flatMap(submission ->
            store
                .find(submission.id())
                .map(row ->
                    new Asked(state(row, expired), forms.even(submission.form()), submission)));
  }

  private static State state(Row row, boolean expired) {
    return row.confirmedAt() != null ? State.CONFIRMED : expired ? State.EXPIRED : State.OPEN;
  }

  /** Confirms it, once however often it is said. Empty for a link that nobody was mailed. */
  @Transactional
  public Optional<Asked> confirm(
      String token, @Nullable String network, @Nullable String userAgent) {
    var asked = look(token); // which locks the submission
    if (asked.isEmpty() || asked.get().state() != State.OPEN) {
      return asked;
    }
    var submission = asked.get().submission();
    var language = Locale.forLanguageTag(submission.language());
    var words =
        submission.agreed().stream().map(Submissions.Agreed::text).collect(Collectors.joining("\n"))
            + "\n"
            + messages.text(language, "intake.confirm.question")
            + "\n["
            + messages.text(language, "intake.confirm.yes")
            + "]";
    if (store.confirm(submission.id(), network, userAgent, words)) {
      consents.confirmed(submission, store.find(submission.id()).orElseThrow());
    }
    return Optional.of(new Asked(State.CONFIRMED, asked.get().form(), submission));
  }
}
