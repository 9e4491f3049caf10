package dev.rapport.intelligence.traits;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Period;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Traits over HTTP. */
@RestController
class TraitController {

  private final Traits traits;
  private final FieldContexts contexts;

  TraitController(Traits traits, FieldContexts contexts) {
    this.traits = traits;
    this.contexts = contexts;
  }

  /**
   * @param within a period of arrival
   */
  @GetMapping("/api/traits/{object}")
  TraitViews.Traits traits(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String within,
      @RequestParam(required = false) @Nullable String filter,
      Locale language,
      Actor actor) {
    var period = within == null || within.isBlank() ? null : period(within, actor);
    return traits.of(object, FunnelFilters.all(filter, period), language, actor);
  }

  private String period(String within, Actor actor) {
    try {
      Period.parse(within, contexts.of(actor));
    } catch (InvalidValue e) {
      throw new InvalidQueryException("within", e.code(), e.arguments().toArray());
    }
    return "createdAt=within=" + within;
  }
}
