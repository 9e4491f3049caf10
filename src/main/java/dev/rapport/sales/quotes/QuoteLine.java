package dev.rapport.sales.quotes;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.decimal;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.QUOTE_LINE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.sales.Product;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.pricing.PriceEntry;

/** What a quote offers: a product, or something in words; who sees the quote sees it. */
public final class QuoteLine {

  public static final String OBJECT = "quoteLine";

  public static final FieldRef<Reference> PARENT = FieldRef.of("quote");

  private QuoteLine() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "quote-lines", QUOTE_LINE)
        .icon("note", "indigo")
        .access(Access.through(PARENT.name()))
        .fields(
            of(PARENT, reference(Quote.OBJECT), QUOTE_LINE.QUOTE_ID).required().fixed(),
            of(Line.POSITION, count(), QUOTE_LINE.POSITION).sortable(),
            of(Line.PRODUCT, reference(Product.OBJECT), QUOTE_LINE.PRODUCT_ID),
            of(Line.DESCRIPTION, text(500), QUOTE_LINE.DESCRIPTION).required(),
            of(Line.QUANTITY, PriceEntry.QUANTITY, QUOTE_LINE.QUANTITY),
            of(Line.UNIT, text(30), QUOTE_LINE.UNIT),
            of(Line.UNIT_PRICE, Line.PRICE, QUOTE_LINE.UNIT_PRICE),
            of(Line.LIST_PRICE, decimal(4), QUOTE_LINE.LIST_PRICE).derived(),
            of(Line.DISCOUNT, percent(), QUOTE_LINE.DISCOUNT),
            of(Line.TAX, percent(), QUOTE_LINE.TAX),
            of(Line.OPTIONAL, yesNo(), QUOTE_LINE.OPTIONAL).required().initially(false),
            of(Line.CHOSEN, yesNo(), QUOTE_LINE.CHOSEN).required().initially(false),
            of(Line.CONTENTS, longText(), QUOTE_LINE.CONTENTS).derived().hidden(),
            of(Line.NET, decimal(4), QUOTE_LINE.NET).derived())
        .label("description")
        .list(
            "position",
            "position",
            "description",
            "quantity",
            "unit",
            "unitPrice",
            "discount",
            "tax",
            "net",
            "optional")
        .figures("quantity", "unitPrice", "net")
        .quickCreate("quote", "product", "description", "quantity", "unitPrice")
        .build();
  }
}
