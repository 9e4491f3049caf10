package dev.rapport.sales.pricing;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.PRICE_BOOK;
import static rapport.db.Tables.PRICE_ENTRY;
import static rapport.db.Tables.PRODUCT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What products cost a company on a day. */
@Component
public class Prices {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final DSLContext sql;

  Prices(DSLContext sql) {
    this.sql = sql;
  }

  /** From how many on one costs how much. */
  private record Step(BigDecimal from, BigDecimal price) {}

  /**
   * A product as it is sold.
   *
   * @param tax in percent; null for what is usual
   */
  public record Sold(String name, @Nullable String unit, @Nullable BigDecimal tax) {}

  /** The prices of some products, for one customer, on one day, in one currency. */
  public static final class PriceList {

    private final Map<UUID, Sold> products = new HashMap<>();
    private final Map<UUID, List<Step>> steps = new HashMap<>();
    private final Map<UUID, BigDecimal> own = new HashMap<>();
    private final Map<UUID, BigDecimal> bundleDiscounts = new HashMap<>();

    public @Nullable Sold product(UUID product) {
      return products.get(product);
    }

    /**
     * What one costs of so many. Of the books that hold on the day a segment's own goes before one
     * for all, then the one that began last; the first that has a price for the quantity counts. A
     * product in no book costs what stands with itself; null where that is in another currency.
     */
    public @Nullable BigDecimal price(UUID product, BigDecimal quantity) {
      return steps.getOrDefault(product, List.of()).stream()
          .filter(step -> step.from().compareTo(quantity) <= 0)
          .findFirst()
          .map(Step::price)
          .orElseGet(() -> own.get(product));
    }

    /**
     * What one of a product costs that may be a bundle. Its own price goes before the sum of what
     * it contains anyway; what is taken besides comes on top. Components' prices are those of as
     * many as there are in all bundles together, less the bundle's discount; with up to four
     * digits.
     *
     * @return null where it has no price itself and one of its components has none; an optional
     *     component without a price costs nothing
     */
    public @Nullable BigDecimal price(UUID product, BigDecimal quantity, Contents contents) {
      var price = price(product, quantity);
      if (contents.isEmpty()) {
        return price;
      }
      var besides = BigDecimal.ZERO;
      for (var part : contents.taken().at(this, quantity).parts()) {
        var one = part.price();
        if (one == null && !part.optional() && price == null) {
          return null;
        }
        if (one != null && (part.optional() || price == null)) {
          besides = besides.add(one.multiply(part.quantity()));
        }
      }
      var rest = HUNDRED.subtract(bundleDiscounts.getOrDefault(product, BigDecimal.ZERO));
      var parts = besides.multiply(rest).movePointLeft(2).setScale(4, RoundingMode.HALF_UP);
      return price == null ? parts : price.add(parts);
    }
  }

  /**
   * @param company who buys; null for nobody in particular
   */
  public PriceList list(
      Collection<UUID> products, String currency, @Nullable UUID company, LocalDate on) {
    var list = new PriceList();
    if (products.isEmpty()) {
      return list;
    }
    sql.select(
            PRODUCT.ID,
            PRODUCT.NAME,
            PRODUCT.UNIT,
            PRODUCT.TAX,
            PRODUCT.PRICE,
            PRODUCT.PRICE_CURRENCY,
            PRODUCT.BUNDLE_DISCOUNT)
        .from(PRODUCT)
        .where(PRODUCT.ID.in(products), PRODUCT.DELETED_AT.isNull())
        .forEach(row -> {
          list.products.put(row.value1(), new Sold(row.value2(), row.value3(), row.value4()));
          if (row.value5() != null && currency.equals(row.value6())) {
            list.own.put(row.value1(), row.value5());
          }
          if (row.value7() != null) {
            list.bundleDiscounts.put(row.value1(), row.value7());
          }
        });
    list.steps.putAll(
        sql.select(PRICE_ENTRY.PRODUCT_ID, PRICE_ENTRY.FROM_QUANTITY, PRICE_ENTRY.PRICE)
            .from(PRICE_ENTRY)
            .join(PRICE_BOOK)
            .on(PRICE_BOOK.ID.eq(PRICE_ENTRY.BOOK_ID))
            .where(PRICE_ENTRY.PRODUCT_ID.in(products), PRICE_ENTRY.DELETED_AT.isNull())
            .and(holds(currency, company, on))
            .orderBy(
                PRICE_BOOK.SEGMENT.isNull(),
                PRICE_BOOK.VALID_FROM.desc().nullsLast(),
                PRICE_BOOK.ID,
                PRICE_ENTRY.FROM_QUANTITY.desc(),
                PRICE_ENTRY.ID)
            .fetchGroups(
                PRICE_ENTRY.PRODUCT_ID,
                row -> new Step(row.get(PRICE_ENTRY.FROM_QUANTITY), row.get(PRICE_ENTRY.PRICE))));
    return list;
  }

  private static Condition holds(String currency, @Nullable UUID company, LocalDate on) {
    var sector = select(lower(COMPANY.SECTOR)).from(COMPANY).where(COMPANY.ID.eq(company));
    return PRICE_BOOK
        .CURRENCY
        .eq(currency)
        .and(PRICE_BOOK.DELETED_AT.isNull())
        .and(PRICE_BOOK.ACTIVE.eq(inline(true)))
        .and(PRICE_BOOK.VALID_FROM.isNull().or(PRICE_BOOK.VALID_FROM.le(on)))
        .and(PRICE_BOOK.VALID_UNTIL.isNull().or(PRICE_BOOK.VALID_UNTIL.ge(on)))
        .and(PRICE_BOOK.SEGMENT.isNull().or(lower(PRICE_BOOK.SEGMENT).eq(sector)));
  }
}
