package dev.rapport.records.transfer;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.JobState;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.text.Text;
import dev.rapport.records.transfer.ImportRun.State;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that imports consist of. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

  static final String CHECK = "import.check";
  static final String RUN = "import.run";
  static final String REVERSAL = "import.reversal";

  /** What an import's jobs are started with. */
  record Payload(UUID run) {}

  static Jobs.NewJob job(String kind, ImportRun run, UUID owner) {
    return new Jobs.NewJob(
        kind,
        Text.of(kind.replace("import.", "import.job."), run.fileName()),
        new Payload(run.id()),
        owner,
        "/imports/" + run.id());
  }

  @Bean
  JobHandler importCheckJob(ImportWork work, ImportRuns runs, ImportView view) {
    return new Handler(CHECK, work::check, runs, view);
  }

  @Bean
  JobHandler importRunJob(ImportWork work, ImportRuns runs, ImportView view) {
    return new Handler(RUN, work::run, runs, view);
  }

  @Bean
  JobHandler importReversalJob(ImportReversal reversal, ImportRuns runs, ImportView view) {
    return new Handler(REVERSAL, reversal::reverse, runs, view);
  }

  private record Handler(
      String kind, BiConsumer<UUID, JobRun> work, ImportRuns runs, ImportView view)
      implements JobHandler {

    @Override
    public void run(JobRun job) {
      work.accept(job.payload(Payload.class).run(), job);
    }

    /** The import's state says how its job ended; not when another job has taken over meanwhile. */
    @Override
    public void ended(JobRun job, JobState state) {
      var run = runs.find(job.payload(Payload.class).run()).orElse(null);
      if (run == null || !job.id().equals(run.job())) {
        return;
      }
      switch (kind) {
        case CHECK -> {
          if (state == JobState.DONE && run.state() == State.MAPPING) {
            runs.setState(run.id(), State.CHECKED);
          }
        }
        case RUN -> {
          runs.finish(run.id(), State.valueOf(state.name()));
          if (state == JobState.CANCELLED) {
            var waiting = Objects.requireNonNull(view.counts(run)).waiting();
            job.say(Text.of("import.job.cancelled", run.rows() - waiting, waiting));
          }
        }
        default -> {
          if (state == JobState.DONE) {
            runs.finish(run.id(), State.REVERSED);
          }
        }
      }
    }
  }
}
