package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Measure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records of every object over HTTP. */
@RestController
@RequestMapping("/api/records/{object}")
class RecordController {

  static final String CHANGE_SET = "Change-Set";

  private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
  private static final Pattern FIGURE = Pattern.compile("(count|sum|avg|min|max)(?:\\((\\w+)\\))?");

  private final Catalog catalog;
  private final Records records;
  private final RecordEdits edits;
  private final RecordJson json;
  private final MergedRecords merged;

  RecordController(
      Catalog catalog, Records records, RecordEdits edits, RecordJson json, MergedRecords merged) {
    this.catalog = catalog;
    this.records = records;
    this.edits = edits;
    this.json = json;
    this.merged = merged;
  }

  @GetMapping
  RecordViews.Page page(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> fields,
      @RequestParam(defaultValue = "" + RecordQuery.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "false") String count,
      Actor actor) {
    var query = new RecordQuery(object, filter, sort, fields, limit, cursor);
    var page = records.page(query, actor);
    var counted =
        switch (count) {
          case "true" -> records.count(query, actor);
          case "exact" -> records.countAll(query, actor);
          case "false" -> null;
          default -> throw new InvalidQueryException("count", "parameter");
        };
    return json.page(page, counted);
  }

  @GetMapping("/{id}")
  ResponseEntity<RecordData> one(@PathVariable String object, @PathVariable UUID id, Actor actor) {
    try {
      var row = records.one(object, id, actor);
      return ResponseEntity.ok().eTag("\"" + row.version() + "\"").body(json.record(row));
    } catch (NotFoundException gone) {
      // Not for ever: a merge can be undone.
      return merged
          .survivor(object, id, actor)
          .map(survivor ->
              ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                  .location(address(object, survivor))
                  .<RecordData>build())
          .orElseThrow(() -> gone);
    }
  }

  private static URI address(String object, UUID id) {
    return URI.create("/api/records/" + object + "/" + id);
  }

  @PostMapping
  ResponseEntity<RecordData> create(
      @PathVariable String object, @RequestBody Map<String, @Nullable Object> body, Actor actor) {
    var id = Ids.next();
    var written = edits.create(object, id, body, actor);
    var answer =
        ResponseEntity.created(address(object, id))
            .header(CHANGE_SET, String.valueOf(written.changeSet()));
    return edits
        .seen(object, id, actor)
        .map(row -> answer.eTag("\"" + row.version() + "\"").body(json.record(row)))
        .orElseGet(() -> answer.body(RecordData.unseen(id, 1)));
  }

  @PatchMapping("/{id}")
  ResponseEntity<RecordData> update(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Map<String, @Nullable Object> body,
      Actor actor) {
    var version = version(ifMatch);
    Written written;
    try {
      written = edits.update(object, id, version, body, actor);
    } catch (ConflictException e) {
      throw new RecordProblems.Conflict(e.fields(), json.record(records.one(object, id, actor)));
    }
    var answer = ResponseEntity.ok().header(CHANGE_SET, String.valueOf(written.changeSet()));
    return edits
        .seen(object, id, actor)
        .map(row -> answer.eTag("\"" + row.version() + "\"").body(json.record(row)))
        .orElseGet(() -> answer.body(RecordData.unseen(id, null)));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String object, @PathVariable UUID id, Actor actor) {
    var written = edits.delete(object, id, actor);
    return ResponseEntity.noContent()
        .header(CHANGE_SET, String.valueOf(written.changeSet()))
        .build();
  }

  /**
   * @param patch the new values; null when {@code delete} is true
   */
  record Bulk(
      @NotNull List<@NotNull UUID> ids,
      @Nullable Map<String, @Nullable Object> patch,
      @Nullable Boolean delete) {}

  @PostMapping("/bulk")
  RecordViews.BulkResult bulk(
      @PathVariable String object, @RequestBody @Valid Bulk bulk, Locale language, Actor actor) {
    var delete = Boolean.TRUE.equals(bulk.delete());
    return edits.bulk(object, bulk.ids(), bulk.patch(), delete, language, actor);
  }

  @GetMapping("/board")
  RecordViews.Board board(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String group,
      @RequestParam(required = false) @Nullable UUID within,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> fields,
      @RequestParam(defaultValue = "20") int limit,
      Locale language,
      Actor actor) {
    var query = new RecordQuery(object, filter, sort, fields, limit, null);
    return json.board(records.board(query, group, within, actor), language);
  }

  @GetMapping("/aggregate")
  RecordViews.Figures aggregate(
      @PathVariable String object,
      @RequestParam(defaultValue = "") List<String> group,
      @RequestParam(defaultValue = "count") List<String> measures,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "key") String sort,
      @RequestParam(defaultValue = "200") int limit,
      Locale language,
      Actor actor) {
    var by = sort.startsWith("-") ? sort.substring(1) : sort;
    if (!by.equals("key") && !measures.contains(by)) {
      throw new InvalidQueryException("sort", "query.unknownField", by);
    }
    var query =
        new Aggregate.Query(
            object,
            group.stream().map(RecordController::key).toList(),
            measures.stream().map(RecordController::figure).toList(),
            filter,
            measures.indexOf(by),
            sort.startsWith("-"),
            limit,
            true);
    return json.aggregate(records.aggregate(query, actor), query, catalog.object(object), language);
  }

  private static Aggregate.Key key(String text) {
    var parts = text.split(":", 2);
    if (parts.length == 1) {
      return Aggregate.Key.of(text);
    }
    return Arrays.stream(Bucket.values())
        .filter(bucket -> bucket.name().toLowerCase(Locale.ROOT).equals(parts[1]))
        .findFirst()
        .map(bucket -> new Aggregate.Key(parts[0], bucket))
        .orElseThrow(() -> new InvalidQueryException("group", "query.bucket", parts[1]));
  }

  private static Aggregate.Figure figure(String text) {
    var match = FIGURE.matcher(text);
    if (!match.matches() || (match.group(2) == null) != text.equals("count")) {
      throw new InvalidQueryException("measures", "query.measure", text);
    }
    var measure = Measure.valueOf(match.group(1).toUpperCase(Locale.ROOT));
    return new Aggregate.Figure(measure, match.group(2));
  }

  private static @Nullable Integer version(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw ProblemException.of(HttpStatus.PRECONDITION_REQUIRED, "ifMatch");
    }
    if (ifMatch.equals("*")) {
      return null;
    }
    var match = VERSION.matcher(ifMatch.strip());
    if (!match.matches()) {
      throw new InvalidQueryException("If-Match", "parameter");
    }
    return Integer.valueOf(match.group(1));
  }
}
