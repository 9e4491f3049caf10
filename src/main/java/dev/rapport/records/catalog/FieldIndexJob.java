package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.Jobs.NewJob;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.FieldIndexes.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the records that are there and the indexes of a field in line with its shape, while people
 * read and write: {@code create index concurrently} holds nobody up. Begins an index anew that was
 * cut off. Where it is cancelled or fails, the field stays as it is until somebody has it got ready
 * again: {@link FieldPreparations} says why.
 */
@Component
class FieldIndexJob implements JobHandler {

  static final String KIND = "field-indexes";

  private static final Duration GLANCE = Duration.ofMillis(500);

  /** By then every node knows the field: what records become meanwhile, the work comes upon. */
  private static final Duration EVERYBODY_KNOWS = Duration.ofMillis(1_500);

  /**
   * @param needs what is to be done to the records that are there; null for nothing
   */
  record Payload(String object, String field, @Nullable Set<FieldNeeds> needs) {}

  /**
   * The job that brings records and indexes in line with a field's shape.
   *
   * @param needs what is different about it
   * @param owner who is told of it; null for nobody
   */
  static NewJob of(FieldShape shape, Set<FieldNeeds> needs, @Nullable UUID owner) {
    return new NewJob(
        KIND,
        Text.of("job.fieldIndexes", shape.labels().values().iterator().next()),
        new Payload(shape.object(), shape.field(), needs),
        owner,
        "/administration/fields?object=" + shape.object());
  }

  private final DSLContext sql;
  private final TransactionTemplate transactions;
  private final Catalog catalog;
  private final Shapes shapes;
  private final ShapedCatalog shaped;
  private final List<FieldWork> works;

  FieldIndexJob(
      DSLContext sql,
      TransactionTemplate transactions,
      Catalog catalog,
      Shapes shapes,
      ShapedCatalog shaped,
      List<FieldWork> works) {
    this.sql = sql;
    this.transactions = transactions;
    this.catalog = catalog;
    this.shapes = shapes;
    this.shaped = shaped;
    this.works = works;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun job) {
    while (true) {
      try {
        follow(job, job.payload(Payload.class));
        return;
      } catch (PessimisticLockingFailureException e) {
        // Two jobs of one table get in each other's way: one of them begins anew.
        job.proceed();
      }
    }
  }

  private void follow(JobRun job, Payload payload) {
    var needs = Objects.requireNonNullElse(payload.needs(), Set.<FieldNeeds>of());
    var due = works.stream().filter(work -> needs.contains(work.need())).toList();
    if (!due.isEmpty()) {
      pause();
    }
    var shape =
        shapes.field(payload.object(), payload.field()).orElseThrow(ProblemException::notFound);
    var object = catalog.find(payload.object()).orElse(null);
    if (object == null) {
      return; // taken away since; when it comes back, the next start finds what it lacks
    }
    due.forEach(work -> work.run(job, object, shape));
    var wanted = FieldIndexes.of(shape, object);
    var names = wanted.stream().map(Wanted::name).toList();
    FieldIndexes.names(shape).stream().filter(name -> !names.contains(name)).forEach(this::drop);
    var table = object.table().getName();
    for (var index : wanted) {
      job.proceed();
      if (!isThere(index)) {
        drop(index.name());
        watched(job, table, wanted.indexOf(index), wanted.size(), () -> build(table, index));
      }
    }
    transactions.executeWithoutResult(_ -> {
      shapes.lock(payload.object());
      var now = shapes.field(payload.object(), payload.field()).orElseThrow();
      // A later wish has a job of its own.
      if (FieldNeeds.of(now).equals(FieldNeeds.of(shape))) {
        shapes.save(now.indexed(true).next());
        shaped.readAfterCommit();
      }
    });
  }

  private void build(String table, Wanted index) {
    try {
      sql.execute(
          "create {0} concurrently {1} on {2} ({3}) where deleted_at is {4}",
          DSL.keyword(index.unique() ? "unique index" : "index"),
          name(index.name()),
          table(name(table)),
          list(index.columns()),
          DSL.keyword(index.deleted() ? "not null" : "null"));
    } catch (DataAccessException e) {
      // What is half built costs every writer, and may refuse what it writes.
      drop(index.name());
      throw e instanceof DataIntegrityViolationException
          ? ProblemException.of(HttpStatus.CONFLICT, "shapeNotUnique")
          : e;
    }
  }

  private void drop(String index) {
    sql.execute("drop index concurrently if exists {0}", name(index));
  }

  /** What was cut off is there, but not valid. */
  private boolean isThere(Wanted index) {
    return sql.resultQuery(
            "select from pg_index where indisvalid and indexrelid = to_regclass({0})",
            DSL.val(index.name()))
        .fetch()
        .isNotEmpty();
  }

  /** Shows how far the building is, as PostgreSQL tells. */
  private void watched(JobRun job, String table, int at, int of, Runnable building) {
    var percent = 100L;
    var progress = job.progress(RecordWalk.Progress.class).orElse(null);
    try (var watch = Executors.newSingleThreadScheduledExecutor()) {
      watch.scheduleWithFixedDelay(
          () -> job.save(progress, at * percent + done(table), of * percent),
          GLANCE.toMillis(),
          GLANCE.toMillis(),
          TimeUnit.MILLISECONDS);
      try {
        building.run();
      } finally {
        watch.shutdownNow();
      }
    }
    job.save(progress, (at + 1) * percent, of * percent);
  }

  private static void pause() {
    try {
      Thread.sleep(EVERYBODY_KNOWS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long done(String table) {
    var shares =
        sql.resultQuery(
                "select coalesce(100 * blocks_done / nullif(blocks_total, 0), 0)"
                    + " from pg_stat_progress_create_index where relid = to_regclass({0})",
                DSL.val(table))
            .fetch(0, Long.class);
    return shares.isEmpty() ? 0 : shares.getFirst();
  }
}
