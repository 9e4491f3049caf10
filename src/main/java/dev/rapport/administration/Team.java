package dev.rapport.administration;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.TEAM;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;

/** People who work together and may see each other's records, as far as their roles go. */
public final class Team {

  public static final String OBJECT = "team";

  public static final FieldRef<String> NAME = FieldRef.of("name");

  /** The team that this one is a part of; whoever reaches that one reaches this one. */
  public static final FieldRef<Reference> PARENT = FieldRef.of("parent");

  /** Who reaches the team's records without belonging to it. */
  public static final FieldRef<Reference> MANAGER = FieldRef.of("manager");

  private Team() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "teams", TEAM)
        .icon("users", "indigo")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), TEAM.NAME).required().sortable().searched(),
            of(PARENT, reference(OBJECT), TEAM.PARENT_ID),
            of(MANAGER, reference(User.OBJECT), TEAM.MANAGER_ID))
        .label("name")
        .list("name", "name", "parent", "manager", "updatedAt")
        .figures("parent", "manager")
        .quickCreate("name", "parent", "manager")
        .related(User.OBJECT, "team")
        .related(OBJECT, "parent")
        .build();
  }
}
