package dev.rapport.records.audit;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.REACTOR;

import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands change sets on to reactors. A reactor's position is the transaction and the id of the last
 * change set that it handled; it reads only what every running transaction has left behind, because
 * ids and even transaction numbers are given before the commit. Woken by this node's commits, and
 * once a second for those of others.
 */
@Component
class ChangeFeed implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int BATCH = 200;

  /** In milliseconds: what is written meanwhile is handled together. */
  private static final int DELAY = 50;

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final List<Reactor> reactors;
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile @Nullable ScheduledExecutorService worker;

  ChangeFeed(DSLContext sql, TransactionTemplate transaction, List<Reactor> reactors) {
    this.sql = sql;
    this.transaction = transaction;
    this.reactors = List.copyOf(reactors);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void wake(RecordsChanged change) {
    var thread = worker;
    if (thread != null && awake.compareAndSet(false, true)) {
      thread.schedule(this::handleAll, DELAY, TimeUnit.MILLISECONDS);
    }
  }

  /** Handles what there is to handle, on the caller's thread. */
  void handleAll() {
    awake.set(false);
    for (var reactor : reactors) {
      try {
        while (Boolean.TRUE.equals(transaction.execute(status -> handleSome(reactor)))) {
          // until it has caught up
        }
      } catch (RuntimeException e) {
        LOG.warn("Reactor {} could not handle a change; it is tried again", reactor.name(), e);
      }
    }
  }

  /** Whether there may be more. */
  private boolean handleSome(Reactor reactor) {
    // What a crash takes back is done again, the position with it: nobody waits for the disk.
    sql.setLocal(name("synchronous_commit"), inline("off")).execute();
    var position =
        sql.select(REACTOR.POSITION_TRANSACTION.cast(String.class), REACTOR.POSITION)
            .from(REACTOR)
            .where(REACTOR.NAME.eq(reactor.name()))
            .forUpdate()
            .skipLocked()
            .fetchOne();
    if (position == null) {
      return false; // another node is at it
    }
    var sets =
        sql.select(
                CHANGE_SET.ID,
                CHANGE_SET.TRANSACTION.cast(String.class),
                CHANGE_SET.ACTOR_ID,
                CHANGE_SET.SOURCE)
            .from(CHANGE_SET)
            .where(
                condition(
                    "({0}, {1}) > ({2}, {3})",
                    CHANGE_SET.TRANSACTION,
                    CHANGE_SET.ID,
                    xid8(position.value1()),
                    val(position.value2())))
            .and(condition("{0} < pg_snapshot_xmin(pg_current_snapshot())", CHANGE_SET.TRANSACTION))
            .orderBy(CHANGE_SET.TRANSACTION, CHANGE_SET.ID)
            .limit(BATCH)
            .fetch();
    if (sets.isEmpty()) {
      return false;
    }
    var records = records(sets.getValues(CHANGE_SET.ID), reactor.objects());
    for (var set : sets) {
      var concerned = records.get(set.value1());
      if (concerned != null) {
        reactor.react(new RecordsChanged(set.value1(), set.value3(), set.value4(), concerned));
      }
    }
    var last = sets.getLast();
    sql.update(REACTOR)
        .set(Map.of(REACTOR.POSITION_TRANSACTION, xid8(last.value2())))
        .set(REACTOR.POSITION, last.value1())
        .set(REACTOR.HANDLED_AT, OffsetDateTime.now())
        .where(REACTOR.NAME.eq(reactor.name()))
        .execute();
    return true;
  }

  /** A transaction's number travels as text: the driver has no type for it. */
  private static Field<Object> xid8(@Nullable String number) {
    return field("{0}::xid8", SQLDataType.OTHER, val(number));
  }

  private Map<Long, Map<String, List<UUID>>> records(List<Long> sets, Set<String> objects) {
    Map<Long, Map<String, List<UUID>>> records = new LinkedHashMap<>();
    sql.select(CHANGE.CHANGE_SET_ID, CHANGE.OBJECT, CHANGE.RECORD_ID)
        .from(CHANGE)
        .where(CHANGE.CHANGE_SET_ID.in(sets), CHANGE.OBJECT.in(objects))
        .forEach(row ->
            records
                .computeIfAbsent(row.value1(), set -> new LinkedHashMap<>())
                .computeIfAbsent(row.value2(), object -> new ArrayList<>())
                .add(row.value3()));
    return records;
  }

  @Override
  public void start() {
    if (!reactors.isEmpty()) {
      for (var reactor : reactors) {
        sql.insertInto(REACTOR, REACTOR.NAME)
            .values(reactor.name())
            .onConflictDoNothing()
            .execute();
      }
      var executor =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().name("change-feed").daemon().factory());
      executor.scheduleWithFixedDelay(this::handleAll, 1, 1, TimeUnit.SECONDS);
      worker = executor;
    }
  }

  @Override
  public void stop() {
    var executor = worker;
    worker = null;
    if (executor != null) {
      executor.shutdown();
      try {
        executor.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
