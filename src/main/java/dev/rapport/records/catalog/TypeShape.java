package dev.rapport.records.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.TextType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field as an administrator describes it.
 *
 * @param name as in the API: {@code money}
 * @param maxLength of a text, in characters
 * @param scale digits after a number's point
 * @param min the least that a number may be, {@code max} the most
 * @param choices in the order in which people see them
 * @param targets the objects that a reference may point to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypeShape(
    String name,
    @Nullable Integer maxLength,
    @Nullable Integer scale,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable List<ChoiceShape> choices,
    @Nullable List<String> targets) {

  /**
   * @param value as in the API; null for one that is made of the label
   * @param labels by language
   * @param color in the screens' palette
   */
  public record ChoiceShape(
      @Nullable String value, Map<String, String> labels, @Nullable String color) {}

  /** What the engine knows it as. */
  FieldType<?> type() {
    return switch (name) {
      case "text" -> new TextType(Objects.requireNonNullElse(maxLength, 200));
      case "longText" -> FieldTypes.longText();
      case "number" -> new NumberType("number", Objects.requireNonNullElse(scale, 0), min, max);
      case "percent" -> FieldTypes.percent();
      case "money" -> FieldTypes.money();
      case "date" -> FieldTypes.date();
      case "dateTime" -> FieldTypes.dateTime();
      case "yesNo" -> FieldTypes.yesNo();
      case "choice" -> new ChoiceType(known());
      case "multiChoice" -> new MultiChoiceType(known());
      case "email" -> FieldTypes.email();
      case "phone" -> FieldTypes.phone();
      case "url" -> FieldTypes.url();
      case "address" -> FieldTypes.address();
      case "reference" ->
          FieldTypes.reference(Objects.requireNonNull(targets).toArray(String[]::new));
      default -> throw new IllegalArgumentException("There is no field type " + name);
    };
  }

  private List<Choice> known() {
    return Objects.requireNonNull(choices).stream()
        .map(choice ->
            new Choice(
                Objects.requireNonNull(choice.value()), Objects.requireNonNull(choice.color())))
        .toList();
  }
}
