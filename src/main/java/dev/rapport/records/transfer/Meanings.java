package dev.rapport.records.transfer;

import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.transfer.ImportValues.Match;
import dev.rapport.records.transfer.ImportValues.Value;
import dev.rapport.records.transfer.RowPlan.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a set of rows mean.
 *
 * @param values by column and name
 */
record Meanings(Map<Integer, Map<String, Value>> values) {

  static final String EMPTY = "empty";
  static final String USE = "use";
  static final String CREATE = "create";
  static final String AMBIGUOUS = "ambiguous";

  @Nullable Value of(int column, String name) {
    return values.getOrDefault(column, Map.of()).get(name);
  }

  /**
   * The record that a name means.
   *
   * @param place the column that says within what the name is meant; null when that is the same for
   *     all rows
   * @return null when the name is to be left out
   * @throws InvalidValue when it means none, or more than one
   */
  @Nullable Reference reference(
      Filled each, String name, @Nullable Filled place, ImportRows.Row row) {
    var value = of(each.column().index(), name);
    if (value != null && EMPTY.equals(value.answer())) {
      return null;
    }
    var id = value == null ? null : value.meaning();
    if (id == null && value != null && value.problem() == null && place != null) {
      id = within(value, of(place.column().index(), row.cells().get(place.column().index())));
    }
    if (id == null) {
      throw unclear(value, name);
    }
    return Reference.to(UUID.fromString(id));
  }

  /** The one candidate that is where this row is. */
  private static @Nullable String within(Value value, @Nullable Value where) {
    return where == null || where.meaning() == null
        ? null
        : value.candidates().stream()
            .filter(match -> String.valueOf(match.within()).equals(where.meaning()))
            .findFirst()
            .map(Match::id)
            .orElse(null);
  }

  /**
   * The choices that names mean, without those to be left out.
   *
   * @throws InvalidValue when one means none
   */
  List<String> choices(Filled each, List<String> names) {
    var chosen = new ArrayList<String>();
    for (var name : names) {
      var value = of(each.column().index(), name);
      var empty = value != null && EMPTY.equals(value.answer());
      if (value == null || (value.meaning() == null && !empty)) {
        throw new InvalidValue("choice.unknown", name);
      }
      if (!empty) {
        chosen.add(Objects.requireNonNull(value.meaning()));
      }
    }
    return chosen;
  }

  /**
   * Refuses a name that will mean nothing when all rows are in.
   *
   * @throws InvalidValue when it won't
   */
  void requireExtra(Filled each, String name) {
    var value = of(each.column().index(), name);
    if (value == null
        || (value.meaning() == null && !value.inFile() && !EMPTY.equals(value.answer()))) {
      throw unclear(value, name);
    }
  }

  private static InvalidValue unclear(@Nullable Value value, String name) {
    var ambiguous = value != null && AMBIGUOUS.equals(value.problem());
    return new InvalidValue(ambiguous ? "reference.ambiguous" : "reference.noSuch", name);
  }
}
