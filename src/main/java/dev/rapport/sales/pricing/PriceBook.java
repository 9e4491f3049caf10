package dev.rapport.sales.pricing;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.PRICE_BOOK;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import java.time.LocalDate;

/** Prices in one currency, for all companies or those of one sector, for a time or for good. */
public final class PriceBook {

  public static final String OBJECT = "priceBook";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> CURRENCY = FieldRef.of("currency");

  /** The sector of the companies that it is for; empty for all. */
  public static final FieldRef<String> SEGMENT = FieldRef.of("segment");

  public static final FieldRef<LocalDate> VALID_FROM = FieldRef.of("validFrom");
  public static final FieldRef<LocalDate> VALID_UNTIL = FieldRef.of("validUntil");
  public static final FieldRef<Boolean> ACTIVE = FieldRef.of("active");

  private PriceBook() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "price-books", PRICE_BOOK)
        .icon("certificate", "cyan")
        .access(Access.everyone())
        .fields(
            of(NAME, text(), PRICE_BOOK.NAME).required().sortable().searched(),
            of(CURRENCY, text(3), PRICE_BOOK.CURRENCY).required(),
            of(SEGMENT, text(100), PRICE_BOOK.SEGMENT),
            of(VALID_FROM, date(), PRICE_BOOK.VALID_FROM),
            of(VALID_UNTIL, date(), PRICE_BOOK.VALID_UNTIL),
            of(ACTIVE, yesNo(), PRICE_BOOK.ACTIVE).required().initially(true))
        .label("name")
        .list("name", "name", "currency", "segment", "validFrom", "validUntil", "active")
        .figures("currency", "segment", "active")
        .quickCreate("name", "currency", "segment", "validFrom", "validUntil")
        .related("priceEntry", "book")
        .build();
  }
}
