package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.CONSENT;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import java.time.LocalDate;

/**
 * That a party wants to be reached by a channel, or no longer wants to. Never changed: of a channel
 * the latest one counts, the others are its history.
 */
public final class Consent {

  public static final String OBJECT = "consent";

  /** The consent's own words. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> PARTY = FieldRef.of("party");
  public static final FieldRef<String> CHANNEL = FieldRef.of("channel");

  /** {@code given} or {@code refused}. */
  public static final FieldRef<String> STATUS = FieldRef.of("status");

  /** Where it was said. */
  public static final FieldRef<String> SOURCE = FieldRef.of("source");

  /** The day on which it was said. */
  public static final FieldRef<LocalDate> SAID_ON = FieldRef.of("saidOn");

  public static final FieldRef<String> EVIDENCE = FieldRef.of("evidence");

  private Consent() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "consents", CONSENT)
        .icon("certificate", "green")
        .access(Access.through("party"))
        .fields(
            of(NAME, text(100), CONSENT.NAME).derived(),
            of(PARTY, reference("company", "person"), CONSENT.PARTY_ID).required().fixed(),
            of(CHANNEL, choice("email", "sms", "phone", "fax", "post"), CONSENT.CHANNEL)
                .required()
                .fixed(),
            of(STATUS, choice("given:green", "refused:red"), CONSENT.STATUS).required().fixed(),
            of(
                    SOURCE,
                    choice("person", "phone", "email", "form", "contract", "import", "other"),
                    CONSENT.SOURCE)
                .required()
                .fixed()
                .open("form"),
            of(SAID_ON, date(), CONSENT.SAID_ON).required().fixed(),
            of(EVIDENCE, text(300), CONSENT.EVIDENCE).fixed())
        .label("name")
        .list("-createdAt", "party", "channel", "status", "source", "saidOn", "evidence")
        .figures("channel", "status", "saidOn")
        .quickCreate("party", "channel", "status", "source", "saidOn", "evidence")
        .build();
  }
}
