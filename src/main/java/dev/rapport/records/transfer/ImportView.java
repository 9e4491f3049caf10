package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ImportRun.State;
import dev.rapport.records.transfer.ValueQuestions.Answer;
import dev.rapport.records.transfer.ValueQuestions.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports as the API shows them. */
@Component
class ImportView {

  /** From which likeness on a record is suggested, and not only offered among others. */
  private static final double SUGGESTED = 0.6;

  private final ImportRows rows;
  private final TargetList targets;
  private final ValueMatching matching;
  private final Catalog catalog;
  private final Problems problems;

  ImportView(
      ImportRows rows,
      TargetList targets,
      ValueMatching matching,
      Catalog catalog,
      Problems problems) {
    this.rows = rows;
    this.targets = targets;
    this.matching = matching;
    this.catalog = catalog;
    this.problems = problems;
  }

  record TargetView(
      String field,
      String label,
      String type,
      boolean required,
      List<String> matches,
      String group,
      boolean key) {}

  /** With everything that the mapping needs. */
  Map<String, @Nullable Object> whole(ImportRun run, Actor actor) {
    var view = brief(run);
    view.put("delimiter", String.valueOf(run.form().delimiter()));
    view.put("encoding", run.form().encoding());
    view.put("header", run.form().header());
    view.put("columns", run.columns());
    view.put(
        "targets",
        targets.of(run.object(), actor).values().stream()
            .map(target ->
                new TargetView(
                    target.name(),
                    target.label(),
                    target.type(),
                    target.required(),
                    target.matches(),
                    target.group(),
                    MappingCheck.canBeKey(target)))
            .toList());
    view.put("key", run.key());
    view.put("defaults", run.defaults());
    return view;
  }

  Map<String, @Nullable Object> brief(ImportRun run) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", run.id());
    view.put("object", run.object());
    view.put("fileName", run.fileName());
    view.put("state", run.state().stored());
    view.put("rows", run.rows());
    view.put("counts", counts(run));
    view.put("job", run.job());
    view.put("createdAt", run.createdAt());
    view.put("startedAt", run.startedAt());
    view.put("finishedAt", run.finishedAt());
    return view;
  }

  /**
   * How many rows have which outcome; once it has begun, of those that it has dealt with, and how
   * many still wait.
   */
  @Nullable Map<String, Integer> counts(ImportRun run) {
    if (run.state() == State.MAPPING) {
      return null;
    }
    var last = last(run);
    var counted = rows.counts(run.id(), last);
    Map<String, Integer> counts = new LinkedHashMap<>();
    var sum = 0;
    for (var outcome : Outcome.values()) {
      var count = counted.getOrDefault(outcome, 0);
      counts.put(outcome.stored(), count);
      sum += count;
    }
    counts.put("waiting", run.startedAt() == null ? 0 : run.rows() - sum);
    return counts;
  }

  /** The last row whose outcome counts: behind it a run that has begun has not been yet. */
  int last(ImportRun run) {
    if (run.startedAt() == null) {
      return Integer.MAX_VALUE;
    }
    var position = rows.position(run.id());
    return position.phase().equals(ImportWork.ROWS) ? position.row() : Integer.MAX_VALUE;
  }

  Map<String, @Nullable Object> row(ImportRun run, ImportRows.Row row, Locale language) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("row", row.number());
    view.put("outcome", row.outcome() == null ? null : row.outcome().stored());
    view.put("label", label(run, row));
    view.put("record", row.record());
    view.put("cells", row.cells());
    view.put(
        "errors", problems.errors(row.errors().stream().map(RowError::problem).toList(), language));
    return view;
  }

  /** What people will call the record, or else the row's first words. */
  private String label(ImportRun run, ImportRows.Row row) {
    return run.column(catalog.object(run.object()).labelField())
        .filter(column -> column.index() < row.cells().size())
        .map(column -> row.cells().get(column.index()))
        .filter(cell -> !cell.isEmpty())
        .orElseGet(
            () -> row.cells().stream().filter(cell -> !cell.isEmpty()).findFirst().orElse(""));
  }

  Question question(ImportRun run, ImportValues.Value value, Actor actor) {
    var column = run.columns().get(value.column());
    var target = targets.of(run.object(), actor).get(String.valueOf(column.field()));
    var canCreate = target != null && matching.creatable(run, target, actor) != null;
    var candidates = value.candidates().stream().map(ImportValues.Match::candidate).toList();
    var suggestion =
        candidates.stream()
            .filter(one -> one.score() != null && one.score() >= SUGGESTED)
            .findFirst()
            .orElse(null);
    return new Question(
        value.column(),
        String.valueOf(column.field()),
        value.value(),
        value.rows(),
        Objects.requireNonNullElse(value.problem(), ""),
        suggestion,
        candidates,
        canCreate,
        answer(column, value));
  }

  private static @Nullable Answer answer(ImportColumn column, ImportValues.Value value) {
    return switch (value.answer()) {
      case Meanings.USE -> new Answer(value.meaning(), false, false);
      case Meanings.CREATE -> new Answer(null, true, false);
      case Meanings.EMPTY -> new Answer(null, false, true);
      case null, default ->
          MissingRecords.wanted(column, value) ? new Answer(null, true, false) : null;
    };
  }
}
