package dev.rapport.records.transfer;

import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.JobReversals;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes an import back. */
@Component
class ImportReversal {

  private final ImportRuns runs;
  private final JobReversals reversals;
  private final Actors actors;

  ImportReversal(ImportRuns runs, JobReversals reversals, Actors actors) {
    this.runs = runs;
    this.reversals = reversals;
    this.actors = actors;
  }

  void reverse(UUID id, JobRun job) {
    var run = runs.get(id);
    var actor =
        actors
            .find(Objects.requireNonNullElse(job.owner(), run.owner()))
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "import.ownerGone"));
    job.say(Text.of("import.job.reversed", reversals.reverse(id, actor, job).kept()));
  }
}
