package dev.rapport.intelligence.scoring;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.scoring.ScoreViews.Best;
import dev.rapport.intelligence.scoring.ScoreViews.Overview;
import dev.rapport.intelligence.scoring.ScoreViews.RecordScore;
import dev.rapport.intelligence.scoring.ScoreViews.Started;
import dev.rapport.intelligence.scoring.ScoreViews.VersionLine;
import dev.rapport.intelligence.scoring.ScoreViews.VersionView;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.scores.ScoreVersions;
import dev.rapport.records.scores.ScoreVersions.Version;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Scores over HTTP: a record's to whoever sees it, the models to those who may train. */
@RestController
class ScoreController {

  private static final int PARTS = 40;

  private final Scores scores;
  private final ScorePlans plans;
  private final ScoreVersions versions;
  private final ScoreJobs jobs;

  ScoreController(Scores scores, ScorePlans plans, ScoreVersions versions, ScoreJobs jobs) {
    this.scores = scores;
    this.plans = plans;
    this.versions = versions;
    this.jobs = jobs;
  }

  /**
   * @param train whether a model is wanted, or only a look at the fields
   */
  @Schema(name = "NewScoreTraining")
  record NewTraining(@NotNull Boolean train) {}

  @GetMapping("/api/records/{object}/{id}/score")
  RecordScore score(@PathVariable String object, @PathVariable UUID id, Actor actor) {
    return scores.of(object, id, actor);
  }

  @GetMapping("/api/scores/{object}/best")
  Best best(@PathVariable String object, Actor actor) {
    return new Best(scores.best(object, actor));
  }

  @GetMapping("/api/scores/{object}")
  Overview overview(@PathVariable String object, Actor actor) {
    var definition = trained(object, actor);
    var plan = plans.of(definition).orElse(null);
    var examined = plans.examined(object).orElse(null);
    var last = jobs.last(object).orElse(null);
    return new Overview(
        object,
        plan,
        examined,
        plan == null || examined == null
            ? List.of()
            : examined.fields().stream()
                .map(Examined.Field::name)
                .filter(name -> examined.used(name, plan))
                .toList(),
        versions.of(object).stream().map(version -> line(version, plans.report(version))).toList(),
        last == null ? null : last.job(),
        last == null ? null : last.state());
  }

  @PutMapping("/api/scores/{object}")
  Overview save(@PathVariable String object, @Valid @RequestBody ScorePlan plan, Actor actor) {
    plans.save(trained(object, actor), plan);
    return overview(object, actor);
  }

  @PostMapping("/api/scores/{object}/trainings")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started train(
      @PathVariable String object, @Valid @RequestBody NewTraining training, Actor actor) {
    var definition = trained(object, actor);
    var plan =
        plans
            .of(definition)
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "scores.noPlan"));
    plans.save(definition, plan);
    return new Started(jobs.train(object, training.train(), actor));
  }

  @GetMapping("/api/scores/{object}/versions/{number}")
  VersionView version(@PathVariable String object, @PathVariable int number, Actor actor) {
    var definition = trained(object, actor);
    var version = versions.find(object, number).orElseThrow(NotFoundException::new);
    var learned = plans.read(version);
    return new VersionView(
        line(version, learned.report()),
        learned.report(),
        scores.learned(definition, learned, PARTS));
  }

  @PostMapping("/api/scores/{object}/versions/{number}/use")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started take(@PathVariable String object, @PathVariable int number, Actor actor) {
    trained(object, actor);
    var version = versions.find(object, number).orElseThrow(NotFoundException::new);
    return new Started(jobs.take(version, actor));
  }

  private ObjectDefinition trained(String object, Actor actor) {
    var definition = plans.object(object);
    if (!Scores.trains(definition, actor)) {
      throw new ForbiddenException();
    }
    return definition;
  }

  private static VersionLine line(Version version, Report report) {
    var quality = report.quality();
    return new VersionLine(
        version.number(),
        version.trainedAt(),
        version.inUse(),
        version.takenAt(),
        report.verdict(),
        quality == null ? null : quality.auc().value());
  }
}
