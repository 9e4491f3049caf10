package dev.rapport.sales;

import static rapport.db.Tables.PIPELINE;
import static rapport.db.Tables.STAGE;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** All stages of all pipelines in their order, as loaded once for a change set. */
record Stages(Map<UUID, Step> steps) {

  /**
   * @param kind what its deals are: open, won or lost
   */
  record Step(
      UUID id,
      String name,
      UUID pipeline,
      String pipelineName,
      String kind,
      BigDecimal probability,
      int position) {}

  static Stages load(DSLContext sql) {
    var steps = new LinkedHashMap<UUID, Step>();
    sql.select(
            STAGE.ID,
            STAGE.NAME,
            STAGE.PIPELINE_ID,
            PIPELINE.NAME,
            STAGE.KIND,
            STAGE.PROBABILITY,
            STAGE.POSITION)
        .from(STAGE)
        .join(PIPELINE)
        .on(PIPELINE.ID.eq(STAGE.PIPELINE_ID))
        .where(STAGE.DELETED_AT.isNull())
        .and(PIPELINE.DELETED_AT.isNull())
        .orderBy(PIPELINE.POSITION, PIPELINE.ID, STAGE.POSITION, STAGE.ID)
        .forEach(row ->
            steps.put(
                row.value1(),
                new Step(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7())));
    return new Stages(steps);
  }

  Optional<Step> step(UUID id) {
    return Optional.ofNullable(steps.get(id));
  }

  List<Step> of(UUID pipeline) {
    return steps.values().stream().filter(step -> step.pipeline().equals(pipeline)).toList();
  }

  /** The pipeline that new deals go into: the first that has stages. */
  Optional<UUID> firstPipeline() {
    return steps.values().stream().map(Step::pipeline).findFirst();
  }

  /**
   * Where a deal of a kind begins in a pipeline: at its first stage of that kind, or else at its
   * first.
   */
  Optional<Step> first(UUID pipeline, String kind) {
    var own = of(pipeline);
    return own.stream()
        .filter(step -> step.kind().equals(kind))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }
}
