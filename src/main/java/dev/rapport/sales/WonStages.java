package dev.rapport.sales;

import dev.rapport.records.Reference;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where deals end that are won. */
@Component
public class WonStages {

  private final DSLContext sql;

  WonStages(DSLContext sql) {
    this.sql = sql;
  }

  /** The first stage of won deals in a pipeline; empty where it has none. */
  public Optional<Reference> of(UUID pipeline) {
    return Stages.load(sql)
        .first(pipeline, Opportunity.WON)
        .filter(step -> step.kind().equals(Opportunity.WON))
        .map(step -> new Reference(step.id(), Stage.OBJECT, step.name()));
  }
}
