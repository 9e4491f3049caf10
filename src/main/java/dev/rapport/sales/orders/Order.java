package dev.rapport.sales.orders;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.SALES_ORDER;

import dev.rapport.records.Demands;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.Source.Numbering;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.pricing.PriceEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** How many pieces in all: the sum of its lines, or without lines what was said. */
  public static final FieldRef<BigDecimal> QUANTITY = FieldRef.of("quantity");

  /** By when the customer expects all of it. */
  public static final FieldRef<LocalDate> PROMISED_ON = FieldRef.of("promisedOn");

  /** When the last of it was delivered. */
  public static final FieldRef<LocalDate> DELIVERED_ON = FieldRef.of("deliveredOn");

  /** What the customer got back for what they returned, without tax. */
  public static final FieldRef<Money> RETURNED = FieldRef.of("returned");

  /** What the customer kept: net less what was returned. */
  public static final FieldRef<Money> VALUE = FieldRef.of("value");

  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  /** Not agreed on yet. */
  public static final String DRAFT = "draft";

  /** To be delivered. */
  public static final String CONFIRMED = "confirmed";

  /** Follows from deliveries. */
  public static final String PARTLY = "partlyDelivered";

  public static final String DELIVERED = "delivered";
  public static final String CANCELLED = "cancelled";

  /** What may follow a status; administrators may say otherwise. */
  private static final Demands COURSE =
      new Demands(
          null,
          null,
          Map.of(
              DRAFT, List.of(CONFIRMED, PARTLY, DELIVERED, CANCELLED),
              CONFIRMED, List.of(DRAFT, PARTLY, DELIVERED, CANCELLED),
              PARTLY, List.of(CONFIRMED, DELIVERED),
              DELIVERED, List.of(CONFIRMED, PARTLY),
              CANCELLED, List.of(DRAFT, CONFIRMED)),
          Set.of(PARTLY));

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
                    choice(
                        "draft:gray",
                        "confirmed:blue",
                        "partlyDelivered:cyan",
                        "delivered:green",
                        "cancelled:red"),
                    SALES_ORDER.STATUS)
                .required()
                .tracked()
                .asking(COURSE)
                .initially(CONFIRMED),
            of(PROMISED_ON, date(), SALES_ORDER.PROMISED_ON).sortable(),
            of(DELIVERED_ON, date(), SALES_ORDER.DELIVERED_ON),
            of(CURRENCY, text(3), SALES_ORDER.CURRENCY).fixed(),
            of(QUANTITY, PriceEntry.QUANTITY, SALES_ORDER.QUANTITY),
            of(NET, money(), SALES_ORDER.NET),
            of(TAX, money(), SALES_ORDER.TAX),
            of(TOTAL, money(), SALES_ORDER.TOTAL).derived(),
            of(RETURNED, money(), SALES_ORDER.RETURNED).derived(),
            of(VALUE, money(), SALES_ORDER.VALUE).derived(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), SALES_ORDER.OPPORTUNITY_ID),
            of(QUOTE, reference("quote"), SALES_ORDER.QUOTE_ID).derived(),
            of(EXTERNAL_ID, text(100), SALES_ORDER.EXTERNAL_ID).unique().searched())
        .label("number", "externalId")
        .list(
            "-orderedOn",
            "number",
            "company",
            "person",
            "orderedOn",
            "promisedOn",
            "status",
            "total",
            "returned",
            "owner")
        .onTimeline("orderedOn", "company", "person", "opportunity")
        .figures("status", "total", "orderedOn", "promisedOn")
        .quickCreate("company", "person", "orderedOn", "promisedOn", "externalId")
        .related("orderLine", "order")
        .related(OrderMovement.OBJECT, "order")
        .withTimeline()
        .build();
  }
}
