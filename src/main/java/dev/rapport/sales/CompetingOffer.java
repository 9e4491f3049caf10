package dev.rapport.sales;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.COMPETING_OFFER;

import dev.rapport.parties.Company;
import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;

/**
 * What a rival offered to win a deal. A rival may offer more than once: the latest offer counts,
 * the others are its history.
 */
public final class CompetingOffer {

  public static final String OBJECT = "competingOffer";

  /** The offer's own words: whose it is, and what. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> OPPORTUNITY = FieldRef.of("opportunity");
  public static final FieldRef<Reference> COMPETITOR = FieldRef.of("competitor");

  /** What the rival calls it. */
  public static final FieldRef<String> PRODUCT = FieldRef.of("product");

  public static final FieldRef<Money> PRICE = FieldRef.of("price");
  public static final FieldRef<String> TERMS = FieldRef.of("terms");
  public static final FieldRef<String> STRENGTHS = FieldRef.of("strengths");

  /** Who of one's own met the rival: the deal's owner, unless somebody else is named. */
  public static final FieldRef<Reference> SALESPERSON = FieldRef.of("salesperson");

  private CompetingOffer() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "competing-offers", COMPETING_OFFER)
        .icon("bolt", "red")
        .access(Access.through("opportunity"))
        .fields(
            of(NAME, text(), COMPETING_OFFER.NAME).derived().searched(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), COMPETING_OFFER.OPPORTUNITY_ID)
                .required()
                .fixed(),
            of(COMPETITOR, reference(Company.OBJECT), COMPETING_OFFER.COMPETITOR_ID).required(),
            of(PRODUCT, text(), COMPETING_OFFER.PRODUCT).searched(),
            of(PRICE, money(), COMPETING_OFFER.PRICE),
            of(TERMS, longText(), COMPETING_OFFER.TERMS),
            of(STRENGTHS, longText(), COMPETING_OFFER.STRENGTHS),
            of(SALESPERSON, reference("user"), COMPETING_OFFER.SALESPERSON_ID))
        .label("name")
        .list(
            "-createdAt",
            "name",
            "opportunity",
            "competitor",
            "product",
            "price",
            "salesperson",
            "createdAt")
        .onTimeline("createdAt", "opportunity")
        .figures("price", "opportunity", "salesperson")
        .quickCreate("opportunity", "competitor", "product", "price", "terms", "strengths")
        .build();
  }
}
