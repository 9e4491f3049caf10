package dev.rapport.records.fieldtype;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An amount in a currency, kept with four digits after the point.
 *
 * @param currency the ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

  public Money {
    amount = amount.setScale(4, RoundingMode.HALF_UP);
  }

  /**
   * The amount as people write it: with the currency's digits, and more only where they say
   * something.
   */
  public String plainAmount() {
    var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    var stripped = amount.stripTrailingZeros();
    return stripped
        .setScale(Math.max(stripped.scale(), digits), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** As in the API: the amount as text, because a float would lose its cents. */
  @JsonValue
  public Map<String, String> json() {
    var json = new LinkedHashMap<String, String>();
    json.put("amount", plainAmount());
    json.put("currency", currency);
    return json;
  }
}
