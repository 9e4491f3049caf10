package dev.rapport.sales.quotes;

import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote as its customer sees it: nothing of it is anybody else's.
 *
 * @param state {@code sent} while it can be accepted, else what became of it
 * @param content null for one that is past: expired or superseded
 */
record Offer(
    @Schema(allowableValues = {"sent", "accepted", "declined", "expired", "superseded"})
        String state,
    String name,
    String language,
    Sender sender,
    @Nullable Content content,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /** As it is once it is sent on a day. */
  Offer sent(LocalDate day) {
    var sent = content == null ? null : content.sent(day);
    return new Offer(Quote.SENT, name, language, sender, sent, decidedBy, decidedAt);
  }

  /**
   * From whom it comes.
   *
   * @param logo under which it is among the pictures
   */
  @Schema(name = "OfferSender")
  record Sender(
      String name,
      @Nullable UUID logo,
      @Nullable String address,
      @Nullable String taxNumber,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String bankAccount,
      @Nullable String salesperson) {}

  /** For whom it is. */
  @Schema(name = "OfferRecipient")
  record Recipient(
      @Nullable String company,
      @Nullable String person,
      @Nullable String address,
      @Nullable String taxNumber) {}

  /** What it offers. */
  @Schema(name = "OfferContent")
  record Content(
      Recipient recipient,
      String currency,
      @Nullable LocalDate validUntil,
      @Nullable LocalDate sentOn,
      @Nullable String intro,
      @Nullable String terms,
      List<OfferLine> lines,
      Sums sums) {

    private Content sent(LocalDate day) {
      return new Content(recipient, currency, validUntil, day, intro, terms, lines, sums);
    }
  }

  /**
   * A line.
   *
   * @param chosen of an optional one: whether it counts
   * @param parts what is in one of a bundle; empty for what is none
   */
  @Schema(name = "OfferLine")
  record OfferLine(
      UUID id,
      String description,
      BigDecimal quantity,
      @Nullable String unit,
      BigDecimal unitPrice,
      BigDecimal discount,
      BigDecimal tax,
      BigDecimal net,
      boolean optional,
      boolean chosen,
      List<OfferPart> parts) {}

  /** What is in one of a bundle. */
  @Schema(name = "OfferPart")
  record OfferPart(String description, BigDecimal quantity, @Nullable String unit) {}

  /**
   * What the lines that count come to; amounts as text, as a float would lose their cents.
   *
   * @param reduction what is taken off the whole; null for nothing
   * @param net without it
   */
  @Schema(name = "OfferSums")
  record Sums(
      @Nullable ReductionSum reduction, String net, List<TaxSum> taxes, String tax, String total) {

    static Sums of(Totals totals, Reduction reduction) {
      return new Sums(
          totals.reduction().signum() == 0 ? null : ReductionSum.of(totals, reduction),
          totals.net().toPlainString(),
          totals.taxes().stream()
              .map(tax ->
                  new TaxSum(
                      tax.rate().stripTrailingZeros().toPlainString(),
                      tax.net().toPlainString(),
                      tax.amount().toPlainString()))
              .toList(),
          totals.tax().toPlainString(),
          totals.total().toPlainString());
    }
  }

  /**
   * A discount on the whole.
   *
   * @param of what the lines come to
   * @param percent null for an amount
   */
  @Schema(name = "OfferReduction")
  record ReductionSum(String of, @Nullable String percent, String amount) {

    private static ReductionSum of(Totals totals, Reduction reduction) {
      var percent = reduction.percent();
      return new ReductionSum(
          totals.net().add(totals.reduction()).toPlainString(),
          percent == null ? null : percent.stripTrailingZeros().toPlainString(),
          totals.reduction().toPlainString());
    }
  }

  /**
   * @param rate percent
   * @param net of the lines that are taxed so
   */
  @Schema(name = "OfferTax")
  record TaxSum(String rate, String net, String amount) {}
}
