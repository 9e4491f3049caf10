package dev.rapport.sales.quotes;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.dateTime;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.QUOTE;

import dev.rapport.activities.Task;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * One version of a quote. A draft changes; from its sending on its words and lines stay as they
 * are, and another version takes its place.
 */
public final class Quote {

  public static final String OBJECT = "quote";

  /** Its number, and from the second on its version. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  /** Common to its versions. */
  public static final FieldRef<String> NUMBER = FieldRef.of("number");

  public static final FieldRef<BigDecimal> REVISION = FieldRef.of("revision");
  public static final FieldRef<Reference> OPPORTUNITY = FieldRef.of("opportunity");
  public static final FieldRef<Reference> COMPANY = FieldRef.of("company");
  public static final FieldRef<Reference> PERSON = FieldRef.of("person");
  public static final FieldRef<String> STATUS = FieldRef.of("status");
  public static final FieldRef<String> LANGUAGE = FieldRef.of("language");
  public static final FieldRef<String> CURRENCY = FieldRef.of("currency");

  /** The last day on which it can be accepted. */
  public static final FieldRef<LocalDate> VALID_UNTIL = FieldRef.of("validUntil");

  public static final FieldRef<String> INTRO = FieldRef.of("intro");
  public static final FieldRef<String> TERMS = FieldRef.of("terms");
  public static final FieldRef<Money> NET = FieldRef.of("net");
  public static final FieldRef<Money> TAX = FieldRef.of("tax");
  public static final FieldRef<Money> TOTAL = FieldRef.of("total");

  /** What is taken off all of it, in percent of what the lines come to. */
  public static final FieldRef<BigDecimal> REDUCTION_PERCENT = FieldRef.of("reductionPercent");

  /** What is taken off all of it, as an amount in its currency; one of the two, or none. */
  public static final FieldRef<BigDecimal> REDUCTION_AMOUNT = FieldRef.of("reductionAmount");

  /**
   * The highest of its lines against the list price, with what is taken off all of it, in percent.
   */
  public static final FieldRef<BigDecimal> DISCOUNT = FieldRef.of("discount");

  public static final FieldRef<Reference> APPROVED_BY = FieldRef.of("approvedBy");
  public static final FieldRef<Instant> APPROVED_AT = FieldRef.of("approvedAt");

  /** Up to which discount it is approved. */
  public static final FieldRef<BigDecimal> APPROVED_DISCOUNT = FieldRef.of("approvedDiscount");

  /** Why it differs from the version before it; no part of what the customer sees. */
  public static final FieldRef<String> REASON = FieldRef.of("reason");

  /** What the customer asked for; no part of what they see. */
  public static final FieldRef<String> ASKED = FieldRef.of("asked");

  /** Of the one who was asked last to approve it; open until that is settled. */
  public static final FieldRef<Reference> APPROVAL_TASK = FieldRef.of("approvalTask");

  public static final FieldRef<Instant> SENT_AT = FieldRef.of("sentAt");
  public static final FieldRef<Instant> DECIDED_AT = FieldRef.of("decidedAt");

  /** How the one who accepted or declined it calls themselves. */
  public static final FieldRef<String> DECIDED_BY = FieldRef.of("decidedBy");

  public static final FieldRef<String> DECLINE_REASON = FieldRef.of("declineReason");
  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  public static final String DRAFT = "draft";
  public static final String SENT = "sent";
  public static final String ACCEPTED = "accepted";
  public static final String DECLINED = "declined";
  public static final String EXPIRED = "expired";

  /** Another version of it was sent. */
  public static final String SUPERSEDED = "superseded";

  /** What doesn't change any more once it is sent. */
  static final Set<FieldRef<?>> CONTENT =
      Set.of(
          COMPANY,
          PERSON,
          LANGUAGE,
          CURRENCY,
          VALID_UNTIL,
          INTRO,
          TERMS,
          REDUCTION_PERCENT,
          REDUCTION_AMOUNT);

  /** No less than nothing. */
  private static final NumberType REDUCTION =
      new NumberType("number", 4, BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000));

  private Quote() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "quotes", QUOTE)
        .icon("file-text", "indigo")
        .fields(
            of(NAME, text(), QUOTE.NAME).derived().sortable().searched(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), QUOTE.OPPORTUNITY_ID).required().fixed(),
            of(COMPANY, reference("company"), QUOTE.COMPANY_ID),
            of(PERSON, reference("person"), QUOTE.PERSON_ID),
            of(
                    STATUS,
                    choice(
                        "draft:gray",
                        "sent:blue",
                        "accepted:green",
                        "declined:red",
                        "expired:orange",
                        "superseded:gray"),
                    QUOTE.STATUS)
                .required()
                .tracked()
                .byCommand()
                .initially(DRAFT),
            of(LANGUAGE, choice(languages()), QUOTE.LANGUAGE),
            of(CURRENCY, text(3), QUOTE.CURRENCY),
            of(VALID_UNTIL, date(), QUOTE.VALID_UNTIL),
            of(INTRO, longText(), QUOTE.INTRO),
            of(TERMS, longText(), QUOTE.TERMS),
            of(REDUCTION_PERCENT, percent(), QUOTE.REDUCTION_PERCENT).in("figures"),
            of(REDUCTION_AMOUNT, REDUCTION, QUOTE.REDUCTION_AMOUNT).in("figures"),
            of(NET, money(), QUOTE.NET).derived().in("figures"),
            of(TAX, money(), QUOTE.TAX).derived().in("figures"),
            of(TOTAL, money(), QUOTE.TOTAL).derived().in("figures"),
            of(DISCOUNT, percent(), QUOTE.DISCOUNT).derived().in("figures"),
            of(APPROVED_BY, reference("user"), QUOTE.APPROVED_BY).derived().in("figures"),
            of(APPROVED_AT, dateTime(), QUOTE.APPROVED_AT).derived().in("figures"),
            of(APPROVED_DISCOUNT, percent(), QUOTE.APPROVED_DISCOUNT).derived().in("figures"),
            of(
                    REASON,
                    choice(
                        "price:orange",
                        "scope:blue",
                        "terms:violet",
                        "delivery:teal",
                        "rival:red",
                        "other:gray"),
                    QUOTE.REASON)
                .open()
                .in("negotiation"),
            of(ASKED, longText(), QUOTE.ASKED).in("negotiation"),
            of(APPROVAL_TASK, reference(Task.OBJECT), QUOTE.APPROVAL_TASK_ID)
                .derived()
                .in("figures"),
            of(NUMBER, text(30), QUOTE.NUMBER).derived().searched().in("course"),
            of(REVISION, count(), QUOTE.REVISION).derived().in("course"),
            of(SENT_AT, dateTime(), QUOTE.SENT_AT).derived().in("course"),
            of(DECIDED_AT, dateTime(), QUOTE.DECIDED_AT).derived().in("course"),
            of(DECIDED_BY, text(), QUOTE.DECIDED_BY).derived().in("course"),
            of(DECLINE_REASON, longText(), QUOTE.DECLINE_REASON).derived().in("course"))
        .label("name")
        .list(
            "-updatedAt",
            "name",
            "company",
            "opportunity",
            "status",
            "total",
            "validUntil",
            "owner",
            "updatedAt")
        .onTimeline("createdAt", "opportunity", "company", "person")
        .figures("status", "total", "validUntil")
        .quickCreate("opportunity", "validUntil")
        .related("quoteLine", "quote")
        .related("quoteEvent", "quote")
        .related("order", "quote")
        .build();
  }

  private static String[] languages() {
    return Languages.ALL.stream().map(Locale::toLanguageTag).toArray(String[]::new);
  }
}
