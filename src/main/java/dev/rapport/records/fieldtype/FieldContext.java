package dev.rapport.records.fieldtype;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of a value depends on: the organisation's settings and the one who writes.
 *
 * @param currency of the organisation, for amounts that name none
 * @param country of the organisation (ISO 3166 alpha-2), for phone numbers without a country code
 * @param zone of the one who writes: what 'today' means
 * @param today in that zone
 * @param me the user who writes; null for the system
 * @param rates turns an amount into the organisation's currency
 * @param vocabulary the tags that there are
 * @param dates how dates are written in a text; null for ISO 8601
 * @param decimalComma whether a text's numbers are written 1.234,50
 */
public record FieldContext(
    String currency,
    String country,
    ZoneId zone,
    Locale language,
    LocalDate today,
    @Nullable UUID me,
    Rates rates,
    Vocabulary vocabulary,
    @Nullable DateFormat dates,
    boolean decimalComma) {

  /** Exchange rates on a day. */
  @FunctionalInterface
  public interface Rates {
    /**
     * The amount in the organisation's currency.
     *
     * @throws InvalidValue when there is no rate for its currency
     */
    BigDecimal toBase(Money money);
  }

  /** This context for a text whose dates and numbers are written in a way of their own. */
  public FieldContext reading(@Nullable DateFormat dates, boolean decimalComma) {
    return new FieldContext(
        currency, country, zone, language, today, me, rates, vocabulary, dates, decimalComma);
  }
}
