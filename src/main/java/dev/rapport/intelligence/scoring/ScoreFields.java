package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.Binning.Kind;
import dev.rapport.intelligence.scoring.History.Column;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Numbering;
import dev.rapport.records.fieldtype.AddressType;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What may be learned from: how a record is, never who works on it. Colleagues are held apart by
 * other figures, which are fair to few records.
 */
final class ScoreFields {

  private static final Set<String> PEOPLE = Set.of("user", "team");

  private ScoreFields() {}

  /** The fields that a plan can learn from. */
  static List<FieldDefinition> of(ObjectDefinition object, ScorePlan plan) {
    return object.fields().values().stream()
        .filter(field -> !field.name().equals(plan.field()) && !field.name().equals("updatedAt"))
        .filter(field -> !(field.name().equals(plan.order()) && field.type() instanceof NumberType))
        .filter(field -> !field.is(Trait.HIDDEN))
        .filter(field ->
            !(field.type() instanceof ReferenceType(var targets)
                && targets.stream().anyMatch(PEOPLE::contains)))
        .toList();
  }

  /** The fields as columns, in their order. */
  static List<Column> columns(List<FieldDefinition> fields) {
    var columns = new ArrayList<Column>();
    for (var field : fields) {
      columns.add(new Column(field.name(), kind(field.type()), columns.size()));
    }
    return columns;
  }

  /** Whether a command or the product itself sets it in the course of things. */
  static boolean setByProduct(FieldDefinition field) {
    return field.is(Trait.BY_COMMAND)
        || field.is(Trait.DERIVED)
            && !field.name().equals("createdAt")
            && !(field.source() instanceof Numbering);
  }

  /** Whether it can tell the order of time. */
  static boolean ordered(FieldDefinition field) {
    return field.type() instanceof DateType
        || field.type() instanceof DateTimeType
        || field.type() instanceof NumberType;
  }

  static Kind kind(FieldType<?> type) {
    return switch (type) {
      case ChoiceType _, YesNoType _, ReferenceType _ -> Kind.VALUE;
      case MultiChoiceType _ -> Kind.VALUES;
      case NumberType _, MoneyType _ -> Kind.NUMBER;
      case DateType _, DateTimeType _ -> Kind.WEEKDAY;
      case TextType _,
          LongTextType _,
          TagsType _,
          ContactType _,
          ContactPointsType _,
          AddressType _ ->
          Kind.PRESENCE;
    };
  }
}
