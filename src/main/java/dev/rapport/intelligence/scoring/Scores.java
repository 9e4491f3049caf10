package dev.rapport.intelligence.scoring;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.scoring.ScoreModel.Part;
import dev.rapport.intelligence.scoring.ScorePlans.Learned;
import dev.rapport.intelligence.scoring.ScoreViews.Reason;
import dev.rapport.intelligence.scoring.ScoreViews.RecordScore;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.scores.RecordScores;
import dev.rapport.records.scores.RecordScores.Ranked;
import dev.rapport.records.scores.ScoreRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The scores of records as people see them: of what they see, for reasons that they may read. */
@Component
class Scores {

  private static final int REASONS = 6;

  /** A tenth more or less is no reason. */
  private static final double REASON = Math.log(1.1);

  private static final int BEST = 50;

  private final ScorePlans plans;
  private final Records records;
  private final ScoreRows rows;
  private final RecordScores scores;

  Scores(ScorePlans plans, Records records, ScoreRows rows, RecordScores scores) {
    this.plans = plans;
    this.records = records;
    this.rows = rows;
    this.scores = scores;
  }

  /**
   * A record's score, as it is now. Five statements at the most.
   *
   * @throws NotFoundException when the actor doesn't see the record
   */
  RecordScore of(String name, UUID id, Actor actor) {
    if (records.some(name, List.of(id), List.of("createdAt"), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var object = plans.object(name);
    var model = readable(object, actor).orElse(null);
    if (model == null) {
      return RecordScore.NONE;
    }
    var plan = model.report().plan();
    var outcome =
        rows.some(object, List.of(object.field(plan.field())), List.of(id)).stream()
            .anyMatch(row -> plan.decided(row.cells()[0]));
    var fields = Scoring.fields(object, model);
    var row = rows.some(object, fields, List.of(id)).stream().findFirst().orElse(null);
    if (outcome || row == null) {
      return RecordScore.NONE;
    }
    var cells = new HashMap<String, @Nullable Object>();
    for (var i = 0; i < fields.size(); i++) {
      cells.put(fields.get(i).name(), row.cells()[i]);
    }
    var reasons =
        model.model().parts(cells::get).stream()
            .filter(part -> Math.abs(part.weight()) >= REASON)
            .filter(part -> reads(object, part.binning().field(), actor))
            .toList();
    var seen = seen(object, id, reasons, actor);
    return new RecordScore(
        model.model().probability(cells::get),
        plan.field(),
        plan.good(),
        model.version().number(),
        model.report().verdict(),
        reasons.stream()
            .flatMap(part -> reason(object, part, seen).stream())
            .limit(REASONS)
            .toList());
  }

  /** The open records with the highest scores that the actor sees. Two statements. */
  List<Ranked> best(String name, Actor actor) {
    var object = plans.object(name);
    if (!actor.may(Operation.READ, name)) {
      throw new ForbiddenException();
    }
    return readable(object, actor)
        .map(model -> {
          var plan = model.report().plan();
          var ends = Stream.concat(plan.good().stream(), plan.bad().stream()).toList();
          return scores.best(object, object.field(plan.field()), ends, BEST, actor);
        })
        .orElse(List.of());
  }

  /** What a version learned, for those who may train. */
  List<Reason> learned(ObjectDefinition object, Learned learned, int most) {
    var model = learned.model();
    return IntStream.range(0, model.fields().size())
        .boxed()
        .flatMap(i ->
            IntStream.range(0, model.fields().get(i).size())
                .mapToObj(
                    at -> new Part(model.fields().get(i), at, model.weights().get(i).get(at))))
        .filter(part -> Math.abs(part.weight()) >= REASON)
        .sorted((one, other) -> Double.compare(Math.abs(other.weight()), Math.abs(one.weight())))
        .filter(part -> object.find(part.binning().field()).isPresent())
        .limit(most)
        .map(part -> view(part, null))
        .toList();
  }

  /**
   * Whether somebody may say what records are scored for, and train: who reaches all of them and
   * may change them, and reads all of their fields.
   */
  static boolean trains(ObjectDefinition object, Actor actor) {
    return actor.scope(object.name(), Operation.READ) instanceof AccessScope.All
        && actor.scope(object.name(), Operation.UPDATE) instanceof AccessScope.All
        && object.fields().keySet().stream().allMatch(field -> reads(object, field, actor));
  }

  /** A score says how many end well: nothing for those from whom the ends are kept. */
  private Optional<Learned> readable(ObjectDefinition object, Actor actor) {
    return plans
        .inUse(object.name())
        .filter(model -> object.find(model.report().plan().field()).isPresent())
        .filter(model -> reads(object, model.report().plan().field(), actor));
  }

  private static boolean reads(ObjectDefinition object, String field, Actor actor) {
    return actor.field(object.name(), field) != FieldAccess.HIDDEN;
  }

  /** The record's references as the actor sees them. */
  private Map<String, @Nullable Object> seen(
      ObjectDefinition object, UUID id, List<Part> parts, Actor actor) {
    var references =
        parts.stream()
            .map(part -> part.binning().field())
            .filter(field -> object.field(field).type() instanceof ReferenceType)
            .distinct()
            .toList();
    return references.isEmpty()
        ? Map.of()
        : records.some(object.name(), List.of(id), references, actor).stream()
            .findFirst()
            .map(row -> row.values())
            .orElse(Map.of());
  }

  /** Nothing where it points to what the actor may not see. */
  private static Optional<Reason> reason(
      ObjectDefinition object, Part part, Map<String, @Nullable Object> seen) {
    var field = part.binning().field();
    if (!(object.field(field).type() instanceof ReferenceType)) {
      return Optional.of(view(part, null));
    }
    if (seen.get(field) instanceof Reference reference) {
      return Optional.of(view(part, reference.label()));
    }
    return part.of() == Binning.EMPTY ? Optional.of(view(part, null)) : Optional.empty();
  }

  private static Reason view(Part part, @Nullable String label) {
    var binning = part.binning();
    var factor = Math.exp(part.weight());
    var field = binning.field();
    if (part.of() == Binning.EMPTY || part.of() == Binning.OTHER) {
      var of = part.of() == Binning.EMPTY ? "empty" : "other";
      return new Reason(field, of, null, label, null, null, factor);
    }
    var at = part.of() - Binning.FIRST;
    return switch (binning.kind()) {
      case NUMBER ->
          new Reason(
              field,
              "range",
              null,
              null,
              at == 0 ? null : binning.edges().get(at - 1),
              at == binning.edges().size() ? null : binning.edges().get(at),
              factor);
      case VALUE, VALUES ->
          new Reason(field, "value", binning.values().get(at), label, null, null, factor);
      case WEEKDAY ->
          new Reason(field, "weekday", binning.values().get(at), null, null, null, factor);
      case PRESENCE -> new Reason(field, "present", null, null, null, null, factor);
    };
  }
}
