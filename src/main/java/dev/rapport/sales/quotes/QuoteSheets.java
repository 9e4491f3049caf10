package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE_EVENT;

import dev.rapport.identity.Actor;
import dev.rapport.platform.pictures.Pictures;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Records;
import dev.rapport.sales.quotes.QuotePaper.Acceptance;
import dev.rapport.sales.quotes.QuotePaper.Sheet;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands on the paper of a quote. */
@Component
class QuoteSheets {

  /** Of lines and what is in them: longer ones take too much time and memory. */
  private static final int MOST_LINES = 2_000;

  private final Records records;
  private final Offers offers;
  private final Pictures pictures;
  private final Settings settings;
  private final DSLContext sql;

  QuoteSheets(
      Records records, Offers offers, Pictures pictures, Settings settings, DSLContext sql) {
    this.records = records;
    this.offers = offers;
    this.pictures = pictures;
    this.settings = settings;
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public Sheet of(UUID id, Actor actor) {
    return sheet(id, offers.whole(records.one(Quote.OBJECT, id, actor)));
  }

  @Transactional(readOnly = true)
  public Sheet asSent(UUID id, Actor actor) {
    return sheet(id, offers.asSent(records.one(Quote.OBJECT, id, actor)));
  }

  @Transactional(readOnly = true)
  public Sheet ofOffer(UUID id) {
    var offer = offers.of(records.one(Quote.OBJECT, id, Actor.SYSTEM));
    if (offer.content() == null) {
      throw ProblemException.of(HttpStatus.CONFLICT, "offer." + offer.state());
    }
    return sheet(id, offer);
  }

  private Sheet sheet(UUID id, Offer offer) {
    var lines = Objects.requireNonNull(offer.content()).lines();
    if (lines.stream().mapToInt(line -> 1 + line.parts().size()).sum() > MOST_LINES) {
      throw ProblemException.invalid("lines", "quote.lines", MOST_LINES);
    }
    var logo = offer.sender().logo();
    var organisation = settings.organisation();
    return new Sheet(
        offer,
        logo == null ? null : pictures.png(logo).orElse(null),
        offer.state().equals(Quote.ACCEPTED) ? acceptance(id) : null,
        organisation.map(Organisation::timeZone).orElse(ZoneOffset.UTC),
        organisation.map(Organisation::country).orElse(""));
  }

  private @Nullable Acceptance acceptance(UUID id) {
    return sql.select(QUOTE_EVENT.PERSON, QUOTE_EVENT.AT, QUOTE_EVENT.SIGNATURE)
        .from(QUOTE_EVENT)
        .where(QUOTE_EVENT.QUOTE_ID.eq(id), QUOTE_EVENT.KIND.eq(QuoteEvent.ACCEPTED))
        .fetchOne(
            event -> new Acceptance(event.value1(), event.value2().toInstant(), event.value3()));
  }
}
