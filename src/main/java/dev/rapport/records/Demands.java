package dev.rapport.records;

import dev.rapport.records.fieldtype.Limit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator asks of a field's values.
 *
 * @param limit what they have to be; null for anything of the field's type
 * @param from from which stage on there has to be one; null for no such stage
 * @param transitions of a choice: which values may follow a value; any may follow one that isn't
 *     named
 * @param owned values of a choice that the product itself gives and takes, by a command
 */
public record Demands(
    @Nullable Limit limit,
    @Nullable From from,
    Map<String, List<String>> transitions,
    Set<String> owned) {

  static final Demands NONE = new Demands(null, null, Map.of(), Set.of());

  /** Nothing but that the product itself gives and takes some values of a choice. */
  public static Demands owning(String... values) {
    return new Demands(null, null, Map.of(), Set.of(values));
  }

  /** The same, with what administrators ask. */
  public Demands asked(
      @Nullable Limit limit, @Nullable From from, Map<String, List<String>> transitions) {
    return new Demands(limit, from, transitions, owned);
  }

  /** Whether one value may follow another; null stands for none. */
  boolean allows(@Nullable Object before, @Nullable Object after) {
    var following = before == null ? null : transitions.get(before.toString());
    return following == null || after != null && following.contains(after.toString());
  }

  /**
   * Which of a choice's values people may give next, in their order.
   *
   * @param before the value that is there, which stays where a command gave it; null for none
   */
  public List<String> next(@Nullable String before, List<String> values) {
    if (before != null && owned.contains(before)) {
      return List.of();
    }
    return values.stream()
        .filter(value -> !value.equals(before) && !owned.contains(value) && allows(before, value))
        .toList();
  }

  /**
   * A value is needed once the record has come to a stage, and behind it.
   *
   * @param field the choice or the reference that says how far a record is
   * @param values the stages, each as in the API; of several pipelines one each
   */
  public record From(String field, List<String> values) {
    public From {
      values = List.copyOf(values);
    }
  }
}
