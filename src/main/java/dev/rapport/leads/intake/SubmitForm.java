package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.intake.Submissions.Agreed;
import dev.rapport.leads.intake.Tickets.Ticket;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft.Refusal;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException.Refused;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.YesNoType;
import dev.rapport.records.intake.SubmissionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a stranger filled in: a lead, unless a machine may have sent it or no lead can be
 * made of it as things are. Then it waits for somebody to look; it is never thrown away.
 */
@Service
class SubmitForm {

  /**
   * What was sent.
   *
   * @param input what was typed, by field; of several choices each
   * @param agreed the channels whose boxes were ticked
   * @param trap what stands where people see nothing to fill in
   */
  record Command(
      Forms.Kept form,
      Ticket ticket,
      String language,
      Map<String, List<String>> input,
      List<String> agreed,
      @Nullable String trap,
      Visit visit) {}

  /** Nobody reads and fills in a form in less. */
  private static final Duration QUICKEST = Duration.ofSeconds(2);

  private static final int MOST_LINKS = 3;
  private static final Pattern LINK = Pattern.compile("https?://|www\\.");

  private final Catalog catalog;
  private final FieldContexts contexts;
  private final RecordWriter writer;
  private final Submissions submissions;
  private final SubmissionStore store;
  private final AskToConfirm confirmations;
  private final Clock clock;

  SubmitForm(
      Catalog catalog,
      FieldContexts contexts,
      RecordWriter writer,
      Submissions submissions,
      SubmissionStore store,
      AskToConfirm confirmations,
      Clock clock) {
    this.catalog = catalog;
    this.contexts = contexts;
    this.writer = writer;
    this.submissions = submissions;
    this.store = store;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /**
   * Takes it in, once however often it is sent.
   *
   * @return what the sender has to mend, by field; nothing is kept then. Empty when it was taken in
   */
  @Transactional
  public List<FieldProblem> handle(Command command) {
    if (store.isThere(command.ticket().submission())) {
      return List.of();
    }
    var form = command.form().form();
    var errors = new ArrayList<FieldProblem>();
    var values = values(form, command.input(), errors);
    for (var consent : form.consents()) {
      if (consent.required() && !command.agreed().contains(consent.channel())) {
        errors.add(FieldProblem.of("consent." + consent.channel(), "intake.agree"));
      }
    }
    if (!errors.isEmpty()) {
      return errors;
    }
    var create = create(form, values, command.language(), command.visit());
    var refusals = refusals(create);
    var asked = form.fields().stream().map(IntakeForm.Entry::field).toList();
    var theirs = refusals.stream().filter(each -> asked.contains(each.field())).toList();
    if (!theirs.isEmpty()) {
      return theirs.stream().map(SubmitForm::problem).toList();
    }
    var suspicion = suspicion(command).orElse(null);
    var kept =
        new Submissions.Kept(
            command.ticket().submission(),
            command.form().id(),
            clock.instant(),
            command.language(),
            suspicion != null
                ? SubmissionStore.SUSPECTED
                : refusals.isEmpty() ? SubmissionStore.TAKEN : SubmissionStore.HELD,
            suspicion,
            command.input(),
            agreed(form, command),
            command.visit(),
            refusals.stream().map(SubmitForm::problem).toList(),
            null);
    if (submissions.add(kept) && kept.state().equals(SubmissionStore.TAKEN)) {
      take(create, command.form(), kept);
    }
    return List.of();
  }

  /**
   * Makes a lead of what waited.
   *
   * @return what is in its way; empty when it is a lead now
   */
  List<FieldProblem> take(Forms.Kept form, Submissions.Kept kept) {
    var errors = new ArrayList<FieldProblem>();
    var values = values(form.form(), kept.input(), errors);
    if (!errors.isEmpty()) {
      return errors;
    }
    var create = create(form.form(), values, kept.language(), kept.visit());
    var refusals = refusals(create);
    if (refusals.isEmpty()) {
      take(create, form, kept);
    }
    return refusals.stream().map(SubmitForm::problem).toList();
  }

  private void take(Change.Create create, Forms.Kept form, Submissions.Kept kept) {
    writer.write(List.of(create), Actor.SYSTEM, Origin.command("SubmitForm"));
    store.taken(kept.id(), create.id());
    if (form.form().confirmsConsents() && !kept.agreed().isEmpty()) {
      confirmations.ask(form, kept);
    }
  }

  private List<Refusal> refusals(Change.Create create) {
    return writer.check(List.of(create), Actor.SYSTEM, Origin.command("SubmitForm")).stream()
        .map(Refused::refusals)
        .flatMap(List::stream)
        .toList();
  }

  private static FieldProblem problem(Refusal refusal) {
    return new FieldProblem(
        Objects.requireNonNullElse(refusal.field(), ""), refusal.code(), refusal.arguments());
  }

  private Map<String, @Nullable Object> values(
      IntakeForm form, Map<String, List<String>> input, List<FieldProblem> errors) {
    var lead = catalog.object(Lead.OBJECT);
    var context = contexts.of(Actor.SYSTEM);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (var entry : form.fields()) {
      var field = lead.find(entry.field()).filter(Askable::is).orElse(null);
      if (field == null) {
        continue; // taken away since the form was made
      }
      var given =
          input.getOrDefault(entry.field(), List.of()).stream()
              .filter(text -> !text.isBlank())
              .toList();
      if (given.isEmpty()) {
        if (entry.required()) {
          errors.add(FieldProblem.of(entry.field(), "required"));
        }
        continue;
      }
      try {
        values.put(entry.field(), value(field.type(), given, context));
      } catch (InvalidValue e) {
        errors.add(new FieldProblem(entry.field(), e.code(), e.arguments()));
      }
    }
    return values;
  }

  private static Object value(FieldType<?> type, List<String> given, FieldContext context) {
    return switch (type) {
      case MultiChoiceType several -> several.parse(given, context);
      case YesNoType _ -> true; // only a ticked box is sent
      default -> type.parseText(given.getFirst(), context);
    };
  }

  private Change.Create create(
      IntakeForm form, Map<String, @Nullable Object> given, String language, Visit visit) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
    values.put(Lead.CHANNEL.name(), Lead.WEB_FORM);
    values.put(Lead.FORM.name(), form.name());
    values.put(Lead.LANGUAGE.name(), language);
    put(values, Lead.SOURCE.name(), form.source());
    put(
        values,
        Lead.CAMPAIGN.name(),
        visit.campaign() == null ? form.campaign() : visit.campaign());
    put(values, Lead.LANDING_PAGE.name(), visit.landingPage());
    put(values, Lead.REFERRER.name(), visit.referrer());
    if (visit.first() != null) {
      values.put(Lead.FIRST_TOUCH.name(), visit.first().by());
      values.put(Lead.FIRST_TOUCH_AT.name(), visit.first().at());
    }
    if (visit.last() != null) {
      values.put(Lead.LAST_TOUCH.name(), visit.last().by());
      values.put(Lead.LAST_TOUCH_AT.name(), visit.last().at());
    }
    if (form.owner() != null) {
      values.put(Lead.OWNER.name(), Reference.to(form.owner()));
    }
    return new Change.Create(Lead.OBJECT, Ids.next(), values);
  }

  private static void put(
      Map<String, @Nullable Object> values, String field, @Nullable String value) {
    if (value != null) {
      values.put(field, value);
    }
  }

  private static List<Agreed> agreed(IntakeForm form, Command command) {
    return form.consents().stream()
        .filter(asked -> command.agreed().contains(asked.channel()))
        .map(asked ->
            new Agreed(asked.channel(), asked.texts().getOrDefault(command.language(), "")))
        .toList();
  }

  private Optional<String> suspicion(Command command) {
    if (command.trap() != null && !command.trap().isBlank()) {
      return Optional.of("trap");
    }
    Instant soonest = command.ticket().issuedAt().plus(QUICKEST);
    if (clock.instant().isBefore(soonest)) {
      return Optional.of("quick");
    }
    var links =
        command.input().values().stream()
            .flatMap(List::stream)
            .mapToLong(text -> LINK.matcher(text).results().count())
            .sum();
    return links > MOST_LINKS ? Optional.of("links") : Optional.empty();
  }
}
