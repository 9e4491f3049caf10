package dev.rapport.sales;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A deal stands in a stage of its pipeline; its status, its dates and its probability follow from
 * where it stands.
 */
@Component
class OpportunityRules implements RecordRules {

  private final DSLContext sql;
  private final OpportunityNames names;
  private final FieldContexts contexts;
  private final Clock clock;

  OpportunityRules(DSLContext sql, OpportunityNames names, FieldContexts contexts, Clock clock) {
    this.sql = sql;
    this.names = names;
    this.contexts = contexts;
    this.clock = clock;
  }

  @Override
  public String object() {
    return Opportunity.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var written =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
            .toList();
    if (written.isEmpty()) {
      return;
    }
    var stages = Stages.load(sql);
    var today = contexts.of(actor).today();
    for (var draft : written) {
      if (!place(draft, stages)) {
        continue;
      }
      var step = stages.step(Objects.requireNonNull(draft.get(Opportunity.STAGE)).id());
      step.ifPresent(stage -> follow(draft, stage, actor, today));
      outcome(draft, actor, today);
    }
    names.complete(written, actor);
  }

  /**
   * Finds the pipeline and the stage of it, where they are not both named; false when there is
   * none.
   */
  private static boolean place(RecordDraft draft, Stages stages) {
    var stage = draft.get(Opportunity.STAGE);
    var pipeline = draft.get(Opportunity.PIPELINE);
    if (draft.kind() == Kind.UPDATE
        && stage != null
        && pipeline != null
        && !draft.changes(Opportunity.STAGE)
        && !draft.changes(Opportunity.PIPELINE)) {
      return true;
    }
    if (stage != null && draft.changes(Opportunity.STAGE) && !draft.given(Opportunity.PIPELINE)) {
      pipeline = stages.step(stage.id()).map(s -> Reference.to(s.pipeline())).orElse(pipeline);
    }
    if (pipeline == null) {
      pipeline = stages.firstPipeline().map(Reference::to).orElse(null);
    }
    if (pipeline == null) {
      draft.refuse(Opportunity.PIPELINE, "opportunity.noPipeline");
      return false;
    }
    var named = stage != null && (draft.given(Opportunity.STAGE) || draft.kind() == Kind.UPDATE);
    if (!named || (draft.changes(Opportunity.PIPELINE) && !draft.given(Opportunity.STAGE))) {
      var status = Objects.requireNonNullElse(draft.before(Opportunity.STATUS), Opportunity.OPEN);
      stage = stages.first(pipeline.id(), status).map(s -> Reference.to(s.id())).orElse(null);
    }
    if (stage == null) {
      draft.refuse(Opportunity.PIPELINE, "opportunity.noPipeline");
      return false;
    }
    draft.set(Opportunity.PIPELINE, pipeline);
    draft.set(Opportunity.STAGE, stage);
    var step = stages.step(stage.id());
    var inPipeline = pipeline.id();
    if (step.isPresent() && !step.get().pipeline().equals(inPipeline)) {
      draft.refuse(
          Opportunity.STAGE,
          "opportunity.stageOfOther",
          stages.of(inPipeline).stream().findFirst().map(Stages.Step::pipelineName).orElse("–"));
    }
    return true;
  }

  /** What follows from the stage. */
  private void follow(RecordDraft draft, Stages.Step stage, Actor actor, LocalDate today) {
    draft.set(Opportunity.STATUS, stage.kind());
    if (!draft.changes(Opportunity.STAGE)) {
      return;
    }
    if (!draft.given(Opportunity.PROBABILITY) || draft.get(Opportunity.PROBABILITY) == null) {
      draft.set(Opportunity.PROBABILITY, stage.probability());
    }
    if (!draft.given(Opportunity.STAGE_SINCE) || draft.get(Opportunity.STAGE_SINCE) == null) {
      draft.set(Opportunity.STAGE_SINCE, since(draft, actor, today));
    }
  }

  /** Now; for a deal that is entered later, the day that its dates tell. */
  private Instant since(RecordDraft draft, Actor actor, LocalDate today) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (draft.kind() != Kind.CREATE) {
      return now;
    }
    var day =
        Opportunity.OPEN.equals(draft.get(Opportunity.STATUS))
            ? draft.get(Opportunity.OPENED_ON)
            : draft.get(Opportunity.CLOSED_ON);
    return day == null || !day.isBefore(today)
        ? now
        : day.atStartOfDay(actor.timeZone()).toInstant();
  }

  private static void outcome(RecordDraft draft, Actor actor, LocalDate today) {
    var status = draft.get(Opportunity.STATUS);
    if (Opportunity.OPEN.equals(status)) {
      if (draft.kind() == Kind.CREATE && !draft.given(Opportunity.OPENED_ON)) {
        draft.set(Opportunity.OPENED_ON, today);
      }
      if (draft.given(Opportunity.CLOSED_ON) && draft.get(Opportunity.CLOSED_ON) != null) {
        draft.refuse(Opportunity.CLOSED_ON, "opportunity.closedWhileOpen");
      }
      draft.set(Opportunity.CLOSED_ON, null);
    } else if (draft.changes(Opportunity.STATUS) && !draft.given(Opportunity.CLOSED_ON)) {
      // Whose day began earlier may have opened it tomorrow.
      var opened = draft.get(Opportunity.OPENED_ON);
      draft.set(Opportunity.CLOSED_ON, opened != null && opened.isAfter(today) ? opened : today);
    }
    if (!Opportunity.WON.equals(status)) {
      without(draft, Opportunity.WON_REASON, "opportunity.reasonWithoutWin");
    }
    if (!Opportunity.LOST.equals(status)) {
      without(draft, Opportunity.LOST_REASON, "opportunity.reasonWithoutLoss");
    }
    rival(draft, status);
    order(draft, actor);
  }

  /** A reason goes with its end; giving one without it is refused. */
  private static void without(RecordDraft draft, FieldRef<String> reason, String refusal) {
    if (draft.given(reason) && draft.get(reason) != null) {
      draft.refuse(reason, refusal);
    }
    draft.set(reason, null);
  }

  /** A rival wins only what is lost; who names one, names the reason. */
  private static void rival(RecordDraft draft, @Nullable String status) {
    var rival = draft.get(Opportunity.LOST_TO);
    if (rival == null) {
      return;
    }
    if (!Opportunity.LOST.equals(status)) {
      if (draft.given(Opportunity.LOST_TO)) {
        draft.refuse(Opportunity.LOST_TO, "opportunity.rivalWithoutLoss");
      }
      draft.set(Opportunity.LOST_TO, null);
    } else if (draft.get(Opportunity.LOST_REASON) == null
        && !draft.given(Opportunity.LOST_REASON)) {
      draft.set(Opportunity.LOST_REASON, Opportunity.COMPETITOR);
    }
  }

  private static void order(RecordDraft draft, Actor actor) {
    var opened = draft.get(Opportunity.OPENED_ON);
    var closed = draft.get(Opportunity.CLOSED_ON);
    var changes = draft.changes(Opportunity.OPENED_ON) || draft.changes(Opportunity.CLOSED_ON);
    if (changes && opened != null && closed != null && closed.isBefore(opened)) {
      var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(actor.language());
      draft.refuse(Opportunity.CLOSED_ON, "opportunity.closedBeforeOpened", day.format(opened));
    }
  }
}
