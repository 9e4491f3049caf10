package dev.rapport.activities;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.dateTime;
import static dev.rapport.records.fieldtype.FieldTypes.longText;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.TASK;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import java.time.Instant;

/** Something to do, by its owner, for the one who asked for it. */
public final class Task {

  public static final String OBJECT = "task";

  public static final FieldRef<String> SUBJECT = FieldRef.of("subject");
  public static final FieldRef<Reference> ABOUT = FieldRef.of("about");
  public static final FieldRef<Instant> DUE_AT = FieldRef.of("dueAt");
  public static final FieldRef<Instant> REMIND_AT = FieldRef.of("remindAt");

  /**
   * {@code daily}, {@code weekdays}, {@code weekly}, {@code monthly} or {@code yearly}; empty for
   * once.
   */
  public static final FieldRef<String> REPEATS = FieldRef.of("repeats");

  public static final FieldRef<String> PRIORITY = FieldRef.of("priority");

  /** {@link #DONE}, {@link #CANCELLED}, or one of those that are still to do. */
  public static final FieldRef<String> STATUS = FieldRef.of("status");

  public static final FieldRef<Instant> DONE_AT = FieldRef.of("doneAt");
  public static final FieldRef<Reference> REQUESTER = FieldRef.of("requester");
  public static final FieldRef<Reference> OWNER = FieldRef.of("owner");
  public static final FieldRef<String> DESCRIPTION = FieldRef.of("description");

  public static final String OPEN = "open";
  public static final String DONE = "done";
  public static final String CANCELLED = "cancelled";

  private Task() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "tasks", TASK)
        .icon("checklist", "orange")
        .access(Access.owned("requester"))
        .fields(
            of(SUBJECT, text(), TASK.SUBJECT).required().searched(),
            of(ABOUT, reference("company", "person", "lead", "opportunity", "quote"), TASK.ABOUT_ID)
                .open(),
            of(DUE_AT, dateTime(), TASK.DUE_AT).sortable(),
            of(REMIND_AT, dateTime(), TASK.REMIND_AT),
            of(REPEATS, choice("daily", "weekdays", "weekly", "monthly", "yearly"), TASK.REPEATS),
            of(
                    PRIORITY,
                    choice("low:gray", "normal:blue", "high:orange", "urgent:red"),
                    TASK.PRIORITY)
                .required()
                .initially("normal")
                .open(),
            of(
                    STATUS,
                    choice(
                        "open:blue",
                        "inProgress:violet",
                        "waiting:yellow",
                        "done:green",
                        "cancelled:gray"),
                    TASK.STATUS)
                .required()
                .tracked()
                .initially(OPEN)
                .open(OPEN, DONE, CANCELLED),
            of(DONE_AT, dateTime(), TASK.DONE_AT).derived(),
            of(REQUESTER, reference("user"), TASK.REQUESTER_ID),
            of(DESCRIPTION, longText(), TASK.DESCRIPTION).searched())
        .label("subject")
        .list("dueAt", "subject", "status", "priority", "dueAt", "about", "owner")
        .board("status", null, null, "subject", "dueAt", "priority", "about", "owner")
        .onTimeline("createdAt", "about")
        .figures("status", "dueAt", "priority")
        .quickCreate("subject", "dueAt", "about", "owner")
        .build();
  }
}
