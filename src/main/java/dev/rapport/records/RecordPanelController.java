package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.CatalogView;
import dev.rapport.records.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands around records: their history and time line, undo, and the search. */
@RestController
class RecordPanelController {

  private final Catalog catalog;
  private final History history;
  private final Timeline timeline;
  private final Reversals reversals;
  private final Search search;
  private final RecordJson json;
  private final Messages messages;

  RecordPanelController(
      Catalog catalog,
      History history,
      Timeline timeline,
      Reversals reversals,
      Search search,
      RecordJson json,
      Messages messages) {
    this.catalog = catalog;
    this.history = history;
    this.timeline = timeline;
    this.reversals = reversals;
    this.search = search;
    this.json = json;
    this.messages = messages;
  }

  @GetMapping("/api/records/{object}/{id}/history")
  Map<String, @Nullable Object> history(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String cursor,
      Locale language,
      Actor actor) {
    var page = history.of(object, id, cursor, actor);
    var definition = catalog.object(object);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "changes",
        page.changes().stream().map(entry -> entry(definition, entry, language)).toList());
    answer.put("next", page.next());
    return answer;
  }

  @GetMapping("/api/records/{object}/{id}/timeline")
  Map<String, @Nullable Object> timeline(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> objects,
      @RequestParam(required = false) @Nullable String cursor,
      Actor actor) {
    var page = timeline.of(object, id, objects, cursor, actor);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "entries",
        page.entries().stream()
            .map(entry ->
                Map.of(
                    "at",
                    entry.at(),
                    "object",
                    entry.object(),
                    "record",
                    json.record(entry.record())))
            .toList());
    answer.put("next", page.next());
    return answer;
  }

  @PostMapping("/api/change-sets/{id}/reversal")
  Map<String, Object> reverse(@PathVariable long id, Actor actor) {
    var reversed = reversals.reverse(id, actor);
    return Map.of(
        "changeSet",
        String.valueOf(reversed.changeSet()),
        "reversed",
        reversed.records(),
        "kept",
        reversed.kept());
  }

  @GetMapping("/api/search")
  Map<String, Object> search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") List<String> objects,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    if (limit < 1 || limit > 50) {
      throw new InvalidQueryException("limit", "query.limit", 50);
    }
    return Map.of("results", search.find(q, objects, limit, actor));
  }

  private Map<String, @Nullable Object> entry(
      ObjectDefinition object, History.Entry entry, Locale language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("changeSet", entry.changeSet());
    json.put("at", entry.at());
    json.put("actor", entry.actor());
    json.put("kind", entry.kind());
    json.put(
        "fields",
        entry.fields().stream()
            .map(field -> {
              Map<String, @Nullable Object> change = new LinkedHashMap<>();
              change.put("field", field.field());
              change.put(
                  "label",
                  CatalogView.fieldLabel(messages, object.name(), field.field(), language));
              change.put("before", field.before());
              change.put("after", field.after());
              return change;
            })
            .toList());
    return json;
  }
}
