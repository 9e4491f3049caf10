package dev.rapport.records.bulk;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.Change;
import dev.rapport.records.ConflictException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RefusedException;
import dev.rapport.records.bulk.BulkStore.Refused;
import dev.rapport.records.bulk.BulkStore.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes sets of records, each in a transaction that also keeps what became of them. Where some of
 * a set are refused, the others are written; where the set fails as a whole, it is done in halves,
 * down to the record that is to blame.
 */
@Component
class BulkSets {

  private final RecordWriter writer;
  private final BulkStore store;
  private final TransactionTemplate transaction;

  BulkSets(RecordWriter writer, BulkStore store, TransactionTemplate transaction) {
    this.writer = writer;
    this.store = store;
    this.transaction = transaction;
  }

  /**
   * @param values the new ones; null to delete
   * @param saved told within each transaction how many records it has dealt with
   */
  void write(
      BulkChange change,
      @Nullable Map<String, @Nullable Object> values,
      List<Row> rows,
      Actor actor,
      IntConsumer saved) {
    try {
      transaction.executeWithoutResult(_ -> writeAll(change, values, rows, actor, saved));
    } catch (RuntimeException failure) {
      reasons(failure);
      carefully(change, values, rows, actor, saved);
    }
  }

  private void carefully(
      BulkChange change,
      @Nullable Map<String, @Nullable Object> values,
      List<Row> rows,
      Actor actor,
      IntConsumer saved) {
    try {
      transaction.executeWithoutResult(_ -> writeOthers(change, values, rows, actor, saved));
    } catch (RuntimeException failure) {
      var reasons = reasons(failure);
      if (rows.size() == 1) {
        var row = rows.getFirst();
        var refused = List.of(new Refused(row.number(), row.record(), reasons));
        transaction.executeWithoutResult(_ -> keep(change, rows, 0, refused, saved));
      } else {
        var half = rows.size() / 2;
        carefully(change, values, rows.subList(0, half), actor, saved);
        carefully(change, values, rows.subList(half, rows.size()), actor, saved);
      }
    }
  }

  private void writeAll(
      BulkChange change,
      @Nullable Map<String, @Nullable Object> values,
      List<Row> rows,
      Actor actor,
      IntConsumer saved) {
    var origin = Origin.bulk(change.id());
    writer.write(changes(change, values, rows), actor, origin);
    keep(change, rows, rows.size(), List.of(), saved);
  }

  private void writeOthers(
      BulkChange change,
      @Nullable Map<String, @Nullable Object> values,
      List<Row> rows,
      Actor actor,
      IntConsumer saved) {
    var origin = Origin.bulk(change.id());
    Map<UUID, List<FieldProblem>> reasons = new HashMap<>();
    for (var refused : writer.check(changes(change, values, rows), actor, origin)) {
      reasons.put(refused.id(), problems(refused));
    }
    var others = rows.stream().filter(row -> !reasons.containsKey(row.record())).toList();
    writer.write(changes(change, values, others), actor, origin);
    var refused =
        rows.stream()
            .filter(row -> reasons.containsKey(row.record()))
            .map(row ->
                new Refused(
                    row.number(), row.record(), Objects.requireNonNull(reasons.get(row.record()))))
            .toList();
    keep(change, rows, others.size(), refused, saved);
  }

  private void keep(
      BulkChange change, List<Row> rows, int changed, List<Refused> refused, IntConsumer saved) {
    store.save(change.id(), rows.getLast().number(), changed, refused);
    saved.accept(rows.size());
  }

  private static List<Change> changes(
      BulkChange change, @Nullable Map<String, @Nullable Object> values, List<Row> rows) {
    var object = change.object();
    return rows.stream()
        .<Change>map(row ->
            values == null
                ? new Change.Delete(object, row.record(), null)
                : new Change.Update(object, row.record(), null, values))
        .toList();
  }

  /**
   * Why the records are refused.
   *
   * @throws RuntimeException the failure itself when they are not to blame
   */
  private static List<FieldProblem> reasons(RuntimeException failure) {
    return switch (failure) {
      case RefusedException refused ->
          refused.records().stream().flatMap(each -> problems(each).stream()).toList();
      case ForbiddenException _ -> List.of(FieldProblem.of("", "record.forbidden"));
      case NotFoundException _ -> List.of(FieldProblem.of("", "record.notFound"));
      case ConflictException _ -> List.of(FieldProblem.of("", "changedMeanwhile"));
      case DataIntegrityViolationException _ -> List.of(FieldProblem.of("", "bulk.database"));
      default -> throw failure;
    };
  }

  private static List<FieldProblem> problems(RefusedException.Refused refused) {
    return refused.refusals().stream()
        .map(each ->
            new FieldProblem(
                Objects.requireNonNullElse(each.field(), ""), each.code(), each.arguments()))
        .toList();
  }
}
