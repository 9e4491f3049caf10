package dev.rapport.sales.quotes;

import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.sharing.WhoSees;
import dev.rapport.sales.pricing.DiscountLimits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks somebody who may give more to approve a quote's discount: it becomes a task of theirs. */
@Service
class AskApproval {

  /**
   * @param text what they should know; null for nothing
   */
  record Command(UUID quote, UUID approver, @Nullable String text) {}

  private static final Origin ORIGIN = Origin.command("AskApproval");
  private static final FieldType<String> TEXT = new LongTextType(5_000);
  private static final FieldRef<Reference> TEAM = FieldRef.of("team");

  /** Of more people who may give as much, those first in line are looked at. */
  private static final int MOST = 200;

  /** When a working day ends; and when a day does, for what is asked after that. */
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private static final LocalTime NIGHT = LocalTime.of(23, 59);

  private final Records records;
  private final RecordWriter writer;
  private final Drafts drafts;
  private final QuoteEvents events;
  private final DiscountLimits limits;
  private final Approvals approvals;
  private final WhoSees whoSees;
  private final PlainTexts texts;
  private final Messages messages;
  private final Clock clock;

  AskApproval(
      Records records,
      RecordWriter writer,
      Drafts drafts,
      QuoteEvents events,
      DiscountLimits limits,
      Approvals approvals,
      WhoSees whoSees,
      PlainTexts texts,
      Messages messages,
      Clock clock) {
    this.records = records;
    this.writer = writer;
    this.drafts = drafts;
    this.events = events;
    this.limits = limits;
    this.approvals = approvals;
    this.whoSees = whoSees;
    this.texts = texts;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Those who may approve a quote: whose own limit suffices, and who see it and may change it. The
   * manager of its team comes first.
   *
   * @throws ForbiddenException for those who may not change it themselves
   */
  @Transactional(readOnly = true)
  public List<Reference> approvers(UUID id, Actor actor) {
    var quote = records.one(Quote.OBJECT, id, actor);
    var change = new Change.Update(Quote.OBJECT, id, null, Map.of());
    if (!writer.check(List.of(change), actor, ORIGIN).isEmpty()) {
      throw new ForbiddenException();
    }
    return able(quote, actor).stream()
        .map(user -> new Reference(Objects.requireNonNull(user.id()), "user", user.name()))
        .toList();
  }

  /**
   * @throws ForbiddenException for those who may not change the quote
   * @throws ProblemException 409 for one that is no draft, that needs no approval, or of which
   *     somebody was asked already; 422 for whoever couldn't approve it
   */
  @Transactional
  public void handle(Command command, Actor actor) {
    var id = command.quote();
    drafts.mine(Quote.OBJECT, id, actor, ORIGIN);
    var quote = drafts.draft(id, actor);
    if (SendQuote.isApproved(quote) || limits.allow(quote.get(Quote.DISCOUNT), actor)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.noApproval");
    }
    var asked = approvals.asked(id);
    if (asked != null) {
      throw ProblemException.of(
          HttpStatus.CONFLICT, "quote.approvalAsked", Objects.requireNonNull(asked.label()));
    }
    var errors = new ArrayList<FieldProblem>();
    var text = texts.read("text", command.text(), TEXT, errors);
    var approver =
        able(quote, actor).stream()
            .filter(user -> command.approver().equals(user.id()))
            .findFirst()
            .orElse(null);
    if (approver == null) {
      errors.add(FieldProblem.of("approver", "quote.approver"));
    }
    if (approver == null || !errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var task = task(quote, approver, text, actor);
    var event = new Values().with(QuoteEvent.PERSON, approver.name()).with(QuoteEvent.TEXT, text);
    var waits = new Values().with(Quote.APPROVAL_TASK, Reference.to(task.id()));
    writer.write(
        List.of(
            task,
            new Change.Update(Quote.OBJECT, id, null, waits.toMap()),
            events.event(quote, QuoteEvent.APPROVAL_ASKED, null, event)),
        MakeQuote.onBehalfOf(actor),
        ORIGIN);
  }

  private List<Actor> able(RecordRow quote, Actor actor) {
    var discount = Objects.requireNonNullElse(quote.get(Quote.DISCOUNT), BigDecimal.ZERO);
    var team = quote.get(TEAM);
    var enough = limits.allowing(discount, team == null ? null : team.id(), MOST);
    return whoSees.whoMayChange(Quote.OBJECT, quote.id(), enough).stream()
        .filter(user -> user.may(Operation.READ, Task.OBJECT))
        .filter(user -> !Objects.equals(user.id(), actor.id()))
        .toList();
  }

  private Change.Create task(RecordRow quote, Actor approver, @Nullable String text, Actor actor) {
    var subject =
        messages.text(
            approver.language(),
            "quote.approval",
            actor.name(),
            Objects.requireNonNull(quote.get(Quote.NAME)),
            Objects.requireNonNull(quote.get(Quote.DISCOUNT)));
    return new Change.Create(
        Task.OBJECT,
        Ids.next(),
        new Values()
            .with(Task.ABOUT, Reference.to(quote.id()))
            .with(Task.SUBJECT, AnswerQuote.shortened(subject))
            .with(Task.DESCRIPTION, text)
            .with(Task.OWNER, Reference.to(Objects.requireNonNull(approver.id())))
            .with(Task.DUE_AT, today(approver.timeZone()))
            .toMap());
  }

  private Instant today(ZoneId zone) {
    var now = clock.instant().atZone(zone);
    return now.with(now.toLocalTime().isBefore(EVENING) ? EVENING : NIGHT).toInstant();
  }
}
