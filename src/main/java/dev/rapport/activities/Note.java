package dev.rapport.activities;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static rapport.db.Tables.NOTE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;

/** What was said or noticed about a record; whoever sees the record sees it. */
public final class Note {

  public static final String OBJECT = "note";

  public static final FieldRef<String> BODY = FieldRef.of("body");
  public static final FieldRef<Reference> ABOUT = FieldRef.of("about");

  private Note() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "notes", NOTE)
        .icon("note", "yellow")
        .access(Access.through("about"))
        .fields(
            of(BODY, longText(), NOTE.BODY).required().searched(),
            of(ABOUT, reference("company", "person", "lead", "opportunity"), NOTE.ABOUT_ID)
                .open()
                .required())
        .label("body")
        .list("-createdAt", "body", "about", "createdBy", "createdAt")
        .onTimeline("createdAt", "about")
        .quickCreate("body", "about")
        .build();
  }
}
