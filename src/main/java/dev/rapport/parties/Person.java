package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.address;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.contactPoints;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.email;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.multiChoice;
import static dev.rapport.records.fieldtype.FieldTypes.phone;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.PERSON;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.ContactPoint;
import java.time.LocalDate;
import java.util.List;

/** Somebody whom one deals with. */
public final class Person {

  public static final String OBJECT = "person";

  /**
   * First and last name in the order of their script; {@link PersonRules} keeps the three together.
   */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<String> FIRST_NAME = FieldRef.of("firstName");
  public static final FieldRef<String> LAST_NAME = FieldRef.of("lastName");
  public static final FieldRef<List<String>> ROLES = FieldRef.of("roles");
  public static final FieldRef<String> JOB_TITLE = FieldRef.of("jobTitle");
  public static final FieldRef<Reference> COMPANY = FieldRef.of("company");
  public static final FieldRef<String> EMAIL = FieldRef.of("email");
  public static final FieldRef<String> PHONE = FieldRef.of("phone");
  public static final FieldRef<String> MOBILE = FieldRef.of("mobile");
  public static final FieldRef<Address> ADDRESS = FieldRef.of("address");

  /** All ways to reach them, the main ones among them as in the fields above. */
  public static final FieldRef<List<ContactPoint>> CONTACTS = FieldRef.of("contacts");

  public static final FieldRef<LocalDate> BIRTHDAY = FieldRef.of("birthday");
  public static final FieldRef<String> SEX = FieldRef.of("sex");
  public static final FieldRef<String> PROFESSION = FieldRef.of("profession");
  public static final FieldRef<String> PREFERRED_LANGUAGE = FieldRef.of("preferredLanguage");
  public static final FieldRef<String> PREFERENCES = FieldRef.of("preferences");

  /** By which another system knows them. */
  public static final FieldRef<String> EXTERNAL_ID = FieldRef.of("externalId");

  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  private Person() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "people", PERSON)
        .icon("user", "teal")
        .fields(
            of(NAME, text(), PERSON.NAME).sortable().searched(),
            of(FIRST_NAME, text(100), PERSON.FIRST_NAME),
            of(LAST_NAME, text(100), PERSON.LAST_NAME),
            of(
                    ROLES,
                    multiChoice(
                        "customer:green",
                        "supplier:blue",
                        "employee:cyan",
                        "partner:violet",
                        "investor:yellow",
                        "competitor:red"),
                    PERSON.ROLES)
                .open(),
            of(JOB_TITLE, text(), PERSON.JOB_TITLE),
            of(COMPANY, reference("company"), PERSON.COMPANY_ID),
            of(EMAIL, email(), PERSON.EMAIL).searched(),
            of(PHONE, phone(), PERSON.PHONE).searched(),
            of(MOBILE, phone(), PERSON.MOBILE).searched(),
            of(ADDRESS, address(), PERSON.ADDRESS).searched(),
            of(CONTACTS, contactPoints(), PERSON.CONTACTS).searched(),
            of(BIRTHDAY, date(), PERSON.BIRTHDAY).in("about"),
            of(SEX, choice("female", "male", "other"), PERSON.SEX).in("about"),
            of(PROFESSION, text(), PERSON.PROFESSION).in("about"),
            of(
                    PREFERRED_LANGUAGE,
                    choice("en", "bg", "zh", "kk", "he", "ru", "de", "fr", "es", "it", "tr", "ar"),
                    PERSON.PREFERRED_LANGUAGE)
                .in("about"),
            of(PREFERENCES, longText(), PERSON.PREFERENCES).in("about"),
            of(EXTERNAL_ID, text(100), PERSON.EXTERNAL_ID).searched().in("about"),
            of(DESCRIPTION, longText(), PERSON.DESCRIPTION).in("about"))
        .label("name", "jobTitle", "email")
        .list("name", "name", "jobTitle", "company", "email", "phone", "owner", "updatedAt")
        .figures("company", "jobTitle", "phone", "email")
        .quickCreate("firstName", "lastName", "company", "email", "phone")
        .related("opportunity", "person")
        .related("order", "person")
        .related("relation", "from")
        .related("relation", "to")
        .related("task", "about")
        .related("consent", "party")
        .withTimeline()
        .withDuplicates()
        .build();
  }
}
