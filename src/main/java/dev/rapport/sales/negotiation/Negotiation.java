package dev.rapport.sales.negotiation;

import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a deal was negotiated, as somebody sees it.
 *
 * @param courses one for each number of a quote that was sent, the one sent first first
 */
@Schema(name = "Negotiation")
record Negotiation(List<Course> courses) {

  static final Negotiation NONE = new Negotiation(List.of());

  /**
   * What happened to the versions of one quote.
   *
   * @param number common to the versions
   * @param steps in the order of time; the first one is a version that was sent
   * @param difference the last version's total less the first one's; null for a single version, for
   *     versions in different currencies, and for those who may not read the total
   * @param percent the difference, of the first version's total; null where that is nothing
   */
  @Schema(name = "NegotiationCourse")
  record Course(
      String number, List<Step> steps, @Nullable Money difference, @Nullable BigDecimal percent) {}

  /**
   * A version that was sent, or what the customer said to one.
   *
   * @param at when
   * @param quote the version
   * @param name what it is called
   * @param currency that its amounts are in; null where the reader may not know
   * @param total of what was sent: without what is optional; of what was accepted: all of it
   * @param discount the highest of a line of what was sent, in per cent
   * @param reason why it differs from the version before it: a choice of the quote's field
   * @param asked what the customer had asked for
   * @param changes what is otherwise than in the version sent before it
   * @param person who asked, declined or accepted, as they call themselves
   * @param text the question, or why it was declined
   */
  @Schema(name = "NegotiationStep")
  record Step(
      @Schema(allowableValues = {"sent", "question", "declined", "accepted"}) String kind,
      Instant at,
      UUID quote,
      String name,
      @Nullable String currency,
      @Nullable Money total,
      @Nullable BigDecimal discount,
      @Nullable String reason,
      @Nullable String asked,
      List<Difference> changes,
      @Nullable String person,
      @Nullable String text) {}
}
