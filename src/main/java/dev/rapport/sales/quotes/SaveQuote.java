package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldValues;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft.Refusal;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.sales.lines.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.QuoteLineRecord;

/** Saves a draft with all its lines at once, as an editor of whole quotes does. */
@Service
class SaveQuote {

  /** As many as somebody reads. */
  static final int MOST_LINES = 500;

  /**
   * @param values of the quote, by field name, as JSON; what is missing stays
   * @param lines all of them, in their order; one with an {@code id} is there already, one of a
   *     bundle may name the optional parts that are {@code taken}
   * @param version that they were made on
   */
  record Command(
      UUID quote,
      Map<String, @Nullable Object> values,
      List<Map<String, @Nullable Object>> lines,
      int version) {}

  private final Drafts drafts;
  private final RecordWriter writer;
  private final QuoteLines kept;
  private final Takings takings;
  private final Catalog catalog;
  private final FieldContexts contexts;

  SaveQuote(
      Drafts drafts,
      RecordWriter writer,
      QuoteLines kept,
      Takings takings,
      Catalog catalog,
      FieldContexts contexts) {
    this.drafts = drafts;
    this.writer = writer;
    this.kept = kept;
    this.takings = takings;
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /**
   * @throws ProblemException 409 for one that is no draft any more, 412 when somebody changed it
   *     since that version, 422 with what can't be taken, of lines as {@code lines[0].quantity}
   */
  @Transactional
  public void handle(Command command, Actor actor) {
    var row = drafts.draft(command.quote(), actor);
    if (row.version() != command.version()) {
      throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "quote.changed");
    }
    if (command.lines().size() > MOST_LINES) {
      throw ProblemException.invalid("lines", "quote.lines", MOST_LINES);
    }
    var errors = new ArrayList<FieldProblem>();
    var values = read(Quote.OBJECT, command.values(), "", actor, errors);
    var at = new LinkedHashMap<UUID, String>();
    var changes = lines(command, at, actor, errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var origin = Origin.command("SaveQuote");
    try {
      writer.write(
          List.of(new Change.Update(Quote.OBJECT, command.quote(), null, values)), actor, origin);
      writer.write(changes, MakeQuote.onBehalfOf(actor), origin);
    } catch (RefusedException e) {
      throw ProblemException.invalid(
          e.records().stream()
              .flatMap(refused ->
                  refused.refusals().stream()
                      .map(refusal -> problem(at.getOrDefault(refused.id(), ""), refusal)))
              .toList());
    }
  }

  private List<Change> lines(
      Command command, Map<UUID, String> at, Actor actor, List<FieldProblem> errors) {
    var before = kept.of(command.quote());
    var there = new LinkedHashMap<String, UUID>();
    before.stream().map(QuoteLineRecord::getId).forEach(id -> there.put(id.toString(), id));
    var written = new ArrayList<Map<String, @Nullable Object>>();
    for (var i = 0; i < command.lines().size(); i++) {
      written.add(line(command.lines().get(i), "lines[" + i + "].", actor, errors));
    }
    var read = written.stream().map(FieldValues::of).toList();
    var contents = takings.of(command.lines(), read, before, errors);
    var changes = new ArrayList<Change>();
    for (var i = 0; i < command.lines().size(); i++) {
      var prefix = "lines[" + i + "].";
      var given = command.lines().get(i);
      var id = there.remove(Objects.toString(given.get("id"), ""));
      var values = written.get(i);
      if (given.get(Takings.TAKEN) != null) {
        values.put(Line.CONTENTS.name(), contents.get(i).text());
      }
      values.put(Line.POSITION.name(), BigDecimal.valueOf(i + 1L));
      var made = id == null ? Ids.next() : id;
      at.put(made, prefix);
      if (id == null) {
        values.put(QuoteLine.PARENT.name(), Reference.to(command.quote()));
        changes.add(new Change.Create(QuoteLine.OBJECT, made, values));
      } else {
        values.remove(QuoteLine.PARENT.name());
        changes.add(new Change.Update(QuoteLine.OBJECT, made, null, values));
      }
    }
    there.values().forEach(id -> changes.add(new Change.Delete(QuoteLine.OBJECT, id, null)));
    return changes;
  }

  /** A line's values; its id and the parts taken are left out. */
  Map<String, @Nullable Object> line(
      Map<String, @Nullable Object> json, String prefix, Actor actor, List<FieldProblem> errors) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(json);
    given.remove("id");
    given.remove(Takings.TAKEN);
    return read(QuoteLine.OBJECT, given, prefix, actor, errors);
  }

  /** What people may write of it, no more. */
  Map<String, @Nullable Object> read(
      String object,
      Map<String, @Nullable Object> json,
      String prefix,
      Actor actor,
      List<FieldProblem> errors) {
    var definition = catalog.object(object);
    var input = RecordInput.read(definition, json, contexts.of(actor));
    input.refusals().forEach(refusal -> errors.add(problem(prefix, refusal)));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    input
        .values()
        .forEach((name, value) -> {
          var field = definition.find(name);
          if (field.isEmpty() || !field.get().creatable()) {
            errors.add(
                FieldProblem.of(prefix + name, field.isEmpty() ? "unknownField" : "readOnly"));
          } else {
            values.put(name, value);
          }
        });
    return values;
  }

  private static FieldProblem problem(String prefix, Refusal refusal) {
    var field = Objects.requireNonNullElse(refusal.field(), "");
    return new FieldProblem(prefix + field, refusal.code(), refusal.arguments());
  }
}
