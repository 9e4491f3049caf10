package dev.rapport.testing.crash;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.JobState;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.jobs.Jobs.NewJob;
import dev.rapport.platform.text.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The platform on its embedded database, with a job that writes one row a step and says so once it
 * is committed. Its parent reads what it says, and kills it.
 */
@TestConfiguration
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "dev.rapport.platform",
    excludeFilters = @Filter(TestConfiguration.class))
public class CrashingApplication implements JobHandler {

  public static final int STEPS = 60;

  private final DSLContext database;
  private final TransactionTemplate transaction;

  public CrashingApplication(DSLContext database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  public static void main(String[] arguments) {
    SpringApplication.run(CrashingApplication.class, arguments);
  }

  @EventListener
  void begin(ApplicationReadyEvent event) {
    database.execute("create table if not exists step (number int)");
    System.out.println("found " + rows());
    if (rows() == 0) {
      var job = new NewJob(kind(), Text.of("problem.unavailable.title"), "", null, null);
      event.getApplicationContext().getBean(Jobs.class).start(job);
    }
  }

  @Override
  public String kind() {
    return "steps";
  }

  @Override
  public void run(JobRun run) throws Exception {
    for (int n = run.progress(Integer.class).orElse(0) + 1; n <= STEPS; n++) {
      run.proceed();
      int step = n;
      transaction.executeWithoutResult(status -> {
        database.execute("insert into step values (?)", step);
        run.save(step, step, (long) STEPS);
      });
      System.out.println("committed " + n);
      Thread.sleep(20);
    }
  }

  @Override
  public void ended(JobRun run, JobState state) {
    System.out.println("ended " + state + " with " + rows());
  }

  private int rows() {
    return database.fetchCount(DSL.table("step"));
  }
}
