package dev.rapport.sales.quotes;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rapport.db.tables.records.QuoteLineRecord;

/** Lines of quotes that no database has seen. */
public final class MadeLine {

  private MadeLine() {}

  /** Without discount and tax; its amount is the quantity times the price. */
  public static QuoteLineRecord line(
      @Nullable UUID product, String words, String quantity, String price) {
    var line = new QuoteLineRecord();
    line.setId(UUID.randomUUID());
    line.setProductId(product);
    line.setDescription(words);
    line.setQuantity(new BigDecimal(quantity));
    line.setUnitPrice(new BigDecimal(price));
    line.setDiscount(BigDecimal.ZERO);
    line.setTax(BigDecimal.ZERO);
    line.setOptional(false);
    line.setChosen(false);
    line.setNet(new BigDecimal(quantity).multiply(new BigDecimal(price)));
    return line;
  }
}
