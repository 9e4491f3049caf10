package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.WonStages;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import dev.rapport.sales.orders.Order;
import dev.rapport.sales.orders.OrderLine;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.quotes.QuoteEvents.Visit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.QuoteLineRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customer accepts a quote: it becomes an order, and its deal is won. Once, however often and
 * by however many at the same time; all of it or nothing.
 */
@Service
class AcceptQuote {

  /**
   * @param name of the one who accepts
   * @param signature drawn, as an SVG path; null where the name stands for it
   * @param chosen the optional lines that are accepted too
   * @param total as they saw it
   */
  record Command(
      UUID quote, String name, @Nullable String signature, Set<UUID> chosen, BigDecimal total) {}

  private static final Origin ORIGIN = Origin.command("AcceptQuote");

  private final Records records;
  private final RecordWriter writer;
  private final Drafts quotes;
  private final QuoteLines lines;
  private final QuoteDocuments documents;
  private final QuoteEvents events;
  private final Offers offers;
  private final WonStages stages;
  private final JsonMapper json;
  private final Clock clock;

  AcceptQuote(
      Records records,
      RecordWriter writer,
      Drafts quotes,
      QuoteLines lines,
      QuoteDocuments documents,
      QuoteEvents events,
      Offers offers,
      WonStages stages,
      JsonMapper json,
      Clock clock) {
    this.records = records;
    this.writer = writer;
    this.quotes = quotes;
    this.lines = lines;
    this.documents = documents;
    this.events = events;
    this.offers = offers;
    this.stages = stages;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Accepts it; one that is accepted already stays as it is.
   *
   * @throws ProblemException 409 when it can't be accepted any more, or comes to another total than
   *     was seen; 422 for lines that can't be chosen
   */
  @Transactional
  public void handle(Command command, Visit visit) {
    var quote = quotes.locked(command.quote(), Actor.SYSTEM);
    var state = offers.state(quote);
    if (state.equals(Quote.ACCEPTED)) {
      return;
    }
    if (!state.equals(Quote.SENT)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "offer." + state);
    }
    var there = lines.of(quote.id());
    var totals = totals(quote, there, command, lines.reduction(quote.id()));
    // As it was shown, before anything of it changes.
    var content = json.writeValueAsString(offers.content(quote, there, command.chosen()));
    choose(there, command.chosen());
    var order = Ids.next();
    var changes = new ArrayList<Change>();
    changes.add(
        new Change.Update(
            Quote.OBJECT,
            quote.id(),
            null,
            new Values()
                .with(Quote.STATUS, Quote.ACCEPTED)
                .with(Quote.DECIDED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .with(Quote.DECIDED_BY, command.name())
                .toMap()));
    changes.add(
        events.event(
            quote,
            QuoteEvent.ACCEPTED,
            visit,
            new Values()
                .with(QuoteEvent.PERSON, command.name())
                .with(QuoteEvent.SIGNATURE, command.signature())
                .with(QuoteEvent.CONTENT, content)
                .with(QuoteEvent.CONTENT_HASH, QuoteEvents.hash(content))));
    changes.add(new Change.Create(Order.OBJECT, order, order(quote).toMap()));
    var won = won(quote, totals);
    if (won != null) {
      changes.add(won);
    }
    writer.write(changes, Actor.SYSTEM, ORIGIN);
    writer.write(ordered(order, there, command.chosen(), totals), Actor.SYSTEM, ORIGIN);
  }

  private static Totals totals(
      RecordRow quote, List<QuoteLineRecord> there, Command command, Reduction reduction) {
    var optional =
        there.stream().filter(QuoteLineRecord::getOptional).map(QuoteLineRecord::getId).toList();
    if (!optional.containsAll(command.chosen())) {
      throw ProblemException.invalid("chosen", "offer.notOptional");
    }
    var currency = Objects.requireNonNull(quote.get(Quote.CURRENCY));
    var totals = QuoteLines.totals(currency, there, command.chosen(), reduction);
    if (totals.total().compareTo(command.total()) != 0) {
      throw ProblemException.of(HttpStatus.CONFLICT, "offer.otherTotal");
    }
    return totals;
  }

  private void choose(List<QuoteLineRecord> there, Set<UUID> chosen) {
    var changes =
        there.stream()
            .filter(QuoteLineRecord::getOptional)
            .<Change>map(line ->
                new Change.Update(
                    QuoteLine.OBJECT,
                    line.getId(),
                    null,
                    new Values().with(Line.CHOSEN, chosen.contains(line.getId())).toMap()))
            .toList();
    writer.write(changes, Actor.SYSTEM, ORIGIN);
  }

  private Values order(RecordRow quote) {
    return new Values()
        .with(Order.OPPORTUNITY, quote.get(Quote.OPPORTUNITY))
        .with(Order.QUOTE, Reference.to(quote.id()))
        .with(Order.COMPANY, quote.get(Quote.COMPANY))
        .with(Order.PERSON, quote.get(Quote.PERSON))
        .with(Order.ORDERED_ON, documents.today())
        .with(Order.CURRENCY, quote.get(Quote.CURRENCY))
        .with(Order.OWNER, quote.get(Quote.OWNER));
  }

  /** What was chosen, each line less what of the discount on the whole falls on it. */
  private static List<Change> ordered(
      UUID order, List<QuoteLineRecord> there, Set<UUID> chosen, Totals totals) {
    var changes = new ArrayList<Change>();
    for (var at = 0; at < there.size(); at++) {
      var line = there.get(at);
      if (!line.getOptional() || chosen.contains(line.getId())) {
        var reduction = totals.reductions().get(at);
        var values =
            QuoteLines.copy(line)
                .with(OrderLine.PARENT, Reference.to(order))
                .with(Line.REDUCTION, reduction.signum() == 0 ? null : reduction)
                .with(Line.CONTENTS, Contents.read(line.getContents()).taken().text());
        changes.add(new Change.Create(OrderLine.OBJECT, Ids.next(), values.toMap()));
      }
    }
    return changes;
  }

  /**
   * The deal is won, for what was accepted without taxes; null where it is already, or can't be by
   * what administrators ask of won deals: the customer's word counts all the same.
   */
  private @Nullable Change won(RecordRow quote, Totals totals) {
    var reference = Objects.requireNonNull(quote.get(Quote.OPPORTUNITY));
    var deals =
        records.some(
            Opportunity.OBJECT,
            List.of(reference.id()),
            List.of(Opportunity.STATUS.name(), Opportunity.PIPELINE.name()),
            Actor.SYSTEM);
    if (deals.isEmpty() || Opportunity.WON.equals(deals.getFirst().get(Opportunity.STATUS))) {
      return null;
    }
    var pipeline = deals.getFirst().get(Opportunity.PIPELINE);
    var stage = pipeline == null ? null : stages.of(pipeline.id()).orElse(null);
    if (stage == null) {
      return null;
    }
    var change =
        new Change.Update(
            Opportunity.OBJECT,
            reference.id(),
            null,
            new Values()
                .with(Opportunity.STAGE, stage)
                .with(Opportunity.AMOUNT, totals.money(totals.net()))
                .toMap());
    return writer.check(List.of(change), Actor.SYSTEM, ORIGIN).isEmpty() ? change : null;
  }
}
