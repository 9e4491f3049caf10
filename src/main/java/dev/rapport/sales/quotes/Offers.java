package dev.rapport.sales.quotes;

import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.QUOTE_EVENT;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.sales.lines.Letterhead;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.quotes.Offer.Content;
import dev.rapport.sales.quotes.Offer.OfferLine;
import dev.rapport.sales.quotes.Offer.OfferPart;
import dev.rapport.sales.quotes.Offer.Recipient;
import dev.rapport.sales.quotes.Offer.Sender;
import dev.rapport.sales.quotes.Offer.Sums;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.QuoteLineRecord;
import tools.jackson.databind.json.JsonMapper;

/** Quotes as their customers see them. */
@Component
class Offers {

  /** What is past is told of, but not shown: it doesn't hold any more. */
  private static final Set<String> PAST = Set.of(Quote.EXPIRED, Quote.SUPERSEDED);

  private final DSLContext sql;
  private final Records records;
  private final Settings settings;
  private final QuoteLines lines;
  private final QuoteDocuments documents;
  private final JsonMapper json;

  Offers(
      DSLContext sql,
      Records records,
      Settings settings,
      QuoteLines lines,
      QuoteDocuments documents,
      JsonMapper json) {
    this.sql = sql;
    this.records = records;
    this.settings = settings;
    this.lines = lines;
    this.documents = documents;
    this.json = json;
  }

  /** A quote that was sent, as its customer may see it now. */
  Offer of(RecordRow quote) {
    return PAST.contains(state(quote)) ? offer(quote, sent(quote), null) : whole(quote);
  }

  /** A quote with its content, also one that is a draft, or past. */
  Offer whole(RecordRow quote) {
    var there = lines.of(quote.id());
    var sent = sent(quote);
    return offer(quote, sent, content(quote, sent, there, QuoteLines.chosen(there)));
  }

  /** A quote with its content, a draft as it is once it is sent today. */
  Offer asSent(RecordRow quote) {
    var whole = whole(quote);
    return whole.state().equals(Quote.DRAFT) ? whole.sent(documents.today()) : whole;
  }

  private Offer offer(RecordRow quote, @Nullable Offer sent, @Nullable Content content) {
    return new Offer(
        state(quote),
        Objects.requireNonNull(quote.get(Quote.NAME)),
        Objects.requireNonNull(quote.get(Quote.LANGUAGE)),
        sent == null ? sender(quote) : sent.sender(),
        content,
        quote.get(Quote.DECIDED_BY),
        quote.get(Quote.DECIDED_AT));
  }

  /**
   * As it was sent: who moves or has another name afterwards changes nothing of it. Null for a
   * draft, and for what was sent before this was kept.
   */
  private @Nullable Offer sent(RecordRow quote) {
    var content =
        sql.select(QUOTE_EVENT.CONTENT)
            .from(QUOTE_EVENT)
            .where(QUOTE_EVENT.QUOTE_ID.eq(quote.id()), QUOTE_EVENT.KIND.eq(QuoteEvent.SENT))
            .fetchOne(QUOTE_EVENT.CONTENT);
    return content == null ? null : json.readValue(content, Offer.class);
  }

  /** What it is: one whose last day is over is expired, whether that is written already or not. */
  String state(RecordRow quote) {
    var status = Objects.requireNonNull(quote.get(Quote.STATUS));
    var until = quote.get(Quote.VALID_UNTIL);
    return status.equals(Quote.SENT) && until != null && until.isBefore(documents.today())
        ? Quote.EXPIRED
        : status;
  }

  Content content(RecordRow quote, List<QuoteLineRecord> there, Collection<UUID> chosen) {
    return content(quote, sent(quote), there, chosen);
  }

  private Content content(
      RecordRow quote, @Nullable Offer sent, List<QuoteLineRecord> there, Collection<UUID> chosen) {
    var as = sent == null ? null : sent.content();
    var currency = Objects.requireNonNull(quote.get(Quote.CURRENCY));
    var sentAt = quote.get(Quote.SENT_AT);
    var reduction = lines.reduction(quote.id());
    return new Content(
        as == null ? recipient(quote) : as.recipient(),
        currency,
        quote.get(Quote.VALID_UNTIL),
        sentAt == null ? null : sentAt.atZone(zone()).toLocalDate(),
        quote.get(Quote.INTRO),
        quote.get(Quote.TERMS),
        there.stream().map(line -> line(line, chosen)).toList(),
        Sums.of(QuoteLines.totals(currency, there, chosen, reduction), reduction));
  }

  private static OfferLine line(QuoteLineRecord line, Collection<UUID> chosen) {
    return new OfferLine(
        line.getId(),
        line.getDescription(),
        plain(line.getQuantity()),
        line.getUnit(),
        plain(line.getUnitPrice()),
        plain(line.getDiscount()),
        plain(line.getTax()),
        plain(line.getNet()),
        line.getOptional(),
        !line.getOptional() || chosen.contains(line.getId()),
        Contents.read(line.getContents()).taken().parts().stream()
            .map(part -> new OfferPart(part.description(), plain(part.quantity()), part.unit()))
            .toList());
  }

  /** Without zeros that say nothing. */
  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private Sender sender(RecordRow quote) {
    var letterhead = settings.get(Letterhead.SETTING, Letterhead.class, Letterhead.empty());
    return new Sender(
        settings.organisation().map(Organisation::name).orElse(""),
        letterhead.logo(),
        letterhead.address(),
        letterhead.taxNumber(),
        letterhead.email(),
        letterhead.phone(),
        letterhead.bankAccount(),
        name(quote.get(Quote.OWNER)));
  }

  private @Nullable String name(@Nullable Reference user) {
    return user == null
        ? null
        : sql.select(APP_USER.NAME)
            .from(APP_USER)
            .where(APP_USER.ID.eq(user.id()))
            .fetchOne(APP_USER.NAME);
  }

  private Recipient recipient(RecordRow quote) {
    var company = row(Company.OBJECT, quote.get(Quote.COMPANY));
    var person = row(Person.OBJECT, quote.get(Quote.PERSON));
    var address = company == null ? null : company.get(Company.ADDRESS);
    return new Recipient(
        company == null ? null : company.get(Company.NAME),
        person == null ? null : person.get(Person.NAME),
        address == null ? null : address.line(),
        company == null ? null : company.get(Company.TAX_NUMBER));
  }

  private @Nullable RecordRow row(String object, @Nullable Reference reference) {
    return reference == null
        ? null
        : records.some(object, List.of(reference.id()), List.of(), Actor.SYSTEM).stream()
            .findFirst()
            .orElse(null);
  }

  private ZoneId zone() {
    return settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC);
  }
}
