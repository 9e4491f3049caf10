package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.JobReversals;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes all merges of a job back. */
@Component
class UndoneMerges implements JobHandler {

  static final String KIND = "duplicates.unmerge";

  /**
   * What it is started with.
   *
   * @param job that merged
   */
  record Payload(UUID job) {}

  private final JobReversals reversals;
  private final Actors actors;

  UndoneMerges(JobReversals reversals, Actors actors) {
    this.reversals = reversals;
    this.actors = actors;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var actor =
        Optional.ofNullable(run.owner())
            .flatMap(actors::find)
            .orElseThrow(ProblemException::forbidden);
    var outcome = reversals.reverse(run.payload(Payload.class).job(), actor, run);
    run.say(Text.of("duplicates.unmerge.done", outcome.reversed(), outcome.kept()));
  }
}
