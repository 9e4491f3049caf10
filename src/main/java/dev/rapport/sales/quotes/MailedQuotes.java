package dev.rapport.sales.quotes;

import dev.rapport.activities.Task;
import dev.rapport.communication.MailSettled;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.Ids;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Values;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps how the mails of quotes ended; what didn't go is a task for the salesperson. */
@Component
class MailedQuotes {

  private final Records records;
  private final RecordWriter writer;
  private final QuoteEvents events;
  private final Actors actors;
  private final Messages messages;
  private final Clock clock;

  MailedQuotes(
      Records records,
      RecordWriter writer,
      QuoteEvents events,
      Actors actors,
      Messages messages,
      Clock clock) {
    this.records = records;
    this.writer = writer;
    this.events = events;
    this.actors = actors;
    this.messages = messages;
    this.clock = clock;
  }

  @EventListener
  void keep(MailSettled settled) {
    if (!settled.purpose().equals(MailQuote.PURPOSE) || settled.about() == null) {
      return;
    }
    var quotes = records.some(Quote.OBJECT, List.of(settled.about()), List.of(), Actor.SYSTEM);
    for (var quote : quotes) { // none, if it was deleted meanwhile
      var changes = new ArrayList<Change>();
      var said =
          new Values()
              .with(QuoteEvent.PERSON, settled.to().address())
              .with(QuoteEvent.TEXT, settled.answer().isEmpty() ? null : settled.answer());
      changes.add(events.event(quote, kind(settled.state()), null, said));
      if (settled.state() != MailState.SENT) {
        changes.add(task(quote, settled));
      }
      writer.write(changes, Actor.SYSTEM, Origin.command("DeliverMail"));
    }
  }

  private static String kind(MailState state) {
    return switch (state) {
      case SENT -> QuoteEvent.MAIL_TAKEN;
      case FAILED -> QuoteEvent.MAIL_FAILED;
      case UNCERTAIN, WAITING, SENDING -> QuoteEvent.MAIL_UNCERTAIN;
    };
  }

  private Change task(RecordRow quote, MailSettled settled) {
    var owner = quote.get(Quote.OWNER);
    var language =
        owner == null
            ? Languages.DEFAULT
            : actors.find(owner.id()).map(Actor::language).orElse(Languages.DEFAULT);
    var key = settled.state() == MailState.FAILED ? "quote.mailFailed" : "quote.mailUncertain";
    var subject =
        messages.text(
            language,
            key,
            Objects.requireNonNullElse(quote.get(Quote.NAME), ""),
            settled.to().address());
    return new Change.Create(
        Task.OBJECT,
        Ids.next(),
        new Values()
            .with(Task.ABOUT, quote.get(Quote.OPPORTUNITY))
            .with(Task.SUBJECT, subject.length() <= 200 ? subject : subject.substring(0, 200))
            .with(Task.DESCRIPTION, settled.answer().isEmpty() ? null : settled.answer())
            .with(Task.OWNER, owner)
            .with(Task.DUE_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
            .toMap());
  }
}
