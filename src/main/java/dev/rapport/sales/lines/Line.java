package dev.rapport.sales.lines;

import dev.rapport.records.FieldRef;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.NumberType;
import java.math.BigDecimal;

/** What lines of quotes and of orders have in common: their fields have the same names. */
public final class Line {

  public static final FieldRef<BigDecimal> POSITION = FieldRef.of("position");
  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");
  public static final FieldRef<BigDecimal> QUANTITY = FieldRef.of("quantity");
  public static final FieldRef<String> UNIT = FieldRef.of("unit");
  public static final FieldRef<BigDecimal> UNIT_PRICE = FieldRef.of("unitPrice");

  /** What one costs by the price book; only quotes keep it. */
  public static final FieldRef<BigDecimal> LIST_PRICE = FieldRef.of("listPrice");

  /** What is taken off the unit price, in percent. */
  public static final FieldRef<BigDecimal> DISCOUNT = FieldRef.of("discount");

  /** Only in orders: what of the discount on the whole quote falls on the line. */
  public static final FieldRef<BigDecimal> REDUCTION = FieldRef.of("reduction");

  public static final FieldRef<BigDecimal> TAX = FieldRef.of("tax");

  /** Only in quotes: the customer chooses whether it counts. */
  public static final FieldRef<Boolean> OPTIONAL = FieldRef.of("optional");

  public static final FieldRef<Boolean> CHOSEN = FieldRef.of("chosen");

  /** What is in one of a bundle: {@link dev.rapport.sales.pricing.Contents} as text. */
  public static final FieldRef<String> CONTENTS = FieldRef.of("contents");

  /** What the line comes to, without tax. */
  public static final FieldRef<BigDecimal> NET = FieldRef.of("net");

  /** A price that may be below 0, as a rebate is. */
  public static final NumberType PRICE =
      new NumberType(
          "number", 4, BigDecimal.valueOf(-1_000_000_000), BigDecimal.valueOf(1_000_000_000));

  private Line() {}
}
