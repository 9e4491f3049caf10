package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.transfer.ImportRun.State;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with imports: upload, map, check, run, take back, discard. */
@Service
class Imports {

  private static final Set<State> OPEN = EnumSet.of(State.MAPPING, State.CHECKED);
  private static final Set<State> RUNNABLE =
      EnumSet.of(State.MAPPING, State.CHECKED, State.CANCELLED, State.FAILED);
  private static final Set<State> REVERSIBLE =
      EnumSet.of(State.DONE, State.CANCELLED, State.FAILED);

  private final ImportRuns runs;
  private final Uploads uploads;
  private final Staging staging;
  private final TargetList targets;
  private final MappingCheck check;
  private final ImportValues values;
  private final Catalog catalog;
  private final Jobs jobs;
  private final ImportLimits limits;

  Imports(
      ImportRuns runs,
      Uploads uploads,
      Staging staging,
      TargetList targets,
      MappingCheck check,
      ImportValues values,
      Catalog catalog,
      Jobs jobs,
      ImportLimits limits) {
    this.runs = runs;
    this.uploads = uploads;
    this.staging = staging;
    this.targets = targets;
    this.check = check;
    this.values = values;
    this.catalog = catalog;
    this.jobs = jobs;
    this.limits = limits;
  }

  /** A mapping as the API takes it; what is null stays as it is. */
  record Mapping(
      @Nullable String delimiter,
      @Nullable String encoding,
      @Nullable Boolean header,
      @Nullable List<MappedColumn> columns,
      @Nullable String key,
      @Nullable Map<String, @Nullable Object> defaults) {}

  record MappedColumn(
      int index,
      @Nullable String field,
      @Nullable String format,
      @Nullable Boolean createMissing) {}

  /**
   * Takes a file in, finds out how it is written and suggests where its columns go.
   *
   * @throws ProblemException 422 when it can't be read as CSV
   */
  @Transactional
  public ImportRun upload(String object, String fileName, InputStream file, Actor actor) {
    catalog.object(object);
    if (actor.id() == null || !actor.may(Operation.CREATE, object)) {
      throw new ForbiddenException();
    }
    try (var in = new BufferedInputStream(file, CsvSniffer.HEAD)) {
      in.mark(CsvSniffer.HEAD);
      var form = CsvSniffer.sniff(in.readNBytes(CsvSniffer.HEAD));
      in.reset();
      var run =
          new ImportRun(
              Ids.next(),
              actor.id(),
              object,
              fileName,
              State.MAPPING,
              form,
              0,
              List.of(),
              null,
              Map.of(),
              null,
              Instant.now(),
              null,
              null);
      runs.insert(run);
      uploads.save(run.id(), in, limits.maxSize().toBytes());
      return stage(run, form, actor);
    } catch (CsvFault fault) {
      throw unreadable(fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportRun stage(ImportRun run, CsvForm form, Actor actor) {
    var staged = staging.stage(run.id(), uploads.open(run.id()), form, actor.language());
    var columns =
        Suggestions.suggest(
            staged.columns(),
            targets.of(run.object(), actor).values(),
            runs.lastColumns(run.object(), run.owner()));
    var read = run.with(form, staged.rows(), columns, null, Map.of());
    runs.saveMapping(read);
    values.keepOnly(run.id(), List.of());
    return runs.get(run.id());
  }

  /**
   * Changes how the file is read and where its columns go.
   *
   * @throws ProblemException 422 with one error a column, 409 when it is running or over
   */
  @Transactional
  public ImportRun map(UUID id, Mapping mapping, Actor actor) {
    var run = runs.lock(id, actor, OPEN);
    var form = form(run.form(), mapping);
    if (!form.equals(run.form())) {
      try {
        run = stage(run, form, actor);
      } catch (CsvFault fault) {
        throw unreadable(fault);
      }
    }
    var columns = mapping.columns() == null ? run.columns() : columns(run, mapping.columns());
    var defaults = mapping.defaults() == null ? run.defaults() : mapping.defaults();
    var mapped = run.with(form, run.rows(), columns, mapping.key(), defaults);
    requireGood(mapped, actor);
    forgetMoved(run, mapped);
    runs.saveMapping(mapped);
    return runs.get(id);
  }

  private static CsvForm form(CsvForm form, Mapping mapping) {
    var errors = new ArrayList<FieldProblem>();
    var delimiter = mapping.delimiter();
    if (delimiter != null && (delimiter.length() != 1 || !CsvForm.DELIMITERS.contains(delimiter))) {
      errors.add(FieldProblem.of("delimiter", "import.delimiter"));
    }
    var encoding = mapping.encoding();
    if (encoding != null && !CsvForm.ENCODINGS.contains(encoding)) {
      errors.add(FieldProblem.of("encoding", "import.encoding"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new CsvForm(
        encoding == null ? form.encoding() : encoding,
        delimiter == null ? form.delimiter() : delimiter.charAt(0),
        mapping.header() == null ? form.header() : mapping.header());
  }

  /** Columns that the mapping leaves out go nowhere. */
  private static List<ImportColumn> columns(ImportRun run, List<MappedColumn> mapped) {
    var byIndex = new LinkedHashMap<Integer, MappedColumn>();
    var strange = new ArrayList<FieldProblem>();
    for (var column : mapped) {
      var field = "columns." + column.index();
      if (column.index() < 0 || column.index() >= run.columns().size()) {
        strange.add(FieldProblem.of(field, "import.noColumn"));
      } else if (byIndex.put(column.index(), column) != null) {
        var name = run.columns().get(column.index()).name();
        strange.add(
            FieldProblem.of(
                field,
                "import.columnTwice",
                name == null ? String.valueOf(column.index() + 1) : name));
      }
    }
    if (!strange.isEmpty()) {
      throw ProblemException.invalid(strange);
    }
    return run.columns().stream()
        .map(column -> {
          var to = byIndex.get(column.index());
          return to == null
              ? column.to(null, column.format(), false)
              : column.to(
                  to.field() == null || to.field().isBlank() ? null : to.field(),
                  to.format(),
                  Boolean.TRUE.equals(to.createMissing()));
        })
        .toList();
  }

  /** Answers hold for the values of a column as long as it goes to the same field. */
  private void forgetMoved(ImportRun before, ImportRun after) {
    after.columns().stream()
        .filter(
            column -> !Objects.equals(column.field(), before.columns().get(column.index()).field()))
        .forEach(column -> values.forget(after.id(), column.index()));
  }

  /** Starts the dry run and returns its job. */
  @Transactional
  public UUID check(UUID id, Actor actor) {
    var run = runs.lock(id, actor, OPEN);
    requireGood(run, actor);
    var job = jobs.start(ImportJobs.job(ImportJobs.CHECK, run, run.owner()));
    runs.setState(id, State.MAPPING);
    runs.setJob(id, job);
    return job;
  }

  /**
   * Starts bringing the rows in, or goes on with what a cancelled or failed run has left; returns
   * the job.
   */
  @Transactional
  public UUID run(UUID id, Actor actor) {
    var run = runs.lock(id, actor, RUNNABLE);
    requireGood(run, actor);
    var job = jobs.start(ImportJobs.job(ImportJobs.RUN, run, run.owner()));
    runs.start(id, job);
    return job;
  }

  /** Starts taking back what came in; returns the job. */
  @Transactional
  public UUID reverse(UUID id, Actor actor) {
    var run = runs.lock(id, actor, REVERSIBLE);
    var owner = actor.id() == null ? run.owner() : actor.id();
    var job = jobs.start(ImportJobs.job(ImportJobs.REVERSAL, run, owner));
    runs.setJob(id, job);
    return job;
  }

  @Transactional
  public void discard(UUID id, Actor actor) {
    runs.lock(id, actor, OPEN);
    runs.delete(id);
  }

  private void requireGood(ImportRun run, Actor actor) {
    var problems = check.problems(run, actor);
    if (!problems.isEmpty()) {
      throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.mapping", problems.size())
          .errors(problems);
    }
  }

  private static ProblemException unreadable(CsvFault fault) {
    return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.file")
        .errors(List.of(new FieldProblem("file", fault.code(), fault.arguments())));
  }
}
