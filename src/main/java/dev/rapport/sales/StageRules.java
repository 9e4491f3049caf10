package dev.rapport.sales;

import static org.jooq.impl.DSL.count;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * A new stage goes behind its pipeline's open ones; one with deals in it can't go, nor change what
 * its deals are.
 */
@Component
class StageRules implements RecordRules {

  private final DSLContext sql;

  StageRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return Stage.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    complete(drafts);
    var held = drafts.stream().filter(StageRules::needsNoDeals).toList();
    if (held.isEmpty()) {
      return;
    }
    var deals = deals(held);
    for (var draft : held) {
      var number = deals.getOrDefault(draft.id(), 0);
      if (number > 0 && draft.kind() == Kind.DELETE) {
        draft.refuse("stage.inUse", number);
      } else if (number > 0) {
        draft.refuse(Stage.KIND, "stage.kindInUse", number);
      }
    }
  }

  private void complete(List<RecordDraft> drafts) {
    var created = drafts.stream().filter(draft -> draft.kind() == Kind.CREATE).toList();
    if (created.isEmpty()) {
      return;
    }
    var stages = Stages.load(sql);
    var places = new HashMap<UUID, Integer>();
    for (var draft : created) {
      if (draft.get(Stage.PIPELINE) == null) {
        draft.set(Stage.PIPELINE, stages.firstPipeline().map(Reference::to).orElse(null));
      }
      var pipeline = draft.get(Stage.PIPELINE);
      if (pipeline == null) {
        draft.refuse(Stage.PIPELINE, "required");
        continue;
      }
      var kind = Objects.requireNonNullElse(draft.get(Stage.KIND), Opportunity.OPEN);
      if (draft.get(Stage.POSITION) == null) {
        var place =
            places.merge(pipeline.id(), last(stages, pipeline.id(), kind) + 1, (a, b) -> a + 1);
        draft.set(Stage.POSITION, BigDecimal.valueOf(place));
      }
      if (draft.get(Stage.PROBABILITY) == null) {
        draft.set(Stage.PROBABILITY, probability(stages, pipeline.id(), kind));
      }
    }
  }

  /**
   * The place of the last stage of a kind, so that new open ones stand before those that are
   * closed.
   */
  private static int last(Stages stages, UUID pipeline, String kind) {
    var own = stages.of(pipeline);
    var same =
        own.stream().filter(s -> s.kind().equals(kind)).mapToInt(Stages.Step::position).max();
    return same.orElse(own.stream().mapToInt(Stages.Step::position).max().orElse(0));
  }

  private static BigDecimal probability(Stages stages, UUID pipeline, String kind) {
    return switch (kind) {
      case Opportunity.WON -> BigDecimal.valueOf(100);
      case Opportunity.LOST -> BigDecimal.ZERO;
      default ->
          stages.of(pipeline).stream()
              .filter(step -> step.kind().equals(Opportunity.OPEN))
              .map(Stages.Step::probability)
              .reduce((first, second) -> second)
              .orElse(BigDecimal.TEN);
    };
  }

  private static boolean needsNoDeals(RecordDraft draft) {
    return draft.kind() == Kind.DELETE
        || (draft.kind() == Kind.UPDATE && draft.changes(Stage.KIND));
  }

  private Map<UUID, Integer> deals(List<RecordDraft> drafts) {
    return sql.select(OPPORTUNITY.STAGE_ID, count())
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.STAGE_ID.in(drafts.stream().map(RecordDraft::id).toList()))
        .and(OPPORTUNITY.DELETED_AT.isNull())
        .groupBy(OPPORTUNITY.STAGE_ID)
        .fetchMap(OPPORTUNITY.STAGE_ID, count());
  }
}
