package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelViews.Step;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.Stage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A pipeline's stages as the steps of a funnel; those for lost deals end the way beside it. */
@Component
class FunnelStages {

  private static final String PLAIN = "gray";

  private final Records records;

  FunnelStages(Records records) {
    this.records = records;
  }

  /**
   * In the pipeline's order. One statement.
   *
   * @throws InvalidQueryException where no pipeline is named: stages of several have no order
   */
  List<Step> of(@Nullable UUID pipeline, Actor actor) {
    if (pipeline == null) {
      throw new InvalidQueryException("pipeline", "funnel.pipeline");
    }
    var query =
        RecordQuery.of(Stage.OBJECT)
            .where("pipeline==" + pipeline)
            .sortedBy("position")
            .fields(Stage.NAME.name(), Stage.KIND.name())
            .limit(RecordQuery.MAX_LIMIT);
    return records.page(query, actor).records().stream()
        .map(stage -> {
          var kind = stage.get(Stage.KIND);
          return new Step(
              stage.id().toString(),
              String.valueOf(stage.get(Stage.NAME)),
              Opportunity.WON.equals(kind) ? "green" : PLAIN,
              Opportunity.LOST.equals(kind));
        })
        .toList();
  }
}
