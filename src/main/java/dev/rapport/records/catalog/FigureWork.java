package dev.rapport.records.catalog;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.figures.Figures;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Computes a figure for the records that are there. */
@Component
@Order(1)
class FigureWork implements FieldWork {

  private final RecordWalk walk;
  private final Figures figures;

  FigureWork(RecordWalk walk, Figures figures) {
    this.walk = walk;
    this.figures = figures;
  }

  @Override
  public FieldNeeds need() {
    return FieldNeeds.FIGURE;
  }

  @Override
  public void run(JobRun job, ObjectDefinition object, FieldShape shape) {
    object
        .find(shape.field())
        .filter(field -> field.source() instanceof Figure)
        .ifPresent(
            field -> walk.walk(job, need(), object, ids -> figures.compute(object, field, ids)));
  }
}
