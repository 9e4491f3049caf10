package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RefusedException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.transfer.ExistingRecords.Existing;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ImportRows.Result;
import dev.rapport.records.transfer.ImportRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes changes of a set of rows and writes them, or only looks what would happen; always within
 * the caller's transaction.
 */
@Component
class RowSets {

  /** How much is done. */
  enum Mode {
    /** Says what would happen. What it makes on the way is for the caller to roll back. */
    CHECK,
    /** Writes all, and throws when one is refused: the quick way, as nearly always none is. */
    WRITE,
    /** Checks first, and writes those that are not refused. */
    WRITE_CAREFULLY
  }

  private final TargetList targets;
  private final Catalog catalog;
  private final FieldContexts contexts;
  private final MissingRecords missing;
  private final ExistingRecords existing;
  private final RecordWriter writer;

  RowSets(
      TargetList targets,
      Catalog catalog,
      FieldContexts contexts,
      MissingRecords missing,
      ExistingRecords existing,
      RecordWriter writer) {
    this.targets = targets;
    this.catalog = catalog;
    this.contexts = contexts;
    this.missing = missing;
    this.existing = existing;
    this.writer = writer;
  }

  RowPlan plan(ImportRun run, Actor actor) {
    return new RowPlan(
        run, catalog.object(run.object()), targets.of(run.object(), actor), contexts.of(actor));
  }

  /**
   * Whether no two sets of the rows can want the same: they only make new records, which refer to
   * what is there already, and fill in no field that must be unlike all others'.
   */
  boolean independent(ImportRun run, RowPlan plan) {
    return run.key() == null
        && plan.object().owned()
        && plan.fields().stream().noneMatch(name -> plan.object().field(name).is(Trait.UNIQUE))
        && !missing.any(run);
  }

  /** A row on its way: its change, or none when there is nothing to do. */
  private record Step(
      Row row,
      Outcome outcome,
      @Nullable UUID record,
      @Nullable Change change,
      List<RowError> errors) {

    static Step refused(Row row, List<RowError> errors) {
      return new Step(row, Outcome.REFUSE, null, null, errors);
    }

    Result result() {
      return new Result(row.number(), outcome, record, errors);
    }
  }

  /** What becomes, or would become, of each row. */
  List<Result> carryOut(ImportRun run, RowPlan plan, List<Row> rows, Actor actor, Mode mode) {
    var meanings = missing.meanings(run, plan, rows, actor, mode != Mode.WRITE);
    var readings = new HashMap<Row, RowPlan.Reading>();
    rows.forEach(row -> readings.put(row, plan.read(row, meanings)));
    var found = existing.find(run, plan, readings.values(), actor);
    var steps = new ArrayList<Step>();
    for (var row : rows) {
      var reading = readings.get(row);
      if (reading != null) {
        steps.add(step(plan, row, reading, found));
      }
    }
    return write(steps, actor, Origin.imports(run.id()), mode).stream().map(Step::result).toList();
  }

  private static Step step(
      RowPlan plan, Row row, RowPlan.Reading reading, Map<RowPlan.Reading, Existing> found) {
    if (!reading.errors().isEmpty()) {
      return Step.refused(row, reading.errors());
    }
    var object = plan.object();
    var there = found.get(reading);
    var errors = new ArrayList<RowError>();
    var values = plan.values(reading, there, errors);
    var error = there == null ? plan.missing(reading) : there.error();
    if (error != null) {
      errors.add(error);
    }
    if (!errors.isEmpty()) {
      return Step.refused(row, errors);
    }
    if (there == null) {
      var id = Ids.next();
      var change = new Change.Create(object.name(), id, values);
      return new Step(row, Outcome.CREATE, id, change, plan.remarks(row));
    }
    var id = there.id();
    return values.isEmpty()
        ? new Step(row, Outcome.SKIP, id, null, List.of())
        : new Step(
            row, Outcome.UPDATE, id, new Change.Update(object.name(), id, null, values), List.of());
  }

  private List<Step> write(List<Step> steps, Actor actor, Origin origin, Mode mode) {
    var changes = changes(steps);
    if (changes.isEmpty()) {
      return steps;
    }
    if (mode == Mode.WRITE) {
      writer.write(changes, actor, origin);
      return steps;
    }
    var left = without(writer.check(changes, actor, origin), steps);
    if (mode == Mode.WRITE_CAREFULLY) {
      writer.write(changes(left), actor, origin);
    }
    return left;
  }

  private static List<Change> changes(List<Step> steps) {
    var changes = new ArrayList<Change>();
    for (var step : steps) {
      if (step.change() != null) {
        changes.add(step.change());
      }
    }
    return changes;
  }

  /**
   * The steps, those refused that some refusal is about. One that is about no row's record comes
   * from what a rule adds; whose it is, a smaller set shows.
   */
  private static List<Step> without(List<RefusedException.Refused> refused, List<Step> steps) {
    var errors = new HashMap<UUID, List<RowError>>();
    refused.forEach(each -> errors.put(each.id(), errors(each)));
    var left = new ArrayList<Step>();
    for (var step : steps) {
      var own = step.record() == null ? null : errors.remove(step.record());
      left.add(own == null ? step : Step.refused(step.row(), own));
    }
    if (errors.isEmpty()) {
      return left;
    }
    if (steps.size() > 1) {
      throw new RefusedException(refused);
    }
    var all = refused.stream().flatMap(each -> errors(each).stream()).toList();
    return List.of(Step.refused(steps.getFirst().row(), all));
  }

  static List<RowError> errors(RefusedException.Refused refused) {
    return refused.refusals().stream().map(RowError::of).toList();
  }
}
