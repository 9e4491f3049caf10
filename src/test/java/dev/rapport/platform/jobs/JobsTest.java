package dev.rapport.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.JOB;
import static rapport.db.Tables.SCHEDULED_TASKS;

import dev.rapport.platform.PlatformTest;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import rapport.db.tables.records.JobRecord;

@PlatformTest
@Import({JobsTest.Counting.class, JobsTest.Failing.class, JobsTest.GivingWay.class})
class JobsTest {

  record Count(int to) {}

  record Counted(int value) {}

  @TestConfiguration
  static class Counting implements JobHandler {
    final List<JobState> ends = new CopyOnWriteArrayList<>();
    volatile CountDownLatch gate = new CountDownLatch(0);
    final List<JobRun> runs = new CopyOnWriteArrayList<>();

    @Override
    public String kind() {
      return "test.count";
    }

    @Override
    public void run(JobRun run) throws Exception {
      runs.add(run);
      long to = run.payload(Count.class).to();
      for (int n = run.progress(Counted.class).map(Counted::value).orElse(0) + 1; n <= to; n++) {
        run.proceed();
        run.save(new Counted(n), n, to);
        gate.await();
      }
    }

    @Override
    public void ended(JobRun run, JobState state) {
      ends.add(state);
    }
  }

  @TestConfiguration
  static class Failing implements JobHandler {
    @Override
    public String kind() {
      return "test.fail";
    }

    @Override
    public void run(JobRun run) {
      if (run.payload(String.class).equals("refused")) {
        throw ProblemException.forbidden();
      }
      throw new IllegalStateException("a defect");
    }

    @Override
    public void ended(JobRun run, JobState state) {
      throw new IllegalStateException("another defect");
    }
  }

  @TestConfiguration
  static class GivingWay implements JobHandler {
    @Override
    public String kind() {
      return "test.giveWay";
    }

    @Override
    public void run(JobRun run) {
      run.giveWay();
      run.save(null, 1, null);
    }
  }

  @Autowired private RestTestClient client;
  @Autowired private Jobs jobs;
  @Autowired private Counting counting;
  @Autowired private DSLContext database;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void open() {
    counting.ends.clear();
    counting.runs.clear();
    counting.gate = new CountDownLatch(0);
  }

  @Test
  void a_job_runs_to_its_end_and_shows_how_far_it_got() {
    UUID id = start("test.count", new Count(3));
    JobRecord job = awaitState(id, JobState.DONE);
    assertThat(job.getDone()).isEqualTo(3);
    assertThat(job.getTotal()).isEqualTo(3);
    assertThat(job.getStartedAt()).isNotNull();
    assertThat(job.getFinishedAt()).isNotNull();
    assertThat(counting.ends).containsExactly(JobState.DONE);
  }

  @Test
  void a_job_of_a_transaction_that_is_rolled_back_never_runs() {
    UUID id =
        transaction.execute(status -> {
          status.setRollbackOnly();
          return start("test.count", new Count(1));
        });
    assertThat(database.fetchExists(JOB, JOB.ID.eq(id))).isFalse();
    var scheduled = SCHEDULED_TASKS.TASK_INSTANCE.eq(id.toString());
    assertThat(database.fetchExists(SCHEDULED_TASKS, scheduled)).isFalse();
  }

  @Test
  void a_job_is_due_even_when_the_clock_is_set_back_before_it_begins() {
    transaction.executeWithoutResult(status -> {
      var id = start("test.count", new Count(1)).toString();
      var due = SCHEDULED_TASKS.EXECUTION_TIME;
      assertThat(
              database
                  .select(due)
                  .from(SCHEDULED_TASKS)
                  .where(SCHEDULED_TASKS.TASK_INSTANCE.eq(id))
                  .fetchSingle(due))
          .isBefore(Jobs.now().minusDays(30));
      status.setRollbackOnly();
    });
  }

  @Test
  void a_job_that_gives_way_goes_on_once_the_job_that_somebody_waits_for_is_over() {
    counting.gate = new CountDownLatch(1);
    UUID first = start("test.count", new Count(1));
    await().until(() -> job(first).getDone() > 0);
    UUID second = start("test.giveWay", new Count(1));
    awaitState(second, JobState.RUNNING);
    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(5))
        .until(() -> job(second).getDone() == 0);
    counting.gate.countDown();
    assertThat(awaitState(second, JobState.DONE).getDone()).isEqualTo(1);
    assertThat(job(first).getState()).isEqualTo("done");
  }

  @Test
  void a_cancelled_job_stops_at_its_next_step_and_keeps_what_it_has_done() {
    counting.gate = new CountDownLatch(1);
    UUID id = start("test.count", new Count(1000));
    await().until(() -> job(id).getDone() > 0);
    jobs.cancel(id);
    assertThat(job(id).getState()).isEqualTo("cancelling");
    counting.gate.countDown();
    assertThat(awaitState(id, JobState.CANCELLED).getDone()).isEqualTo(1);
    assertThat(counting.ends).containsExactly(JobState.CANCELLED);
    assertThatThrownBy(() -> jobs.cancel(id)).hasMessageContaining("409");
  }

  @Test
  void a_failed_job_says_why_or_gives_a_number_that_is_in_the_log() {
    JobRecord refused = awaitState(start("test.fail", "refused"), JobState.FAILED);
    assertThat(refused.getMessage()).contains("problem.forbidden.detail");
    JobRecord failed = awaitState(start("test.fail", "else"), JobState.FAILED);
    assertThat(failed.getMessage()).contains("job.failed").doesNotContain("defect");
  }

  @Test
  void a_job_whose_process_died_goes_on_from_where_it_last_saved() {
    UUID id = start("test.count", new Count(2));
    awaitState(id, JobState.DONE);
    // The picture that a killed process leaves: at 1 of 4, picked, its heart long silent.
    database
        .update(JOB)
        .set(JOB.STATE, "running")
        .set(JOB.PAYLOAD, JSONB.valueOf("{\"to\": 4}"))
        .set(JOB.PROGRESS, JSONB.valueOf("{\"value\": 1}"))
        .where(JOB.ID.eq(id))
        .execute();
    var longAgo = Jobs.now().minusMinutes(10);
    database
        .insertInto(SCHEDULED_TASKS)
        .set(SCHEDULED_TASKS.TASK_NAME, "job")
        .set(SCHEDULED_TASKS.TASK_INSTANCE, id.toString())
        .set(SCHEDULED_TASKS.EXECUTION_TIME, longAgo)
        .set(SCHEDULED_TASKS.PICKED, true)
        .set(SCHEDULED_TASKS.PICKED_BY, "a dead process")
        .set(SCHEDULED_TASKS.LAST_HEARTBEAT, longAgo)
        .set(SCHEDULED_TASKS.VERSION, 2L)
        .execute();
    assertThat(awaitState(id, JobState.DONE).getDone()).isEqualTo(4);
  }

  @Test
  void a_run_that_was_given_up_as_dead_saves_nothing_when_it_comes_to_itself() {
    counting.gate = new CountDownLatch(1);
    UUID id = start("test.count", new Count(3));
    await().until(() -> job(id).getDone() == 1);
    var silence = counting.gate;
    counting.gate = new CountDownLatch(0);
    // As the scheduler gives it to the next one.
    database
        .update(SCHEDULED_TASKS)
        .set(SCHEDULED_TASKS.PICKED, false)
        .set(SCHEDULED_TASKS.VERSION, SCHEDULED_TASKS.VERSION.plus(1))
        .where(SCHEDULED_TASKS.TASK_INSTANCE.eq(id.toString()))
        .execute();
    assertThat(awaitState(id, JobState.DONE).getDone()).isEqualTo(3);
    var silent = counting.runs.getFirst();
    assertThatThrownBy(silent::proceed).isInstanceOf(JobStoppedException.class);
    assertThatThrownBy(() -> silent.save(new Counted(2), 2, 3L))
        .isInstanceOf(JobStoppedException.class);
    assertThat(job(id).getDone()).isEqualTo(3);
    silence.countDown();
    assertThat(counting.ends).containsExactly(JobState.DONE);
  }

  @Test
  void people_see_their_own_jobs_in_their_language_and_no_others() {
    UUID id = start("test.count", new Count(1));
    awaitState(id, JobState.DONE);
    UUID owner = job(id).getOwnerId();
    see("/api/jobs", owner)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.jobs.length()")
        .isEqualTo(1);
    see("/api/jobs/" + id, owner)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Rapport 正忙")
        .jsonPath("$.state")
        .isEqualTo("done");
    see("/api/jobs/" + id, UUID.randomUUID()).expectStatus().isNotFound();
  }

  private RestTestClient.ResponseSpec see(String uri, UUID user) {
    return client
        .get()
        .uri(uri)
        .header(PlatformTest.USER, user.toString())
        .header("Accept-Language", "zh-CN")
        .exchange();
  }

  private UUID start(String kind, Object payload) {
    Text title = Text.of("problem.unavailable.title");
    return jobs.start(new Jobs.NewJob(kind, title, payload, UUID.randomUUID(), null));
  }

  private JobRecord job(UUID id) {
    return database.selectFrom(JOB).where(JOB.ID.eq(id)).fetchSingle();
  }

  private JobRecord awaitState(UUID id, JobState state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> job(id).getState().equals(state.stored()));
    return job(id);
  }
}
