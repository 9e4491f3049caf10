package dev.rapport.sales.quotes;

import dev.rapport.platform.pdf.PdfPrinter;
import dev.rapport.platform.text.Messages;
import dev.rapport.platform.text.Templates;
import dev.rapport.sales.quotes.Offer.OfferLine;
import dev.rapport.sales.quotes.Offer.OfferPart;
import dev.rapport.sales.quotes.Offer.Recipient;
import dev.rapport.sales.quotes.Offer.Sender;
import dev.rapport.sales.quotes.Offer.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
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
    private final PaperText text;

    Writer(Sheet sheet) {
      this.sheet = sheet;
      offer = sheet.offer();
      content = Objects.requireNonNull(offer.content());
      text = new PaperText(messages, Locale.forLanguageTag(offer.language()), content.currency());
    }

    String page() {
      var page = new HashMap<String, Object>();
      page.put("language", offer.language());
      page.put("rtl", text.rtl());
      page.put("start", text.rtl() ? "right" : "left");
      page.put("end", text.rtl() ? "left" : "right");
      page.put("paper", ON_LETTER.contains(sheet.country()) ? "letter" : "a4");
      page.put("families", families());
      page.put("title", text.text("paper.title", offer.name()));
      page.put("heading", text.text("paper.title", offer.name()));
      page.put("stamp", stamp());
      page.put("foot", offer.sender().name() + " · " + offer.name());
      page.put("page", aroundNumbers(text.text("paper.page", FIRST, SECOND)));
      page.put("sender", sender(offer.sender()));
      page.put("logo", logo());
      page.put("forText", text.text("paper.for"));
      page.put("recipient", recipient(content.recipient()));
      page.put("facts", facts());
      page.put("intro", PaperText.paragraphs(content.intro()));
      page.put("columns", columns());
      page.put("lines", lines(false));
      page.put("options", lines(true));
      page.put("optionsText", text.text("paper.choose"));
      page.put("chosenText", text.text("paper.chosen"));
      page.put("optionalText", text.text("paper.notChosen"));
      page.put("sums", sums(content.sums()));
      page.put("termsText", text.text("field.quote.terms"));
      page.put("terms", PaperText.paragraphs(content.terms()));
      page.put("bankText", text.text("paper.bank"));
      page.put("bank", PaperText.paragraphs(offer.sender().bankAccount()));
      page.put("accepted", accepted());
      return templates.fill("quote.ftlx", page);
    }

    /** A Chinese page takes its signs from the Chinese font, other pages only what they lack. */
    private String families() {
      var families = new ArrayList<>(PdfPrinter.FAMILIES);
      if (text.chinese()) {
        families.addFirst(families.removeLast());
      }
      return families.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** What must be seen at once: that it doesn't hold yet, or not any more. */
    private @Nullable String stamp() {
      return switch (offer.state()) {
        case Quote.DRAFT -> text.text("paper.draft");
        case Quote.SENT, Quote.ACCEPTED -> null;
        default -> text.text("choice.quote.status." + offer.state());
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
                  number == null ? null : text.text("paper.taxNumber", number),
                  sender.phone(),
                  sender.email())
              .filter(Objects::nonNull)
              .flatMap(String::lines)
              .map(PaperText::directed)
              .toList();
      return Map.of(
          "name", sender.name(), "title", PaperText.directed(sender.name()), "lines", lines);
    }

    private List<Map<String, String>> recipient(Recipient recipient) {
      var number = recipient.taxNumber();
      return Stream.of(
              recipient.company(),
              recipient.person(),
              recipient.address(),
              number == null ? null : text.text("paper.taxNumber", number))
          .filter(Objects::nonNull)
          .flatMap(String::lines)
          .map(PaperText::directed)
          .toList();
    }

    private List<Map<String, String>> facts() {
      var facts = new ArrayList<Map<String, String>>();
      fact(facts, "paper.date", text.day(content.sentOn()));
      fact(facts, "paper.validUntil", text.day(content.validUntil()));
      fact(facts, "paper.contact", offer.sender().salesperson());
      return facts;
    }

    private void fact(List<Map<String, String>> facts, String name, @Nullable String value) {
      if (value != null) {
        facts.add(Map.of("name", text.text(name), "text", value));
      }
    }

    /** Those that say something; a discount only where there is one. */
    private List<Map<String, String>> columns() {
      var discounts = content.lines().stream().anyMatch(line -> line.discount().signum() != 0);
      var columns = new ArrayList<Map<String, String>>();
      column(columns, "at", "№", 6);
      column(columns, "text", text.text("field.quoteLine.description"), discounts ? 36 : 46);
      column(columns, "quantity", text.text("field.quoteLine.quantity"), 11);
      column(columns, "price", text.text("field.quoteLine.unitPrice"), 14);
      if (discounts) {
        column(columns, "discount", text.text("field.quoteLine.discount"), 10);
      }
      column(columns, "tax", text.text("field.quoteLine.tax"), 8);
      column(columns, "amount", text.text("field.quoteLine.net"), 15);
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
      values.put("at", text.number(at));
      values.put("description", PaperText.directed(line.description()));
      values.put("contains", text.text("paper.contains"));
      values.put("parts", line.parts().stream().map(this::part).toList());
      values.put("quantity", text.number(line.quantity()) + unit);
      values.put("price", text.priceAlone(line.unitPrice()));
      values.put("discount", line.discount().signum() == 0 ? "" : text.percent(line.discount()));
      values.put("tax", text.percent(line.tax()));
      values.put("amount", text.amountAlone(line.net()));
      values.put("optional", line.optional());
      values.put("counts", line.chosen());
      return values;
    }

    private Map<String, String> part(OfferPart part) {
      var unit = part.unit() == null ? "" : " " + part.unit();
      return PaperText.directed(text.number(part.quantity()) + unit + " × " + part.description());
    }

    private List<Map<String, String>> sums(Sums sums) {
      var rows = new ArrayList<Map<String, String>>();
      var reduction = sums.reduction();
      if (reduction != null) {
        sum(rows, text.text("paper.lines"), reduction.of());
        sum(rows, reductionText(reduction.percent()), "-" + reduction.amount());
      }
      sum(rows, text.text("paper.net"), sums.net());
      for (var tax : sums.taxes()) {
        var rate = new BigDecimal(tax.rate());
        if (rate.signum() != 0) {
          sum(
              rows,
              text.text("paper.tax", text.percent(rate), text.amount(new BigDecimal(tax.net()))),
              tax.amount());
        }
      }
      sum(rows, text.text("paper.total"), sums.total());
      return rows;
    }

    private String reductionText(@Nullable String percent) {
      return percent == null
          ? text.text("paper.reduction")
          : text.text("paper.reductionPercent", text.percent(new BigDecimal(percent)));
    }

    private void sum(List<Map<String, String>> rows, String name, String amount) {
      rows.add(Map.of("name", name, "amount", text.amountAlone(new BigDecimal(amount))));
    }

    private @Nullable Map<String, String> accepted() {
      var given = sheet.acceptance();
      if (given == null) {
        return null;
      }
      var at = text.moment(given.at().atZone(sheet.zone()));
      var accepted = new HashMap<String, String>();
      accepted.put("text", text.text("paper.accepted", given.name(), at));
      accepted.put("title", text.text("paper.signature", given.name()));
      if (given.strokes() != null) {
        accepted.put("strokes", given.strokes());
      }
      return accepted;
    }
  }

  /** The text in its parts, with {@code page} and {@code pages} in place of the numbers. */
  private static List<String> aroundNumbers(String text) {
    return Stream.of(text.split("(?<=[\u0001\u0002])|(?=[\u0001\u0002])"))
        .map(part -> part.equals(FIRST) ? "page" : part.equals(SECOND) ? "pages" : part)
        .toList();
  }
}
