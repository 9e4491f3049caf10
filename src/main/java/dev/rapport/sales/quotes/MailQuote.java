package dev.rapport.sales.quotes;

import dev.rapport.communication.Mail;
import dev.rapport.communication.MailAddress;
import dev.rapport.communication.Mails;
import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.LongTextType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends quotes by mail: a letter with the customer's link, and the quote as PDF. */
@Service
class MailQuote {

  /** What mails of quotes are sent for; they are about the quote. */
  static final String PURPOSE = "quote";

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 5_000;

  /**
   * What the customer reads.
   *
   * @param name of the one who gets it; empty for unknown
   * @param pdf whether the quote is attached
   */
  record Letter(String to, String name, String subject, String text, boolean pdf) {}

  private final Records records;
  private final RecordWriter writer;
  private final SendQuote sending;
  private final QuoteEvents events;
  private final QuotePdf pdf;
  private final Offers offers;
  private final Mails mails;
  private final Actors actors;
  private final PlainTexts texts;
  private final Messages messages;
  private final Settings settings;
  private final TransactionTemplate transaction;

  MailQuote(
      Records records,
      RecordWriter writer,
      SendQuote sending,
      QuoteEvents events,
      QuotePdf pdf,
      Offers offers,
      Mails mails,
      Actors actors,
      PlainTexts texts,
      Messages messages,
      Settings settings,
      TransactionTemplate transaction) {
    this.records = records;
    this.writer = writer;
    this.sending = sending;
    this.events = events;
    this.pdf = pdf;
    this.offers = offers;
    this.mails = mails;
    this.actors = actors;
    this.texts = texts;
    this.messages = messages;
    this.settings = settings;
    this.transaction = transaction;
  }

  /** A letter to begin with, in the quote's language, to whom it is for. */
  @Transactional(readOnly = true)
  public Letter proposal(UUID id, Actor actor) {
    var quote = records.one(Quote.OBJECT, id, actor);
    var person = seen(Person.OBJECT, quote.get(Quote.PERSON), actor);
    var company = seen(Company.OBJECT, quote.get(Quote.COMPANY), actor);
    var language = language(quote);
    var name = person.map(row -> text(row, Person.NAME)).orElse("");
    var organisation = organisation();
    var number = Objects.requireNonNullElse(quote.get(Quote.NAME), "");
    var greeting =
        name.isEmpty()
            ? messages.text(language, "quote.letter.hello")
            : messages.text(language, "quote.letter.dear", name);
    return new Letter(
        person
            .map(row -> text(row, Person.EMAIL))
            .filter(address -> !address.isEmpty())
            .or(() -> company.map(row -> text(row, Company.EMAIL)))
            .orElse(""),
        name,
        messages.text(language, "quote.letter.subject", number, organisation),
        greeting
            + "\n\n"
            + messages.text(language, "quote.letter.text", number)
            + "\n\n"
            + messages.text(language, "quote.letter.regards")
            + "\n"
            + actor.name()
            + "\n"
            + organisation,
        true);
  }

  /**
   * Sends it; a draft as {@link SendQuote} does, one that was sent by another link.
   *
   * @return what the link holds, which is shown once
   * @throws ProblemException as {@link SendQuote} and {@link QuotePdf}; 409 without a mail server
   *     or when the quote was changed meanwhile, 422 with what is wrong with the letter
   */
  String handle(UUID id, Letter given, Actor actor) {
    records.one(Quote.OBJECT, id, actor);
    mails.demandServer();
    var letter = checked(given);
    // Printed before the transaction, which must not wait for it.
    var paper = letter.pdf() ? pdf.asSent(id, actor) : null;
    return Objects.requireNonNull(transaction.execute(_ -> send(id, letter, paper, actor)));
  }

  private String send(UUID id, Letter letter, QuotePdf.@Nullable Sent paper, Actor actor) {
    var quote = records.one(Quote.OBJECT, id, actor);
    var to = new MailAddress(letter.name(), letter.to());
    var token =
        Quote.DRAFT.equals(quote.get(Quote.STATUS))
            ? sending.handle(id, actor)
            : sending.anotherLink(id, actor);
    if (paper != null
        && !paper.offer().equals(offers.whole(records.one(Quote.OBJECT, id, Actor.SYSTEM)))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.changed");
    }
    var language = language(quote);
    var action =
        new Mail.Action(messages.text(language, "quote.letter.open"), mails.link("/q/" + token));
    mails.send(
        new Mail(
            PURPOSE,
            id,
            to,
            replyTo(actor).orElse(null),
            false,
            language,
            letter.subject(),
            Mail.Letter.of(letter.text(), action, List.of()),
            paper == null ? List.of() : List.of(paper.paper().attachment())));
    var mailed =
        new Values()
            .with(QuoteEvent.PERSON, to.address())
            .with(QuoteEvent.TEXT, letter.subject() + "\n\n" + letter.text());
    writer.write(
        List.of(events.event(quote, QuoteEvent.MAILED, null, mailed)),
        MakeQuote.onBehalfOf(actor),
        Origin.command("MailQuote"));
    return token;
  }

  /** The letter as it is kept. Throws a 422 with what is wrong with it. */
  private Letter checked(Letter letter) {
    var errors = new ArrayList<FieldProblem>();
    if (MailAddress.of(letter.name(), letter.to()).isEmpty()) {
      errors.add(FieldProblem.of("to", "email.unreadable", letter.to()));
    }
    var subject =
        texts.required("subject", letter.subject(), FieldTypes.text(LONGEST_SUBJECT), errors);
    var text = texts.required("text", letter.text(), new LongTextType(LONGEST_TEXT), errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Letter(letter.to(), letter.name(), subject, text, letter.pdf());
  }

  private Optional<RecordRow> seen(String object, @Nullable Reference reference, Actor actor) {
    return reference == null
        ? Optional.empty()
        : records.some(object, List.of(reference.id()), List.of(), actor).stream().findFirst();
  }

  private static String text(RecordRow row, FieldRef<String> field) {
    return Objects.requireNonNullElse(row.get(field), "");
  }

  /** Who answers gets to whoever sent it. */
  private Optional<MailAddress> replyTo(Actor actor) {
    return Optional.ofNullable(actor.id())
        .flatMap(actors::account)
        .map(Account::email)
        .flatMap(address -> MailAddress.of(actor.name(), address));
  }

  private static Locale language(RecordRow quote) {
    return Languages.of(quote.get(Quote.LANGUAGE));
  }

  private String organisation() {
    return settings.organisation().map(Organisation::name).orElse("");
  }
}
