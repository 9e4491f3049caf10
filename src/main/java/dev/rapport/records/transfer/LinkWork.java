package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.records.Origin;
import dev.rapport.records.Reference;
import dev.rapport.records.transfer.ImportRows.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When all rows are in: what modules take from them beside the fields. A row whose extra is refused
 * stays in, and says so.
 */
@Component
class LinkWork {

  private final TargetList targets;
  private final ImportValues values;
  private final ImportRows rows;
  private final TransactionTemplate transaction;

  LinkWork(
      TargetList targets, ImportValues values, ImportRows rows, TransactionTemplate transaction) {
    this.targets = targets;
    this.values = values;
    this.rows = rows;
    this.transaction = transaction;
  }

  /** The modules that take something from this file. */
  List<ImportTargets> contributions(ImportRun run, RowPlan plan, Actor actor) {
    Set<String> mapped =
        plan.extras().stream().map(each -> each.target().name()).collect(Collectors.toSet());
    return targets.contributed(run.object()).stream()
        .filter(contribution ->
            contribution.extras(actor).stream().anyMatch(e -> mapped.contains(e.name())))
        .toList();
  }

  /**
   * Does it for some rows that are in.
   *
   * @param saved told within each transaction how many rows it has dealt with
   */
  void run(
      ImportRun run,
      RowPlan plan,
      List<ImportTargets> contributions,
      List<ImportRows.Row> some,
      Actor actor,
      IntConsumer saved) {
    try {
      transaction.executeWithoutResult(_ -> {
        complete(run, plan, contributions, some, actor);
        done(run, some, saved);
      });
    } catch (RuntimeException failure) {
      var errors = RowWork.refusal(failure);
      if (some.size() == 1) {
        transaction.executeWithoutResult(_ -> {
          rows.incomplete(run.id(), some.getFirst().number(), errors);
          done(run, some, saved);
        });
        return;
      }
      var half = some.size() / 2;
      run(run, plan, contributions, some.subList(0, half), actor, saved);
      run(run, plan, contributions, some.subList(half, some.size()), actor, saved);
    }
  }

  private void done(ImportRun run, List<ImportRows.Row> some, IntConsumer saved) {
    rows.move(run.id(), new Position(ImportWork.LINKS, some.getLast().number()));
    saved.accept(some.size());
  }

  private void complete(
      ImportRun run,
      RowPlan plan,
      List<ImportTargets> contributions,
      List<ImportRows.Row> some,
      Actor actor) {
    var meanings = values.meanings(run.id(), plan.names(some));
    var taken = new ArrayList<ImportTargets.Row>();
    for (var row : some) {
      if (row.record() != null) {
        taken.add(row(run, plan, row, row.record(), meanings));
      }
    }
    for (var contribution : contributions) {
      contribution.complete(taken, actor, Origin.imports(run.id()));
    }
  }

  private ImportTargets.Row row(
      ImportRun run, RowPlan plan, ImportRows.Row row, UUID record, Meanings meanings) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Reference> references = new HashMap<>();
    for (var each : plan.extras()) {
      var cell = row.cells().get(each.column().index());
      if (cell.isEmpty()) {
        continue;
      }
      if (!each.target().reference()) {
        texts.put(each.target().name(), cell);
        continue;
      }
      var value = meanings.of(each.column().index(), cell);
      if (value != null && value.meaning() != null) {
        references.put(each.target().name(), Reference.to(UUID.fromString(value.meaning())));
      } else if (value == null || !Meanings.EMPTY.equals(value.answer())) {
        // The row of this file that was to bring the record was not taken.
        rows.incomplete(
            run.id(),
            row.number(),
            List.of(RowError.of(each.target().name(), "reference.noSuch", cell)));
      }
    }
    var reference = new Reference(record, run.object(), null);
    return new ImportTargets.Row(row.number(), reference, texts, references);
  }
}
