package dev.rapport.records.shape;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.Jobs.NewJob;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.shape.ShapeFiles.Wish;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Applies a shape's file. It is one transaction: what was cut off has changed nothing and begins
 * anew, what was done finds nothing more to do.
 */
@Component
public class ShapeJob implements JobHandler {

  private static final String KIND = "shape";

  record Payload(JsonNode file, boolean removal, Set<String> without) {}

  /** The job that does what is wished. */
  public static NewJob of(Wish wish, Actor administrator) {
    return new NewJob(
        KIND,
        Text.of("job.shape"),
        new Payload(wish.file(), wish.removal(), wish.without()),
        administrator.id(),
        "/administration/shape");
  }

  private final ShapeFiles files;
  private final Actors actors;
  private final TransactionTemplate beside;

  ShapeJob(ShapeFiles files, Actors actors, PlatformTransactionManager transactions) {
    this.files = files;
    this.actors = actors;
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun job) {
    var payload = job.payload(Payload.class);
    var wish = new Wish(payload.file(), payload.removal(), payload.without());
    var administrator =
        actors
            .find(Objects.requireNonNull(job.owner()))
            .filter(Actor::administrator)
            .orElseThrow(ProblemException::forbidden);
    var total = (long) files.differences(wish);
    job.proceed();
    // People see how far it is before all of it is there.
    var differences =
        files.apply(
            wish,
            administrator,
            done -> beside.executeWithoutResult(_ -> job.save(null, done, total)));
    job.say(Text.of("shapeFile.applied", differences.stream().filter(wish::wants).count()));
  }
}
