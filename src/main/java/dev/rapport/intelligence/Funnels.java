package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelViews.Count;
import dev.rapport.intelligence.FunnelViews.Funnel;
import dev.rapport.intelligence.FunnelViews.FunnelRow;
import dev.rapport.intelligence.FunnelViews.Step;
import dev.rapport.intelligence.FunnelViews.Time;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordJson;
import dev.rapport.records.Reference;
import dev.rapport.records.StayTime;
import dev.rapport.records.Ways;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.sales.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far records come on their way through the values of a tracked field, and how long they take:
 * of those that somebody may see, by the filters that find them.
 */
@Component
class Funnels {

  /** Beyond, nobody would survey them. */
  private static final int MOST_GROUPS = 100;

  /** The most that one statement gives. */
  private static final int MOST_ROWS = 1000;

  private static final int MOST_STEPS = 20;

  /**
   * @param field the tracked field; null for the object's own
   * @param pipeline whose stages are the steps, of a field that holds stages; null for other fields
   * @param steps values of it in the order in which they are passed; empty for its own order,
   *     without those that end the way early
   * @param filter which records; null for all
   * @param group what they are put together by; null for nothing
   */
  record Question(
      String object,
      @Nullable String field,
      @Nullable UUID pipeline,
      List<String> steps,
      @Nullable String filter,
      @Nullable Key group) {

    /** Moments are put together by months unless it says otherwise. */
    Question grouped(ObjectDefinition of) {
      return group != null
              && group.bucket() == null
              && of.find(group.field()).filter(by -> inTime(by)).isPresent()
          ? new Question(
              object, field, pipeline, steps, filter, new Key(group.field(), Bucket.MONTH))
          : this;
    }
  }

  private final Ways ways;
  private final Catalog catalog;
  private final RecordJson json;
  private final FunnelStages stages;

  Funnels(Ways ways, Catalog catalog, RecordJson json, FunnelStages stages) {
    this.ways = ways;
    this.catalog = catalog;
    this.json = json;
    this.stages = stages;
  }

  /**
   * The funnel. Two statements, of stages one more, one more as well where the groups are too many
   * for one.
   *
   * @throws InvalidQueryException when the question can't be read
   */
  Funnel of(Question asked, Locale language, Actor actor) {
    var field = ways.field(asked.object(), asked.field(), actor);
    var object = catalog.object(asked.object());
    var question = asked.grouped(object);
    var known = steps(object, field, question.pipeline(), language, actor);
    var steps = chosen(question.steps(), known, field);
    var way = FunnelSteps.of(field, steps);
    var keys = question.group() == null ? List.<Key>of() : List.of(question.group());
    var found = furthest(question, keys, way, actor);
    var whole = found.size() < MOST_ROWS ? found : furthest(question, List.of(), way, actor);
    var times =
        ways.times(
            question.object(), question.filter(), field, way.values(), question.group(), actor);
    var rows =
        question.group() == null
            ? List.<FunnelRow>of()
            : groups(question, question.group(), object, way, found, times, language);
    return new Funnel(
        object.name(),
        field.name(),
        known,
        steps,
        row(
            null,
            null,
            question.filter(),
            way,
            whole,
            times.stream().filter(StayTime::all).toList()),
        way.none(whole, question.filter()),
        way.conversions(whole, question.filter()),
        rows.subList(0, Math.min(rows.size(), MOST_GROUPS)),
        rows.size() > MOST_GROUPS || found.size() >= MOST_ROWS);
  }

  private List<Aggregate.Group> furthest(
      Question question, List<Key> keys, FunnelSteps way, Actor actor) {
    var query =
        new Aggregate.Query(
            question.object(),
            keys,
            List.of(Figure.COUNT),
            question.filter(),
            0,
            true,
            MOST_ROWS,
            false);
    return ways.furthest(query, way.field(), way.through(), way.ends(), actor).groups();
  }

  private List<FunnelRow> groups(
      Question question,
      Key key,
      ObjectDefinition object,
      FunnelSteps way,
      Collection<Aggregate.Group> found,
      List<StayTime> times,
      Locale language) {
    Map<@Nullable Object, List<Aggregate.Group>> byKey = new LinkedHashMap<>();
    for (var group : found) {
      byKey.computeIfAbsent(group.keys().getFirst(), _ -> new ArrayList<>()).add(group);
    }
    var by = object.field(key.field());
    var rows = new ArrayList<FunnelRow>();
    byKey.forEach((value, some) -> {
      var text = text(value);
      rows.add(
          row(
              text,
              label(object, by, value, language),
              FunnelFilters.all(question.filter(), FunnelFilters.of(by, key, text)),
              way,
              some,
              times.stream()
                  .filter(time -> !time.all() && Objects.equals(time.key(), text))
                  .toList()));
    });
    rows.sort(
        inTime(by)
            ? Comparator.comparing(FunnelRow::key, Comparator.nullsLast(String::compareTo))
            : Comparator.<FunnelRow>comparingLong(row -> -row.arrived().count()));
    return rows;
  }

  private static boolean inTime(FieldDefinition field) {
    return field.type() instanceof DateType || field.type() instanceof DateTimeType;
  }

  private static FunnelRow row(
      @Nullable String key,
      @Nullable String label,
      @Nullable String filter,
      FunnelSteps way,
      Collection<Aggregate.Group> found,
      List<StayTime> times) {
    return new FunnelRow(
        key,
        label,
        way.arrived(found, filter),
        way.reached(found, filter),
        way.values().stream().map(value -> time(value, way.field(), filter, times)).toList());
  }

  private static Time time(
      String value, FieldDefinition field, @Nullable String filter, List<StayTime> times) {
    var time =
        times.stream()
            .filter(each -> each.value().equals(value))
            .findFirst()
            .orElseGet(() -> new StayTime(null, true, value, 0, null, null, 0, null));
    var left =
        FunnelFilters.all(
            filter,
            FunnelFilters.reached(field, List.of(value)),
            FunnelFilters.isNot(field, value));
    return new Time(
        new Count(time.left(), left),
        time.median(),
        time.ninetieth(),
        new Count(time.here(), FunnelFilters.all(filter, FunnelFilters.is(field, value))),
        time.hereMedian());
  }

  private List<Step> steps(
      ObjectDefinition object,
      FieldDefinition field,
      @Nullable UUID pipeline,
      Locale language,
      Actor actor) {
    if (field.type().equals(FieldTypes.reference(Stage.OBJECT))) {
      return stages.of(pipeline, actor);
    }
    if (!(field.type() instanceof ChoiceType(var choices))) {
      throw new InvalidQueryException("field", "query.notBoard", field.name());
    }
    var through = Ways.through(field);
    return choices.stream()
        .map((Choice choice) ->
            new Step(
                choice.value(),
                json.choice(object, field.name(), choice.value(), language),
                choice.color(),
                !through.contains(choice.value())))
        .toList();
  }

  private static List<Step> chosen(List<String> wanted, List<Step> known, FieldDefinition field) {
    var names = wanted.isEmpty() ? usual(known, field) : wanted;
    if (names.size() < 2
        || names.size() > MOST_STEPS
        || new HashSet<>(names).size() < names.size()) {
      throw new InvalidQueryException("steps", "funnel.steps");
    }
    return names.stream()
        .map(name ->
            known.stream()
                .filter(step -> step.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException("steps", "choice.unknown", name)))
        .toList();
  }

  /** All on the way, without those that nothing is given any more, as long as a way is left. */
  private static List<String> usual(List<Step> known, FieldDefinition field) {
    var hidden =
        Choice.of(field.type()).stream().filter(Choice::hidden).map(Choice::value).toList();
    var all = known.stream().filter(step -> !step.ends()).map(Step::value).toList();
    var offered = all.stream().filter(value -> !hidden.contains(value)).toList();
    return offered.size() < 2 ? all : offered;
  }

  private static @Nullable String text(@Nullable Object key) {
    return key instanceof Reference(var id, _, _) ? id.toString() : Objects.toString(key, null);
  }

  private @Nullable String label(
      ObjectDefinition object, FieldDefinition field, @Nullable Object key, Locale language) {
    return switch (key) {
      case null -> null;
      case Reference reference -> reference.label();
      case String value when field.type() instanceof ChoiceType ->
          json.choice(object, field.name(), value, language);
      default -> key.toString();
    };
  }
}
