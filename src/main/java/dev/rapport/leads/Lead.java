package dev.rapport.leads;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.address;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.dateTime;
import static dev.rapport.records.fieldtype.FieldTypes.email;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.phone;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.url;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.LEAD;

import dev.rapport.records.Demands;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.Money;
import java.time.Instant;
import java.util.List;

/** Somebody who may become a customer; nothing of them is in the address book yet. */
public final class Lead {

  public static final String OBJECT = "lead";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> COMPANY_NAME = FieldRef.of("companyName");
  public static final FieldRef<String> JOB_TITLE = FieldRef.of("jobTitle");
  public static final FieldRef<String> EMAIL = FieldRef.of("email");
  public static final FieldRef<String> PHONE = FieldRef.of("phone");
  public static final FieldRef<String> WEBSITE = FieldRef.of("website");
  public static final FieldRef<Address> ADDRESS = FieldRef.of("address");
  public static final FieldRef<String> SOURCE = FieldRef.of("source");
  public static final FieldRef<String> CHANNEL = FieldRef.of("channel");
  public static final FieldRef<String> CAMPAIGN = FieldRef.of("campaign");
  public static final FieldRef<String> FORM = FieldRef.of("form");
  public static final FieldRef<String> LANDING_PAGE = FieldRef.of("landingPage");
  public static final FieldRef<String> REFERRER = FieldRef.of("referrer");

  /** By what they came the first time: source, medium and campaign. */
  public static final FieldRef<String> FIRST_TOUCH = FieldRef.of("firstTouch");

  public static final FieldRef<Instant> FIRST_TOUCH_AT = FieldRef.of("firstTouchAt");

  /** By what they came the time that made them a lead. */
  public static final FieldRef<String> LAST_TOUCH = FieldRef.of("lastTouch");

  public static final FieldRef<Instant> LAST_TOUCH_AT = FieldRef.of("lastTouchAt");
  public static final FieldRef<String> STATUS = FieldRef.of("status");
  public static final FieldRef<String> NEED = FieldRef.of("need");
  public static final FieldRef<Reference> PRODUCT = FieldRef.of("product");
  public static final FieldRef<Money> ESTIMATE = FieldRef.of("estimate");
  public static final FieldRef<Instant> CONVERTED_AT = FieldRef.of("convertedAt");
  public static final FieldRef<Reference> CONVERTED_COMPANY = FieldRef.of("convertedCompany");
  public static final FieldRef<Reference> CONVERTED_PERSON = FieldRef.of("convertedPerson");
  public static final FieldRef<Reference> CONVERTED_OPPORTUNITY =
      FieldRef.of("convertedOpportunity");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  /** The one in which they would like to be spoken to. */
  public static final FieldRef<String> LANGUAGE = FieldRef.of("language");

  /** Whether the rules of assignment are to say who gets the lead. */
  public static final FieldRef<Boolean> ASSIGN = FieldRef.of("assign");

  /** When a first answer was promised; empty where nothing was agreed. */
  public static final FieldRef<Instant> ANSWER_DUE = FieldRef.of("answerDue");

  /** When somebody first did something about a new lead. */
  public static final FieldRef<Instant> ANSWERED_AT = FieldRef.of("answeredAt");

  /** Whether that was by the time that was promised; empty while nobody did, or nothing was. */
  public static final FieldRef<Boolean> ANSWERED_IN_TIME = FieldRef.of("answeredInTime");

  /** When the lead is given to the next, unless somebody does something about it. */
  public static final FieldRef<Instant> RETURNS_AT = FieldRef.of("returnsAt");

  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  public static final String NEW = "new";

  /** The channel of what comes through a public form. */
  public static final String WEB_FORM = "webForm";

  /**
   * The status of a lead that {@link ConvertLead} has made a customer of: exactly those that have
   * {@link #CONVERTED_AT}.
   */
  public static final String CONVERTED = "converted";

  public static final String UNQUALIFIED = "unqualified";

  /** The statuses that end the work on a lead. */
  public static final List<String> ENDS = List.of(CONVERTED, UNQUALIFIED);

  private Lead() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "leads", LEAD)
        .icon("sparkles", "yellow")
        .fields(
            of(NAME, text(), LEAD.NAME).sortable().searched(),
            of(COMPANY_NAME, text(), LEAD.COMPANY_NAME).searched(),
            of(JOB_TITLE, text(), LEAD.JOB_TITLE),
            of(EMAIL, email(), LEAD.EMAIL).searched(),
            of(PHONE, phone(), LEAD.PHONE).searched(),
            of(WEBSITE, url(), LEAD.WEBSITE).searched(),
            of(ADDRESS, address(), LEAD.ADDRESS),
            of(
                    STATUS,
                    choice(
                        "new:blue",
                        "contacted:cyan",
                        "qualified:violet",
                        "unqualified:gray",
                        "converted:green"),
                    LEAD.STATUS)
                .required()
                .tracked()
                .asking(Demands.owning(CONVERTED))
                .initially(NEW)
                .open(NEW, CONVERTED, UNQUALIFIED)
                .in("interest"),
            of(NEED, longText(), LEAD.NEED).searched().in("interest"),
            of(PRODUCT, reference("product"), LEAD.PRODUCT_ID).in("interest"),
            of(ESTIMATE, money(), LEAD.ESTIMATE).in("interest"),
            of(
                    SOURCE,
                    choice(
                        "website:blue",
                        "referral:green",
                        "campaign:violet",
                        "event:orange",
                        "partner:teal",
                        "socialMedia:pink",
                        "coldContact:gray",
                        "other:gray"),
                    LEAD.SOURCE)
                .open()
                .in("interest"),
            of(
                    CHANNEL,
                    choice(
                        "webForm:blue",
                        "email:cyan",
                        "phone:green",
                        "chat:violet",
                        "meeting:orange",
                        "social:pink",
                        "import:gray"),
                    LEAD.CHANNEL)
                .open(WEB_FORM)
                .in("interest"),
            of(CAMPAIGN, text(), LEAD.CAMPAIGN).in("interest"),
            of(
                    LANGUAGE,
                    choice("en", "bg", "zh", "kk", "he", "ru", "de", "fr", "es", "it", "tr", "ar"),
                    LEAD.LANGUAGE)
                .in("interest"),
            of(ASSIGN, yesNo(), LEAD.ASSIGN).required().initially(false).in("answer"),
            of(ANSWER_DUE, dateTime(), LEAD.ANSWER_DUE).derived().sortable().in("answer"),
            of(ANSWERED_AT, dateTime(), LEAD.ANSWERED_AT).derived().in("answer"),
            of(ANSWERED_IN_TIME, yesNo(), LEAD.ANSWERED_IN_TIME).derived().in("answer"),
            of(RETURNS_AT, dateTime(), LEAD.RETURNS_AT).derived().in("answer"),
            of(FORM, text(), LEAD.FORM).byCommand().in("arrival"),
            of(LANDING_PAGE, url(), LEAD.LANDING_PAGE).in("arrival"),
            of(REFERRER, url(), LEAD.REFERRER).in("arrival"),
            of(FIRST_TOUCH, text(), LEAD.FIRST_TOUCH).in("arrival"),
            of(FIRST_TOUCH_AT, dateTime(), LEAD.FIRST_TOUCH_AT).in("arrival"),
            of(LAST_TOUCH, text(), LEAD.LAST_TOUCH).in("arrival"),
            of(LAST_TOUCH_AT, dateTime(), LEAD.LAST_TOUCH_AT).in("arrival"),
            of(CONVERTED_AT, dateTime(), LEAD.CONVERTED_AT).byCommand().in("conversion"),
            of(CONVERTED_COMPANY, reference("company"), LEAD.CONVERTED_COMPANY_ID)
                .byCommand()
                .in("conversion"),
            of(CONVERTED_PERSON, reference("person"), LEAD.CONVERTED_PERSON_ID)
                .byCommand()
                .in("conversion"),
            of(CONVERTED_OPPORTUNITY, reference("opportunity"), LEAD.CONVERTED_OPPORTUNITY_ID)
                .byCommand()
                .in("conversion"),
            of(DESCRIPTION, longText(), LEAD.DESCRIPTION).in("interest"))
        .label("name", "companyName", "email")
        .list(
            "-createdAt",
            "name",
            "companyName",
            "status",
            "source",
            "estimate",
            "owner",
            "createdAt")
        .board("status", null, "estimate", "name", "companyName", "estimate", "owner", "createdAt")
        .onTimeline("createdAt", "convertedCompany", "convertedPerson", "convertedOpportunity")
        .figures("status", "estimate", "source", "createdAt")
        .quickCreate("name", "companyName", "email", "phone", "need")
        .related("task", "about")
        .withTimeline()
        .withDuplicates()
        .trackingOwners()
        .build();
  }
}
