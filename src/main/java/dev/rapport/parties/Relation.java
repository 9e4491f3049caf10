package dev.rapport.parties;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.RELATION;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import java.time.LocalDate;

/**
 * That two parties have to do with each other, for a time or for good. Seen by those who see both.
 */
public final class Relation {

  public static final String OBJECT = "relation";

  /** The relation's own words, as the parties were called when it was written. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> FROM = FieldRef.of("from");
  public static final FieldRef<Reference> TYPE = FieldRef.of("type");
  public static final FieldRef<Reference> TO = FieldRef.of("to");
  public static final FieldRef<LocalDate> VALID_FROM = FieldRef.of("validFrom");
  public static final FieldRef<LocalDate> VALID_TO = FieldRef.of("validTo");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  private Relation() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "relations", RELATION)
        .icon("git-branch", "gray")
        .access(Access.through("from", "to"))
        .fields(
            of(NAME, text(700), RELATION.NAME).derived(),
            of(FROM, reference("company", "person"), RELATION.FROM_ID).required().fixed(),
            of(TYPE, reference("relationType"), RELATION.TYPE_ID).required(),
            of(TO, reference("company", "person"), RELATION.TO_ID).required().fixed(),
            of(VALID_FROM, date(), RELATION.VALID_FROM),
            of(VALID_TO, date(), RELATION.VALID_TO),
            of(DESCRIPTION, longText(), RELATION.DESCRIPTION))
        .label("name")
        .list("-createdAt", "from", "type", "to", "validFrom", "validTo")
        .figures("from", "type", "to")
        .quickCreate("from", "type", "to")
        .build();
  }
}
