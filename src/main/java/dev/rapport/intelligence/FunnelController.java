package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far records come. */
@RestController
class FunnelController {

  /** Periods that a filter can name. */
  private static final Map<String, Bucket> BUCKETS =
      Map.of("month", Bucket.MONTH, "quarter", Bucket.QUARTER, "year", Bucket.YEAR);

  private final Funnels funnels;
  private final FieldContexts contexts;

  FunnelController(Funnels funnels, FieldContexts contexts) {
    this.funnels = funnels;
    this.contexts = contexts;
  }

  /**
   * @param pipeline whose stages are the steps, of a field that holds stages; only its records
   *     count
   * @param date when a record arrived; {@code within} is a period on it
   * @param group a field, or for cohorts a date with its period: {@code createdAt:month}
   */
  @GetMapping("/api/funnels/{object}")
  FunnelViews.Funnel funnel(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable UUID pipeline,
      @RequestParam(defaultValue = "") List<String> steps,
      @RequestParam(defaultValue = "createdAt") String date,
      @RequestParam(required = false) @Nullable String within,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String group,
      Locale language,
      Actor actor) {
    var period = within == null || within.isBlank() ? null : period(date, within, actor);
    var asked =
        FunnelFilters.all(pipeline == null ? null : "pipeline==" + pipeline, filter, period);
    return funnels.of(
        new Funnels.Question(
            object,
            field,
            pipeline,
            steps,
            asked.isEmpty() ? null : asked,
            group == null || group.isBlank() ? null : key(group)),
        language,
        actor);
  }

  private String period(String date, String within, Actor actor) {
    try {
      Period.parse(within, contexts.of(actor));
    } catch (InvalidValue e) {
      throw new InvalidQueryException("within", e.code(), e.arguments().toArray());
    }
    if (!date.matches("\\w+")) {
      throw new InvalidQueryException("date", "query.unknownField", date);
    }
    return date + "=within=" + within;
  }

  private static Key key(String text) {
    var parts = text.split(":", 2);
    if (parts.length == 1) {
      return Key.of(text);
    }
    var bucket = BUCKETS.get(parts[1]);
    if (bucket == null) {
      throw new InvalidQueryException("group", "query.bucket", parts[1]);
    }
    return new Key(parts[0], bucket);
  }
}
