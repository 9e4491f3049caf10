package dev.rapport.intelligence.management;

import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.TASK;

import dev.rapport.activities.Task;
import dev.rapport.leads.Lead;
import dev.rapport.sales.Opportunity;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What targets are set for: which records count, and on which day. */
enum TargetMeasure {
  WON_AMOUNT("wonAmount", Opportunity.OBJECT, "status==won", "closedOn"),
  WON_DEALS("wonDeals", Opportunity.OBJECT, "status==won", "closedOn"),
  NEW_DEALS("newDeals", Opportunity.OBJECT, "", "openedOn"),
  CONVERTED_LEADS("convertedLeads", Lead.OBJECT, "status==converted", "convertedAt"),
  TASKS_DONE("tasksDone", Task.OBJECT, "status==done", "doneAt");

  private final String stored;
  private final String object;
  private final String filter;
  private final String date;

  TargetMeasure(String stored, String object, String filter, String date) {
    this.stored = stored;
    this.object = object;
    this.filter = filter;
    this.date = date;
  }

  /**
   * @throws IllegalArgumentException for a value that isn't one of the field's
   */
  static TargetMeasure of(String stored) {
    return Arrays.stream(values())
        .filter(measure -> measure.stored.equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(stored));
  }

  String stored() {
    return stored;
  }

  /** The kind of records that count. */
  String object() {
    return object;
  }

  /** Finds those that count, whoever's and whenever; empty for all. */
  String filter() {
    return filter;
  }

  /** The field that tells when they count. */
  String date() {
    return date;
  }

  boolean isAmount() {
    return this == WON_AMOUNT;
  }

  Table<?> table() {
    return switch (object) {
      case Lead.OBJECT -> LEAD;
      case Task.OBJECT -> TASK;
      default -> OPPORTUNITY;
    };
  }

  Field<UUID> owner() {
    return switch (object) {
      case Lead.OBJECT -> LEAD.OWNER_ID;
      case Task.OBJECT -> TASK.OWNER_ID;
      default -> OPPORTUNITY.OWNER_ID;
    };
  }

  Field<UUID> team() {
    return switch (object) {
      case Lead.OBJECT -> LEAD.TEAM_ID;
      case Task.OBJECT -> TASK.TEAM_ID;
      default -> OPPORTUNITY.TEAM_ID;
    };
  }

  /** The same as {@link #filter} says, of records that are there. */
  Condition counts() {
    return switch (this) {
      case WON_AMOUNT, WON_DEALS ->
          OPPORTUNITY.DELETED_AT.isNull().and(OPPORTUNITY.STATUS.eq(Opportunity.WON));
      case NEW_DEALS -> OPPORTUNITY.DELETED_AT.isNull();
      case CONVERTED_LEADS -> LEAD.DELETED_AT.isNull().and(LEAD.STATUS.eq(Lead.CONVERTED));
      case TASKS_DONE -> TASK.DELETED_AT.isNull().and(TASK.STATUS.eq(Task.DONE));
    };
  }

  /** That they count from one day on and before another one, both in the reader's time zone. */
  Condition between(Field<?> from, Field<?> to, String zone) {
    var moment =
        switch (this) {
          case WON_AMOUNT, WON_DEALS -> OPPORTUNITY.CLOSED_ON;
          case NEW_DEALS -> OPPORTUNITY.OPENED_ON;
          case CONVERTED_LEADS -> LEAD.CONVERTED_AT;
          case TASKS_DONE -> TASK.DONE_AT;
        };
    return object.equals(Opportunity.OBJECT)
        ? DSL.condition("{0} >= {1} and {0} < {2}", moment, from, to)
        : DSL.condition(
            "{0} >= ({1})::timestamp at time zone {3} and {0} < ({2})::timestamp at time zone {3}",
            moment, from, to, DSL.val(zone));
  }
}
