package dev.rapport.intelligence.purchases;

import dev.rapport.records.RecordData;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about what a customer buys. Each {@code filter} opens the orders behind. */
final class PurchaseViews {

  private PurchaseViews() {}

  /**
   * What a customer bought, as far as the reader sees it; amounts are null for those who may not
   * see them.
   *
   * @param filter finds all purchases
   * @param count orders that are agreed on and not cancelled
   * @param value what they come to without tax, less what was returned
   * @param basket what one of them comes to on average, before returns
   * @param returned what was returned, in percent of the amounts
   * @param months those with purchases, the first one first
   * @param products what they buy most, by how often; at most ten
   * @param latest orders, the newest first; at most five
   */
  @Schema(name = "Purchases")
  record View(
      String filter,
      long count,
      @Nullable Money value,
      @Nullable Money basket,
      @Nullable BigDecimal returned,
      @Nullable String returnedFilter,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      @Nullable Open late,
      Rhythm rhythm,
      List<Month> months,
      List<Product> products,
      List<RecordData> latest) {}

  /** Orders that should have been delivered by now. */
  @Schema(name = "LateOrders")
  record Open(long count, String filter) {}

  /**
   * @param month as {@code 2021-03}
   */
  @Schema(name = "PurchaseMonth")
  record Month(String month, long count, @Nullable Money value, String filter) {}

  /**
   * @param count how many lines of orders name it
   * @param quantity how many of it in all
   * @param filter of those lines
   */
  @Schema(name = "BoughtProduct")
  record Product(Reference product, long count, @Nullable BigDecimal quantity, String filter) {}
}
