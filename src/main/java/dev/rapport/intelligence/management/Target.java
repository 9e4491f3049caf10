package dev.rapport.intelligence.management;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.date;
import static dev.rapport.records.fieldtype.FieldTypes.money;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static dev.rapport.records.fieldtype.FieldTypes.whole;
import static rapport.db.Tables.TARGET;

import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What somebody, or a whole team, is to reach in a month, a quarter or a year. */
final class Target {

  static final String OBJECT = "target";

  /** Made by the rules: whose it is, and when. */
  static final FieldRef<String> NAME = FieldRef.of("name");

  /** Whose it is; empty for a team's. */
  static final FieldRef<Reference> OWNER = FieldRef.of("owner");

  static final FieldRef<Reference> TEAM = FieldRef.of("team");

  /** Whose it is together; empty for a person's. */
  static final FieldRef<Reference> WHOLE_TEAM = FieldRef.of("wholeTeam");

  /** What is counted; {@link TargetMeasure} knows how. */
  static final FieldRef<String> MEASURE = FieldRef.of("measure");

  /** {@code month}, {@code quarter} or {@code year}. */
  static final FieldRef<String> PERIOD = FieldRef.of("period");

  /** Any day of the period as it is written; its first one as it is kept. */
  static final FieldRef<LocalDate> STARTS_ON = FieldRef.of("startsOn");

  /** The day after the period's last. */
  static final FieldRef<LocalDate> ENDS_ON = FieldRef.of("endsOn");

  /** What is to be reached, of the measure that is an amount. */
  static final FieldRef<Money> AMOUNT = FieldRef.of("amount");

  /** What is to be reached, of the other measures. */
  static final FieldRef<BigDecimal> NUMBER = FieldRef.of("number");

  private Target() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "targets", TARGET)
        .icon("target", "teal")
        .fields(
            of(NAME, text(), TARGET.NAME).derived(),
            of(
                    MEASURE,
                    choice(
                        "wonAmount:green",
                        "wonDeals:teal",
                        "newDeals:blue",
                        "convertedLeads:violet",
                        "tasksDone:gray"),
                    TARGET.MEASURE)
                .required()
                .initially("wonAmount"),
            of(PERIOD, choice("month", "quarter", "year"), TARGET.PERIOD)
                .required()
                .initially("quarter"),
            of(STARTS_ON, date(), TARGET.STARTS_ON).required().sortable(),
            of(ENDS_ON, date(), TARGET.ENDS_ON).derived(),
            of(AMOUNT, money(), TARGET.AMOUNT),
            of(NUMBER, whole(1, 1_000_000_000), TARGET.NUMBER),
            of(WHOLE_TEAM, reference("team"), TARGET.WHOLE_TEAM_ID))
        .label("name")
        .list(
            "-startsOn", "owner", "wholeTeam", "measure", "period", "startsOn", "amount", "number")
        .figures("measure", "amount", "number")
        .quickCreate("owner", "wholeTeam", "measure", "period", "startsOn", "amount", "number")
        .build();
  }
}
