package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.intake.Submissions.Agreed;
import dev.rapport.platform.problem.FieldError;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.intake.SubmissionStore;
import dev.rapport.records.intake.SubmissionStore.Count;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Forms over HTTP, to administrators; what somebody sent, to whoever sees the lead that it became.
 */
@RestController
class IntakeController {

  /**
   * @param link the address of its page
   * @param submissions how often it was sent, {@code waiting} of them wait for somebody to look
   */
  record IntakeFormView(
      UUID id, int version, String link, int submissions, int waiting, IntakeForm form) {}

  /**
   * @param askable the names of the lead's fields that may stand on a form
   */
  record IntakeForms(List<IntakeFormView> forms, List<String> askable) {}

  /**
   * @param version of the form that was changed
   */
  record IntakeFormChange(@NotNull Integer version, @NotNull IntakeForm form) {}

  /**
   * @param state {@code taken}, {@code suspected}, {@code held} or {@code refused}
   * @param reasons why no lead can be made of it
   */
  record IntakeSubmission(
      UUID id,
      Instant at,
      String language,
      String state,
      @Nullable String suspicion,
      Map<String, List<String>> input,
      List<FieldError> reasons,
      @Nullable UUID lead) {}

  record IntakeSubmissions(List<IntakeSubmission> submissions) {}

  /**
   * How a lead came in.
   *
   * @param confirmation null where nothing has to be confirmed
   */
  record LeadArrival(
      UUID id,
      String form,
      Instant at,
      String language,
      List<Agreed> agreed,
      @Nullable LeadConfirmation confirmation) {}

  /**
   * How it stands about what somebody agreed to and has to confirm.
   *
   * @param state {@code waiting}, {@code confirmed}, {@code expired}, {@code notSent} or {@code
   *     failed}
   * @param at when it was asked for, or confirmed
   * @param answer why the mail that asks failed
   */
  record LeadConfirmation(
      String state, Instant at, @Nullable String address, @Nullable String answer) {}

  record LeadArrivals(List<LeadArrival> arrivals) {}

  private static final int MOST = 200;

  private final Forms forms;
  private final Submissions submissions;
  private final SubmissionStore store;
  private final DecideSubmission decide;
  private final Records records;
  private final Catalog catalog;
  private final Problems problems;
  private final LeadConfirmations confirmations;

  IntakeController(
      Forms forms,
      Submissions submissions,
      SubmissionStore store,
      DecideSubmission decide,
      Records records,
      Catalog catalog,
      Problems problems,
      LeadConfirmations confirmations) {
    this.forms = forms;
    this.submissions = submissions;
    this.store = store;
    this.decide = decide;
    this.records = records;
    this.catalog = catalog;
    this.problems = problems;
    this.confirmations = confirmations;
  }

  @GetMapping("/api/intake/forms")
  IntakeForms all(Actor actor) {
    administrators(actor);
    var counts = store.counts();
    return new IntakeForms(
        forms.all().stream()
            .map(kept -> view(kept, counts.getOrDefault(kept.id(), Count.NONE)))
            .toList(),
        catalog.object(Lead.OBJECT).fields().values().stream()
            .filter(Askable::is)
            .map(FieldDefinition::name)
            .toList());
  }

  @PostMapping("/api/intake/forms")
  @ResponseStatus(HttpStatus.CREATED)
  IntakeFormView create(@RequestBody IntakeForm form, Actor actor) {
    administrators(actor);
    return view(forms.create(form, actor), Count.NONE);
  }

  @PutMapping("/api/intake/forms/{id}")
  IntakeFormView change(
      @PathVariable UUID id, @Valid @RequestBody IntakeFormChange change, Actor actor) {
    administrators(actor);
    var kept = forms.change(id, change.version(), change.form(), actor);
    return view(kept, store.counts().getOrDefault(id, Count.NONE));
  }

  @DeleteMapping("/api/intake/forms/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id, Actor actor) {
    administrators(actor);
    forms.delete(id, true, actor);
  }

  @PostMapping("/api/intake/forms/{id}/restoration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(@PathVariable UUID id, Actor actor) {
    administrators(actor);
    forms.delete(id, false, actor);
  }

  /** The latest two hundred, or those of them that wait. */
  @GetMapping("/api/intake/forms/{id}/submissions")
  IntakeSubmissions submissions(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean waiting,
      Locale language,
      Actor actor) {
    administrators(actor);
    forms.one(id);
    return new IntakeSubmissions(
        submissions.of(id, waiting, MOST).stream()
            .map(kept ->
                new IntakeSubmission(
                    kept.id(),
                    kept.at(),
                    kept.language(),
                    kept.state(),
                    kept.suspicion(),
                    kept.input(),
                    problems.errors(kept.reasons(), language),
                    kept.lead()))
            .toList());
  }

  @PostMapping("/api/intake/submissions/{id}/acceptance")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable UUID id, Actor actor) {
    administrators(actor);
    decide.accept(id, actor);
  }

  @DeleteMapping("/api/intake/submissions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(@PathVariable UUID id, Actor actor) {
    administrators(actor);
    decide.refuse(id, actor);
  }

  @GetMapping("/api/leads/{id}/arrivals")
  LeadArrivals arrivals(@PathVariable UUID id, Actor actor) {
    var lead = records.one(Lead.OBJECT, id, actor);
    return new LeadArrivals(
        submissions.ofLead(lead.id()).stream()
            .map(kept ->
                new LeadArrival(
                    kept.id(),
                    forms.name(kept.form()),
                    kept.at(),
                    kept.language(),
                    kept.agreed(),
                    confirmations.of(kept.id()).orElse(null)))
            .toList());
  }

  /** Asks once more for a confirmation, by a mail with a new link. */
  @PostMapping("/api/leads/{id}/arrivals/{submission}/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void askAgain(@PathVariable UUID id, @PathVariable UUID submission, Actor actor) {
    confirmations.askAgain(id, submission, actor);
  }

  private static IntakeFormView view(Forms.Kept kept, Count count) {
    var link =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/f/")
            .path(kept.form().address())
            .toUriString();
    return new IntakeFormView(
        kept.id(), kept.version(), link, count.all(), count.waiting(), kept.form());
  }

  private static void administrators(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }
}
