package dev.rapport.sales.quotes;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.NoUnit;
import dev.rapport.platform.text.Messages;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words, numbers and days of a printed page in its language. */
final class PaperText {

  private final Messages messages;
  private final Locale locale;
  private final boolean rtl;
  private final Currency currency;
  private final LocalizedNumberFormatter numbers;
  private final LocalizedNumberFormatter percents;
  private final LocalizedNumberFormatter amounts;
  private final LocalizedNumberFormatter prices;

  /**
   * @param currency ISO 4217
   */
  PaperText(Messages messages, Locale locale, String currency) {
    this.messages = messages;
    this.locale = locale;
    this.rtl = locale.getLanguage().equals("he");
    this.currency = Currency.getInstance(currency);
    var digits = Currencies.digits(currency);
    var plain = NumberFormatter.withLocale(locale);
    var money = plain.unit(this.currency);
    numbers = plain.precision(Precision.maxFraction(4));
    percents = plain.unit(MeasureUnit.PERCENT).precision(Precision.maxFraction(2));
    amounts = money.precision(Precision.fixedFraction(digits));
    prices = money.precision(Precision.minMaxFraction(digits, 4));
  }

  boolean rtl() {
    return rtl;
  }

  boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  String text(String key, Object... arguments) {
    return messages.text(locale, key, arguments);
  }

  @Nullable String day(@Nullable LocalDate day) {
    return day == null
        ? null
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale).format(day);
  }

  String moment(ZonedDateTime at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
        .localizedBy(locale)
        .format(at);
  }

  String number(BigDecimal number) {
    return numbers.format(number).toString();
  }

  String number(int number) {
    return numbers.format(number).toString();
  }

  String percent(BigDecimal rate) {
    return percents.format(rate).toString();
  }

  /** An amount within a sentence. */
  String amount(BigDecimal amount) {
    return amounts.format(amount).toString();
  }

  /** An amount that stands alone. */
  String amountAlone(BigDecimal amount) {
    return alone(amounts, amount);
  }

  /** A price for one that stands alone: it may have parts of the currency's smallest coin. */
  String priceAlone(BigDecimal price) {
    return alone(prices, price);
  }

  /**
   * In Hebrew it is written from left to right, with the currency before it: so a minus stays where
   * it belongs.
   */
  private String alone(LocalizedNumberFormatter format, BigDecimal amount) {
    if (!rtl) {
      return format.format(amount).toString();
    }
    var number = format.unit(NoUnit.BASE).format(amount);
    return currency.getSymbol(locale) + "\u00a0" + number;
  }

  /** Each line of a text with its direction; none of null. */
  static List<Map<String, String>> paragraphs(@Nullable String text) {
    return text == null ? List.of() : text.lines().map(PaperText::directed).toList();
  }

  /** A text with the direction that browsers give it by {@code dir=auto}. */
  static Map<String, String> directed(String text) {
    return Map.of("text", text.isEmpty() ? "\u00a0" : text, "direction", direction(text));
  }

  private static String direction(String text) {
    return switch (Bidi.getBaseDirection(text)) {
      case Bidi.LTR -> "ltr";
      case Bidi.RTL -> "rtl";
      default -> "ltr"; // numbers
    };
  }
}
