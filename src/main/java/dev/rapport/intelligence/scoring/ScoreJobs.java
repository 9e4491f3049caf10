package dev.rapport.intelligence.scoring;

import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static rapport.db.Tables.JOB;

import dev.rapport.identity.Actor;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.scores.ScoreVersions;
import dev.rapport.records.scores.ScoreVersions.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts trainings, one at a time for an object, and has a version's scores count. */
@Component
class ScoreJobs {

  private static final List<String> ACTIVE = List.of("waiting", "running", "cancelling");

  /** The last training. */
  record Last(UUID job, String state) {}

  private final DSLContext sql;
  private final Jobs jobs;
  private final ScoreVersions versions;

  ScoreJobs(DSLContext sql, Jobs jobs, ScoreVersions versions) {
    this.sql = sql;
    this.jobs = jobs;
    this.versions = versions;
  }

  /**
   * Starts a training, or only a look at the fields.
   *
   * @throws ProblemException 409 while one of the object is on its way
   */
  @Transactional
  public UUID train(String object, boolean train, Actor actor) {
    if (sql.fetchExists(JOB, trainings(object), JOB.STATE.in(ACTIVE))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "scores.training");
    }
    return jobs.start(
        new Jobs.NewJob(
            ScoreTraining.KIND,
            Text.of(train ? "scores.job.training" : "scores.job.examining"),
            new ScoreTraining.Payload(object, train),
            actor.id(),
            "/scores?object=" + object));
  }

  /** Has a version's scores count, and all records scored by it. */
  @Transactional
  public UUID take(Version version, Actor actor) {
    versions.take(version, actor.id());
    return jobs.start(
        new Jobs.NewJob(
            Scoring.KIND,
            Text.of("scores.job.scoring"),
            new Scoring.Payload(version.object(), version.id()),
            actor.id(),
            "/scores?object=" + version.object()));
  }

  Optional<Last> last(String object) {
    return sql.select(JOB.ID, JOB.STATE)
        .from(JOB)
        .where(trainings(object))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
        .limit(1)
        .fetchOptional(row -> new Last(row.value1(), row.value2()));
  }

  private static Condition trainings(String object) {
    return JOB.KIND
        .eq(ScoreTraining.KIND)
        .and(jsonbGetAttributeAsText(JOB.PAYLOAD, "object").eq(object));
  }
}
