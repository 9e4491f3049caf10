package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;

import dev.rapport.identity.Actor;
import dev.rapport.identity.PublicLinks;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.pricing.DiscountLimits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sends quotes: from then on they stay as they are, and whoever has the link may accept them. */
@Service
class SendQuote {

  /** What links to quotes are made for. */
  static final String PURPOSE = "quote";

  private final Drafts drafts;
  private final RecordWriter writer;
  private final QuoteLines lines;
  private final QuoteDocuments documents;
  private final QuoteEvents events;
  private final DiscountLimits limits;
  private final PublicLinks links;
  private final Offers offers;
  private final JsonMapper json;
  private final DSLContext sql;
  private final Clock clock;

  SendQuote(
      Drafts drafts,
      RecordWriter writer,
      QuoteLines lines,
      QuoteDocuments documents,
      QuoteEvents events,
      DiscountLimits limits,
      PublicLinks links,
      Offers offers,
      JsonMapper json,
      DSLContext sql,
      Clock clock) {
    this.drafts = drafts;
    this.writer = writer;
    this.lines = lines;
    this.documents = documents;
    this.events = events;
    this.limits = limits;
    this.links = links;
    this.offers = offers;
    this.json = json;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Sends a draft. Versions of it that were sent before are superseded.
   *
   * @return what the link holds, which is shown once
   * @throws ProblemException 409 for one that is no draft, or whose discount somebody else has to
   *     approve; 422 for one that can't be sent yet
   */
  @Transactional
  public String handle(UUID id, Actor actor) {
    var row = drafts.draft(id, actor);
    if (lines.of(id).isEmpty()) {
      throw ProblemException.invalid("lines", "quote.empty");
    }
    var until = row.get(Quote.VALID_UNTIL);
    if (until != null && until.isBefore(documents.today())) {
      throw ProblemException.invalid(Quote.VALID_UNTIL.name(), "quote.past");
    }
    if (!isApproved(row) && !limits.allow(row.get(Quote.DISCOUNT), actor)) {
      throw ProblemException.of(
          HttpStatus.CONFLICT,
          "quote.discount",
          Objects.requireNonNull(row.get(Quote.DISCOUNT)),
          Objects.requireNonNull(limits.of(actor)));
    }
    var following = new ArrayList<Change>(superseded(row));
    if (isDecided(row)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.noVersion");
    }
    var origin = Origin.command("SendQuote");
    var sent = new Values().with(Quote.STATUS, Quote.SENT).with(Quote.SENT_AT, now());
    var change = new Change.Update(Quote.OBJECT, id, null, sent.toMap());
    writer.write(List.of(change), actor, origin);
    following.add(events.event(row, QuoteEvent.SENT, null, content(id)));
    writer.write(following, MakeQuote.onBehalfOf(actor), origin);
    return links.create(id, PURPOSE, actor.id());
  }

  /** The whole offer as it goes out. */
  private Values content(UUID id) {
    var content = json.writeValueAsString(offers.whole(drafts.locked(id, Actor.SYSTEM)));
    return new Values()
        .with(QuoteEvent.CONTENT, content)
        .with(QuoteEvent.CONTENT_HASH, QuoteEvents.hash(content));
  }

  /**
   * Another link to a quote that was sent: what the first one holds is kept nowhere.
   *
   * @throws ProblemException 409 for a draft
   */
  @Transactional
  public String anotherLink(UUID id, Actor actor) {
    var row = drafts.mine(Quote.OBJECT, id, actor, Origin.command("LinkQuote"));
    if (Quote.DRAFT.equals(row.get(Quote.STATUS))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.notSent");
    }
    return links.create(id, PURPOSE, actor.id());
  }

  /**
   * Lets a draft be sent as it is: for those who may give such a discount themselves.
   *
   * @throws ProblemException 403 for others, 409 for one that is no draft
   */
  @Transactional
  public void approve(UUID id, Actor actor) {
    var row = drafts.draft(id, actor);
    var discount = Objects.requireNonNullElse(row.get(Quote.DISCOUNT), BigDecimal.ZERO);
    if (!limits.allow(discount, actor) || actor.id() == null) {
      throw ProblemException.forbidden();
    }
    var origin = Origin.command("ApproveQuote");
    var approved =
        new Values()
            .with(Quote.APPROVED_BY, Reference.to(actor.id()))
            .with(Quote.APPROVED_AT, now())
            .with(Quote.APPROVED_DISCOUNT, discount);
    writer.write(
        List.of(new Change.Update(Quote.OBJECT, id, null, approved.toMap())), actor, origin);
    var event = new Values().with(QuoteEvent.PERSON, actor.name());
    writer.write(
        List.of(events.event(row, QuoteEvent.APPROVED, null, event)),
        MakeQuote.onBehalfOf(actor),
        origin);
  }

  /** Whether somebody let it go with as much discount as it has. */
  static boolean isApproved(RecordRow quote) {
    var approved = quote.get(Quote.APPROVED_DISCOUNT);
    var discount = quote.get(Quote.DISCOUNT);
    return approved != null && discount != null && discount.compareTo(approved) <= 0;
  }

  /** Whether the customer has accepted another version. */
  private boolean isDecided(RecordRow quote) {
    return sql.fetchExists(
        QUOTE,
        QUOTE.NUMBER.eq(quote.get(Quote.NUMBER)),
        QUOTE.STATUS.eq(Quote.ACCEPTED),
        QUOTE.DELETED_AT.isNull());
  }

  /** The versions that were sent before; one that is being accepted is waited for. */
  private List<Change> superseded(RecordRow quote) {
    return sql.select(QUOTE.ID)
        .from(QUOTE)
        .where(QUOTE.NUMBER.eq(quote.get(Quote.NUMBER)), QUOTE.ID.ne(quote.id()))
        .and(QUOTE.STATUS.in(Quote.SENT, Quote.EXPIRED))
        .and(QUOTE.DELETED_AT.isNull())
        .forNoKeyUpdate()
        .fetch(row ->
            new Change.Update(
                Quote.OBJECT,
                row.value1(),
                null,
                new Values().with(Quote.STATUS, Quote.SUPERSEDED).toMap()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
