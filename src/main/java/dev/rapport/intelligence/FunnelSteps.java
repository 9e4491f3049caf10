package dev.rapport.intelligence;

import dev.rapport.intelligence.FunnelViews.Conversion;
import dev.rapport.intelligence.FunnelViews.Count;
import dev.rapport.intelligence.FunnelViews.Step;
import dev.rapport.records.Aggregate;
import dev.rapport.records.FieldDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a funnel: those that a way leads through, of which a later one says that the earlier
 * ones were passed, and those that end it otherwise, such as {@code unqualified}, which say nothing
 * but themselves.
 *
 * @param values all of them, in the order in which they were asked for
 * @param through those that a way leads through
 * @param ends the others
 */
record FunnelSteps(
    FieldDefinition field, List<String> values, List<String> through, List<String> ends) {

  static FunnelSteps of(FieldDefinition field, List<Step> steps) {
    return new FunnelSteps(
        field,
        steps.stream().map(Step::value).toList(),
        steps.stream().filter(step -> !step.ends()).map(Step::value).toList(),
        steps.stream().filter(Step::ends).map(Step::value).toList());
  }

  boolean ends(String step) {
    return ends.contains(step);
  }

  /** All records of the groups, as {@link Ways#furthest} gives them. */
  Count arrived(Collection<Aggregate.Group> groups, @Nullable String filter) {
    return count(groups, _ -> true, FunnelFilters.all(filter));
  }

  /** Of each step those that came to it. */
  List<Count> reached(Collection<Aggregate.Group> groups, @Nullable String filter) {
    return values.stream()
        .map(step ->
            count(groups, group -> reached(group, step), FunnelFilters.all(filter, filter(step))))
        .toList();
  }

  /** Those that came to none of the steps. */
  Count none(Collection<Aggregate.Group> groups, @Nullable String filter) {
    return count(
        groups,
        group -> values.stream().noneMatch(step -> reached(group, step)),
        FunnelFilters.all(filter, FunnelFilters.never(field, values)));
  }

  /** From each step to each that is named later. */
  List<Conversion> conversions(Collection<Aggregate.Group> groups, @Nullable String filter) {
    var conversions = new ArrayList<Conversion>();
    for (var i = 0; i < values.size(); i++) {
      for (var to : values.subList(i + 1, values.size())) {
        var from = values.get(i);
        // Of two steps on the way the later one says it of the earlier one as well.
        var first = ends(from) || ends(to) ? filter(from) : null;
        conversions.add(
            new Conversion(
                from,
                to,
                count(
                    groups,
                    group -> reached(group, from) && reached(group, to),
                    FunnelFilters.all(filter, first, filter(to)))));
      }
    }
    return conversions;
  }

  private String filter(String step) {
    return FunnelFilters.reached(
        field, ends(step) ? List.of(step) : through.subList(through.indexOf(step), through.size()));
  }

  /** By the group's last keys: the place of the furthest step, and of each end whether it was. */
  private boolean reached(Aggregate.Group group, String step) {
    var keys = group.keys();
    var place = keys.size() - 1 - ends.size();
    return ends(step)
        ? number(keys.get(place + 1 + ends.indexOf(step))) == 1
        : number(keys.get(place)) > through.indexOf(step);
  }

  private static int number(@Nullable Object key) {
    return key instanceof Number number ? number.intValue() : 0;
  }

  private static Count count(
      Collection<Aggregate.Group> groups, Predicate<Aggregate.Group> which, String filter) {
    var count =
        groups.stream()
            .filter(which)
            .mapToLong(
                group -> ((Number) Objects.requireNonNull(group.values().getFirst())).longValue())
            .sum();
    return new Count(count, filter);
  }
}
