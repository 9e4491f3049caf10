package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Period;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages that show figures. */
@RestController
class IntelligenceController {

  private final SalesDashboard dashboard;
  private final MyDay day;
  private final PartyOverview overview;
  private final RivalFigures rivals;
  private final FieldContexts contexts;
  private final Messages messages;

  IntelligenceController(
      SalesDashboard dashboard,
      MyDay day,
      PartyOverview overview,
      RivalFigures rivals,
      FieldContexts contexts,
      Messages messages) {
    this.dashboard = dashboard;
    this.day = day;
    this.overview = overview;
    this.rivals = rivals;
    this.contexts = contexts;
    this.messages = messages;
  }

  @GetMapping("/api/home")
  SalesViews.Home home(Actor actor) {
    return day.of(actor);
  }

  @GetMapping("/api/parties/{id}/overview")
  PartyViews.Overview party(@PathVariable UUID id, Actor actor) {
    return overview.of(id, actor);
  }

  @GetMapping("/api/parties/{id}/competition")
  CompetitionViews.Competition competition(@PathVariable UUID id, Actor actor) {
    return rivals.of(id, actor);
  }

  @GetMapping("/api/dashboards/sales")
  SalesViews.Dashboard sales(
      @RequestParam(required = false) @Nullable String within,
      @RequestParam(required = false) @Nullable UUID pipeline,
      Locale language,
      Actor actor) {
    var period = within == null || within.isBlank() ? null : within;
    if (period != null) {
      try {
        Period.parse(period, contexts.of(actor));
      } catch (InvalidValue e) {
        throw new InvalidQueryException("within", e.code(), e.arguments().toArray());
      }
    }
    return dashboard.of(new SalesQuestion(period, pipeline), reasons(language), actor);
  }

  /** Names the reasons for winning and losing deals. */
  private SalesDashboard.Reasons reasons(Locale language) {
    return (field, reason) ->
        reason == null
            ? messages.text(language, "intelligence.noReason")
            : messages.text(language, "choice.opportunity." + field + "." + reason);
  }
}
