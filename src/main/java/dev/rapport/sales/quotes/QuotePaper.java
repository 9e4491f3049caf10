package dev.rapport.sales.quotes;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.NoUnit;
import dev.rapport.platform.pdf.PdfPrinter;
import dev.rapport.platform.text.Messages;
import dev.rapport.platform.text.Templates;
import dev.rapport.sales.pricing.Currencies;
import dev.rapport.sales.quotes.Offer.OfferLine;
import dev.rapport.sales.quotes.Offer.OfferPart;
import dev.rapport.sales.quotes.Offer.Recipient;
import dev.rapport.sales.quotes.Offer.Sender;
import dev.rapport.sales.quotes.Offer.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A quote as a page to be printed: in its language, with that language's numbers and days. */
@Component
class QuotePaper {

  /**
   * The customer's word.
   *
   * @param strokes of the signature; null where the name stands for it
   */
  record Acceptance(String name, Instant at, @Nullable String strokes) {}

  /**
   * @param offer with its content
   * @param logo a PNG
   * @param zone of the days and hours on it
   * @param country in which the paper is; ISO 3166
   */
  record Sheet(
      Offer offer,
      byte @Nullable [] logo,
      @Nullable Acceptance acceptance,
      ZoneId zone,
      String country) {}

  private static final List<String> ON_LETTER = List.of("US", "CA", "MX", "PH", "CL", "CO", "VE");
  private static final String FIRST = "\u0001";
  private static final String SECOND = "\u0002";

  private final Templates templates = new Templates("/papers");
  private final Messages messages;

  QuotePaper(Messages messages) {
    this.messages = messages;
  }

  /** The page as XHTML. */
  String page(Sheet sheet) {
    return new Writer(sheet).page();
  }

  /** Writes one, in its language. */
  private final class Writer {
    private final Sheet sheet;
    private final Offer offer;
    private final Offer.Content content;
    private final Locale locale;
    private final boolean rtl;
    private final LocalizedNumberFormatter numbers;
    private final LocalizedNumberFormatter percents;
    private final LocalizedNumberFormatter amounts;
    private final LocalizedNumberFormatter prices;

    Writer(Sheet sheet) {
      this.sheet = sheet;
      offer = sheet.offer();
      content = Objects.requireNonNull(offer.content());
      locale = Locale.forLanguageTag(offer.language());
      rtl = locale.getLanguage().equals("he");
      var digits = Currencies.digits(content.currency());
      var plain = NumberFormatter.withLocale(locale);
      var money = plain.unit(Currency.getInstance(content.currency()));
      numbers = plain.precision(Precision.maxFraction(4));
      percents = plain.unit(MeasureUnit.PERCENT).precision(Precision.maxFraction(2));
      amounts = money.precision(Precision.fixedFraction(digits));
      prices = money.precision(Precision.minMaxFraction(digits, 4));
    }

    String page() {
      var page = new HashMap<String, Object>();
      page.put("language", offer.language());
      page.put("rtl", rtl);
      page.put("start", rtl ? "right" : "left");
      page.put("end", rtl ? "left" : "right");
      page.put("paper", ON_LETTER.contains(sheet.country()) ? "letter" : "a4");
      page.put("families", families());
      page.put("title", text("paper.title", offer.name()));
      page.put("heading", text("paper.title", offer.name()));
      page.put("stamp", stamp());
      page.put("foot", offer.sender().name() + " · " + offer.name());
      page.put("page", aroundNumbers(text("paper.page", FIRST, SECOND)));
      page.put("sender", sender(offer.sender()));
      page.put("logo", logo());
      page.put("forText", text("paper.for"));
      page.put("recipient", recipient(content.recipient()));
      page.put("facts", facts());
      page.put("intro", paragraphs(content.intro()));
      page.put("columns", columns());
      page.put("lines", lines(false));
      page.put("options", lines(true));
      page.put("optionsText", text("paper.choose"));
      page.put("chosenText", text("paper.chosen"));
      page.put("optionalText", text("paper.notChosen"));
      page.put("sums", sums(content.sums()));
      page.put("termsText", text("field.quote.terms"));
      page.put("terms", paragraphs(content.terms()));
      page.put("bankText", text("paper.bank"));
      page.put("bank", paragraphs(offer.sender().bankAccount()));
      page.put("accepted", accepted());
      return templates.fill("quote.ftlx", page);
    }

    /** A Chinese page takes its signs from the Chinese font, other pages only what they lack. */
    private String families() {
      var families = new ArrayList<>(PdfPrinter.FAMILIES);
      if (locale.getLanguage().equals("zh")) {
        families.addFirst(families.removeLast());
      }
      return families.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** What must be seen at once: that it doesn't hold yet, or not any more. */
    private @Nullable String stamp() {
      return switch (offer.state()) {
        case Quote.DRAFT -> text("paper.draft");
        case Quote.SENT, Quote.ACCEPTED -> null;
        default -> text("choice.quote.status." + offer.state());
      };
    }

    private @Nullable String logo() {
      return sheet.logo() == null
          ? null
          : "data:image/png;base64," + Base64.getEncoder().encodeToString(sheet.logo());
    }

    private Map<String, Object> sender(Sender sender) {
      var number = sender.taxNumber();
      var lines =
          Stream.of(
                  sender.address(),
                  number == null ? null : text("paper.taxNumber", number),
                  sender.phone(),
                  sender.email())
              .filter(Objects::nonNull)
              .flatMap(String::lines)
              .map(this::directed)
              .toList();
      return Map.of("name", sender.name(), "title", directed(sender.name()), "lines", lines);
    }

    private List<Map<String, String>> recipient(Recipient recipient) {
      var number = recipient.taxNumber();
      return Stream.of(
              recipient.company(),
              recipient.person(),
              recipient.address(),
              number == null ? null : text("paper.taxNumber", number))
          .filter(Objects::nonNull)
          .flatMap(String::lines)
          .map(this::directed)
          .toList();
    }

    private List<Map<String, String>> facts() {
      var facts = new ArrayList<Map<String, String>>();
      fact(facts, "paper.date", day(content.sentOn()));
      fact(facts, "paper.validUntil", day(content.validUntil()));
      fact(facts, "paper.contact", offer.sender().salesperson());
      return facts;
    }

    private void fact(List<Map<String, String>> facts, String name, @Nullable String text) {
      if (text != null) {
        facts.add(Map.of("name", text(name), "text", text));
      }
    }

    private @Nullable String day(@Nullable LocalDate day) {
      return day == null
          ? null
          : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale).format(day);
    }

    /** Those that say something; a discount only where there is one. */
    private List<Map<String, String>> columns() {
      var discounts = content.lines().stream().anyMatch(line -> line.discount().signum() != 0);
      var columns = new ArrayList<Map<String, String>>();
      column(columns, "at", "№", 6);
      column(columns, "text", text("field.quoteLine.description"), discounts ? 36 : 46);
      column(columns, "quantity", text("field.quoteLine.quantity"), 11);
      column(columns, "price", text("field.quoteLine.unitPrice"), 14);
      if (discounts) {
        column(columns, "discount", text("field.quoteLine.discount"), 10);
      }
      column(columns, "tax", text("field.quoteLine.tax"), 8);
      column(columns, "amount", text("field.quoteLine.net"), 15);
      return columns;
    }

    private static void column(
        List<Map<String, String>> columns, String kind, String name, int width) {
      columns.add(Map.of("kind", kind, "name", name, "width", width + "%"));
    }

    private List<Map<String, Object>> lines(boolean optional) {
      var lines = new ArrayList<Map<String, Object>>();
      for (var at = 0; at < content.lines().size(); at++) {
        var line = content.lines().get(at);
        if (line.optional() == optional) {
          lines.add(line(line, at + 1));
        }
      }
      return lines;
    }

    private Map<String, Object> line(OfferLine line, int at) {
      var unit = line.unit() == null ? "" : " " + line.unit();
      var values = new HashMap<String, Object>();
      values.put("at", numbers.format(at).toString());
      values.put("description", directed(line.description()));
      values.put("contains", text("paper.contains"));
      values.put("parts", line.parts().stream().map(this::part).toList());
      values.put("quantity", numbers.format(line.quantity()) + unit);
      values.put("price", figure(prices, line.unitPrice()));
      values.put("discount", line.discount().signum() == 0 ? "" : percent(line.discount()));
      values.put("tax", percent(line.tax()));
      values.put("amount", figure(amounts, line.net()));
      values.put("optional", line.optional());
      values.put("counts", line.chosen());
      return values;
    }

    private Map<String, String> part(OfferPart part) {
      var unit = part.unit() == null ? "" : " " + part.unit();
      return directed(numbers.format(part.quantity()) + unit + " × " + part.description());
    }

    private List<Map<String, String>> sums(Sums sums) {
      var rows = new ArrayList<Map<String, String>>();
      sum(rows, text("paper.net"), sums.net());
      for (var tax : sums.taxes()) {
        var rate = new BigDecimal(tax.rate());
        if (rate.signum() != 0) {
          sum(rows, text("paper.tax", percent(rate), amount(tax.net())), tax.amount());
        }
      }
      sum(rows, text("paper.total"), sums.total());
      return rows;
    }

    private void sum(List<Map<String, String>> rows, String name, String amount) {
      rows.add(Map.of("name", name, "amount", figure(amounts, new BigDecimal(amount))));
    }

    private @Nullable Map<String, String> accepted() {
      var given = sheet.acceptance();
      if (given == null) {
        return null;
      }
      var at =
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
              .localizedBy(locale)
              .format(given.at().atZone(sheet.zone()));
      var accepted = new HashMap<String, String>();
      accepted.put("text", text("paper.accepted", given.name(), at));
      accepted.put("title", text("paper.signature", given.name()));
      if (given.strokes() != null) {
        accepted.put("strokes", given.strokes());
      }
      return accepted;
    }

    private List<Map<String, String>> paragraphs(@Nullable String text) {
      return text == null ? List.of() : text.lines().map(this::directed).toList();
    }

    private Map<String, String> directed(String text) {
      return Map.of("text", text.isEmpty() ? "\u00a0" : text, "direction", direction(text));
    }

    /** By the first letter that has one, as browsers do for {@code dir=auto}. */
    private String direction(String text) {
      return switch (Bidi.getBaseDirection(text)) {
        case Bidi.LTR -> "ltr";
        case Bidi.RTL -> "rtl";
        default -> "ltr"; // numbers
      };
    }

    private String percent(BigDecimal rate) {
      return percents.format(rate).toString();
    }

    /**
     * An amount that stands alone. In Hebrew it is written from left to right, with the currency
     * before it: so a minus stays where it belongs.
     */
    private String figure(LocalizedNumberFormatter format, BigDecimal amount) {
      if (!rtl) {
        return format.format(amount).toString();
      }
      var currency = Currency.getInstance(content.currency());
      var number = format.unit(NoUnit.BASE).format(amount);
      return currency.getSymbol(locale) + "\u00a0" + number;
    }

    private String amount(String amount) {
      return amounts.format(new BigDecimal(amount)).toString();
    }

    private String text(String key, Object... arguments) {
      return messages.text(locale, key, arguments);
    }
  }

  /** The text in its parts, with {@code page} and {@code pages} in place of the numbers. */
  private static List<String> aroundNumbers(String text) {
    return Stream.of(text.split("(?<=[\u0001\u0002])|(?=[\u0001\u0002])"))
        .map(part -> part.equals(FIRST) ? "page" : part.equals(SECOND) ? "pages" : part)
        .toList();
  }
}
