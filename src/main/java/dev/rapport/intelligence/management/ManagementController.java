package dev.rapport.intelligence.management;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Period;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Targets and salespeople over HTTP; targets are set and changed as the records that they are. */
@RestController
class ManagementController {

  private final Targets targets;
  private final Salespeople salespeople;
  private final FieldContexts contexts;

  ManagementController(Targets targets, Salespeople salespeople, FieldContexts contexts) {
    this.targets = targets;
    this.salespeople = salespeople;
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

  private Period period(String within, Actor actor) {
    try {
      return Period.parse(within, contexts.of(actor));
    } catch (InvalidValue e) {
      throw new InvalidQueryException("within", e.code(), e.arguments().toArray());
    }
  }
}
