package dev.rapport.intelligence;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD;

import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.leads.Lead;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.sales.Opportunity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What waits for the one who signs in: tasks, deals, leads, and where they left off. */
@Service
class MyDay {

  private static final int TASKS = 20;
  private static final int LEADS = 8;
  private static final int RECENT = 8;

  /** Acts that touched more records than this say nothing of what somebody worked on. */
  private static final int BY_HAND = 20;

  private static final List<String> WORKED_ON =
      List.of("company", "person", Opportunity.OBJECT, Lead.OBJECT);

  private final DSLContext sql;
  private final Records records;
  private final RecordJson json;
  private final RegistryAccess registry;

  MyDay(DSLContext sql, Records records, RecordJson json, RegistryAccess registry) {
    this.sql = sql;
    this.records = records;
    this.json = json;
    this.registry = registry;
  }

  SalesViews.Home of(Actor actor) {
    return new SalesViews.Home(
        new SalesViews.Tasks(
            tasks("dueAt<today", actor),
            tasks("dueAt>=today;dueAt<today+1d", actor),
            tasks("(dueAt>=today+1d,dueAt=null=true)", actor)),
        pipeline(actor),
        list(
            RecordQuery.of(Lead.OBJECT)
                .where("owner==me;status==new")
                .sortedBy("-createdAt")
                .limit(LEADS),
            actor),
        recent(actor),
        wonThisMonth(actor));
  }

  private List<RecordData> tasks(String due, Actor actor) {
    return list(
        RecordQuery.of(Task.OBJECT)
            .where("owner==me;status=out=(done,cancelled);" + due)
            .sortedBy("dueAt")
            .limit(TASKS),
        actor);
  }

  private List<RecordData> list(RecordQuery query, Actor actor) {
    return actor.may(Operation.READ, query.object())
        ? json.records(records.page(query, actor).records())
        : List.of();
  }

  private List<SalesViews.PipelineBar> pipeline(Actor actor) {
    if (!actor.may(Operation.READ, Opportunity.OBJECT)) {
      return List.of();
    }
    Map<UUID, Aggregate.Group> byStage = new LinkedHashMap<>();
    for (var group : deals(List.of(Key.of("stage")), "owner==me;status==open", actor).groups()) {
      if (group.keys().getFirst() instanceof Reference stage) {
        byStage.put(stage.id(), group);
      }
    }
    var bars = new ArrayList<SalesViews.PipelineBar>();
    var stages =
        RecordQuery.of("stage")
            .where("kind==open")
            .sortedBy("position")
            .fields("name")
            .limit(RecordQuery.MAX_LIMIT);
    for (var stage : records.page(stages, actor).records()) {
      var group = byStage.get(stage.id());
      if (group != null) {
        var deals = SalesDashboard.count(group);
        bars.add(
            new SalesViews.PipelineBar(
                (Reference) Objects.requireNonNull(group.keys().getFirst()),
                deals,
                sum(group.values())));
      }
    }
    return bars;
  }

  private SalesViews.Figure wonThisMonth(Actor actor) {
    var filter = "owner==me;status==won;closedOn=within=thisMonth";
    if (!actor.may(Operation.READ, Opportunity.OBJECT)) {
      return SalesViews.Figure.count("won", 0, filter);
    }
    var total = deals(List.of(), filter, actor).total();
    return new SalesViews.Figure(
        "won", (Number) total.getFirst(), sum(total), null, Opportunity.OBJECT, filter);
  }

  private Aggregate deals(List<Key> keys, String filter, Actor actor) {
    var figures =
        actor.field(Opportunity.OBJECT, "amount") == FieldAccess.HIDDEN
            ? List.of(Figure.COUNT)
            : List.of(Figure.COUNT, Figure.sum("amount"));
    return records.aggregate(Aggregate.Query.of(Opportunity.OBJECT, keys, figures, filter), actor);
  }

  private static @Nullable Money sum(List<@Nullable Object> values) {
    return values.size() > 1 ? (Money) values.get(1) : null;
  }

  /** What the actor changed by hand last, as far as it is still there and visible. */
  private List<Reference> recent(Actor actor) {
    if (actor.id() == null) {
      return List.of();
    }
    var mine =
        select(CHANGE_SET.ID)
            .from(CHANGE_SET)
            .where(CHANGE_SET.ACTOR_ID.eq(actor.id()))
            .and(CHANGE_SET.RECORDS.le(BY_HAND))
            .orderBy(CHANGE_SET.ID.desc())
            .limit(100)
            .asTable("mine");
    return sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
        .from(mine)
        .join(CHANGE)
        .on(CHANGE.CHANGE_SET_ID.eq(mine.field(CHANGE_SET.ID)))
        .join(RECORD)
        .on(RECORD.ID.eq(CHANGE.RECORD_ID))
        .where(RECORD.OBJECT.in(WORKED_ON))
        .and(registry.visible(RECORD, WORKED_ON, actor))
        .groupBy(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
        .orderBy(max(CHANGE.CHANGE_SET_ID).desc())
        .limit(RECENT)
        .fetch(row -> new Reference(row.value1(), row.value2(), row.value3()));
  }
}
