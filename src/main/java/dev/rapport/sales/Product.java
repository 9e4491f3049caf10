package dev.rapport.sales;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.PRODUCT;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;

/** What one sells. */
public final class Product {

  public static final String OBJECT = "product";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> CODE = FieldRef.of("code");
  public static final FieldRef<String> SERIES = FieldRef.of("series");
  public static final FieldRef<Money> PRICE = FieldRef.of("price");
  public static final FieldRef<String> UNIT = FieldRef.of("unit");

  /** In percent; empty: as on what says nothing else. */
  public static final FieldRef<BigDecimal> TAX = FieldRef.of("tax");

  /** Of a bundle: what is taken off its components' prices, in percent. */
  public static final FieldRef<BigDecimal> BUNDLE_DISCOUNT = FieldRef.of("bundleDiscount");

  public static final FieldRef<Boolean> ACTIVE = FieldRef.of("active");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  private Product() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "products", PRODUCT)
        .icon("package", "cyan")
        .access(Access.everyone())
        .fields(
            of(NAME, text(), PRODUCT.NAME).required().sortable().searched(),
            of(CODE, text(100), PRODUCT.CODE).unique().searched(),
            of(SERIES, text(100), PRODUCT.SERIES).searched(),
            of(PRICE, money(), PRODUCT.PRICE),
            of(UNIT, text(30), PRODUCT.UNIT),
            of(TAX, percent(), PRODUCT.TAX),
            of(BUNDLE_DISCOUNT, percent(), PRODUCT.BUNDLE_DISCOUNT),
            of(ACTIVE, yesNo(), PRODUCT.ACTIVE).required().initially(true),
            of(DESCRIPTION, longText(), PRODUCT.DESCRIPTION))
        .label("name", "code", "series")
        .list("name", "name", "code", "series", "price", "active")
        .figures("price", "series", "active")
        .quickCreate("name", "code", "price")
        .related("productComponent", "bundle")
        .related("opportunity", "product")
        .related("priceEntry", "product")
        .build();
  }
}
