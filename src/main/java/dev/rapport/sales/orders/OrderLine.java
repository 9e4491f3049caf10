package dev.rapport.sales.orders;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.decimal;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.ORDER_LINE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.sales.Product;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.pricing.PriceEntry;

/** What of an order is to be delivered; who sees the order sees it. */
public final class OrderLine {

  public static final String OBJECT = "orderLine";

  public static final FieldRef<Reference> PARENT = FieldRef.of("order");

  private OrderLine() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "order-lines", ORDER_LINE)
        .icon("note", "green")
        .access(Access.through(PARENT.name()))
        .fields(
            of(PARENT, reference(Order.OBJECT), ORDER_LINE.ORDER_ID).required().fixed(),
            of(Line.POSITION, count(), ORDER_LINE.POSITION).sortable(),
            of(Line.PRODUCT, reference(Product.OBJECT), ORDER_LINE.PRODUCT_ID),
            of(Line.DESCRIPTION, text(500), ORDER_LINE.DESCRIPTION).required(),
            of(Line.QUANTITY, PriceEntry.QUANTITY, ORDER_LINE.QUANTITY),
            of(Line.UNIT, text(30), ORDER_LINE.UNIT),
            of(Line.UNIT_PRICE, Line.PRICE, ORDER_LINE.UNIT_PRICE),
            of(Line.DISCOUNT, percent(), ORDER_LINE.DISCOUNT),
            of(Line.REDUCTION, decimal(4), ORDER_LINE.REDUCTION).derived(),
            of(Line.TAX, percent(), ORDER_LINE.TAX),
            of(Line.CONTENTS, longText(), ORDER_LINE.CONTENTS).derived().hidden(),
            of(Line.NET, decimal(4), ORDER_LINE.NET).derived())
        .label("description")
        .list(
            "position",
            "position",
            "description",
            "quantity",
            "unit",
            "unitPrice",
            "discount",
            "reduction",
            "tax",
            "net")
        .figures("quantity", "unitPrice", "net")
        .quickCreate("order", "product", "description", "quantity", "unitPrice")
        .build();
  }
}
