package dev.rapport.records.transfer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses from its name where a column's values go. */
final class Suggestions {

  /** Names that differ by more are different names. */
  private static final double ALIKE = 0.7;

  private static final int MIN_LENGTH = 5;

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Suggestions() {}

  /**
   * The columns with their suggested targets, each target at most once: as the same person mapped a
   * column of this name before, by one of the target's names, or by a name that is nearly one.
   *
   * @param before the columns of the last import of the same kind
   */
  static List<ImportColumn> suggest(
      List<ImportColumn> columns, Collection<Target> targets, List<ImportColumn> before) {
    var chosen = new HashMap<Integer, String>();
    var taken = new HashSet<String>();
    for (var column : columns) {
      remembered(column, before)
          .filter(field ->
              targets.stream()
                  .anyMatch(target -> target.name().equals(field) && fits(target, column)))
          .ifPresent(field -> choose(column, field, chosen, taken));
    }
    for (var column : columns) {
      var name = Names.squash(Objects.requireNonNullElse(column.name(), ""));
      targets.stream()
          .filter(target -> target.names().contains(name) && fits(target, column))
          .min(Comparator.comparing(target -> !target.id())) // what looks like our own ids is one
          .ifPresent(target -> choose(column, target.name(), chosen, taken));
    }
    for (var column : columns) {
      var nearest = chosen.containsKey(column.index()) ? null : nearest(column, targets);
      if (nearest != null) {
        choose(column, nearest, chosen, taken);
      }
    }
    return columns.stream()
        .map(column -> column.to(chosen.get(column.index()), column.format(), false))
        .toList();
  }

  /** Ids of other programs are none of ours. */
  private static boolean fits(Target target, ImportColumn column) {
    return !target.id()
        || (!column.samples().isEmpty()
            && column.samples().stream().allMatch(sample -> ID.matcher(sample).matches()));
  }

  private static Optional<String> remembered(ImportColumn column, List<ImportColumn> before) {
    return before.stream()
        .filter(other -> column.name() != null && column.name().equals(other.name()))
        .map(ImportColumn::field)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static void choose(
      ImportColumn column, String field, Map<Integer, String> chosen, Set<String> taken) {
    if (!chosen.containsKey(column.index()) && taken.add(field)) {
      chosen.put(column.index(), field);
    }
  }

  private static @Nullable String nearest(ImportColumn column, Collection<Target> targets) {
    var name = Names.squash(Objects.requireNonNullElse(column.name(), ""));
    if (name.length() < MIN_LENGTH) {
      return null;
    }
    String nearest = null;
    var best = ALIKE;
    for (var target : targets) {
      for (var known : target.names()) {
        var similarity =
            known.length() < MIN_LENGTH || target.id() ? 0 : Names.similarity(name, known);
        if (similarity > best) {
          best = similarity;
          nearest = target.name();
        }
      }
    }
    return nearest;
  }
}
