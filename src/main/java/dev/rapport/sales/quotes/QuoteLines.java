package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.QUOTE_LINE;

import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.QuoteLineRecord;

/** The lines of a quote as they are kept. */
@Component
public class QuoteLines {

  private final DSLContext sql;

  QuoteLines(DSLContext sql) {
    this.sql = sql;
  }

  /** In their order. */
  List<QuoteLineRecord> of(UUID quote) {
    return of(List.of(quote)).getOrDefault(quote, List.of());
  }

  /** In their order, by quote; one without lines isn't there. One statement. */
  public Map<UUID, List<QuoteLineRecord>> of(Collection<UUID> quotes) {
    return sql
        .selectFrom(QUOTE_LINE)
        .where(QUOTE_LINE.QUOTE_ID.in(quotes), QUOTE_LINE.DELETED_AT.isNull())
        .orderBy(QUOTE_LINE.QUOTE_ID, QUOTE_LINE.POSITION, QUOTE_LINE.ID)
        .fetch()
        .stream()
        .collect(Collectors.groupingBy(QuoteLineRecord::getQuoteId));
  }

  /** What is taken off a whole quote. */
  Reduction reduction(UUID quote) {
    return reductions(List.of(quote)).getOrDefault(quote, Reduction.NONE);
  }

  /** What is taken off whole quotes, by quote. One statement. */
  public Map<UUID, Reduction> reductions(Collection<UUID> quotes) {
    return sql.select(QUOTE.ID, QUOTE.REDUCTION_PERCENT, QUOTE.REDUCTION_AMOUNT)
        .from(QUOTE)
        .where(QUOTE.ID.in(quotes))
        .fetchMap(QUOTE.ID, QuoteLines::reduction);
  }

  static Reduction reduction(Record quote) {
    return new Reduction(quote.get(QUOTE.REDUCTION_PERCENT), quote.get(QUOTE.REDUCTION_AMOUNT));
  }

  /**
   * What the lines come to.
   *
   * @param chosen the optional ones that count
   * @param reduction what is taken off the whole
   */
  public static Totals totals(
      String currency, List<QuoteLineRecord> lines, Collection<UUID> chosen, Reduction reduction) {
    return Totals.of(
        currency,
        lines.stream().map(line -> item(line, chosen.contains(line.getId()))).toList(),
        reduction);
  }

  static Totals.Item item(QuoteLineRecord line, boolean chosen) {
    return new Totals.Item(
        line.getQuantity(),
        line.getUnitPrice(),
        line.getListPrice(),
        line.getDiscount(),
        BigDecimal.ZERO,
        line.getTax(),
        line.getOptional(),
        chosen);
  }

  /** The optional lines that count as things are. */
  static List<UUID> chosen(List<QuoteLineRecord> lines) {
    return lines.stream()
        .filter(line -> line.getOptional() && line.getChosen())
        .map(QuoteLineRecord::getId)
        .toList();
  }

  /** What a line of an order has of it as well. */
  static Values copy(QuoteLineRecord line) {
    var product = line.getProductId();
    return new Values()
        .with(Line.POSITION, BigDecimal.valueOf(line.getPosition()))
        .with(Line.PRODUCT, product == null ? null : Reference.to(product))
        .with(Line.DESCRIPTION, line.getDescription())
        .with(Line.QUANTITY, line.getQuantity())
        .with(Line.UNIT, line.getUnit())
        .with(Line.UNIT_PRICE, line.getUnitPrice())
        .with(Line.DISCOUNT, line.getDiscount())
        .with(Line.TAX, line.getTax())
        .with(Line.CONTENTS, line.getContents());
  }
}
