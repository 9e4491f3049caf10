package dev.rapport.records.catalog;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Numbering;
import dev.rapport.records.catalog.FieldArranging.Section;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import dev.rapport.records.catalog.TypeShape.PatternShape;
import dev.rapport.records.catalog.TypeShape.SequenceShape;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Limit;
import java.math.BigDecimal;
import java.time.LocalDate;
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
  private static final int LONGEST_PREFIX = 20;

  private static final Set<String> PLAIN_TYPES =
      Set.of("longText", "yesNo", "email", "phone", "url", "address");

  private static final Set<String> COLORS =
      Set.of(
          "gray", "red", "pink", "grape", "violet", "indigo", "blue", "cyan", "teal", "green",
          "lime", "yellow", "orange");

  private final List<FieldProblem> problems = new ArrayList<>();
  private final Predicate<String> knownObject;
  private final FieldContext context;

  /**
   * @param knownObject whether there is an object of a name
   * @param context in which days are read
   */
  FieldInput(Predicate<String> knownObject, FieldContext context) {
    this.knownObject = knownObject;
    this.context = context;
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
    if (given.name() == null) { // JSON may leave it out
      refuse("type.name", "required");
      return null;
    }
    return switch (given.name()) {
      case "text" -> text(given);
      case "number", "percent", "money" -> number(given);
      case "date", "dateTime" -> days(given);
      case "sequence" -> sequence(given.sequence());
      case "choice", "multiChoice" -> {
        var choices = choices(given.choices(), null);
        yield TypeShape.of(given.name()).among(choices);
      }
      case "reference" -> reference(given);
      default -> {
        if (!PLAIN_TYPES.contains(given.name())) {
          refuse("type.name", "shape.type");
          yield null;
        }
        yield TypeShape.of(given.name());
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
    return TypeShape.of("text").text(length, pattern(given.pattern()));
  }

  private @Nullable PatternShape pattern(@Nullable PatternShape given) {
    if (given == null || given.expression().isEmpty()) {
      return null;
    }
    var why = Patterns.problem(given.expression());
    if (why != null) {
      refuse("type.pattern.expression", why);
    }
    var messages = texts("type.pattern.messages", given.messages(), LONGEST_LABEL, false);
    return new PatternShape(given.expression(), messages);
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
    var number = given.name().equals("number");
    return TypeShape.of(given.name()).range(number ? scale : null, min, max);
  }

  /** Each end may be a day, or relative to today, as it is read when a value is written. */
  private TypeShape days(TypeShape given) {
    var earliest = day("type.earliest", given.earliest());
    var latest = day("type.latest", given.latest());
    if (earliest != null && latest != null && earliest.isAfter(latest)) {
      refuse("type.latest", "shape.range");
    }
    return TypeShape.of(given.name()).days(blankless(given.earliest()), blankless(given.latest()));
  }

  private @Nullable LocalDate day(String field, @Nullable String given) {
    try {
      var day = blankless(given);
      return day == null ? null : Limit.day(day, context);
    } catch (InvalidValue e) {
      refuse(field, "shape.day");
      return null;
    }
  }

  private TypeShape sequence(@Nullable SequenceShape given) {
    String prefix = given == null ? "" : Objects.requireNonNullElse(given.prefix(), "").strip();
    int digits = given == null ? 6 : Objects.requireNonNullElse(given.digits(), 6);
    long first = given == null ? 1L : Objects.requireNonNullElse(given.first(), 1L);
    if (!Numbering.isPrefix(prefix, LONGEST_PREFIX)) {
      refuse("type.sequence.prefix", "shape.prefix", LONGEST_PREFIX);
    }
    if (digits < 1 || digits > Numbering.MOST_DIGITS) {
      refuse("type.sequence.digits", "number.between", 1, Numbering.MOST_DIGITS);
    }
    if (first < 1 || first > Numbering.LAST) {
      refuse("type.sequence.first", "number.between", 1, Numbering.LAST);
    }
    return TypeShape.sequence(new SequenceShape(prefix, digits, first));
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private TypeShape reference(TypeShape given) {
    var targets = Objects.requireNonNullElse(given.targets(), List.<String>of());
    if (targets.isEmpty() || !targets.stream().allMatch(knownObject)) {
      refuse("type.targets", "shape.targets");
    }
    return TypeShape.of("reference").to(List.copyOf(targets));
  }

  /**
   * The choices with what their description leaves open.
   *
   * @param product the values of a field of the product's own, which have labels and colours
   *     already; null of an administrator's field
   */
  List<ChoiceShape> choices(@Nullable List<ChoiceShape> given, @Nullable Set<String> product) {
    if (given == null || given.isEmpty() || given.stream().anyMatch(Objects::isNull)) {
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
      var value = choice.value();
      var own = product != null && value != null && product.contains(value);
      var labels = texts(at + ".labels", choice.labels(), LONGEST_LABEL, !own);
      var color = choice.color() == null && !own ? "gray" : choice.color();
      if (color != null) {
        color(at + ".color", color);
      }
      if (labels.isEmpty() && !own) {
        continue;
      }
      if (value == null) {
        value =
            product == null
                ? FieldNames.choice(labels, values)
                : FieldNames.addedChoice(labels, values);
        values.add(value);
      } else if (product != null && !own) {
        if (!FieldNames.isOwn(value)) {
          refuse(at + ".value", "shape.addedValue");
        }
      } else if (value.isBlank() || value.length() > LONGEST_LABEL || value.contains(",")) {
        refuse(at + ".value", "shape.value");
      }
      if (!seen.add(value)) {
        refuse(at + ".value", "shape.twice");
      }
      choices.add(new ChoiceShape(value, labels, color, choice.isHidden() ? true : null));
    }
    if (product == null && !choices.isEmpty() && choices.stream().allMatch(ChoiceShape::isHidden)) {
      refuse("type.choices", "shape.noChoices");
    }
    return choices;
  }
}
