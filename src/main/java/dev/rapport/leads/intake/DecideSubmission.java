package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.intake.SubmissionStore;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody says of a submission that waits: it is a lead, or it is nothing. */
@Service
class DecideSubmission {

  private final Forms forms;
  private final Submissions submissions;
  private final SubmitForm submit;
  private final SubmissionStore store;

  DecideSubmission(Forms forms, Submissions submissions, SubmitForm submit, SubmissionStore store) {
    this.forms = forms;
    this.submissions = submissions;
    this.submit = submit;
    this.store = store;
  }

  /**
   * Makes a lead of it; of one that was refused as well, for who was wrong may say so.
   *
   * @throws NotFoundException when there is no such submission
   * @throws ProblemException 422 with what is in its way; 409 when it is a lead already
   */
  @Transactional
  public void accept(UUID id, Actor actor) {
    var kept = open(id);
    var errors = submit.take(forms.one(kept.form()), kept);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    store.decided(id, SubmissionStore.TAKEN, actor.id());
  }

  /**
   * Says that it is nothing. It stays, and can be accepted yet.
   *
   * @throws NotFoundException when there is no such submission
   * @throws ProblemException 409 when it is a lead already
   */
  @Transactional
  public void refuse(UUID id, Actor actor) {
    store.decided(open(id).id(), SubmissionStore.REFUSED, actor.id());
  }

  private Submissions.Kept open(UUID id) {
    var kept = submissions.locked(id);
    if (kept.lead() != null) {
      throw ProblemException.of(HttpStatus.CONFLICT, "intake.taken");
    }
    return kept;
  }
}
