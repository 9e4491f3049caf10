package dev.rapport.sales.quotes;

import static rapport.db.Tables.APP_USER;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.sales.lines.Letterhead;
import dev.rapport.sales.quotes.Offer.Content;
import dev.rapport.sales.quotes.Offer.OfferLine;
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

  Offers(
      DSLContext sql,
      Records records,
      Settings settings,
      QuoteLines lines,
      QuoteDocuments documents) {
    this.sql = sql;
    this.records = records;
    this.settings = settings;
    this.lines = lines;
    this.documents = documents;
  }

  /** A quote that was sent, as it is now. */
  Offer of(RecordRow quote) {
    var state = state(quote);
    var there = PAST.contains(state) ? List.<QuoteLineRecord>of() : lines.of(quote.id());
    return new Offer(
        state,
        Objects.requireNonNull(quote.get(Quote.NAME)),
        Objects.requireNonNull(quote.get(Quote.LANGUAGE)),
        sender(quote),
        PAST.contains(state) ? null : content(quote, there, QuoteLines.chosen(there)),
        quote.get(Quote.DECIDED_BY),
        quote.get(Quote.DECIDED_AT));
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
    var currency = Objects.requireNonNull(quote.get(Quote.CURRENCY));
    var sentAt = quote.get(Quote.SENT_AT);
    return new Content(
        recipient(quote),
        currency,
        quote.get(Quote.VALID_UNTIL),
        sentAt == null ? null : sentAt.atZone(zone()).toLocalDate(),
        quote.get(Quote.INTRO),
        quote.get(Quote.TERMS),
        there.stream().map(line -> line(line, chosen)).toList(),
        Sums.of(QuoteLines.totals(currency, there, chosen)));
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
        !line.getOptional() || chosen.contains(line.getId()));
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
