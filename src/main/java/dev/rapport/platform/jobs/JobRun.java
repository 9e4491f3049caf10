package dev.rapport.platform.jobs;

import static rapport.db.Tables.JOB;

import dev.rapport.platform.text.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import rapport.db.tables.records.JobRecord;
import tools.jackson.databind.json.JsonMapper;

/** A job as its handler sees it. */
public final class JobRun {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final JobRecord job;
  private final DSLContext database;
  private final JsonMapper json;
  private final BooleanSupplier stopping;

  JobRun(JobRecord job, DSLContext database, JsonMapper json, BooleanSupplier stopping) {
    this.job = job;
    this.database = database;
    this.json = json;
    this.stopping = stopping;
  }

  public UUID id() {
    return job.getId();
  }

  String kind() {
    return job.getKind();
  }

  /** The user who started it; null for the system. */
  public @Nullable UUID owner() {
    return job.getOwnerId();
  }

  /** What the job was started with. */
  public <T> T payload(Class<T> type) {
    return json.readValue(job.getPayload().data(), type);
  }

  /** What was saved last, by this run or the one before a crash. */
  public <T> Optional<T> progress(Class<T> type) {
    JSONB progress = job.getProgress();
    return progress == null ? Optional.empty() : Optional.of(json.readValue(progress.data(), type));
  }

  /**
   * Saves how far the work is; within the handler's transaction, if there is one.
   *
   * @param progress what the handler needs in order to go on from here
   * @param done how many of {@code total}; people see both
   * @param total null while nobody knows
   * @throws JobStoppedException when this run was given up as dead and another one goes on: what
   *     the transaction has done is to be rolled back
   */
  public void save(@Nullable Object progress, long done, @Nullable Long total) {
    job.setProgress(progress == null ? null : JSONB.valueOf(json.writeValueAsString(progress)));
    update(
        database
            .update(JOB)
            .set(JOB.PROGRESS, job.getProgress())
            .set(JOB.DONE, done)
            .set(JOB.TOTAL, total));
  }

  /** Tells people what the job is doing, or how it ended. */
  public void say(Text message) {
    update(database.update(JOB).set(JOB.MESSAGE, json.writeValueAsString(message)));
  }

  /**
   * To be called between steps.
   *
   * @throws JobStoppedException when the job is to stop here
   */
  public void proceed() {
    var state = state();
    if (stopping.getAsBoolean() || state == null || state.equals(JobState.CANCELLING.stored())) {
      throw new JobStoppedException();
    }
  }

  /**
   * To be called instead of {@link #proceed} by what nobody waits for: lets the jobs that somebody
   * started go first, for a while before each step, so that it goes on whatever else there is.
   *
   * @throws JobStoppedException when the job is to stop here
   */
  public void giveWay() {
    var until = System.nanoTime() + PATIENCE.toNanos();
    proceed();
    while (System.nanoTime() < until && somebodyWaits()) {
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JobStoppedException();
      }
      proceed();
    }
  }

  private boolean somebodyWaits() {
    return database.fetchExists(
        JOB,
        JOB.STATE.eq(JobState.RUNNING.stored()),
        JOB.OWNER_ID.isNotNull(),
        JOB.ID.ne(job.getId()));
  }

  /** Changes the job, unless another run has taken it over. */
  void update(UpdateSetMoreStep<JobRecord> change) {
    if (change.where(current()).execute() == 0) {
      throw new JobStoppedException();
    }
  }

  /** Null when another run has taken it over. */
  private @Nullable String state() {
    return database.select(JOB.STATE).from(JOB).where(current()).fetchOne(JOB.STATE);
  }

  private Condition current() {
    return JOB.ID.eq(job.getId()).and(JOB.RUN.eq(job.getRun()));
  }

  boolean isCancelled() {
    return JobState.CANCELLING.stored().equals(state());
  }
}
