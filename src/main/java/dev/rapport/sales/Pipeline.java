package dev.rapport.sales;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.count;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import java.math.BigDecimal;

/** A way of selling, in stages. */
public final class Pipeline {

  public static final String OBJECT = "pipeline";

  public static final FieldRef<String> NAME = FieldRef.of("name");

  /** Its place among the pipelines; the first is where new deals go. */
  public static final FieldRef<BigDecimal> POSITION = FieldRef.of("position");

  private Pipeline() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "pipelines", PIPELINE)
        .icon("route", "grape")
        .access(Access.everyone())
        .fields(
            of(NAME, text(100), PIPELINE.NAME).required().searched(),
            of(POSITION, count(), PIPELINE.POSITION).sortable())
        .label("name")
        .list("position", "position", "name")
        .quickCreate("name")
        .related("stage", "pipeline")
        .build();
  }
}
