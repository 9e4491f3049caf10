package dev.rapport.sales.orders;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.whole;
import static rapport.db.Tables.ORDER_MOVEMENT;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Product;
import dev.rapport.sales.pricing.PriceEntry;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How much of one line of an order went to the customer, or came back from them. */
public final class OrderMovement {

  public static final String OBJECT = "orderMovement";

  /** How many of what; {@link MovementRules} keeps it. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> ORDER = FieldRef.of("order");

  /** Empty for an order without lines. */
  public static final FieldRef<Reference> LINE = FieldRef.of("line");

  /** Which part of a bundle, the first one being 1; empty where the line is none. */
  public static final FieldRef<BigDecimal> PART = FieldRef.of("part");

  public static final FieldRef<String> KIND = FieldRef.of("kind");
  public static final FieldRef<BigDecimal> QUANTITY = FieldRef.of("quantity");
  public static final FieldRef<LocalDate> MOVED_ON = FieldRef.of("movedOn");

  /** Why it came back. */
  public static final FieldRef<String> REASON = FieldRef.of("reason");

  /** What the customer got back for it, without tax, in the order's currency. */
  public static final FieldRef<Money> AMOUNT = FieldRef.of("amount");

  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<Reference> COMPANY = FieldRef.of("company");
  public static final FieldRef<Reference> PERSON = FieldRef.of("person");
  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");
  public static final FieldRef<Reference> TEAM = FieldRef.of("team");

  public static final String DELIVERY = "delivery";
  public static final String RETURN = "return";

  private OrderMovement() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "order-movements", ORDER_MOVEMENT)
        .icon("package", "green")
        .fields(
            of(NAME, text(600), ORDER_MOVEMENT.NAME).derived(),
            of(KIND, choice("delivery:green", "return:orange"), ORDER_MOVEMENT.KIND)
                .required()
                .fixed(),
            of(ORDER, reference(Order.OBJECT), ORDER_MOVEMENT.ORDER_ID).required().fixed(),
            of(LINE, reference(OrderLine.OBJECT), ORDER_MOVEMENT.LINE_ID)
                .among("order=={order}")
                .fixed(),
            of(PART, whole(1, 1_000), ORDER_MOVEMENT.PART).fixed(),
            of(QUANTITY, PriceEntry.QUANTITY, ORDER_MOVEMENT.QUANTITY).required(),
            of(MOVED_ON, date(), ORDER_MOVEMENT.MOVED_ON).sortable(),
            of(
                    REASON,
                    choice(
                        "damaged:red",
                        "wrong:orange",
                        "notAsDescribed:yellow",
                        "unwanted:gray",
                        "late:violet",
                        "other:gray"),
                    ORDER_MOVEMENT.REASON)
                .open(),
            of(AMOUNT, money(), ORDER_MOVEMENT.AMOUNT),
            of(PRODUCT, reference(Product.OBJECT), ORDER_MOVEMENT.PRODUCT_ID).derived(),
            of(COMPANY, reference("company"), ORDER_MOVEMENT.COMPANY_ID).derived(),
            of(PERSON, reference("person"), ORDER_MOVEMENT.PERSON_ID).derived())
        .derivingOwners()
        .label("name")
        .list("-movedOn", "name", "kind", "order", "company", "movedOn", "reason", "amount")
        .onTimeline("movedOn", "company", "person", "order")
        .figures("kind", "movedOn", "reason", "amount")
        .quickCreate("kind", "order", "line", "part", "quantity", "movedOn", "reason", "amount")
        .build();
  }
}
