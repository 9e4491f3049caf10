package dev.rapport.sales.pricing;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.PRODUCT_COMPONENT;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.sales.Product;
import java.math.BigDecimal;

/** What a product contains, which is a bundle as soon as it contains something. */
public final class ProductComponent {

  public static final String OBJECT = "productComponent";

  /** How many of what; {@link ComponentRules} keeps it. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> BUNDLE = FieldRef.of("bundle");
  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<BigDecimal> POSITION = FieldRef.of("position");

  /** In one bundle. */
  public static final FieldRef<BigDecimal> QUANTITY = FieldRef.of("quantity");

  /** Whether whoever sells the bundle may leave it out; it is left out unless they take it. */
  public static final FieldRef<Boolean> OPTIONAL = FieldRef.of("optional");

  /** One that is retired is in no bundle that is sold from now on. */
  public static final FieldRef<Boolean> ACTIVE = FieldRef.of("active");

  private ProductComponent() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "product-components", PRODUCT_COMPONENT)
        .icon("package", "cyan")
        .access(Access.everyone())
        .fields(
            of(NAME, text(300), PRODUCT_COMPONENT.NAME).derived(),
            of(BUNDLE, reference(Product.OBJECT), PRODUCT_COMPONENT.BUNDLE_ID).required().fixed(),
            of(PRODUCT, reference(Product.OBJECT), PRODUCT_COMPONENT.PRODUCT_ID).required(),
            of(QUANTITY, PriceEntry.QUANTITY, PRODUCT_COMPONENT.QUANTITY)
                .required()
                .initially(BigDecimal.ONE),
            of(POSITION, count(), PRODUCT_COMPONENT.POSITION).sortable(),
            of(OPTIONAL, yesNo(), PRODUCT_COMPONENT.OPTIONAL).required().initially(false),
            of(ACTIVE, yesNo(), PRODUCT_COMPONENT.ACTIVE).required().initially(true))
        .label("name")
        .list("position", "position", "product", "quantity", "optional", "active", "bundle")
        .figures("optional", "active")
        .quickCreate("bundle", "product", "quantity", "optional")
        .build();
  }
}
