package dev.rapport.sales.orders;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.SALES_ORDER;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.Source.Numbering;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import java.time.LocalDate;

/** What a customer ordered: by accepting a quote, or in another system that tells us. */
public final class Order {

  public static final String OBJECT = "order";

  public static final FieldRef<String> NUMBER = FieldRef.of("number");

  /** By which another system knows it: an import with it as its key brings each order once. */
  public static final FieldRef<String> EXTERNAL_ID = FieldRef.of("externalId");

  public static final FieldRef<Reference> OPPORTUNITY = FieldRef.of("opportunity");

  /** The quote that was accepted. */
  public static final FieldRef<Reference> QUOTE = FieldRef.of("quote");

  public static final FieldRef<Reference> COMPANY = FieldRef.of("company");
  public static final FieldRef<Reference> PERSON = FieldRef.of("person");
  public static final FieldRef<LocalDate> ORDERED_ON = FieldRef.of("orderedOn");
  public static final FieldRef<String> STATUS = FieldRef.of("status");
  public static final FieldRef<String> CURRENCY = FieldRef.of("currency");
  public static final FieldRef<Money> NET = FieldRef.of("net");
  public static final FieldRef<Money> TAX = FieldRef.of("tax");
  public static final FieldRef<Money> TOTAL = FieldRef.of("total");
  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  private Order() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "orders", SALES_ORDER)
        .icon("truck", "green")
        .fields(
            of(NUMBER, text(30), SALES_ORDER.NUMBER)
                .from(new Numbering("order_number", "O-", 5))
                .searched(),
            of(COMPANY, reference("company"), SALES_ORDER.COMPANY_ID),
            of(PERSON, reference("person"), SALES_ORDER.PERSON_ID),
            of(ORDERED_ON, date(), SALES_ORDER.ORDERED_ON).sortable(),
            of(
                    STATUS,
                    choice("open:blue", "delivered:green", "returned:orange", "cancelled:red"),
                    SALES_ORDER.STATUS)
                .required()
                .tracked()
                .initially("open"),
            of(CURRENCY, text(3), SALES_ORDER.CURRENCY).fixed(),
            of(NET, money(), SALES_ORDER.NET).derived(),
            of(TAX, money(), SALES_ORDER.TAX).derived(),
            of(TOTAL, money(), SALES_ORDER.TOTAL).derived(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), SALES_ORDER.OPPORTUNITY_ID),
            of(QUOTE, reference("quote"), SALES_ORDER.QUOTE_ID).derived(),
            of(EXTERNAL_ID, text(100), SALES_ORDER.EXTERNAL_ID).unique().searched())
        .label("number", "externalId")
        .list("-orderedOn", "number", "company", "orderedOn", "status", "total", "quote", "owner")
        .onTimeline("orderedOn", "company", "person", "opportunity")
        .figures("status", "total", "orderedOn")
        .quickCreate("company", "person", "orderedOn", "externalId")
        .related("orderLine", "order")
        .build();
  }
}
