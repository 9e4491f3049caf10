package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.NewOwners;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.lines.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes quotes: of a deal, or another version of one that was sent. */
@Service
class MakeQuote {

  private final Drafts quotes;
  private final RecordWriter writer;
  private final QuoteLines lines;
  private final DSLContext sql;

  MakeQuote(Drafts quotes, RecordWriter writer, QuoteLines lines, DSLContext sql) {
    this.quotes = quotes;
    this.writer = writer;
    this.lines = lines;
    this.sql = sql;
  }

  /**
   * A draft for the deal's company and person, with its product for its amount.
   *
   * @return the quote
   */
  @Transactional
  public UUID ofDeal(UUID deal, Actor actor) {
    var origin = Origin.command("MakeQuote");
    var row = quotes.mine(Opportunity.OBJECT, deal, actor, origin);
    var quote = Ids.next();
    writer.write(
        List.of(
            new Change.Create(
                Quote.OBJECT,
                quote,
                new Values()
                    .with(Quote.OPPORTUNITY, Reference.to(deal))
                    .with(Quote.OWNER, owner(row, actor))
                    .toMap())),
        actor,
        origin);
    var product = row.get(Opportunity.PRODUCT);
    var amount = row.get(Opportunity.AMOUNT);
    if (product != null || amount != null) {
      var name = product == null ? row.get(Opportunity.NAME) : product.label();
      var line =
          new Values()
              .with(QuoteLine.PARENT, Reference.to(quote))
              .with(Line.PRODUCT, product)
              .with(Line.DESCRIPTION, name)
              .with(Line.UNIT_PRICE, amount == null ? null : amount.amount());
      writer.write(
          List.of(new Change.Create(QuoteLine.OBJECT, Ids.next(), line.toMap())),
          onBehalfOf(actor),
          origin);
    }
    return quote;
  }

  /**
   * The deal's, whose customer it is, unless the one who makes the quote would lose sight of it or
   * may not make one for them.
   */
  private static @Nullable Reference owner(RecordRow deal, Actor actor) {
    var mine = actor.id() == null ? null : Reference.to(actor.id());
    return actor.scope(Quote.OBJECT, Operation.READ) instanceof AccessScope.Own
        ? mine
        : Objects.requireNonNullElse(NewOwners.of(deal, Quote.OBJECT, actor), mine);
  }

  /**
   * A draft like a quote that is no draft any more. It takes the other one's place when it is sent.
   *
   * @return the draft
   * @throws ProblemException 409 for one that was accepted, or that is a draft itself
   */
  @Transactional
  public UUID anotherVersion(UUID id, Actor actor) {
    var origin = Origin.command("ReviseQuote");
    var row = quotes.mine(Quote.OBJECT, id, actor, origin);
    var status = row.get(Quote.STATUS);
    if (Quote.DRAFT.equals(status) || Quote.ACCEPTED.equals(status)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.noVersion");
    }
    var number = Objects.requireNonNull(row.get(Quote.NUMBER));
    var reduction = lines.reduction(id);
    var quote = Ids.next();
    writer.write(
        List.of(
            new Change.Create(
                Quote.OBJECT,
                quote,
                new Values()
                    .with(Quote.OPPORTUNITY, row.get(Quote.OPPORTUNITY))
                    .with(Quote.COMPANY, row.get(Quote.COMPANY))
                    .with(Quote.PERSON, row.get(Quote.PERSON))
                    .with(Quote.LANGUAGE, row.get(Quote.LANGUAGE))
                    .with(Quote.CURRENCY, row.get(Quote.CURRENCY))
                    .with(Quote.INTRO, row.get(Quote.INTRO))
                    .with(Quote.TERMS, row.get(Quote.TERMS))
                    .with(Quote.REDUCTION_PERCENT, reduction.percent())
                    .with(Quote.REDUCTION_AMOUNT, reduction.amount())
                    .with(Quote.OWNER, NewOwners.of(row, Quote.OBJECT, actor))
                    .with(Quote.NUMBER, number)
                    .with(Quote.REVISION, BigDecimal.valueOf(last(number) + 1L))
                    .toMap())),
        actor,
        origin);
    var copies =
        lines.of(id).stream()
            .<Change>map(line ->
                new Change.Create(
                    QuoteLine.OBJECT,
                    Ids.next(),
                    QuoteLines.copy(line)
                        .with(QuoteLine.PARENT, Reference.to(quote))
                        .with(Line.OPTIONAL, line.getOptional())
                        .with(Line.CHOSEN, line.getChosen())
                        .toMap()))
            .toList();
    writer.write(copies, onBehalfOf(actor), origin);
    return quote;
  }

  private int last(String number) {
    return sql.select(QUOTE.REVISION)
        .from(QUOTE)
        .where(QUOTE.NUMBER.eq(number))
        .orderBy(QUOTE.REVISION.desc())
        .limit(1)
        .fetchOptional(QUOTE.REVISION)
        .orElse(0);
  }

  /** For what belongs to a quote that the actor may change. */
  static Actor onBehalfOf(Actor actor) {
    return actor.id() == null ? actor : Actor.unrestricted(actor.id(), actor.name());
  }
}
