package dev.rapport.records.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import dev.rapport.records.NumberSequences;
import dev.rapport.records.Source;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.Source.Function;
import dev.rapport.records.Source.Numbering;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.Limit;
import dev.rapport.records.fieldtype.MultiChoiceType;
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
 * @param min the least that a number or an amount may be, {@code max} the most; amounts in the
 *     organisation's currency
 * @param choices in the order in which people see them
 * @param targets the objects that a reference may point to
 * @param pattern the form of a text; null for any
 * @param earliest the first day that a date may be, {@code latest} the last; each as in a filter:
 *     {@code 2026-01-31}, {@code today-18y}
 * @param sequence how records are numbered
 * @param figure what is said of the records that point here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypeShape(
    String name,
    @Nullable Integer maxLength,
    @Nullable Integer scale,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable List<ChoiceShape> choices,
    @Nullable List<String> targets,
    @Nullable PatternShape pattern,
    @Nullable String earliest,
    @Nullable String latest,
    @Nullable SequenceShape sequence,
    @Nullable FigureShape figure) {

  /** With a prefix and any number of digits. */
  private static final int LONGEST_NUMBER = 60;

  /**
   * @param expression as RE2 reads it; a value has to match it as a whole
   * @param messages what is said of others, by language
   */
  public record PatternShape(String expression, @Nullable Map<String, String> messages) {}

  /**
   * @param value as in the API; null for one that is made of the label
   * @param labels by language
   * @param color in the screens' palette; null for gray, or as the product has it
   * @param hidden whether people aren't offered it any more; null for no
   */
  public record ChoiceShape(
      @Nullable String value,
      Map<String, String> labels,
      @Nullable String color,
      @Nullable Boolean hidden) {

    boolean isHidden() {
      return Boolean.TRUE.equals(hidden);
    }
  }

  /**
   * @param prefix in front of each number
   * @param digits how many a number has at least
   * @param first the number that comes first
   */
  public record SequenceShape(
      @Nullable String prefix, @Nullable Integer digits, @Nullable Long first) {}

  /**
   * @param object the records that point here
   * @param field the reference by which they do so
   * @param of their field that is added up or looked at; null to count them
   * @param filter which of them, as in a view; null for all
   * @param everybody whether those see the figure as well who may not read all of these records
   * @param result the type of the figure: {@code number}, {@code money}, {@code date} or {@code
   *     dateTime}; null where it is to be found out
   */
  public record FigureShape(
      Function function,
      String object,
      String field,
      @Nullable String of,
      @Nullable String filter,
      @Nullable Boolean everybody,
      @Nullable String result) {

    Figure source() {
      return new Figure(function, object, field, of, filter);
    }
  }

  /** A type of which nothing more is said. */
  static TypeShape of(String name) {
    return new TypeShape(name, null, null, null, null, null, null, null, null, null, null, null);
  }

  TypeShape text(int maxLength, @Nullable PatternShape pattern) {
    return new TypeShape(
        name, maxLength, scale, min, max, choices, targets, pattern, earliest, latest, sequence,
        figure);
  }

  TypeShape range(@Nullable Integer scale, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    return new TypeShape(
        name, maxLength, scale, min, max, choices, targets, pattern, earliest, latest, sequence,
        figure);
  }

  TypeShape days(@Nullable String earliest, @Nullable String latest) {
    return new TypeShape(
        name, maxLength, scale, min, max, choices, targets, pattern, earliest, latest, sequence,
        figure);
  }

  static TypeShape sequence(SequenceShape sequence) {
    return new TypeShape(
        "sequence", null, null, null, null, null, null, null, null, null, sequence, null);
  }

  static TypeShape figure(FigureShape figure, @Nullable Integer scale) {
    return new TypeShape(
        "figure", null, scale, null, null, null, null, null, null, null, null, figure);
  }

  TypeShape among(List<ChoiceShape> choices) {
    return new TypeShape(
        name, maxLength, scale, min, max, choices, targets, pattern, earliest, latest, sequence,
        figure);
  }

  TypeShape to(List<String> targets) {
    return new TypeShape(
        name, maxLength, scale, min, max, choices, targets, pattern, earliest, latest, sequence,
        figure);
  }

  /** Whether nobody enters its values. */
  boolean given() {
    return sequence != null || figure != null;
  }

  /** Where the values come from of the field called {@code field}; null where people enter them. */
  @Nullable Source source(String object, String field) {
    if (sequence != null) {
      return new Numbering(
          NumberSequences.name(object, field),
          Objects.requireNonNullElse(sequence.prefix(), ""),
          Objects.requireNonNullElse(sequence.digits(), 1));
    }
    return figure == null ? null : figure.source();
  }

  /**
   * What its values have to be beyond that.
   *
   * @param code of the refusal of a text that has another form
   */
  @Nullable Limit limit(String code) {
    if (pattern != null) {
      return new Limit.Form(Pattern.compile(pattern.expression()), code);
    }
    if (min != null || max != null) {
      return new Limit.Numbers(min, max);
    }
    return earliest == null && latest == null ? null : new Limit.Days(earliest, latest);
  }

  /** What the engine knows it as. */
  FieldType<?> type() {
    return switch (name) {
      case "sequence" -> new TextType(LONGEST_NUMBER);
      case "figure" ->
          of(Objects.requireNonNull(Objects.requireNonNull(figure).result()))
              .range(scale, null, null)
              .type();
      case "text" -> new TextType(Objects.requireNonNullElse(maxLength, 200));
      case "longText" -> FieldTypes.longText();
      case "number" -> FieldTypes.decimal(Objects.requireNonNullElse(scale, 0));
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
                Objects.requireNonNull(choice.value()),
                Objects.requireNonNull(choice.color()),
                false,
                choice.isHidden()))
        .toList();
  }
}
