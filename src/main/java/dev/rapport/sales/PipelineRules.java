package dev.rapport.sales;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.PIPELINE;
import static rapport.db.Tables.STAGE;

import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** A new pipeline goes behind the others; one without deals goes with its stages. */
@Component
class PipelineRules implements RecordRules {

  private final DSLContext sql;

  PipelineRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return Pipeline.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    place(drafts.stream().filter(draft -> draft.get(Pipeline.POSITION) == null).toList());
    delete(drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList());
  }

  private void place(List<RecordDraft> drafts) {
    if (drafts.isEmpty()) {
      return;
    }
    var last = sql.select(max(PIPELINE.POSITION)).from(PIPELINE).fetchOne(0, Integer.class);
    var place = Objects.requireNonNullElse(last, 0);
    for (var draft : drafts) {
      draft.set(Pipeline.POSITION, BigDecimal.valueOf(++place));
    }
  }

  private void delete(List<RecordDraft> drafts) {
    if (drafts.isEmpty()) {
      return;
    }
    var ids = drafts.stream().map(RecordDraft::id).toList();
    var deals =
        sql.select(OPPORTUNITY.PIPELINE_ID, count())
            .from(OPPORTUNITY)
            .where(OPPORTUNITY.PIPELINE_ID.in(ids), OPPORTUNITY.DELETED_AT.isNull())
            .groupBy(OPPORTUNITY.PIPELINE_ID)
            .fetchMap(OPPORTUNITY.PIPELINE_ID, count());
    var stages =
        sql
            .select(STAGE.PIPELINE_ID, STAGE.ID)
            .from(STAGE)
            .where(STAGE.PIPELINE_ID.in(ids), STAGE.DELETED_AT.isNull())
            .stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.value1(),
                    Collectors.mapping(row -> row.value2(), Collectors.toList())));
    for (var draft : drafts) {
      var number = deals.getOrDefault(draft.id(), 0);
      if (number > 0) {
        draft.refuse("pipeline.inUse", number);
      }
      for (UUID stage : stages.getOrDefault(draft.id(), List.of())) {
        draft.also(new Change.Delete(Stage.OBJECT, stage, null));
      }
    }
  }
}
