package dev.rapport.sales.pricing;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.PRICE_ENTRY;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.sales.Product;
import java.math.BigDecimal;

/** What one of a product costs by a price book, from a quantity on. */
public final class PriceEntry {

  public static final String OBJECT = "priceEntry";

  /** The product, and from how many on. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> BOOK = FieldRef.of("book");
  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<BigDecimal> FROM_QUANTITY = FieldRef.of("fromQuantity");

  /** Of one, in the book's currency. */
  public static final FieldRef<BigDecimal> PRICE = FieldRef.of("price");

  /** A quantity, of which there may be parts. */
  public static final NumberType QUANTITY =
      new NumberType("number", 4, BigDecimal.ZERO, BigDecimal.valueOf(1_000_000));

  /** An amount of 0 or more without its currency. */
  public static final NumberType AMOUNT =
      new NumberType("number", 4, BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000));

  private PriceEntry() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "price-entries", PRICE_ENTRY)
        .icon("package", "cyan")
        .access(Access.everyone())
        .fields(
            of(NAME, text(), PRICE_ENTRY.NAME).derived().sortable().searched(),
            of(BOOK, reference(PriceBook.OBJECT), PRICE_ENTRY.BOOK_ID).required().fixed(),
            of(PRODUCT, reference(Product.OBJECT), PRICE_ENTRY.PRODUCT_ID).required().fixed(),
            of(FROM_QUANTITY, QUANTITY, PRICE_ENTRY.FROM_QUANTITY)
                .required()
                .initially(BigDecimal.ZERO),
            of(PRICE, AMOUNT, PRICE_ENTRY.PRICE).required())
        .label("name")
        .list("name", "name", "book", "product", "fromQuantity", "price")
        .figures("price", "fromQuantity", "book")
        .quickCreate("book", "product", "fromQuantity", "price")
        .build();
  }
}
