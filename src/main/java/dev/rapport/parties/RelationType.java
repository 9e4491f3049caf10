package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.yesNo;
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

  /** The kind of party on the first side, {@code company} or {@code person}; empty for both. */
  public static final FieldRef<String> FROM_KIND = FieldRef.of("fromKind");

  /** The kind of party on the second side. */
  public static final FieldRef<String> TO_KIND = FieldRef.of("toKind");

  /** Whether the first party has at most one such relation at a time. */
  public static final FieldRef<Boolean> FROM_ONCE = FieldRef.of("fromOnce");

  /** Whether the second party has at most one such relation at a time. */
  public static final FieldRef<Boolean> TO_ONCE = FieldRef.of("toOnce");

  private RelationType() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "relation-types", RELATION_TYPE)
        .icon("git-branch", "gray")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), RELATION_TYPE.NAME).required().sortable().searched(),
            of(INVERSE, text(100), RELATION_TYPE.INVERSE).required().searched(),
            of(FROM_KIND, choice("company", "person"), RELATION_TYPE.FROM_KIND),
            of(TO_KIND, choice("company", "person"), RELATION_TYPE.TO_KIND),
            of(FROM_ONCE, yesNo(), RELATION_TYPE.FROM_ONCE).required().initially(false),
            of(TO_ONCE, yesNo(), RELATION_TYPE.TO_ONCE).required().initially(false))
        .label("name", "inverse")
        .list("name", "name", "inverse", "fromKind", "toKind", "fromOnce", "toOnce")
        .quickCreate("name", "inverse", "fromKind", "toKind", "fromOnce", "toOnce")
        .build();
  }
}
