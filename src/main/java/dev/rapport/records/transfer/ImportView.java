package dev.rapport.records.transfer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldError;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ImportRun.State;
import dev.rapport.records.transfer.ValueQuestions.Answer;
import dev.rapport.records.transfer.ValueQuestions.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

  @Schema(name = "ImportTarget")
  record TargetView(
      String field,
      String label,
      String type,
      boolean required,
      List<String> matches,
      String group,
      boolean key) {}

  /** An import in a list of them. */
  @Schema(name = "ImportSummary")
  record Brief(
      UUID id,
      String object,
      String fileName,
      State state,
      int rows,
      @Nullable Counts counts,
      @Nullable UUID job,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}

  /**
   * @param waiting not dealt with yet, once it has begun
   * @param repeated are the same as an earlier row, as the dry run finds; they come in as well
   */
  @Schema(name = "ImportCounts")
  record Counts(int create, int update, int skip, int refuse, int waiting, int repeated) {}

  /** With everything that the mapping needs. */
  @Schema(name = "Import")
  record Whole(
      @JsonUnwrapped Brief brief,
      FileForm.Kind kind,
      String delimiter,
      String encoding,
      boolean header,
      @Nullable String sheet,
      List<String> sheets,
      List<ImportColumn> columns,
      List<TargetView> targets,
      @Nullable String key,
      boolean createNew,
      boolean clearEmpty,
      Map<String, @Nullable Object> defaults) {}

  /**
   * @param row as a spreadsheet counts: the first line is 1
   * @param record null while it is not in
   */
  @Schema(name = "ImportRow")
  record RowView(
      int row,
      @Nullable Outcome outcome,
      String label,
      @Nullable UUID record,
      List<String> cells,
      List<FieldError> errors) {}

  @Schema(name = "ImportRows")
  record Rows(List<RowView> rows, @Nullable String next, @Nullable Counts counts) {}

  Whole whole(ImportRun run, Actor actor) {
    return new Whole(
        brief(run),
        run.form().kind(),
        String.valueOf(run.form().delimiter()),
        run.form().encoding(),
        run.form().header(),
        run.form().sheet(),
        run.form().sheets(),
        run.columns(),
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
            .toList(),
        run.key(),
        run.recognition().createNew(),
        run.recognition().clearEmpty(),
        run.defaults());
  }

  Brief brief(ImportRun run) {
    return new Brief(
        run.id(),
        run.object(),
        run.fileName(),
        run.state(),
        run.rows(),
        counts(run),
        run.job(),
        run.createdAt(),
        run.startedAt(),
        run.finishedAt());
  }

  /**
   * How many rows have which outcome; once it has begun, of those that it has dealt with, and how
   * many still wait.
   */
  @Nullable Counts counts(ImportRun run) {
    if (run.state() == State.MAPPING) {
      return null;
    }
    var counted = rows.counts(run.id(), last(run));
    var sum = counted.values().stream().mapToInt(Integer::intValue).sum();
    return new Counts(
        counted.getOrDefault(Outcome.CREATE, 0),
        counted.getOrDefault(Outcome.UPDATE, 0),
        counted.getOrDefault(Outcome.SKIP, 0),
        counted.getOrDefault(Outcome.REFUSE, 0),
        run.startedAt() == null ? 0 : run.rows() - sum,
        run.state() == State.CHECKED && run.key() == null ? rows.repeated(run.id()) : 0);
  }

  /** The last row whose outcome counts: behind it a run that has begun has not been yet. */
  int last(ImportRun run) {
    if (run.startedAt() == null) {
      return Integer.MAX_VALUE;
    }
    var position = rows.position(run.id());
    return position.phase().equals(ImportWork.ROWS) ? position.row() : Integer.MAX_VALUE;
  }

  RowView row(ImportRun run, ImportRows.Row row, Locale language) {
    return new RowView(
        row.number(),
        row.outcome(),
        label(run, row),
        row.record(),
        row.cells(),
        problems.errors(row.errors().stream().map(RowError::problem).toList(), language));
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
