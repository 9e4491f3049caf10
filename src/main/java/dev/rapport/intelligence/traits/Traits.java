package dev.rapport.intelligence.traits;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.scoring.ScorePlan;
import dev.rapport.intelligence.scoring.ScorePlans;
import dev.rapport.intelligence.traits.Compared.Found;
import dev.rapport.intelligence.traits.Compared.Tally;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordJson;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.YesNoType;
import dev.rapport.records.query.QueryResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How records with each value of each field ended, of those that somebody may see and by the fields
 * that they may read. One statement a field, two where it is a number or has very many values.
 */
@Component
class Traits {

  private static final int MOST_ROWS = 1000;

  private static final Set<String> PEOPLE = Set.of("user", "team");

  private final ScorePlans plans;
  private final Records records;
  private final QueryResolver resolver;
  private final NumberRanges ranges;
  private final RecordJson json;

  Traits(
      ScorePlans plans,
      Records records,
      QueryResolver resolver,
      NumberRanges ranges,
      RecordJson json) {
    this.plans = plans;
    this.records = records;
    this.resolver = resolver;
    this.ranges = ranges;
    this.json = json;
  }

  /**
   * @param filter which records; empty for all
   * @throws NotFoundException where nobody said what a good end is
   */
  TraitViews.Traits of(String name, String filter, Locale language, Actor actor) {
    var object = resolver.object(name, actor);
    var plan = plans.of(object).orElseThrow(NotFoundException::new);
    var outcome = resolver.field(object, plan.field(), "field", actor);
    var ends = Stream.concat(plan.good().stream(), plan.bad().stream()).toList();
    var ended = FunnelFilters.all(filter, FunnelFilters.among(outcome, ends));
    var by =
        object.find(plan.order()).filter(Traits::dated).isPresent() ? plan.order() : "createdAt";
    var readable = resolver.readable(object, actor);
    var date = readable.stream().filter(field -> field.name().equals(by)).findFirst().orElse(null);
    var all = new Tally();
    var total = total(name, plan, ended, date, actor);
    for (var group : total.groups()) {
      all.add(good(plan, group.keys().getFirst()), count(group), null);
    }
    var trend = date == null ? null : Trend.of(date, total.total().get(1), total.total().get(2));
    Map<FieldDefinition, List<Found>> found = new LinkedHashMap<>();
    for (var field : readable) {
      if (counts(field, plan)) {
        found.put(field, values(object, field, outcome, plan, ended, trend, language, actor));
      }
    }
    var compared = Compared.all(found, all, outcome, plan);
    return new TraitViews.Traits(
        name,
        plan.field(),
        plan.good(),
        Compared.count(all, ended, outcome, plan),
        by,
        trend == null || trend.bucket() == Bucket.MONTH ? "month" : "week",
        compared);
  }

  /** How the records ended, and behind that from when to when they came. */
  private Aggregate total(
      String object, ScorePlan plan, String ended, @Nullable FieldDefinition date, Actor actor) {
    var figures = new ArrayList<>(List.of(Figure.COUNT));
    if (date != null) {
      figures.add(new Figure(Measure.MIN, date.name()));
      figures.add(new Figure(Measure.MAX, date.name()));
    }
    var keys = List.of(Key.of(plan.field()));
    return records.aggregate(
        new Aggregate.Query(object, keys, figures, ended, 0, true, MOST_ROWS, true), actor);
  }

  private static boolean dated(FieldDefinition field) {
    return field.type().groupable() && !field.type().name().equals("text");
  }

  /** Colleagues are held apart by other figures, which are fair to few records. */
  private static boolean counts(FieldDefinition field, ScorePlan plan) {
    if (field.name().equals(plan.field())
        || field.name().equals(plan.order())
        || field.is(FieldDefinition.Trait.HIDDEN)
        || field.is(FieldDefinition.Trait.BY_COMMAND)
        || field.is(FieldDefinition.Trait.DERIVED)) {
      return false;
    }
    return switch (field.type()) {
      case ChoiceType _, YesNoType _, NumberType _, MoneyType _ -> true;
      case ReferenceType(var targets) -> targets.stream().noneMatch(PEOPLE::contains);
      default -> false;
    };
  }

  private List<Found> values(
      ObjectDefinition object,
      FieldDefinition field,
      FieldDefinition outcome,
      ScorePlan plan,
      String ended,
      @Nullable Trend trend,
      Locale language,
      Actor actor) {
    return field.type() instanceof NumberType || field.type() instanceof MoneyType
        ? numbers(object, field, outcome, plan, ended, trend, actor)
        : groups(object, field, plan, ended, trend, language, actor);
  }

  private List<Found> groups(
      ObjectDefinition object,
      FieldDefinition field,
      ScorePlan plan,
      String ended,
      @Nullable Trend trend,
      Locale language,
      Actor actor) {
    var keys = new ArrayList<>(List.of(Key.of(field.name()), Key.of(plan.field())));
    if (trend != null) {
      keys.add(new Key(trend.date().name(), trend.bucket()));
    }
    var counts = List.of(Figure.COUNT);
    var groups =
        records
            .aggregate(
                new Aggregate.Query(object.name(), keys, counts, ended, 0, true, MOST_ROWS, false),
                actor)
            .groups();
    if (groups.size() == MOST_ROWS && trend != null) {
      // Not all of them: without the trend there are fewer.
      var fewer = keys.subList(0, 2);
      groups =
          records
              .aggregate(
                  new Aggregate.Query(
                      object.name(), fewer, counts, ended, 0, true, MOST_ROWS, false),
                  actor)
              .groups();
    }
    Map<@Nullable Object, Tally> tallies = new LinkedHashMap<>();
    for (var group : groups) {
      var period = group.keys().size() > 2 ? Objects.toString(group.keys().get(2), null) : null;
      tallies
          .computeIfAbsent(group.keys().getFirst(), _ -> new Tally())
          .add(good(plan, group.keys().get(1)), count(group), period);
    }
    var found = new ArrayList<Found>();
    tallies.forEach((value, tally) -> {
      var key =
          value instanceof Reference(var id, _, _) ? id.toString() : Objects.toString(value, null);
      found.add(
          new Found(
              key,
              label(object, field, value, language),
              null,
              null,
              FunnelFilters.all(ended, FunnelFilters.of(field, Key.of(field.name()), key)),
              tally));
    });
    return found;
  }

  private List<Found> numbers(
      ObjectDefinition object,
      FieldDefinition field,
      FieldDefinition outcome,
      ScorePlan plan,
      String ended,
      @Nullable Trend trend,
      Actor actor) {
    var counted = ranges.of(object, field, outcome, ended, trend, actor);
    var edges = counted.edges();
    Map<@Nullable Integer, Tally> tallies = new LinkedHashMap<>();
    for (var each : counted.counted()) {
      tallies
          .computeIfAbsent(each.range(), _ -> new Tally())
          .add(good(plan, each.end()), each.count(), each.period());
    }
    var found = new ArrayList<Found>();
    tallies.forEach((range, tally) -> {
      var from = range == null || range == 0 ? null : edges.get(range - 1);
      var below = range == null || range == edges.size() ? null : edges.get(range);
      var filter =
          range == null
              ? field.name() + "=null=true"
              : FunnelFilters.all(
                  from == null ? null : field.name() + ">=" + from.toPlainString(),
                  below == null ? null : field.name() + "<" + below.toPlainString(),
                  field.name() + "=null=false");
      found.add(
          new Found(
              range == null ? null : String.valueOf(range),
              null,
              from == null ? null : from.doubleValue(),
              below == null ? null : below.doubleValue(),
              FunnelFilters.all(ended, filter),
              tally));
    });
    return found;
  }

  private static boolean good(ScorePlan plan, @Nullable Object end) {
    return end instanceof String value && plan.good().contains(value);
  }

  private static long count(Aggregate.Group group) {
    return ((Number) Objects.requireNonNull(group.values().getFirst())).longValue();
  }

  private @Nullable String label(
      ObjectDefinition object, FieldDefinition field, @Nullable Object value, Locale language) {
    return switch (value) {
      case null -> null;
      case Reference reference -> reference.label();
      case String text when field.type() instanceof ChoiceType ->
          json.choice(object, field.name(), text, language);
      default -> value.toString();
    };
  }
}
