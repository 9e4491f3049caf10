package dev.rapport.records.audit;

import static java.util.stream.Collectors.toMap;
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
import java.util.HashSet;
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
 * once a second for those of others. Reactors that stand at the same place are read for together,
 * and those whom nothing concerns are moved on together; where one fails, it alone stays behind.
 */
@Component
class ChangeFeed implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int BATCH = 200;

  /** In milliseconds: what is written meanwhile is handled together. */
  private static final int DELAY = 50;

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Map<String, Reactor> reactors;
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile @Nullable ScheduledExecutorService worker;

  ChangeFeed(DSLContext sql, TransactionTemplate transaction, List<Reactor> reactors) {
    this.sql = sql;
    this.transaction = transaction;
    this.reactors = reactors.stream().collect(toMap(Reactor::name, reactor -> reactor));
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
    Set<String> failed = new HashSet<>();
    boolean more = true;
    try {
      while (more) {
        more = false;
        for (var standing : positions(failed).entrySet()) {
          more |= handleSome(standing.getKey(), standing.getValue(), failed);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The changes can't be read; it is tried again", e);
    }
  }

  /** Who stands where: as a rule all at the same place. */
  private Map<Position, List<Reactor>> positions(Set<String> failed) {
    Map<Position, List<Reactor>> positions = new LinkedHashMap<>();
    sql.select(REACTOR.NAME, REACTOR.POSITION_TRANSACTION.cast(String.class), REACTOR.POSITION)
        .from(REACTOR)
        .forEach(row -> {
          var reactor = reactors.get(row.value1());
          if (reactor != null && !failed.contains(row.value1())) {
            positions
                .computeIfAbsent(new Position(row.value2(), row.value3()), at -> new ArrayList<>())
                .add(reactor);
          }
        });
    return positions;
  }

  /** Whether there may be more for them. */
  private boolean handleSome(Position from, List<Reactor> standing, Set<String> failed) {
    var sets = after(from);
    if (sets.isEmpty()) {
      return false;
    }
    var last = sets.getLast();
    var to = new Position(last.transaction(), last.id());
    var records = records(sets.stream().map(Handed::id).toList());
    boolean moved = false;
    List<String> unconcerned = new ArrayList<>();
    for (var reactor : standing) {
      try {
        var changes = concerning(reactor.objects(), sets, records);
        if (changes.isEmpty()) {
          unconcerned.add(reactor.name());
        } else {
          moved |= moveOn(List.of(reactor.name()), from, to, () -> changes.forEach(reactor::react));
        }
      } catch (RuntimeException e) {
        failed.add(reactor.name());
        LOG.warn("Reactor {} could not handle a change; it is tried again", reactor.name(), e);
      }
    }
    moved |= !unconcerned.isEmpty() && moveOn(unconcerned, from, to, () -> {});
    return moved && sets.size() == BATCH;
  }

  private List<Handed> after(Position position) {
    return sql.select(
            CHANGE_SET.ID,
            CHANGE_SET.TRANSACTION.cast(String.class),
            CHANGE_SET.ACTOR_ID,
            CHANGE_SET.SOURCE)
        .from(CHANGE_SET)
        .where(condition("({0}, {1}) > {2}", CHANGE_SET.TRANSACTION, CHANGE_SET.ID, row(position)))
        .and(condition("{0} < pg_snapshot_xmin(pg_current_snapshot())", CHANGE_SET.TRANSACTION))
        .orderBy(CHANGE_SET.TRANSACTION, CHANGE_SET.ID)
        .limit(BATCH)
        .fetch(row -> new Handed(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Ids by change set and object. */
  private Map<Long, Map<String, List<UUID>>> records(List<Long> sets) {
    Map<Long, Map<String, List<UUID>>> records = new LinkedHashMap<>();
    sql.select(CHANGE.CHANGE_SET_ID, CHANGE.OBJECT, CHANGE.RECORD_ID)
        .from(CHANGE)
        .where(CHANGE.CHANGE_SET_ID.in(sets))
        .forEach(row ->
            records
                .computeIfAbsent(row.value1(), set -> new LinkedHashMap<>())
                .computeIfAbsent(row.value2(), object -> new ArrayList<>())
                .add(row.value3()));
    return records;
  }

  private static List<RecordsChanged> concerning(
      Set<String> objects, List<Handed> sets, Map<Long, Map<String, List<UUID>>> records) {
    List<RecordsChanged> changes = new ArrayList<>();
    for (var set : sets) {
      Map<String, List<UUID>> concerned =
          new LinkedHashMap<>(records.getOrDefault(set.id(), Map.of()));
      concerned.keySet().retainAll(objects);
      if (!concerned.isEmpty()) {
        changes.add(new RecordsChanged(set.id(), set.actor(), set.source(), concerned));
      }
    }
    return changes;
  }

  /**
   * Does the work of those who still stand there and moves them on, in one transaction; false where
   * another node is at it or was first.
   */
  private boolean moveOn(List<String> names, Position from, Position to, Runnable work) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          // What a crash takes back is done again, the position with it: nobody waits for the disk.
          sql.setLocal(name("synchronous_commit"), inline("off")).execute();
          var there =
              sql.select(REACTOR.NAME)
                  .from(REACTOR)
                  .where(REACTOR.NAME.in(names))
                  .and(
                      condition(
                          "({0}, {1}) = {2}",
                          REACTOR.POSITION_TRANSACTION, REACTOR.POSITION, row(from)))
                  .forUpdate()
                  .skipLocked()
                  .fetch(REACTOR.NAME);
          if (there.isEmpty()) {
            return false;
          }
          work.run();
          sql.update(REACTOR)
              .set(Map.of(REACTOR.POSITION_TRANSACTION, xid8(to.transaction())))
              .set(REACTOR.POSITION, to.set())
              .set(REACTOR.HANDLED_AT, OffsetDateTime.now())
              .where(REACTOR.NAME.in(there))
              .execute();
          return true;
        }));
  }

  private static Field<Object> row(Position position) {
    return field("({0}, {1})", xid8(position.transaction()), val(position.set()));
  }

  /** A transaction's number travels as text: the driver has no type for it. */
  private static Field<Object> xid8(@Nullable String number) {
    return field("{0}::xid8", SQLDataType.OTHER, val(number));
  }

  /** A change set, as it is handed on. */
  private record Handed(long id, String transaction, @Nullable UUID actor, String source) {}

  /**
   * @param transaction of the change set, as text
   * @param set the change set's id
   */
  private record Position(String transaction, long set) {}

  @Override
  public void start() {
    if (!reactors.isEmpty()) {
      for (var name : reactors.keySet()) {
        sql.insertInto(REACTOR, REACTOR.NAME).values(name).onConflictDoNothing().execute();
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
