package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.QueryResolver;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists as CSV and as workbooks, in the words of the one who asks. */
@RestController
class ExportController {

  private static final Exports.Kind CSV = new Exports.Kind("csv", "text/csv;charset=UTF-8");
  private static final Exports.Kind XLSX =
      new Exports.Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** Stands for all fields that the reader may see. */
  private static final String ALL = "*";

  private final Exports exports;
  private final Catalog catalog;
  private final QueryResolver resolver;
  private final Labels labels;
  private final Messages messages;
  private final FieldContexts contexts;

  ExportController(
      Exports exports,
      Catalog catalog,
      QueryResolver resolver,
      Labels labels,
      Messages messages,
      FieldContexts contexts) {
    this.exports = exports;
    this.catalog = catalog;
    this.resolver = resolver;
    this.labels = labels;
    this.messages = messages;
    this.contexts = contexts;
  }

  @GetMapping("/api/records/{object}/export.csv")
  void csv(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> fields,
      Actor actor,
      HttpServletResponse response)
      throws IOException {
    var columns = columns(object, fields, actor);
    exports.send(
        query(object, filter, sort, columns),
        CSV,
        actor,
        response,
        (rows, out) -> {
          var csv = new CsvWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), ',');
          csv.row(columns.header());
          for (var row : rows) {
            csv.row(columns.texts(row));
          }
          csv.flush();
        });
  }

  @GetMapping("/api/records/{object}/export.xlsx")
  void xlsx(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> fields,
      Actor actor,
      HttpServletResponse response)
      throws IOException {
    var columns = columns(object, fields, actor);
    var name = messages.text(actor.language(), "object." + object + ".plural");
    var zone = contexts.of(actor).zone();
    exports.send(
        query(object, filter, sort, columns),
        XLSX,
        actor,
        response,
        (rows, out) -> {
          try (var workbook = new XlsxWriter(out, name, columns.header(), zone)) {
            for (var row : rows) {
              workbook.row(columns.values(row));
            }
          }
        });
  }

  private static RecordQuery query(
      String object, @Nullable String filter, @Nullable String sort, ExportColumns columns) {
    return new RecordQuery(object, filter, sort, columns.names(), RecordQuery.MAX_LIMIT, null);
  }

  /** Those asked for, or the list's own as far as the actor may read them. */
  private ExportColumns columns(String name, List<String> asked, Actor actor) {
    var object = catalog.object(name);
    var all = asked.contains(ALL);
    var fields =
        all
            ? resolver.readable(object, actor)
            : asked.isEmpty()
                ? object.list().columns().stream()
                    .map(object::field)
                    .filter(field -> actor.field(name, field.name()) != FieldAccess.HIDDEN)
                    .toList()
                : asked.stream()
                    .distinct()
                    .filter(each -> !each.equals(Target.ID))
                    .map(each -> resolver.field(object, each, "fields", actor))
                    .toList();
    return new ExportColumns(
        object,
        all || asked.contains(Target.ID),
        fields,
        labels,
        contexts.of(actor),
        actor.language());
  }
}
