package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What administrators make of the values of the product's own choices: they rename, colour and
 * order them; those of an open field they hide as well, and add to.
 */
@Component
class ChoiceShaping {

  private final Catalog catalog;
  private final Messages messages;

  ChoiceShaping(Catalog catalog, Messages messages) {
    this.catalog = catalog;
    this.messages = messages;
  }

  /** The field as the product has it, if it is a choice of the product's own. */
  Optional<FieldDefinition> standard(FieldShape shape) {
    return Optional.ofNullable(catalog.standard().get(shape.object()))
        .flatMap(object -> object.find(shape.field()))
        .filter(field -> !Choice.of(field.type()).isEmpty());
  }

  /** The values of a choice as the shape has them; none of any other type. */
  List<Choice> of(FieldShape shape) {
    if (shape.type() != null) {
      return shape.type().name().equals("choice") ? Choice.of(shape.type().type()) : List.of();
    }
    return standard(shape)
        .filter(standard -> standard.type() instanceof ChoiceType)
        .map(standard -> shaped(standard, shape.choices()))
        .orElse(List.of());
  }

  /**
   * What is different about the field's values once they are as {@code given}. Values of the
   * product's own that it doesn't name stay at their places.
   *
   * @param given null where nothing is to change; empty for the product's own ones
   */
  List<ChoiceShape> read(FieldInput input, FieldShape before, @Nullable List<ChoiceShape> given) {
    var standard = standard(before).orElse(null);
    if (given == null || standard == null || before.custom()) {
      return before.choices();
    }
    var known = byValue(standard);
    var read = given.isEmpty() ? given : input.choices(given, known.keySet());
    if (!values(read).containsAll(values(added(before, known)))) {
      input.refuse("type.choices", "shape.choiceGone");
    }
    var next = new ArrayList<ChoiceShape>();
    for (var choice : read) {
      var own = known.get(choice.value());
      if (own == null && !standard.is(Trait.OPEN)) {
        input.refuse("type.choices", "shape.closedChoices");
      }
      if (own != null && own.needed() && choice.isHidden()) {
        input.refuse("type.choices", "shape.neededChoice");
      }
      next.add(own == null ? choice : different(before, own, choice));
    }
    if (shaped(standard, next).stream().allMatch(Choice::hidden)) {
      input.refuse("type.choices", "shape.noChoices");
    }
    var complete = complete(next, known);
    return complete.equals(complete(List.of(), known)) ? List.of() : complete;
  }

  /** The product's own values as it has them; records may have those that were added. */
  List<ChoiceShape> withoutAdministrators(FieldShape shape) {
    var known = standard(shape).map(ChoiceShaping::byValue).orElse(Map.of());
    var left = hidden(added(shape, known));
    return left.isEmpty() ? left : complete(left, known);
  }

  /** The wanted values, and behind them, hidden, what was added to the field and isn't wanted. */
  List<ChoiceShape> withAdditions(FieldShape shape, List<ChoiceShape> wanted) {
    var known = standard(shape).map(ChoiceShaping::byValue).orElse(Map.of());
    var named = values(wanted);
    var left =
        added(shape, known).stream().filter(choice -> !named.contains(choice.value())).toList();
    return Stream.concat(wanted.stream(), hidden(left).stream()).toList();
  }

  /**
   * The field's values as a request would give them: those of the product's own with their labels
   * in all languages, added ones with those that they were given.
   */
  List<ChoiceShape> described(FieldShape shape, FieldDefinition standard) {
    var known = byValue(standard);
    var added =
        added(shape, known).stream().collect(toMap(one -> requireNonNull(one.value()), identity()));
    return shaped(standard, shape.choices()).stream()
        .map(choice -> {
          var own = added.get(choice.value());
          var key = key(shape, choice.value());
          var labels =
              own != null
                  ? own.labels()
                  : Languages.ALL.stream()
                      .collect(toMap(Locale::toLanguageTag, each -> messages.text(each, key)));
          return new ChoiceShape(choice.value(), labels, choice.color(), choice.hidden());
        })
        .toList();
  }

  /**
   * The values of a field as its administrators want them.
   *
   * @param standard the field as the product has it
   */
  static List<Choice> shaped(FieldDefinition standard, List<ChoiceShape> choices) {
    var known = byValue(standard);
    return complete(choices, known).stream()
        .map(choice -> {
          var value = requireNonNull(choice.value());
          var own = known.get(value);
          var needed = own != null && own.needed();
          var color = own == null ? "gray" : own.color();
          return new Choice(
              value,
              requireNonNullElse(choice.color(), color),
              needed,
              choice.isHidden() && !needed);
        })
        .toList();
  }

  /** Those that can't be hidden. */
  static List<String> needed(FieldDefinition standard) {
    return byValue(standard).values().stream().filter(Choice::needed).map(Choice::value).toList();
  }

  /** All that a closed field has is needed, as is what new records begin with. */
  private static Map<String, Choice> byValue(FieldDefinition standard) {
    var known = new LinkedHashMap<String, Choice>();
    for (var one : Choice.of(standard.type())) {
      var needed =
          one.needed() || !standard.is(Trait.OPEN) || one.value().equals(standard.initial());
      known.put(one.value(), new Choice(one.value(), one.color(), needed, false));
    }
    return known;
  }

  /**
   * With the product's own values that aren't named, each behind the one that it follows there:
   * another release may have brought them.
   */
  private static List<ChoiceShape> complete(List<ChoiceShape> choices, Map<String, Choice> known) {
    var complete = new ArrayList<ChoiceShape>();
    choices.stream()
        .filter(choice -> known.containsKey(choice.value()) || !choice.labels().isEmpty())
        .forEach(complete::add);
    var place = 0;
    for (var value : known.keySet()) {
      var at = values(complete).indexOf(value);
      if (at < 0) {
        complete.add(place, new ChoiceShape(value, Map.of(), null, null));
        at = place;
      }
      place = at + 1;
    }
    return complete;
  }

  private ChoiceShape different(FieldShape field, Choice own, ChoiceShape wanted) {
    var key = key(field, own.value());
    var labels = new LinkedHashMap<>(wanted.labels());
    labels
        .entrySet()
        .removeIf(label ->
            label.getValue().equals(messages.standard(Locale.forLanguageTag(label.getKey()), key)));
    return new ChoiceShape(
        own.value(),
        labels,
        own.color().equals(wanted.color()) ? null : wanted.color(),
        wanted.isHidden() ? true : null);
  }

  private static List<ChoiceShape> added(FieldShape shape, Map<String, Choice> known) {
    return shape.choices().stream().filter(choice -> !known.containsKey(choice.value())).toList();
  }

  private static List<ChoiceShape> hidden(List<ChoiceShape> choices) {
    return choices.stream()
        .map(choice -> new ChoiceShape(choice.value(), choice.labels(), choice.color(), true))
        .toList();
  }

  private static List<String> values(List<ChoiceShape> choices) {
    return choices.stream().map(ChoiceShape::value).filter(Objects::nonNull).toList();
  }

  private static String key(FieldShape field, String value) {
    return "choice." + Shaping.key(field) + "." + value;
  }
}
