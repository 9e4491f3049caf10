package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;

/** A way in which two parties may be related, named from either side. */
public final class RelationType {

  public static final String OBJECT = "relationType";

  /** Read from the first party to the second: 'subsidiary of'. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  /** Read from the second to the first: 'has subsidiary'. */
  public static final FieldRef<String> INVERSE = FieldRef.of("inverse");

  private RelationType() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "relation-types", RELATION_TYPE)
        .icon("git-branch", "gray")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), RELATION_TYPE.NAME).required().sortable().searched(),
            of(INVERSE, text(100), RELATION_TYPE.INVERSE).required().searched())
        .label("name", "inverse")
        .list("name", "name", "inverse")
        .quickCreate("name", "inverse")
        .build();
  }
}
