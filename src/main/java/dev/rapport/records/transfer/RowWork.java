package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.records.ConflictException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RefusedException;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ImportRows.Position;
import dev.rapport.records.transfer.ImportRows.Result;
import dev.rapport.records.transfer.ImportRows.Row;
import dev.rapport.records.transfer.RowSets.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out sets of rows, each in a transaction that also keeps what became of them. A set that
 * is refused as a whole is done in halves, down to the row that is to blame.
 */
@Component
class RowWork {

  private final RowSets sets;
  private final ImportRows rows;
  private final TransactionTemplate transaction;

  RowWork(RowSets sets, ImportRows rows, TransactionTemplate transaction) {
    this.sets = sets;
    this.rows = rows;
    this.transaction = transaction;
  }

  RowPlan plan(ImportRun run, Actor actor) {
    return sets.plan(run, actor);
  }

  /** What would become of the rows. Nothing remains of it. */
  List<Result> check(ImportRun run, RowPlan plan, List<Row> some, Actor actor) {
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> {
            status.setRollbackOnly();
            return sets.carryOut(run, plan, some, actor, Mode.CHECK);
          }));
    } catch (RuntimeException failure) {
      var errors = refusal(failure);
      if (some.size() == 1) {
        return List.of(refused(some.getFirst(), errors));
      }
      var half = some.size() / 2;
      var results = new ArrayList<>(check(run, plan, some.subList(0, half), actor));
      results.addAll(check(run, plan, some.subList(half, some.size()), actor));
      return results;
    }
  }

  /**
   * Brings the rows in.
   *
   * @param turn waits until all rows before these are in
   * @param saved told within each transaction how many rows it has dealt with
   */
  void run(
      ImportRun run, RowPlan plan, List<Row> some, Actor actor, Runnable turn, IntConsumer saved) {
    run(
        run,
        plan,
        some,
        actor,
        rows -> {
          turn.run();
          saved.accept(rows);
        },
        Mode.WRITE);
  }

  /** Whether sets of this run's rows neither wait for each other nor make the same records. */
  boolean independent(ImportRun run, RowPlan plan) {
    return sets.independent(run, plan);
  }

  private void run(
      ImportRun run, RowPlan plan, List<Row> some, Actor actor, IntConsumer saved, Mode mode) {
    try {
      transaction.executeWithoutResult(
          _ -> keep(run, some, sets.carryOut(run, plan, some, actor, mode), saved));
    } catch (RuntimeException failure) {
      var errors = refusal(failure);
      if (mode == Mode.WRITE) {
        run(run, plan, some, actor, saved, Mode.WRITE_CAREFULLY);
      } else if (some.size() == 1) {
        var refused = List.of(refused(some.getFirst(), errors));
        transaction.executeWithoutResult(_ -> keep(run, some, refused, saved));
      } else {
        var half = some.size() / 2;
        run(run, plan, some.subList(0, half), actor, saved, mode);
        run(run, plan, some.subList(half, some.size()), actor, saved, mode);
      }
    }
  }

  private void keep(ImportRun run, List<Row> some, List<Result> results, IntConsumer saved) {
    rows.save(run.id(), results);
    saved.accept(some.size());
    rows.move(run.id(), new Position(ImportWork.ROWS, some.getLast().number()));
  }

  private static Result refused(Row row, List<RowError> errors) {
    return new Result(row.number(), Outcome.REFUSE, null, errors);
  }

  /**
   * Why the data are refused.
   *
   * @throws RuntimeException the failure itself when the data are not to blame
   */
  static List<RowError> refusal(RuntimeException failure) {
    return switch (failure) {
      case RefusedException refused ->
          refused.records().stream().flatMap(each -> RowSets.errors(each).stream()).toList();
      case InvalidValue invalid -> List.of(new RowError("", invalid.code(), invalid.arguments()));
      case ForbiddenException _ -> List.of(RowError.of("", "row.forbidden"));
      case NotFoundException _ -> List.of(RowError.of("", "record.notFound"));
      case ConflictException _ -> List.of(RowError.of("", "changedMeanwhile"));
      case DataIntegrityViolationException _ -> List.of(RowError.of("", "row.database"));
      default -> throw failure;
    };
  }
}
