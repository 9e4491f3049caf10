package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.CatalogView;
import dev.rapport.records.search.Search;
import java.util.List;
import java.util.Locale;
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
  private final Ways ways;
  private final RecordJson json;
  private final Messages messages;

  RecordPanelController(
      Catalog catalog,
      History history,
      Timeline timeline,
      Reversals reversals,
      Search search,
      Ways ways,
      RecordJson json,
      Messages messages) {
    this.catalog = catalog;
    this.history = history;
    this.timeline = timeline;
    this.reversals = reversals;
    this.search = search;
    this.ways = ways;
    this.json = json;
    this.messages = messages;
  }

  @GetMapping("/api/records/{object}/{id}/history")
  RecordViews.History history(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String cursor,
      Locale language,
      Actor actor) {
    var page = history.of(object, id, cursor, actor);
    var definition = catalog.object(object);
    return new RecordViews.History(
        page.changes().stream().map(entry -> change(definition, entry, language)).toList(),
        page.next());
  }

  @GetMapping("/api/records/{object}/{id}/timeline")
  RecordViews.Timeline timeline(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> objects,
      @RequestParam(required = false) @Nullable String cursor,
      Actor actor) {
    var page = timeline.of(object, id, objects, cursor, actor);
    return new RecordViews.Timeline(
        page.entries().stream()
            .map(entry ->
                new RecordViews.TimelineEntry(
                    entry.at(), entry.day(), entry.object(), json.record(entry.record())))
            .toList(),
        page.next(),
        timeline.kinds(actor));
  }

  @GetMapping("/api/records/{object}/{id}/way")
  RecordViews.Way way(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam String field,
      Locale language,
      Actor actor) {
    var stays = ways.of(object, id, field, actor);
    var definition = catalog.object(object);
    return new RecordViews.Way(
        stays.stream()
            .map(stay ->
                new RecordViews.Stay(
                    stay.value(),
                    stay.label() != null || stay.value() == null
                        ? stay.label()
                        : json.choice(definition, field, stay.value(), language),
                    stay.since(),
                    stay.until(),
                    stay.by()))
            .toList());
  }

  @PostMapping("/api/change-sets/{id}/reversal")
  RecordViews.Reversal reverse(@PathVariable long id, Actor actor) {
    var reversed = reversals.reverse(id, actor);
    return new RecordViews.Reversal(
        String.valueOf(reversed.changeSet()),
        reversed.records().size(),
        reversed.records(),
        reversed.kept());
  }

  @GetMapping("/api/search")
  RecordViews.SearchResults search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") List<String> objects,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    if (limit < 1 || limit > 50) {
      throw new InvalidQueryException("limit", "query.limit", 50);
    }
    return new RecordViews.SearchResults(search.find(q, objects, limit, actor));
  }

  private RecordViews.HistoryChange change(
      ObjectDefinition object, History.Entry entry, Locale language) {
    return new RecordViews.HistoryChange(
        entry.changeSet(),
        entry.at(),
        entry.actor(),
        entry.kind(),
        entry.fields().stream()
            .map(field ->
                new RecordViews.FieldChange(
                    field.field(),
                    CatalogView.fieldLabel(messages, object.name(), field.field(), language),
                    field.before(),
                    field.after()))
            .toList(),
        entry.share(),
        entry.merge());
  }
}
