package dev.rapport.platform.jobs;

import static rapport.db.Tables.JOB;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.rapport.platform.database.DatabaseFailures;
import dev.rapport.platform.database.LongWork;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.platform.text.Text;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import rapport.db.tables.records.JobRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs jobs on db-scheduler: one execution a job. An execution whose process was killed is taken up
 * again when its heart has not beaten for a while.
 */
@Component
class JobTask extends OneTimeTask<Void> {

  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("job");

  private static final Logger log = LoggerFactory.getLogger(JobTask.class);
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(2);

  private final ObjectProvider<JobHandler> handlers;
  private final DSLContext database;
  private final JsonMapper json;
  private final Messages messages;
  private final TransactionTemplate transaction;

  JobTask(
      ObjectProvider<JobHandler> handlers,
      DSLContext database,
      JsonMapper json,
      Messages messages,
      TransactionTemplate transaction) {
    // What is left to fail is the database: try again when it may be back.
    super("job", Void.class, new FailureHandler.OnFailureRetryLater<>(DATABASE_PATIENCE));
    this.handlers = handlers;
    this.database = database;
    this.json = json;
    this.messages = messages;
    this.transaction = transaction;
  }

  @Override
  public void executeOnce(TaskInstance<Void> instance, ExecutionContext context) {
    UUID id = UUID.fromString(instance.getId());
    JobRecord job = takeOver(id);
    if (job == null || JobState.of(job.getState()).isOver()) {
      return;
    }
    var run = new JobRun(job, database, json, () -> context.getSchedulerState().isShuttingDown());
    JobHandler handler = handlers().get(job.getKind());
    if (handler == null) {
      end(run, null, JobState.FAILED, failure("No handler for " + job.getKind(), null));
      return;
    }
    try {
      run.proceed();
      begin(id);
      LongWork.run(() -> {
        handler.run(run);
        return null;
      });
      end(run, handler, JobState.DONE, null);
    } catch (JobStoppedException stopped) {
      if (!run.isCancelled()) {
        throw stopped; // The application stops, or another run goes on with it.
      }
      end(run, handler, JobState.CANCELLED, null);
    } catch (Throwable failure) {
      if (context.getSchedulerState().isShuttingDown() || DatabaseFailures.isAway(failure)) {
        throw new IllegalStateException(failure);
      }
      fail(run, handler, message(failure, job.getKind()));
    }
  }

  /**
   * From here on an earlier run, which was given up as dead when its heart was silent for a while,
   * saves nothing any more: what it had begun is rolled back, or is there before this one reads how
   * far the job has come.
   */
  private @Nullable JobRecord takeOver(UUID id) {
    return database
        .update(JOB)
        .set(JOB.RUN, JOB.RUN.plus(1))
        .where(JOB.ID.eq(id))
        .returning()
        .fetchOne();
  }

  private void fail(JobRun run, JobHandler handler, Text message) {
    try {
      end(run, handler, JobState.FAILED, message);
    } catch (JobStoppedException takenOver) {
      throw takenOver;
    } catch (RuntimeException secondFailure) {
      // Or it would be tried again for ever.
      log.error("The handler of {} can't take its end", run.kind(), secondFailure);
      end(run, null, JobState.FAILED, message);
    }
  }

  private Map<String, JobHandler> handlers() {
    return handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
  }

  private void begin(UUID id) {
    database
        .update(JOB)
        .set(JOB.STATE, JobState.RUNNING.stored())
        .set(JOB.STARTED_AT, Jobs.now())
        .where(JOB.ID.eq(id), JOB.STATE.eq(JobState.WAITING.stored()))
        .execute();
  }

  private void end(
      JobRun run, @Nullable JobHandler handler, JobState state, @Nullable Text message) {
    transaction.executeWithoutResult(status -> {
      run.update(
          database.update(JOB).set(JOB.STATE, state.stored()).set(JOB.FINISHED_AT, Jobs.now()));
      if (message != null) {
        run.say(message);
      }
      if (handler != null) {
        handler.ended(run, state);
      }
    });
  }

  private Text message(Throwable failure, String kind) {
    if (failure instanceof ProblemException problem) {
      String detail = "problem." + problem.key() + ".detail";
      return new Text(
          messages.has(detail) ? detail : "problem." + problem.key() + ".title",
          problem.arguments());
    }
    return DatabaseFailures.isFull(failure)
        ? Text.of("problem.diskFull.detail")
        : failure("A job of kind " + kind + " failed", failure);
  }

  private static Text failure(String description, @Nullable Throwable failure) {
    String incident = UUID.randomUUID().toString().substring(0, 8);
    log.error("Incident {}: {}", incident, description, failure);
    return Text.of("job.failed", incident);
  }
}
