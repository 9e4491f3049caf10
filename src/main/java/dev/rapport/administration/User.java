package dev.rapport.administration;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.email;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.phone;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.APP_USER;

import dev.rapport.platform.text.Languages;
import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import java.math.BigDecimal;
import java.util.Locale;

/** Somebody who works with Rapport, or whose name stands in its records. */
public final class User {

  public static final String OBJECT = "user";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> EMAIL = FieldRef.of("email");
  public static final FieldRef<Reference> ROLE = FieldRef.of("role");
  public static final FieldRef<Reference> TEAM = FieldRef.of("team");

  /** Whether they may sign in: changed by inviting and deactivating only. */
  public static final FieldRef<Boolean> ACTIVE = FieldRef.of("active");

  public static final FieldRef<String> LANGUAGE = FieldRef.of("language");
  public static final FieldRef<String> TIME_ZONE = FieldRef.of("timeZone");
  public static final FieldRef<String> JOB_TITLE = FieldRef.of("jobTitle");
  public static final FieldRef<String> PHONE = FieldRef.of("phone");

  /** The most that they may take off a price, in percent; empty: as their role may. */
  public static final FieldRef<BigDecimal> DISCOUNT_LIMIT = FieldRef.of("discountLimit");

  private User() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "users", APP_USER)
        .icon("user-circle", "indigo")
        .access(Access.everyone())
        .fields(
            of(NAME, text(), APP_USER.NAME).required().sortable().searched(),
            of(EMAIL, email(), APP_USER.EMAIL).unique().searched(),
            of(ROLE, reference(Role.OBJECT), APP_USER.ROLE_ID),
            of(TEAM, reference(Team.OBJECT), APP_USER.TEAM_ID),
            of(ACTIVE, yesNo(), APP_USER.ACTIVE).required().byCommand().initially(false),
            of(JOB_TITLE, text(), APP_USER.JOB_TITLE).searched(),
            of(PHONE, phone(), APP_USER.PHONE),
            of(LANGUAGE, choice(languages()), APP_USER.LANGUAGE)
                .required()
                .initially(Languages.DEFAULT.toLanguageTag()),
            of(TIME_ZONE, text(64), APP_USER.TIME_ZONE).required().initially("UTC"),
            of(DISCOUNT_LIMIT, percent(), APP_USER.DISCOUNT_LIMIT))
        .label("name", "jobTitle", "email")
        .list("name", "name", "email", "role", "team", "active", "jobTitle")
        .figures("role", "team", "active")
        .quickCreate("name", "email", "role", "team")
        .build();
  }

  private static String[] languages() {
    return Languages.ALL.stream().map(Locale::toLanguageTag).toArray(String[]::new);
  }
}
