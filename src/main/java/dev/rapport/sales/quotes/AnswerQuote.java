package dev.rapport.sales.quotes;

import dev.rapport.activities.Note;
import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.identity.PublicLinks;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Values;
import dev.rapport.sales.quotes.QuoteEvents.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a link does with a quote, short of accepting it: looks, asks, declines. */
@Service
class AnswerQuote {

  private static final int MOST_QUESTIONS = 20;
  private static final Duration TO_ANSWER = Duration.ofDays(1);

  private final Records records;
  private final RecordWriter writer;
  private final PublicLinks links;
  private final Drafts quotes;
  private final QuoteLines lines;
  private final QuoteEvents events;
  private final Offers offers;
  private final Actors actors;
  private final Messages messages;
  private final Clock clock;

  AnswerQuote(
      Records records,
      RecordWriter writer,
      PublicLinks links,
      Drafts quotes,
      QuoteLines lines,
      QuoteEvents events,
      Offers offers,
      Actors actors,
      Messages messages,
      Clock clock) {
    this.records = records;
    this.writer = writer;
    this.links = links;
    this.quotes = quotes;
    this.lines = lines;
    this.events = events;
    this.offers = offers;
    this.actors = actors;
    this.messages = messages;
    this.clock = clock;
  }

  /** The quote that a link leads to. Throws a 404 where there is none. */
  UUID find(String token) {
    return links.find(token, SendQuote.PURPOSE).orElseThrow(ProblemException::notFound);
  }

  /** The quote as its customer sees it. */
  @Transactional(readOnly = true)
  public Offer offer(UUID id) {
    return offers.of(records.one(Quote.OBJECT, id, Actor.SYSTEM));
  }

  /** Notes that somebody looks at it. */
  @Transactional
  public void look(UUID id, Visit visit) {
    if (events.isNewLook(id, visit)) {
      var quote = records.one(Quote.OBJECT, id, Actor.SYSTEM);
      var event = events.event(quote, QuoteEvent.SEEN, visit, new Values());
      writer.write(List.of(event), Actor.SYSTEM, Origin.command("ReadQuote"));
    }
  }

  /** What it comes to with these optional lines; others are passed over. Changes nothing. */
  @Transactional(readOnly = true)
  public Offer.Sums sums(UUID id, Set<UUID> chosen) {
    var quote = records.one(Quote.OBJECT, id, Actor.SYSTEM);
    if (!offers.state(quote).equals(Quote.SENT)) {
      throw closed(quote);
    }
    var currency = Objects.requireNonNull(quote.get(Quote.CURRENCY));
    var reduction = lines.reduction(id);
    return Offer.Sums.of(QuoteLines.totals(currency, lines.of(id), chosen, reduction), reduction);
  }

  /**
   * Declines it; one that is declined already stays so.
   *
   * @throws ProblemException 409 when it can't be declined any more
   */
  @Transactional
  public void decline(UUID id, String name, @Nullable String reason, Visit visit) {
    var quote = quotes.locked(id, Actor.SYSTEM);
    var state = offers.state(quote);
    if (state.equals(Quote.DECLINED)) {
      return;
    }
    if (!state.equals(Quote.SENT)) {
      throw closed(quote);
    }
    var declined =
        new Values()
            .with(Quote.STATUS, Quote.DECLINED)
            .with(Quote.DECIDED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
            .with(Quote.DECIDED_BY, name)
            .with(Quote.DECLINE_REASON, reason);
    var said = new Values().with(QuoteEvent.PERSON, name).with(QuoteEvent.TEXT, reason);
    writer.write(
        List.of(
            new Change.Update(Quote.OBJECT, id, null, declined.toMap()),
            events.event(quote, QuoteEvent.DECLINED, visit, said)),
        Actor.SYSTEM,
        Origin.command("DeclineQuote"));
  }

  /**
   * Asks something: it stands on the deal, and its salesperson gets a task to answer.
   *
   * @throws ProblemException 429 when there were too many questions today
   */
  @Transactional
  public void ask(UUID id, String name, String text, Visit visit) {
    var quote = quotes.locked(id, Actor.SYSTEM);
    if (events.questions(id) >= MOST_QUESTIONS) {
      throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "tooManyTries", 60);
    }
    var said = new Values().with(QuoteEvent.PERSON, name).with(QuoteEvent.TEXT, text);
    var owner = quote.get(Quote.OWNER);
    var language =
        owner == null
            ? Languages.DEFAULT
            : actors.find(owner.id()).map(Actor::language).orElse(Languages.DEFAULT);
    var subject =
        messages.text(
            language, "quote.question", name, Objects.requireNonNull(quote.get(Quote.NAME)));
    var deal = quote.get(Quote.OPPORTUNITY);
    writer.write(
        List.of(
            events.event(quote, QuoteEvent.QUESTION, visit, said),
            new Change.Create(
                Note.OBJECT,
                Ids.next(),
                new Values()
                    .with(Note.ABOUT, deal)
                    .with(Note.BODY, subject + "\n\n" + text)
                    .toMap()),
            new Change.Create(
                Task.OBJECT,
                Ids.next(),
                new Values()
                    .with(Task.ABOUT, deal)
                    .with(Task.SUBJECT, shortened(subject))
                    .with(Task.DESCRIPTION, text)
                    .with(Task.OWNER, owner)
                    .with(
                        Task.DUE_AT, clock.instant().plus(TO_ANSWER).truncatedTo(ChronoUnit.MICROS))
                    .toMap())),
        Actor.SYSTEM,
        Origin.command("AskAboutQuote"));
  }

  private ProblemException closed(RecordRow quote) {
    return ProblemException.of(HttpStatus.CONFLICT, "offer." + offers.state(quote));
  }

  static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 199) + "…";
  }
}
