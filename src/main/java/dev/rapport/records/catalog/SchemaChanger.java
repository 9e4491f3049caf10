package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.rapport.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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

  SchemaChanger(DSLContext sql, TransactionTemplate transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /**
   * Does {@code change} in a transaction, from the beginning when a table is not to be had.
   *
   * @throws ProblemException 503 when it was not to be had for 20 s: a long import or a backup
   *     works in it
   */
  <T> T change(Supplier<T> change) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return transactions.execute(_ -> {
          sql.execute("set local lock_timeout = {0}", DSL.inline(LOCK.toMillis()));
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

  /** Within {@link #change}. */
  void addColumns(String table, List<Field<?>> columns) {
    sql.alterTable(table(name(table))).add(columns).execute();
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
