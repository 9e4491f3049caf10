package dev.rapport.leads.intake;

import dev.rapport.communication.Mails;
import dev.rapport.communication.Mails.Standing;
import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.intake.IntakeController.LeadConfirmation;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.intake.ConfirmationStore;
import dev.rapport.records.intake.ConfirmationStore.Row;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What leads still have to confirm, for those who work on them. */
@Component
class LeadConfirmations {

  private final ConfirmationStore store;
  private final Submissions submissions;
  private final Forms forms;
  private final AskToConfirm asking;
  private final Mails mails;
  private final Records records;
  private final RecordWriter writer;
  private final Clock clock;

  LeadConfirmations(
      ConfirmationStore store,
      Submissions submissions,
      Forms forms,
      AskToConfirm asking,
      Mails mails,
      Records records,
      RecordWriter writer,
      Clock clock) {
    this.store = store;
    this.submissions = submissions;
    this.forms = forms;
    this.asking = asking;
    this.mails = mails;
    this.records = records;
    this.writer = writer;
    this.clock = clock;
  }

  /** Empty where nothing has to be confirmed. */
  Optional<LeadConfirmation> of(UUID submission) {
    return store.find(submission).map(this::view);
  }

  private LeadConfirmation view(Row row) {
    if (row.confirmedAt() != null) {
      return new LeadConfirmation("confirmed", row.confirmedAt(), row.address(), null);
    }
    var mail = Optional.ofNullable(row.mail()).flatMap(mails::standing);
    var failed = mail.filter(each -> each.state() == MailState.FAILED);
    var state =
        row.mail() == null
            ? "notSent"
            : failed.isPresent()
                ? "failed"
                : row.askedAt().plus(AskToConfirm.GOOD_FOR).isBefore(clock.instant())
                    ? "expired"
                    : "waiting";
    return new LeadConfirmation(
        state, row.askedAt(), row.address(), failed.map(Standing::answer).orElse(null));
  }

  /**
   * Asks once more, for somebody who may change the lead.
   *
   * @throws ProblemException 404 where nothing is to be confirmed, 409 where it is already or no
   *     mail can be sent, 429 when they got several today
   */
  @Transactional
  public void askAgain(UUID lead, UUID submission, Actor actor) {
    var id = records.one(Lead.OBJECT, lead, actor).id();
    var change = new Change.Update(Lead.OBJECT, id, null, Map.of());
    if (!writer.check(List.of(change), actor, Origin.API).isEmpty()) {
      throw new ForbiddenException();
    }
    var kept =
        submissions.lockedOfLead(id).stream()
            .filter(each -> each.id().equals(submission))
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    var row = store.find(submission).orElseThrow(ProblemException::notFound);
    if (row.confirmedAt() != null) {
      throw ProblemException.of(HttpStatus.CONFLICT, "intake.confirmed");
    }
    asking.again(forms.even(kept.form()), kept);
  }
}
