package dev.rapport.sales;

import dev.rapport.records.Reference;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where new deals begin. */
@Component
public class FirstStage {

  /** A stage of a pipeline. */
  public record Place(Reference pipeline, Reference stage) {}

  private final DSLContext sql;

  FirstStage(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The first open stage of the first pipeline; empty as long as there is no pipeline with stages.
   */
  public Optional<Place> find() {
    var stages = Stages.load(sql);
    return stages
        .firstPipeline()
        .flatMap(pipeline -> stages.first(pipeline, Opportunity.OPEN))
        .map(step ->
            new Place(
                new Reference(step.pipeline(), Pipeline.OBJECT, step.pipelineName()),
                new Reference(step.id(), Stage.OBJECT, step.name())));
  }
}
