package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.noCondition;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.management.NextViews.Waiting;
import dev.rapport.intelligence.management.NextViews.WaitingDeals;
import dev.rapport.intelligence.management.NextViews.Why;
import dev.rapport.intelligence.management.NextViews.Work;
import dev.rapport.intelligence.scoring.ScorePlans;
import dev.rapport.leads.Lead;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.sales.Opportunity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits, by the reasons of the {@link NextHour}, for whoever sees it. */
@Component
class Waits {

  private static final int MOST_SHOWN = 200;

  /**
   * How likely a lead is converted that has no score: nothing speaks for leaving it. What share of
   * all leads is converted isn't counted for a single page.
   */
  private static final double UNKNOWN = 1;

  private final Records records;
  private final RecordJson json;
  private final NextSql sql;
  private final ScorePlans scores;
  private final FieldContexts contexts;
  private final Settings settings;
  private final Clock clock;

  Waits(
      Records records,
      RecordJson json,
      NextSql sql,
      ScorePlans scores,
      FieldContexts contexts,
      Settings settings,
      Clock clock) {
    this.records = records;
    this.json = json;
    this.sql = sql;
    this.scores = scores;
    this.contexts = contexts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Why a deal or a lead waits. Four statements at the most.
   *
   * @throws NotFoundException for one that the actor doesn't see, and for other kinds of record
   */
  Waiting of(String object, UUID id, Actor actor) {
    if (!object.equals(Opportunity.OBJECT) && !object.equals(Lead.OBJECT)) {
      throw new NotFoundException();
    }
    records.one(object, id, actor);
    var reasons =
        PeopleReach.sees(actor, object, "status")
            ? find(object, id, actor).stream()
                .findFirst()
                .map(open -> reasons(object, open, actor))
                .orElse(List.of())
            : List.<Why>of();
    return new Waiting(reasons, reasons.isEmpty() ? null : task(id, actor));
  }

  /**
   * Open deals that wait, of those that the actor sees. Three statements.
   *
   * @param limit how many of them, 1 to 200
   * @throws ForbiddenException for those who don't see deals and what they are forecast by
   */
  WaitingDeals deals(int limit, Actor actor) {
    Forecasts.check(actor);
    if (limit < 1 || limit > MOST_SHOWN) {
      throw new InvalidQueryException("limit", "query.limit", MOST_SHOWN);
    }
    var context = contexts.of(actor);
    var open = sql.deals(version(Opportunity.OBJECT, Opportunity.WON), noCondition(), actor);
    var typical = open.isEmpty() ? null : sql.typical(context.today(), actor);
    var now = clock.instant();
    var times = WaitingTimes.of(settings);
    var waiting = new ArrayList<Work>();
    for (var each : open) {
      var causes = NextHour.causes(each, times, context.today(), now);
      if (causes.stream().anyMatch(why -> why.cause().waits())
          && NextHour.cold(each, causes, now) == null) {
        waiting.add(NextHour.work(each, causes, typical, context.currency()));
      }
    }
    waiting.sort(NextHour.BY_WORTH);
    return new WaitingDeals(
        waiting.stream().limit(limit).toList(),
        waiting.size(),
        open.size() < NextSql.MOST,
        NextSql.MOST);
  }

  private List<Open> find(String object, UUID id, Actor actor) {
    return object.equals(Lead.OBJECT)
        ? sql.leads(version(object, Lead.CONVERTED), UNKNOWN, LEAD.ID.eq(id), actor)
        : sql.deals(version(object, Opportunity.WON), OPPORTUNITY.ID.eq(id), actor);
  }

  private @Nullable UUID version(String object, String good) {
    return scores.useful(object, "status", good).orElse(null);
  }

  private List<Why> reasons(String object, Open open, Actor actor) {
    var now = clock.instant();
    var times = WaitingTimes.of(settings);
    var causes = NextHour.causes(open, times, contexts.of(actor).today(), now);
    var cold =
        PeopleReach.sees(actor, object, "probability") ? NextHour.cold(open, causes, now) : null;
    return cold == null ? causes : List.of(cold);
  }

  private @Nullable RecordData task(UUID about, Actor actor) {
    if (!actor.may(Operation.READ, Task.OBJECT)
        || !PeopleReach.sees(actor, Task.OBJECT, "about", "subject", "status", "dueAt")) {
      return null;
    }
    var open =
        RecordQuery.of(Task.OBJECT)
            .where("about==" + about + ";status=out=(" + Task.DONE + "," + Task.CANCELLED + ")")
            .sortedBy("dueAt")
            .fields("subject", "status", "dueAt")
            .limit(1);
    return records.page(open, actor).records().stream().findFirst().map(json::record).orElse(null);
  }
}
