package dev.rapport.sales;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.dateTime;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A sale that may come about: a deal. */
public final class Opportunity {

  public static final String OBJECT = "opportunity";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<Reference> COMPANY = FieldRef.of("company");
  public static final FieldRef<Reference> PERSON = FieldRef.of("person");
  public static final FieldRef<Reference> PIPELINE = FieldRef.of("pipeline");
  public static final FieldRef<Reference> STAGE = FieldRef.of("stage");
  public static final FieldRef<Instant> STAGE_SINCE = FieldRef.of("stageSince");

  /** Its stage's kind: {@link #OPEN}, {@link #WON} or {@link #LOST}. */
  public static final FieldRef<String> STATUS = FieldRef.of("status");

  public static final FieldRef<BigDecimal> PROBABILITY = FieldRef.of("probability");
  public static final FieldRef<Money> AMOUNT = FieldRef.of("amount");
  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<LocalDate> OPENED_ON = FieldRef.of("openedOn");
  public static final FieldRef<LocalDate> EXPECTED_CLOSE = FieldRef.of("expectedClose");

  /**
   * What its salesperson says of it: {@link #COMMIT}, {@link #LIKELY}, {@link #BEST_CASE} or {@link
   * #OMITTED}; empty where they leave it to the stage.
   */
  public static final FieldRef<String> FORECAST = FieldRef.of("forecast");

  public static final FieldRef<LocalDate> CLOSED_ON = FieldRef.of("closedOn");
  public static final FieldRef<String> WON_REASON = FieldRef.of("wonReason");
  public static final FieldRef<String> LOST_REASON = FieldRef.of("lostReason");

  /** The rival who won what was lost. */
  public static final FieldRef<Reference> LOST_TO = FieldRef.of("lostTo");

  public static final FieldRef<String> NEXT_STEP = FieldRef.of("nextStep");
  public static final FieldRef<String> EXTERNAL_ID = FieldRef.of("externalId");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");
  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  public static final String OPEN = "open";
  public static final String WON = "won";
  public static final String LOST = "lost";

  public static final String COMMIT = "commit";
  public static final String LIKELY = "likely";
  public static final String BEST_CASE = "bestCase";
  public static final String OMITTED = "omitted";

  /** The reason for losing to a rival. */
  static final String COMPETITOR = "competitor";

  private Opportunity() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "opportunities", OPPORTUNITY)
        .icon("target", "violet")
        .fields(
            of(NAME, text(), OPPORTUNITY.NAME).sortable().searched(),
            of(COMPANY, reference("company"), OPPORTUNITY.COMPANY_ID),
            of(PERSON, reference("person"), OPPORTUNITY.PERSON_ID),
            of(AMOUNT, money(), OPPORTUNITY.AMOUNT).sortable(),
            of(PIPELINE, reference("pipeline"), OPPORTUNITY.PIPELINE_ID),
            of(STAGE, reference("stage"), OPPORTUNITY.STAGE_ID)
                .tracked()
                .among("pipeline=={pipeline}"),
            of(STAGE_SINCE, dateTime(), OPPORTUNITY.STAGE_SINCE).derived(),
            of(STATUS, choice("open:blue", "won:green", "lost:red"), OPPORTUNITY.STATUS)
                .derived()
                .tracked(),
            of(PROBABILITY, percent(), OPPORTUNITY.PROBABILITY),
            of(PRODUCT, reference("product"), OPPORTUNITY.PRODUCT_ID).among("active==true"),
            of(EXPECTED_CLOSE, date(), OPPORTUNITY.EXPECTED_CLOSE).sortable(),
            of(
                FORECAST,
                choice("commit:green", "likely:teal", "bestCase:blue", "omitted:gray"),
                OPPORTUNITY.FORECAST),
            of(NEXT_STEP, text(), OPPORTUNITY.NEXT_STEP),
            of(OPENED_ON, date(), OPPORTUNITY.OPENED_ON).in("course"),
            of(CLOSED_ON, date(), OPPORTUNITY.CLOSED_ON).sortable().in("course"),
            of(
                    WON_REASON,
                    choice(
                        "product:violet",
                        "price:orange",
                        "service:teal",
                        "relationship:blue",
                        "references:cyan",
                        "terms:yellow",
                        "speed:green",
                        "other:gray"),
                    OPPORTUNITY.WON_REASON)
                .open()
                .in("course"),
            of(
                    LOST_REASON,
                    choice(
                        "price:orange",
                        "competitor:red",
                        "features:violet",
                        "budget:yellow",
                        "timing:blue",
                        "noDecision:gray",
                        "noResponse:gray",
                        "other:gray"),
                    OPPORTUNITY.LOST_REASON)
                .open(COMPETITOR)
                .in("course"),
            of(LOST_TO, reference("company"), OPPORTUNITY.LOST_TO_ID).in("course"),
            of(EXTERNAL_ID, text(100), OPPORTUNITY.EXTERNAL_ID).searched().in("course"),
            of(DESCRIPTION, longText(), OPPORTUNITY.DESCRIPTION).in("course"))
        .label("name", "externalId")
        .list(
            "-updatedAt",
            "name",
            "company",
            "stage",
            "amount",
            "expectedClose",
            "owner",
            "updatedAt")
        .board(
            "stage",
            "pipeline",
            "amount",
            "name",
            "company",
            "amount",
            "owner",
            "stageSince",
            "nextStep")
        .onTimeline("createdAt", "company", "person")
        .figures("amount", "stage", "probability", "expectedClose")
        .quickCreate("name", "company", "amount", "expectedClose")
        .related("quote", "opportunity")
        .related("order", "opportunity")
        .related("competingOffer", "opportunity")
        .related("dealMember", "opportunity")
        .related("task", "about")
        .withTimeline()
        .build();
  }
}
