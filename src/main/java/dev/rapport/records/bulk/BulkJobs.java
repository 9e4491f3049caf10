package dev.rapport.records.bulk;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.JobState;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.text.Text;
import dev.rapport.records.bulk.BulkChange.State;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that changes in bulk consist of. */
@Configuration(proxyBeanMethods = false)
class BulkJobs {

  static final String CHANGE = "bulk.change";
  static final String REVERSAL = "bulk.reversal";

  record Payload(UUID change) {}

  static Jobs.NewJob job(String kind, UUID change, boolean deletes, UUID owner) {
    var title =
        kind.equals(REVERSAL)
            ? "bulk.job.reversal"
            : deletes ? "bulk.job.delete" : "bulk.job.change";
    return new Jobs.NewJob(
        kind, Text.of(title), new Payload(change), owner, "/bulk-changes/" + change);
  }

  @Bean
  JobHandler bulkChangeJob(BulkWork work, BulkStore store) {
    return new Handler(CHANGE, work::run, store);
  }

  @Bean
  JobHandler bulkReversalJob(BulkWork work, BulkStore store) {
    return new Handler(REVERSAL, work::reverse, store);
  }

  private record Handler(String kind, BiConsumer<UUID, JobRun> work, BulkStore store)
      implements JobHandler {

    @Override
    public void run(JobRun job) {
      work.accept(job.payload(Payload.class).change(), job);
    }

    /** A change that could not be taken back, or not whole, may be tried again. */
    @Override
    public void ended(JobRun job, JobState state) {
      store
          .find(job.payload(Payload.class).change())
          .filter(change -> job.id().equals(change.job()))
          .ifPresent(change -> {
            var ended =
                !kind.equals(REVERSAL)
                    ? State.valueOf(state.name())
                    : state == JobState.DONE ? State.REVERSED : State.DONE;
            store.finish(change.id(), ended, change.kept());
          });
    }
  }
}
