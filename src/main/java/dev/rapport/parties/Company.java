package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.address;
import static dev.rapport.records.fieldtype.FieldTypes.contactPoints;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.email;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.multiChoice;
import static dev.rapport.records.fieldtype.FieldTypes.phone;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.url;
import static dev.rapport.records.fieldtype.FieldTypes.whole;
import static rapport.db.Tables.COMPANY;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.ContactPoint;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** An organisation that one deals with. */
public final class Company {

  public static final String OBJECT = "company";

  public static final FieldRef<String> NAME = FieldRef.of("name");

  /** What it is to us; {@link #CUSTOMER} and others. */
  public static final FieldRef<List<String>> ROLES = FieldRef.of("roles");

  public static final FieldRef<String> SECTOR = FieldRef.of("sector");
  public static final FieldRef<String> WEBSITE = FieldRef.of("website");
  public static final FieldRef<String> EMAIL = FieldRef.of("email");
  public static final FieldRef<String> PHONE = FieldRef.of("phone");
  public static final FieldRef<Address> ADDRESS = FieldRef.of("address");

  /** All ways to reach it, the main ones among them as in the fields above. */
  public static final FieldRef<List<ContactPoint>> CONTACTS = FieldRef.of("contacts");

  public static final FieldRef<BigDecimal> EMPLOYEES = FieldRef.of("employees");
  public static final FieldRef<BigDecimal> FOUNDED = FieldRef.of("founded");
  public static final FieldRef<Money> REVENUE = FieldRef.of("revenue");
  public static final FieldRef<String> TAX_NUMBER = FieldRef.of("taxNumber");

  /** By which another system knows it. */
  public static final FieldRef<String> EXTERNAL_ID = FieldRef.of("externalId");

  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  /** The role of those who bought. */
  public static final String CUSTOMER = "customer";

  /** The role of those who sell to the same customers. */
  public static final String COMPETITOR = "competitor";

  private Company() {}

  /** A tax number without spaces, dots and dashes, in capitals. */
  public static String normalTaxNumber(String number) {
    var plain = number.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    return plain.isEmpty() ? number : plain;
  }

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "companies", COMPANY)
        .icon("building", "blue")
        .fields(
            of(NAME, text(), COMPANY.NAME).required().sortable().searched(),
            of(
                    ROLES,
                    multiChoice(
                        "customer:green",
                        "supplier:blue",
                        "partner:violet",
                        "investor:yellow",
                        "competitor:red"),
                    COMPANY.ROLES)
                .open(CUSTOMER, COMPETITOR),
            of(SECTOR, text(100), COMPANY.SECTOR),
            of(WEBSITE, url(), COMPANY.WEBSITE).searched(),
            of(EMAIL, email(), COMPANY.EMAIL).searched(),
            of(PHONE, phone(), COMPANY.PHONE).searched(),
            of(ADDRESS, address(), COMPANY.ADDRESS).searched(),
            of(CONTACTS, contactPoints(), COMPANY.CONTACTS).searched(),
            of(EMPLOYEES, count(), COMPANY.EMPLOYEES).in("about"),
            of(FOUNDED, whole(500, 2200), COMPANY.FOUNDED).in("about"),
            of(REVENUE, money(), COMPANY.REVENUE).in("about"),
            of(TAX_NUMBER, text(50), COMPANY.TAX_NUMBER).searched().in("about"),
            of(EXTERNAL_ID, text(100), COMPANY.EXTERNAL_ID).searched().in("about"),
            of(DESCRIPTION, longText(), COMPANY.DESCRIPTION).in("about"))
        .label("name", "sector", "website")
        .list("name", "name", "roles", "sector", "phone", "email", "owner", "updatedAt")
        .figures("roles", "sector", "employees", "revenue")
        .quickCreate("name", "website", "phone", "email", "roles")
        .related("person", "company")
        .related("opportunity", "company")
        .related("order", "company")
        .related("relation", "from")
        .related("relation", "to")
        .related("task", "about")
        .related("consent", "party")
        .withTimeline()
        .withDuplicates()
        .build();
  }
}
