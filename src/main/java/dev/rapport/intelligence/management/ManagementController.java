package dev.rapport.intelligence.management;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Targets, salespeople, forecasts and the next hour over HTTP; targets are set and changed as the
 * records that they are.
 */
@RestController
class ManagementController {

  private final Targets targets;
  private final Salespeople salespeople;
  private final FirstAnswers answers;
  private final Forecasts forecasts;
  private final ForecastSnapshots snapshots;
  private final Movements movements;
  private final NextHour next;
  private final Waits waits;
  private final FieldContexts contexts;

  ManagementController(
      Targets targets,
      Salespeople salespeople,
      FirstAnswers answers,
      Forecasts forecasts,
      ForecastSnapshots snapshots,
      Movements movements,
      NextHour next,
      Waits waits,
      FieldContexts contexts) {
    this.targets = targets;
    this.salespeople = salespeople;
    this.answers = answers;
    this.forecasts = forecasts;
    this.snapshots = snapshots;
    this.movements = movements;
    this.next = next;
    this.waits = waits;
    this.contexts = contexts;
  }

  /**
   * @param within a period: targets for it, for its parts, and for those around it
   */
  @GetMapping("/api/targets")
  ManagementViews.Targets targets(
      @RequestParam(defaultValue = "thisYear") String within, Actor actor) {
    return targets.of(period(within, actor), actor);
  }

  @GetMapping("/api/salespeople")
  ManagementViews.Salespeople salespeople(
      @RequestParam(defaultValue = "thisQuarter") String within, Actor actor) {
    period(within, actor);
    return salespeople.of(within, actor);
  }

  /** Whether the leads of a period were answered in time. */
  @GetMapping("/api/first-answers")
  AnswerViews.FirstAnswers answers(
      @RequestParam(defaultValue = "thisQuarter") String within, Actor actor) {
    period(within, actor);
    return answers.of(within, actor);
  }

  /**
   * @param by {@code month}, {@code team}, {@code product} or {@code owner}
   */
  @GetMapping("/api/forecast")
  ForecastViews.Forecast forecast(
      @RequestParam(defaultValue = "thisQuarter") String within,
      @RequestParam(defaultValue = "month") String by,
      @RequestParam(required = false) @Nullable UUID pipeline,
      Actor actor) {
    period(within, actor);
    return forecasts.of(within, by, pipeline, actor);
  }

  @GetMapping("/api/forecast/history")
  ForecastViews.History history(Actor actor) {
    return snapshots.history(actor);
  }

  /**
   * @param within a period that has begun: one that is to come is answered with today's open deals
   */
  @GetMapping("/api/pipeline-movement")
  MovementViews.Movement movement(
      @RequestParam(defaultValue = "thisWeek") String within,
      @RequestParam(required = false) @Nullable UUID pipeline,
      Actor actor) {
    return movements.of(period(within, actor), pipeline, actor);
  }

  @GetMapping("/api/next-hour")
  NextViews.NextHour next(Actor actor) {
    return next.of(actor);
  }

  /** Why an open deal or lead waits; no reasons where it doesn't. */
  @GetMapping("/api/records/{object}/{id}/waiting")
  NextViews.Waiting waiting(@PathVariable String object, @PathVariable UUID id, Actor actor) {
    return waits.of(object, id, actor);
  }

  /**
   * @param limit how many are shown, 1 to 200
   */
  @GetMapping("/api/waiting-deals")
  NextViews.WaitingDeals waitingDeals(@RequestParam(defaultValue = "10") int limit, Actor actor) {
    return waits.deals(limit, actor);
  }

  private Period period(String within, Actor actor) {
    try {
      return Period.parse(within, contexts.of(actor));
    } catch (InvalidValue e) {
      throw new InvalidQueryException("within", e.code(), e.arguments().toArray());
    }
  }
}
