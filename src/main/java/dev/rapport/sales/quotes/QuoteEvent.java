package dev.rapport.sales.quotes;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.dateTime;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.QUOTE_EVENT;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.sales.Opportunity;
import java.time.Instant;

/**
 * What was done with a quote: when, by whom, from where. It is evidence: nobody enters it, and it
 * stays.
 */
public final class QuoteEvent {

  public static final String OBJECT = "quoteEvent";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<Reference> PARENT = FieldRef.of("quote");
  public static final FieldRef<Reference> OPPORTUNITY = FieldRef.of("opportunity");
  public static final FieldRef<String> KIND = FieldRef.of("kind");
  public static final FieldRef<Instant> AT = FieldRef.of("at");

  /** How they call themselves. */
  public static final FieldRef<String> PERSON = FieldRef.of("person");

  /** A question, or the reason of a refusal. */
  public static final FieldRef<String> TEXT = FieldRef.of("text");

  public static final FieldRef<String> ADDRESS = FieldRef.of("address");
  public static final FieldRef<String> USER_AGENT = FieldRef.of("userAgent");

  /** Drawn, as the path of an SVG image of 600 by 200; empty where the name was typed. */
  public static final FieldRef<String> SIGNATURE = FieldRef.of("signature");

  /** The whole offer as it was shown, as JSON, and the SHA-256 of it. */
  public static final FieldRef<String> CONTENT = FieldRef.of("content");

  public static final FieldRef<String> CONTENT_HASH = FieldRef.of("contentHash");

  public static final String SENT = "sent";

  /** It was mailed to somebody; what they read is its text. */
  public static final String MAILED = "mailed";

  /** A mail server has taken that. */
  public static final String MAIL_TAKEN = "mailTaken";

  public static final String MAIL_FAILED = "mailFailed";

  /** Whether a server has taken it nobody knows. */
  public static final String MAIL_UNCERTAIN = "mailUncertain";

  /** Somebody, its person, was asked to approve its discount. */
  public static final String APPROVAL_ASKED = "approvalAsked";

  public static final String APPROVED = "approved";
  public static final String SEEN = "seen";
  public static final String QUESTION = "question";
  public static final String ACCEPTED = "accepted";
  public static final String DECLINED = "declined";

  private QuoteEvent() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "quote-events", QUOTE_EVENT)
        .icon("checklist", "indigo")
        .access(Access.through(PARENT.name()))
        .fields(
            of(NAME, text(), QUOTE_EVENT.NAME).derived(),
            of(PARENT, reference(Quote.OBJECT), QUOTE_EVENT.QUOTE_ID).derived(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), QUOTE_EVENT.OPPORTUNITY_ID).derived(),
            of(
                    KIND,
                    choice(
                        "sent:blue",
                        "mailed:blue",
                        "mailTaken:teal",
                        "mailFailed:red",
                        "mailUncertain:orange",
                        "approvalAsked:yellow",
                        "approved:teal",
                        "seen:gray",
                        "question:yellow",
                        "accepted:green",
                        "declined:red"),
                    QUOTE_EVENT.KIND)
                .derived(),
            of(AT, dateTime(), QUOTE_EVENT.AT).derived().sortable(),
            of(PERSON, text(), QUOTE_EVENT.PERSON).derived(),
            of(TEXT, longText(), QUOTE_EVENT.TEXT).derived(),
            of(ADDRESS, text(), QUOTE_EVENT.ADDRESS).derived(),
            of(USER_AGENT, text(300), QUOTE_EVENT.USER_AGENT).derived(),
            of(SIGNATURE, longText(), QUOTE_EVENT.SIGNATURE).derived(),
            of(CONTENT, longText(), QUOTE_EVENT.CONTENT).derived(),
            of(CONTENT_HASH, text(), QUOTE_EVENT.CONTENT_HASH).derived())
        .label("name")
        .list("-at", "at", "kind", "person", "text", "address")
        .onTimeline("at", "opportunity")
        .figures("kind", "person", "at")
        .build();
  }
}
