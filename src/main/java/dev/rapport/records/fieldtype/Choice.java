package dev.rapport.records.fieldtype;

import java.util.List;
import java.util.Set;

/**
 * One of the values of a choice.
 *
 * @param value as kept and as in the API; its label is in the language files
 * @param color in the screens' palette
 * @param needed whether the product itself goes by it
 * @param hidden whether people aren't offered it any more; records that have it keep it
 */
public record Choice(String value, String color, boolean needed, boolean hidden) {

  /** One that is offered, and of which the product knows nothing. */
  public Choice(String value, String color) {
    this(value, color, false, false);
  }

  /** The values of a type; none of one that is no choice. */
  public static List<Choice> of(FieldType<?> type) {
    return switch (type) {
      case ChoiceType(var choices) -> choices;
      case MultiChoiceType(var choices) -> choices;
      default -> List.of();
    };
  }

  /** The same type of choice with other values; any other type as it is. */
  public static FieldType<?> among(List<Choice> choices, FieldType<?> type) {
    return switch (type) {
      case ChoiceType _ -> new ChoiceType(choices);
      case MultiChoiceType _ -> new MultiChoiceType(choices);
      default -> type;
    };
  }

  /**
   * The same choices, some of them needed.
   *
   * @throws IllegalArgumentException when {@code needed} names one that isn't there
   */
  public static List<Choice> needing(Set<String> needed, List<Choice> choices) {
    if (!choices.stream().map(Choice::value).toList().containsAll(needed)) {
      throw new IllegalArgumentException("Not among the choices: " + needed);
    }
    return choices.stream()
        .map(one -> new Choice(one.value, one.color, needed.contains(one.value), one.hidden))
        .toList();
  }
}
