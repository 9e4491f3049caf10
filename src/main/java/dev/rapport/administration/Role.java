package dev.rapport.administration;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
import static rapport.db.Tables.ROLE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import java.math.BigDecimal;

/** What those who have it may see and do; {@link RoleAccess} holds the rights themselves. */
public final class Role {

  public static final String OBJECT = "role";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  /** May shape the system and reaches every record, whatever else the role may do. */
  public static final FieldRef<Boolean> ADMINISTRATOR = FieldRef.of("administrator");

  /** The most that may be taken off a price, in percent; empty for no limit. */
  public static final FieldRef<BigDecimal> DISCOUNT_LIMIT = FieldRef.of("discountLimit");

  /** What the role may do, as {@link RoleRights} writes it. */
  public static final FieldRef<String> RIGHTS = FieldRef.of("rights");

  private Role() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "roles", ROLE)
        .icon("shield", "indigo")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), ROLE.NAME).required().sortable().searched(),
            of(DESCRIPTION, longText(), ROLE.DESCRIPTION),
            of(ADMINISTRATOR, yesNo(), ROLE.ADMINISTRATOR).required().initially(false),
            of(DISCOUNT_LIMIT, percent(), ROLE.DISCOUNT_LIMIT),
            of(RIGHTS, longText(), ROLE.RIGHTS).byCommand().in("rights"))
        .label("name")
        .list("name", "name", "description", "administrator")
        .figures("administrator")
        .quickCreate("name", "description")
        .related(User.OBJECT, "role")
        .build();
  }
}
