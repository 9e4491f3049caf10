package dev.rapport.leads.intake;

import dev.rapport.communication.Mail;
import dev.rapport.communication.MailAddress;
import dev.rapport.communication.Mails;
import dev.rapport.leads.Lead;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.intake.ConfirmationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks by mail whether it was really they who agreed. Anybody can type anybody's address: the mail
 * has nothing of what was typed in it, and nobody gets many.
 */
@Service
class AskToConfirm {

  /** What links are sealed for. */
  static final String PURPOSE = "confirmation";

  static final Duration GOOD_FOR = Duration.ofDays(7);

  private static final int MOST_A_DAY = 3;
  private static final int MOST_AN_HOUR = 300;

  private final ConfirmationStore store;
  private final Tickets tickets;
  private final Mails mails;
  private final Messages messages;
  private final Settings settings;
  private final Clock clock;

  AskToConfirm(
      ConfirmationStore store,
      Tickets tickets,
      Mails mails,
      Messages messages,
      Settings settings,
      Clock clock) {
    this.store = store;
    this.tickets = tickets;
    this.mails = mails;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /** Has the consents of a submission wait for a confirmation, and asks for it if that can be. */
  @Transactional
  public void ask(Forms.Kept form, Submissions.Kept submission) {
    var at = clock.instant();
    var address = address(submission).orElse(null);
    UUID mail = null;
    if (address != null && mails.ready() && isFew(address)) {
      mail = mails.send(mail(form, submission, address, at));
    }
    store.ask(submission.id(), at, address == null ? null : address.address(), mail);
  }

  /**
   * Asks once more.
   *
   * @throws ProblemException 409 when no mail can be sent, 429 when they got several today
   */
  @Transactional
  public void again(Forms.Kept form, Submissions.Kept submission) {
    mails.demandServer();
    var address = address(submission).orElse(null);
    if (address == null || !isFew(address)) {
      throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "intake.askedOften");
    }
    ask(form, submission);
  }

  private boolean isFew(MailAddress address) {
    return store.asked(address.address(), Duration.ofDays(1)) < MOST_A_DAY
        && store.asked(Duration.ofHours(1)) < MOST_AN_HOUR;
  }

  private static Optional<MailAddress> address(Submissions.Kept submission) {
    return submission.input().getOrDefault(Lead.EMAIL.name(), List.of()).stream()
        .findFirst()
        .flatMap(typed -> MailAddress.of(null, typed.strip()));
  }

  private Mail mail(Forms.Kept form, Submissions.Kept submission, MailAddress to, Instant at) {
    var language = Locale.forLanguageTag(submission.language());
    var organisation = settings.organisation().map(Organisation::name).orElse("");
    var paragraphs = new ArrayList<String>();
    var title = form.form().title(submission.language());
    var words = messages.text(language, "intake.confirm.mail", title, organisation);
    paragraphs.addAll(List.of(words.split("\n\n")));
    submission.agreed().forEach(agreed -> paragraphs.add("“" + agreed.text() + "”"));
    paragraphs.add(messages.text(language, "intake.confirm.please"));
    var link =
        mails.link(
            "/f/"
                + form.form().address()
                + "/confirmation/"
                + tickets.sealed(PURPOSE, submission.id(), at));
    return new Mail(
        "confirmation",
        submission.id(),
        to,
        null,
        true,
        language,
        messages.text(language, "intake.confirm.subject", organisation),
        new Mail.Letter(
            paragraphs,
            new Mail.Action(messages.text(language, "intake.confirm.open"), link),
            List.of(messages.text(language, "intake.confirm.otherwise", GOOD_FOR.toDays()))),
        List.of());
  }
}
