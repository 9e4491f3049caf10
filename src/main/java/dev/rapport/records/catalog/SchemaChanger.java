package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.rapport.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes tables while people work in them. A table is locked for a moment only: who can't have it
 * within half a second lets the others pass, and tries again.
 */
@Component
class SchemaChanger {

  /** So long does a change hold up the table's readers and writers at most. */
  private static final Duration LOCK = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DSLContext sql;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  SchemaChanger(DSLContext sql, TransactionTemplate transactions, JsonMapper json) {
    this.sql = sql;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * Does {@code change} in a transaction, from the beginning when a table is not to be had.
   *
   * @throws ProblemException 503 when it was not to be had for 20 s: a long import or a backup
   *     works in it
   */
  <T> T change(Supplier<T> change) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return change.get(); // a part of a greater change, which begins anew as a whole
    }
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return transactions.execute(_ -> {
          sql.execute("set local lock_timeout = {0}", inline(LOCK.toMillis()));
          return change.get();
        });
      } catch (PessimisticLockingFailureException e) {
        if (System.nanoTime() > end) {
          throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "shapeBusy");
        }
        pause();
      }
    }
  }

  /**
   * Within {@link #change}.
   *
   * @param values of the rows that are there, by column, as JSON; PostgreSQL keeps them once, with
   *     the table's description, so that it takes no longer than empty columns do
   */
  void addColumns(String table, List<Field<?>> columns, Map<String, @Nullable Object> values) {
    var filled = columns.stream().filter(column -> values.get(column.getName()) != null).toList();
    sql.alterTable(table(name(table)))
        .add(
            columns.stream()
                .map(column ->
                    filled.contains(column)
                        ? filled(column, requireNonNull(values.get(column.getName())))
                        : column)
                .toList())
        .execute();
    for (var column : filled) {
      sql.alterTable(table(name(table))).alterColumn(column).dropDefault().execute();
    }
  }

  private <T> Field<T> filled(Field<T> column, Object value) {
    var type = column.getDataType();
    Object read =
        type.getType() == JSONB.class
            ? JSONB.valueOf(json.writeValueAsString(value))
            : value instanceof List<?> list ? list.toArray(String[]::new) : value;
    return DSL.field(column.getQualifiedName(), type.defaultValue(inline(read, type)));
  }

  /** Within {@link #change}. Begins with {@code first}. */
  void createSequence(String sequence, long first) {
    sql.createSequence(name(sequence)).startWith(first).execute();
  }

  /**
   * A table of an object that administrators add, with the indexes of its lists. Within {@link
   * #change}.
   */
  void createTable(String table) {
    sql.select(DSL.field("create_object_table({0})", val(table))).fetch();
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(100, 400));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "shapeBusy");
    }
  }
}
