package dev.rapport.intelligence.scoring;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.FieldUser;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.scores.ScoreVersions;
import dev.rapport.records.scores.ScoreVersions.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What objects are scored for, and by which model. */
@Component
public class ScorePlans implements FieldUser {

  /** A version with what it learned. */
  record Learned(Version version, ScoreModel model, Report report) {}

  private final ScoreVersions versions;
  private final Catalog catalog;
  private final JsonMapper json;

  /** Versions never change, and few are in use. */
  private final Map<UUID, Learned> inUse = new ConcurrentHashMap<>();

  ScorePlans(ScoreVersions versions, Catalog catalog, JsonMapper json) {
    this.versions = versions;
    this.catalog = catalog;
    this.json = json;
  }

  /** What somebody said, else what the product knows; empty where nobody said anything. */
  public Optional<ScorePlan> of(ObjectDefinition object) {
    return versions
        .plan(object.name())
        .map(kept -> json.readValue(kept.plan(), ScorePlan.class))
        .filter(plan -> fits(object, plan))
        .or(() -> ScorePlan.standard(object));
  }

  /** Of what is scored: the fields of its plan, and those that its model learned from. */
  @Override
  public List<Use> uses() {
    var fields = new HashMap<String, Set<String>>();
    versions
        .plans()
        .forEach((object, kept) -> {
          var plan = json.readValue(kept, ScorePlan.class);
          var used = fields.computeIfAbsent(object, _ -> new HashSet<>());
          used.addAll(List.of(plan.field(), plan.order()));
          used.addAll(plan.known());
          used.addAll(plan.later());
        });
    for (var object : versions.scored()) {
      inUse(object)
          .ifPresent(learned ->
              learned
                  .model()
                  .fields()
                  .forEach(binning ->
                      fields.computeIfAbsent(object, _ -> new HashSet<>()).add(binning.field())));
    }
    return fields.entrySet().stream()
        .map(each -> new Use(Text.of("scores.use"), each.getKey(), each.getValue(), null))
        .toList();
  }

  Optional<Examined> examined(String object) {
    return versions
        .plan(object)
        .flatMap(kept -> Optional.ofNullable(kept.examined()))
        .map(examined -> json.readValue(examined, Examined.class));
  }

  /**
   * Keeps a plan.
   *
   * @throws ProblemException 422 when it names what isn't there
   */
  void save(ObjectDefinition object, ScorePlan plan) {
    var choices = choices(object, plan.field());
    if (choices.isEmpty()) {
      throw ProblemException.invalid("field", "scores.field");
    }
    var ends = Stream.concat(plan.good().stream(), plan.bad().stream()).toList();
    if (!choices.containsAll(ends) || new HashSet<>(ends).size() < ends.size()) {
      throw ProblemException.invalid("good", "scores.ends");
    }
    if (plan.bad().isEmpty() && plan.openDays() == null) {
      throw ProblemException.invalid("bad", "scores.noBadEnd");
    }
    if (object.find(plan.order()).filter(ScoreFields::ordered).isEmpty()) {
      throw ProblemException.invalid("order", "scores.order");
    }
    versions.plan(object.name(), json.writeValueAsString(plan));
  }

  void examined(String object, Examined examined) {
    versions.examined(object, json.writeValueAsString(examined));
  }

  /** Adds what was learned as a version that is not in use. */
  Version add(String object, ScoreModel model, Report report, @Nullable UUID by) {
    return versions.add(
        object, json.writeValueAsString(model), json.writeValueAsString(report), by);
  }

  /** The version by which an object's records are scored. One statement. */
  Optional<Learned> inUse(String object) {
    return versions
        .inUse(object)
        .map(version -> inUse.computeIfAbsent(version.id(), _ -> read(version)));
  }

  /**
   * The version in use, if it tells the good end of that field, and clearly better than chance. One
   * statement.
   */
  public Optional<UUID> useful(String object, String field, String good) {
    return inUse(object)
        .filter(learned -> learned.report().verdict() == Report.Verdict.USEFUL)
        .filter(learned -> learned.report().plan().field().equals(field))
        .filter(learned -> learned.report().plan().good().equals(List.of(good)))
        .map(learned -> learned.version().id());
  }

  Learned read(Version version) {
    return new Learned(version, json.readValue(version.model(), ScoreModel.class), report(version));
  }

  Report report(Version version) {
    return json.readValue(version.report(), Report.class);
  }

  /** Fields may go after a plan was made. */
  private boolean fits(ObjectDefinition object, ScorePlan plan) {
    return choices(object, plan.field()).containsAll(plan.good())
        && object.find(plan.order()).filter(ScoreFields::ordered).isPresent();
  }

  private static List<String> choices(ObjectDefinition object, String field) {
    return object
        .find(field)
        .filter(found -> found.type() instanceof ChoiceType)
        .map(found -> ((ChoiceType) found.type()).choices().stream().map(Choice::value).toList())
        .orElse(List.of());
  }

  /** The object, if there is one. */
  ObjectDefinition object(String name) {
    return catalog.object(name);
  }
}
