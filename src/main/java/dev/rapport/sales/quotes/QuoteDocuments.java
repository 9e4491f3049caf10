package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.QUOTE_LINE;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Change;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.lines.Documents;
import dev.rapport.sales.lines.Totals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Quotes, as far as their lines are concerned. */
@Component
class QuoteDocuments implements Documents {

  private final DSLContext sql;
  private final Settings settings;
  private final Clock clock;

  QuoteDocuments(DSLContext sql, Settings settings, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.clock = clock;
  }

  /** Where the organisation is. */
  LocalDate today() {
    var zone = settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC);
    return LocalDate.now(clock.withZone(zone));
  }

  @Override
  public String lines() {
    return QuoteLine.OBJECT;
  }

  @Override
  public FieldRef<Reference> parent() {
    return QuoteLine.PARENT;
  }

  @Override
  public Map<UUID, Document> find(Collection<UUID> ids) {
    var today = today();
    return sql.select(
            QUOTE.ID,
            QUOTE.CURRENCY,
            QUOTE.COMPANY_ID,
            QUOTE.STATUS,
            QUOTE.REDUCTION_PERCENT,
            QUOTE.REDUCTION_AMOUNT)
        .from(QUOTE)
        .where(QUOTE.ID.in(ids), QUOTE.DELETED_AT.isNull())
        .fetchMap(
            QUOTE.ID,
            row ->
                new Document(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    today,
                    row.value4().equals(Quote.DRAFT),
                    QuoteLines.reduction(row)));
  }

  @Override
  public List<Kept> lines(Collection<UUID> documents) {
    return sql.selectFrom(QUOTE_LINE)
        .where(QUOTE_LINE.QUOTE_ID.in(documents), QUOTE_LINE.DELETED_AT.isNull())
        .orderBy(QUOTE_LINE.QUOTE_ID, QUOTE_LINE.POSITION, QUOTE_LINE.ID)
        .fetch(line ->
            new Kept(
                line.getId(),
                line.getQuoteId(),
                line.getPosition(),
                QuoteLines.item(line, line.getChosen())));
  }

  @Override
  public Change totals(UUID document, Totals totals) {
    return new Change.Update(
        Quote.OBJECT,
        document,
        null,
        new Values()
            .with(Quote.NET, totals.money(totals.net()))
            .with(Quote.TAX, totals.money(totals.tax()))
            .with(Quote.TOTAL, totals.money(totals.total()))
            .with(Quote.DISCOUNT, totals.discount())
            .toMap());
  }
}
