package dev.rapport.records.catalog;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShaping.Section;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may be said of a field; collects what may not. */
final class FieldInput {

  static final int LONGEST_LABEL = 100;
  static final int LONGEST_HELP = 500;
  private static final int LONGEST_TEXT = 5_000;
  private static final int MOST_CHOICES = 500;
  private static final int MOST_DIGITS = 8;

  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "longText",
          "percent",
          "money",
          "date",
          "dateTime",
          "yesNo",
          "email",
          "phone",
          "url",
          "address");

  private static final Set<String> COLORS =
      Set.of(
          "gray", "red", "pink", "grape", "violet", "indigo", "blue", "cyan", "teal", "green",
          "lime", "yellow", "orange");

  private final List<FieldProblem> problems = new ArrayList<>();
  private final Predicate<String> knownObject;

  /**
   * @param knownObject whether there is an object of a name
   */
  FieldInput(Predicate<String> knownObject) {
    this.knownObject = knownObject;
  }

  List<FieldProblem> problems() {
    return problems;
  }

  void refuse(String field, String code, Object... arguments) {
    problems.add(FieldProblem.of(field, code, arguments));
  }

  /**
   * Ends the checking.
   *
   * @throws ProblemException 422 with all that was refused
   */
  void end() {
    if (!problems.isEmpty()) {
      throw ProblemException.invalid(problems);
    }
  }

  void color(String field, String color) {
    if (!COLORS.contains(color)) {
      refuse(field, "shape.color");
    }
  }

  /** The texts without those that are empty. */
  Map<String, String> texts(
      String field, @Nullable Map<String, String> given, int longest, boolean required) {
    var texts = new LinkedHashMap<String, String>();
    for (var text : Objects.requireNonNullElse(given, Map.<String, String>of()).entrySet()) {
      if (!Languages.isSpoken(text.getKey())) {
        refuse(field, "language.unknown");
      } else if (text.getValue().strip().length() > longest) {
        refuse(field, "text.tooLong", longest);
      } else if (!text.getValue().isBlank()) {
        texts.put(text.getKey(), text.getValue().strip());
      }
    }
    if (required && texts.isEmpty() && problems.isEmpty()) {
      refuse(field, "required");
    }
    return texts;
  }

  /** The type with what its description leaves open; null when it is none. */
  @Nullable TypeShape type(TypeShape given) {
    return switch (given.name()) {
      case "text" -> text(given);
      case "number" -> number(given);
      case "choice", "multiChoice" -> {
        var choices = choices(given.choices());
        yield new TypeShape(given.name(), null, null, null, null, choices, null);
      }
      case "reference" -> reference(given);
      default -> {
        if (!PLAIN_TYPES.contains(given.name())) {
          refuse("type.name", "shape.type");
          yield null;
        }
        yield new TypeShape(given.name(), null, null, null, null, null, null);
      }
    };
  }

  /** The sections' names, as far as they are given. Each field may stand in one place. */
  Map<String, Map<String, String>> sections(List<Section> sections, ObjectDefinition object) {
    var names = new LinkedHashMap<String, Map<String, String>>();
    var seen = new HashSet<String>();
    for (var i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      var at = "sections[" + i + "]";
      if (section.name().isBlank() || section.name().length() > LONGEST_LABEL) {
        refuse(at + ".name", "text.tooLong", LONGEST_LABEL);
      }
      if (section.labels() != null) {
        names.put(section.name(), texts(at + ".labels", section.labels(), LONGEST_LABEL, true));
      }
      for (var field : section.fields()) {
        if (object.find(field).isEmpty() || !seen.add(field)) {
          refuse(at + ".fields", "shape.field", field);
        }
      }
    }
    return names;
  }

  private TypeShape text(TypeShape given) {
    var length = Objects.requireNonNullElse(given.maxLength(), 200);
    if (length < 1 || length > LONGEST_TEXT) {
      refuse("type.maxLength", "number.between", 1, LONGEST_TEXT);
    }
    return new TypeShape("text", length, null, null, null, null, null);
  }

  private TypeShape number(TypeShape given) {
    var scale = Objects.requireNonNullElse(given.scale(), 0);
    if (scale < 0 || scale > MOST_DIGITS) {
      refuse("type.scale", "number.between", 0, MOST_DIGITS);
    }
    BigDecimal min = given.min();
    BigDecimal max = given.max();
    if (min != null && max != null && min.compareTo(max) > 0) {
      refuse("type.max", "shape.range");
    }
    return new TypeShape("number", null, scale, min, max, null, null);
  }

  private TypeShape reference(TypeShape given) {
    var targets = Objects.requireNonNullElse(given.targets(), List.<String>of());
    if (targets.isEmpty() || !targets.stream().allMatch(knownObject)) {
      refuse("type.targets", "shape.targets");
    }
    return new TypeShape("reference", null, null, null, null, null, List.copyOf(targets));
  }

  private List<ChoiceShape> choices(@Nullable List<ChoiceShape> given) {
    if (given == null || given.isEmpty()) {
      refuse("type.choices", "shape.noChoices");
      return List.of();
    }
    if (given.size() > MOST_CHOICES) {
      refuse("type.choices", "shape.tooManyChoices", MOST_CHOICES);
      return List.of();
    }
    var values = new HashSet<String>();
    given.stream().map(ChoiceShape::value).filter(Objects::nonNull).forEach(values::add);
    var seen = new HashSet<String>();
    var choices = new ArrayList<ChoiceShape>();
    for (var i = 0; i < given.size(); i++) {
      var at = "type.choices[" + i + "]";
      var choice = given.get(i);
      var labels = texts(at + ".labels", choice.labels(), LONGEST_LABEL, true);
      var color = Objects.requireNonNullElse(choice.color(), "gray");
      color(at + ".color", color);
      if (labels.isEmpty()) {
        continue;
      }
      var value = choice.value();
      if (value == null) {
        value = FieldNames.choice(labels, values);
        values.add(value);
      } else if (value.isBlank() || value.length() > LONGEST_LABEL || value.contains(",")) {
        refuse(at + ".value", "shape.value");
      }
      if (!seen.add(value)) {
        refuse(at + ".value", "shape.twice");
      }
      choices.add(new ChoiceShape(value, labels, color));
    }
    return choices;
  }
}
