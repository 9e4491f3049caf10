package dev.rapport.sales;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.STAGE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import java.math.BigDecimal;

/** A step of a pipeline: how far a deal has come. */
public final class Stage {

  public static final String OBJECT = "stage";

  public static final FieldRef<String> NAME = FieldRef.of("name");
  public static final FieldRef<Reference> PIPELINE = FieldRef.of("pipeline");
  public static final FieldRef<BigDecimal> POSITION = FieldRef.of("position");

  /** How likely a deal in it is won, in percent. */
  public static final FieldRef<BigDecimal> PROBABILITY = FieldRef.of("probability");

  /**
   * {@link Opportunity#OPEN}, {@link Opportunity#WON} or {@link Opportunity#LOST}: what its deals
   * are.
   */
  public static final FieldRef<String> KIND = FieldRef.of("kind");

  /** After how many days in it a deal counts as stalled. */
  public static final FieldRef<BigDecimal> STALLS_AFTER = FieldRef.of("stallsAfter");

  private Stage() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "stages", STAGE)
        .icon("circle-dot", "grape")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), STAGE.NAME).required().searched(),
            of(PIPELINE, reference("pipeline"), STAGE.PIPELINE_ID).fixed(),
            of(POSITION, count(), STAGE.POSITION).sortable(),
            of(KIND, choice("open:blue", "won:green", "lost:red"), STAGE.KIND)
                .required()
                .initially("open"),
            of(PROBABILITY, percent(), STAGE.PROBABILITY),
            of(STALLS_AFTER, count(), STAGE.STALLS_AFTER))
        .label("name")
        .list("position", "position", "name", "pipeline", "kind", "probability", "stallsAfter")
        .figures("pipeline", "kind", "probability")
        .quickCreate("name", "pipeline", "kind", "probability")
        .related("opportunity", "stage")
        .build();
  }
}
