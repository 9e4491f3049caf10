package dev.rapport.records.catalog;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.CatalogView.ChoiceView;
import dev.rapport.records.catalog.CatalogView.FieldView;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.Limit;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TextType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fields as the one who asks may see them, in their language. */
@Component
class FieldViews {

  private final Messages messages;

  FieldViews(Messages messages) {
    this.messages = messages;
  }

  /** A field as the actor may see and use it. */
  FieldView of(ObjectDefinition object, FieldDefinition field, Actor actor, Locale language) {
    var type = field.type();
    var free = actor.field(object.name(), field.name()) == FieldAccess.WRITE;
    var help = "help." + object.name() + "." + field.name();
    var number = type instanceof NumberType n ? n : null;
    var limit = field.demands().limit();
    return new FieldView(
        field.name(),
        CatalogView.fieldLabel(messages, object.name(), field.name(), language),
        messages.has(help) ? messages.text(language, help) : null,
        type.name(),
        field.section(),
        field.is(Trait.REQUIRED),
        field.writable() && free,
        field.creatable() && free,
        field.is(Trait.SORTABLE),
        !field.operators().isEmpty(),
        type.groupable(),
        type.measures().stream().map(Measure::apiName).toList(),
        field.operators().stream().map(Operator::symbol).toList(),
        switch (type) {
          case TextType(var length) -> length;
          case LongTextType(var length) -> length;
          default -> null;
        },
        limit != null && limit.least() != null ? limit.least() : plain(number, NumberType::min),
        limit != null && limit.most() != null ? limit.most() : plain(number, NumberType::max),
        number == null ? null : number.scale(),
        switch (type) {
          case ChoiceType(var choices) -> choices(messages, object, field, choices, language);
          case MultiChoiceType(var choices) -> choices(messages, object, field, choices, language);
          default -> null;
        },
        type instanceof ReferenceType(var targets) ? targets : null,
        field.optionsFilter(),
        newOwners(object, field, actor),
        field.initial(),
        limit instanceof Limit.Form(var pattern, var _) ? pattern.pattern() : null,
        field.demands().from(),
        transitions(field));
  }

  /** Those for whom the actor may create records; null where it is anybody. */
  private static @Nullable String newOwners(
      ObjectDefinition object, FieldDefinition field, Actor actor) {
    if (!object.ownerChosen() || !field.name().equals("owner")) {
      return null;
    }
    return switch (actor.scope(object.name(), Operation.CREATE)) {
      case AccessScope.Own(var user, _) -> "id==" + user;
      // Who doesn't see whose team somebody is in is told afterwards.
      case AccessScope.Team(var user, _, _)
          when actor.field("user", "team") != FieldAccess.HIDDEN ->
          "id==" + user + ",team==myTeam";
      default -> null;
    };
  }

  private static @Nullable String plain(
      @Nullable NumberType type, Function<NumberType, @Nullable BigDecimal> bound) {
    var number = type == null ? null : bound.apply(type);
    return number == null ? null : number.toPlainString();
  }

  /**
   * Which values people may give next, by the value that is there, and under the empty text those
   * that a new record may have; null where all may follow all.
   */
  private static @Nullable Map<String, List<String>> transitions(FieldDefinition field) {
    var demands = field.demands();
    if (!(field.type() instanceof ChoiceType(var choices))
        || demands.transitions().isEmpty() && demands.owned().isEmpty()) {
      return null;
    }
    var values = choices.stream().map(Choice::value).toList();
    Map<String, List<String>> open = new LinkedHashMap<>();
    open.put("", demands.next(null, values));
    values.forEach(before -> open.put(before, demands.next(before, values)));
    return open;
  }

  static List<ChoiceView> choices(
      Messages messages,
      ObjectDefinition object,
      FieldDefinition field,
      List<Choice> choices,
      Locale language) {
    var prefix = "choice." + object.name() + "." + field.name() + ".";
    return choices.stream()
        .map(choice ->
            new ChoiceView(
                choice.value(),
                messages.text(language, prefix + choice.value()),
                choice.color(),
                choice.hidden()))
        .toList();
  }
}
