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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
  private final SourceFiles files;
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
      SourceFiles files,
      Staging staging,
      TargetList targets,
      MappingCheck check,
      ImportValues values,
      Catalog catalog,
      Jobs jobs,
      ImportLimits limits) {
    this.runs = runs;
    this.uploads = uploads;
    this.files = files;
    this.staging = staging;
    this.targets = targets;
    this.check = check;
    this.values = values;
    this.catalog = catalog;
    this.jobs = jobs;
    this.limits = limits;
  }

  /**
   * Takes a file in, finds out how it is written and suggests where its columns go.
   *
   * @throws ProblemException 422 when it can't be read
   */
  @Transactional
  public ImportRun upload(String object, String fileName, InputStream file, Actor actor) {
    catalog.object(object);
    if (actor.id() == null || !actor.may(Operation.CREATE, object)) {
      throw new ForbiddenException();
    }
    try (var in = new BufferedInputStream(file, FileSniffer.HEAD)) {
      in.mark(FileSniffer.HEAD);
      var head = in.readNBytes(FileSniffer.HEAD);
      var form = FileSniffer.sniff(head);
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
              Recognition.NONE,
              Map.of(),
              null,
              Instant.now(),
              null,
              null);
      runs.insert(run);
      uploads.save(run.id(), in, limits.maxSize().toBytes());
      return stage(run, files.inspect(run.id(), form), head, actor);
    } catch (FileFault fault) {
      throw unreadable(fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the beginning doesn't tell of the encoding, the rest does. */
  private ImportRun stage(ImportRun run, FileForm form, byte[] head, Actor actor)
      throws IOException {
    try {
      return stage(run, form, actor);
    } catch (FileFault fault) {
      if (!fault.code().equals(FileFault.ENCODING) || !Encodings.plain(head)) {
        throw fault;
      }
      try (var whole = uploads.open(run.id())) {
        var encoding = Encodings.ofLines(whole, FileSniffer.HEAD).orElseThrow(() -> fault);
        return stage(run, form.in(encoding), actor);
      }
    }
  }

  private ImportRun stage(ImportRun run, FileForm form, Actor actor) {
    var staged = staging.stage(run.id(), form, actor.language());
    var columns =
        Suggestions.suggest(
            staged.columns(),
            targets.of(run.object(), actor).values(),
            runs.lastColumns(run.object(), run.owner()));
    var ids = columns.stream().anyMatch(column -> Target.ID.equals(column.field()));
    var recognition = ids ? new Recognition(Target.ID, true, false) : Recognition.NONE;
    var read = run.with(form, staged.rows(), columns, recognition, Map.of());
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
  public ImportRun map(UUID id, MappingInput mapping, Actor actor) {
    var run = runs.lock(id, actor, OPEN);
    var form = mapping.form(run.form());
    if (!form.equals(run.form())) {
      try {
        run = stage(run, form, actor);
      } catch (FileFault fault) {
        throw unreadable(fault);
      }
    }
    var columns = mapping.columns(run.columns());
    var defaults = mapping.defaults() == null ? run.defaults() : mapping.defaults();
    var mapped =
        run.with(form, run.rows(), columns, mapping.recognition(run.recognition()), defaults);
    requireGood(mapped, actor);
    save(run, mapped);
    return runs.get(id);
  }

  /** Keeps a mapping. Answers hold for the values of a column that goes to the same field. */
  void save(ImportRun before, ImportRun after) {
    after.columns().stream()
        .filter(
            column -> !Objects.equals(column.field(), before.columns().get(column.index()).field()))
        .forEach(column -> values.forget(after.id(), column.index()));
    runs.saveMapping(after);
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

  private static ProblemException unreadable(FileFault fault) {
    return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.file")
        .errors(List.of(new FieldProblem("file", fault.code(), fault.arguments())));
  }
}
