package dev.rapport.platform.jobs;

import static rapport.db.Tables.JOB;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.rapport.platform.Ids;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Starts and cancels jobs. */
@Component
public class Jobs {

  /** Due at once, and still so when the clock is set back; in the order in which they came. */
  private static final Duration AHEAD = Duration.ofDays(365);

  private final DSLContext database;
  private final JsonMapper json;
  private final ObjectProvider<Scheduler> scheduler;

  Jobs(DSLContext database, JsonMapper json, ObjectProvider<Scheduler> scheduler) {
    this.database = database;
    this.json = json;
    this.scheduler = scheduler;
  }

  /**
   * What to start.
   *
   * @param kind that of a {@link JobHandler}
   * @param title what people see it called
   * @param payload becomes JSON, and {@link JobRun#payload} for the handler
   * @param owner the user who watches it; null for the system
   * @param link where the screens show what it is about; null for nowhere
   */
  public record NewJob(
      String kind, Text title, Object payload, @Nullable UUID owner, @Nullable String link) {}

  /** Starts a job once the caller's transaction has committed; never when it is rolled back. */
  @Transactional
  public UUID start(NewJob job) {
    UUID id = Ids.next();
    database
        .insertInto(JOB)
        .set(JOB.ID, id)
        .set(JOB.KIND, job.kind())
        .set(JOB.TITLE, json.writeValueAsString(job.title()))
        .set(JOB.OWNER_ID, job.owner())
        .set(JOB.STATE, JobState.WAITING.stored())
        .set(JOB.PAYLOAD, JSONB.valueOf(json.writeValueAsString(job.payload())))
        .set(JOB.LINK, job.link())
        .execute();
    Scheduler jobs = scheduler.getObject();
    jobs.schedule(
        JobTask.DESCRIPTOR.instance(id.toString()).scheduledTo(Instant.now().minus(AHEAD)));
    AfterCommit.run(jobs::triggerCheckForDueExecutions);
    return id;
  }

  /**
   * Asks a job to stop; it does so at its next step.
   *
   * @throws ProblemException 404 when there is no such job, 409 when it is over already
   */
  @Transactional
  public void cancel(UUID id) {
    var job = database.selectFrom(JOB).where(JOB.ID.eq(id)).forUpdate().fetchOne();
    if (job == null) {
      throw ProblemException.notFound();
    }
    JobState state = JobState.of(job.getState());
    if (state.isOver()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "jobFinished");
    }
    database
        .update(JOB)
        .set(JOB.STATE, JobState.CANCELLING.stored())
        .where(JOB.ID.eq(id))
        .execute();
  }

  static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
