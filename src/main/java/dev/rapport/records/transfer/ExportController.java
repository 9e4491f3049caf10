package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordPage;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.MultiChoiceType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists as CSV, page by page as they are read, in the words of the one who asks; an import takes
 * them as they are.
 */
@RestController
class ExportController {

  /** Each holds a page in memory for as long as its reader takes. */
  static final int AT_ONCE = 10;

  private final Semaphore atOnce = new Semaphore(AT_ONCE);
  private final Catalog catalog;
  private final Records records;
  private final Labels labels;
  private final FieldContexts contexts;

  ExportController(Catalog catalog, Records records, Labels labels, FieldContexts contexts) {
    this.catalog = catalog;
    this.records = records;
    this.labels = labels;
    this.contexts = contexts;
  }

  @GetMapping("/api/records/{object}/export.csv")
  void export(
      @PathVariable String object,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> fields,
      Actor actor,
      HttpServletResponse response)
      throws IOException {
    catalog.object(object);
    if (!actor.may(Operation.EXPORT, object)) {
      throw new ForbiddenException();
    }
    if (!atOnce.tryAcquire()) {
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }
    try {
      write(
          new RecordQuery(object, filter, sort, fields, RecordQuery.MAX_LIMIT, null),
          actor.exporting(object),
          response);
    } finally {
      atOnce.release();
    }
  }

  private void write(RecordQuery query, Actor actor, HttpServletResponse response)
      throws IOException {
    var definition = catalog.object(query.object());
    // What is wrong with the query shows before anything is sent.
    RecordPage page = records.page(query, actor);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(definition.path() + ".csv", StandardCharsets.UTF_8)
            .build()
            .toString());
    var names = query.fields().isEmpty() ? definition.list().columns() : query.fields();
    var columns =
        names.stream()
            .distinct()
            .filter(name -> !name.equals("id"))
            .map(definition::field)
            .filter(field -> page.records().isEmpty() || present(page, field))
            .toList();
    var out =
        new CsvWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), ',');
    out.row(header(definition, columns, actor));
    var currency = contexts.of(actor).currency();
    var next = page;
    while (true) {
      for (var row : next.records()) {
        out.row(cells(row, columns, currency, actor));
      }
      if (next.next() == null) {
        break;
      }
      next = records.page(query.after(next.next()), actor);
    }
    out.flush();
  }

  /** A column of the list that this actor may not read is not among the values. */
  private static boolean present(RecordPage page, FieldDefinition field) {
    return page.records().getFirst().values().containsKey(field.name());
  }

  private List<String> header(ObjectDefinition object, List<FieldDefinition> columns, Actor actor) {
    var header = new ArrayList<String>();
    for (var field : columns) {
      var label = labels.field(object.name(), field.name(), actor.language());
      if (field.type() instanceof AddressType) {
        TargetList.ADDRESS_PARTS.forEach(
            part -> header.add(label + ": " + labels.part(part, actor.language())));
      } else {
        header.add(label);
      }
    }
    return header;
  }

  private List<String> cells(
      RecordRow row, List<FieldDefinition> columns, String currency, Actor actor) {
    var cells = new ArrayList<String>();
    for (var field : columns) {
      var value = row.values().get(field.name());
      if (field.type() instanceof AddressType) {
        Map<String, String> parts = value instanceof Address address ? address.parts() : Map.of();
        TargetList.ADDRESS_PARTS.forEach(part -> cells.add(parts.getOrDefault(part, "")));
      } else {
        cells.add(value == null ? "" : text(row.object(), field, value, currency, actor));
      }
    }
    return cells;
  }

  @SuppressWarnings("unchecked")
  private String text(
      ObjectDefinition object, FieldDefinition field, Object value, String currency, Actor actor) {
    return switch (field.type()) {
      case ChoiceType _ -> choice(object, field, value, actor);
      case MultiChoiceType _ ->
          ((List<String>) value)
              .stream()
                  .map(one -> choice(object, field, one, actor))
                  .collect(Collectors.joining("; "));
      default ->
          // The organisation's own currency goes without saying, so that spreadsheets can add up.
          value instanceof Money money && money.currency().equals(currency)
              ? money.plainAmount()
              : ((FieldType<Object>) field.type()).toText(value);
    };
  }

  private String choice(ObjectDefinition object, FieldDefinition field, Object value, Actor actor) {
    return labels.choice(object.name(), field.name(), value.toString(), actor.language());
  }
}
