package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.ScorePlans.Learned;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.scores.RecordScores;
import dev.rapport.records.scores.RecordScores.Scored;
import dev.rapport.records.scores.ScoreRows;
import dev.rapport.records.scores.ScoreRows.ScoreRow;
import dev.rapport.records.scores.ScoreVersions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Scores records: all of an object once a model is taken, and those that change from then on. */
@Component
class Scoring implements JobHandler, Reactor {

  static final String KIND = "scores.scoring";

  private static final int AT_ONCE = 5_000;

  record Payload(String object, UUID version) {}

  /**
   * @param last the last record that was scored; null for none
   */
  record Progress(@Nullable UUID last, long done, long total, boolean over) {}

  private final ScorePlans plans;
  private final ScoreVersions versions;
  private final ScoreRows rows;
  private final RecordScores scores;
  private final Catalog catalog;
  private final TransactionTemplate transaction;

  Scoring(
      ScorePlans plans,
      ScoreVersions versions,
      ScoreRows rows,
      RecordScores scores,
      Catalog catalog,
      TransactionTemplate transaction) {
    this.plans = plans;
    this.versions = versions;
    this.rows = rows;
    this.scores = scores;
    this.catalog = catalog;
    this.transaction = transaction;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var payload = run.payload(Payload.class);
    var object = catalog.object(payload.object());
    var progress =
        run.progress(Progress.class)
            .orElseGet(() -> new Progress(null, 0, rows.count(object), false));
    while (!progress.over()) {
      run.proceed();
      var model = plans.inUse(object.name()).orElse(null);
      if (model == null || !model.version().id().equals(payload.version())) {
        return; // another was taken meanwhile: its own job scores by it
      }
      var before = progress;
      progress =
          transaction.execute(_ -> {
            var next = step(object, model, before);
            run.save(next, Math.min(next.done(), next.total()), next.total());
            return next;
          });
    }
  }

  private Progress step(ObjectDefinition object, Learned model, Progress before) {
    var fields = fields(object, model);
    var page = rows.page(object, fields, before.last(), AT_ONCE);
    scores.save(model.version().id(), scored(page, fields, model.model()));
    return new Progress(
        page.isEmpty() ? before.last() : page.getLast().id(),
        before.done() + page.size(),
        before.total(),
        page.size() < AT_ONCE);
  }

  @Override
  public String name() {
    return "scores";
  }

  @Override
  public Set<String> objects() {
    return new HashSet<>(versions.scored());
  }

  @Override
  public void react(RecordsChanged change) {
    for (var name : change.records().keySet()) {
      var object = catalog.find(name).orElse(null);
      var model = plans.inUse(name).orElse(null);
      if (object == null || model == null) {
        continue;
      }
      var changed = change.of(name);
      for (var from = 0; from < changed.size(); from += AT_ONCE) {
        anew(object, model, changed.subList(from, Math.min(changed.size(), from + AT_ONCE)));
      }
    }
  }

  private void anew(ObjectDefinition object, Learned model, List<UUID> changed) {
    var fields = fields(object, model);
    var there = rows.some(object, fields, changed);
    scores.save(model.version().id(), scored(there, fields, model.model()));
    var gone = new HashSet<>(changed);
    there.forEach(row -> gone.remove(row.id()));
    scores.forget(gone);
  }

  /** The fields that the model looks at, as far as they are still there. */
  static List<FieldDefinition> fields(ObjectDefinition object, Learned model) {
    return model.model().fields().stream()
        .flatMap(binning -> object.find(binning.field()).stream())
        .toList();
  }

  static List<Scored> scored(List<ScoreRow> rows, List<FieldDefinition> fields, ScoreModel model) {
    var places = new HashMap<String, Integer>();
    fields.forEach(field -> places.put(field.name(), places.size()));
    return rows.stream()
        .map(row ->
            new Scored(
                row.id(),
                row.version(),
                model.probability(name -> {
                  var at = places.get(name);
                  return at == null ? null : row.cells()[at];
                })))
        .toList();
  }
}
