package dev.rapport.leads.intake;

import dev.rapport.leads.Lead;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.TextType;
import dev.rapport.records.fieldtype.YesNoType;
import java.util.Set;

/** Which of a lead's fields strangers may be asked for. */
final class Askable {

  /** What those who work here say of a lead, and what the visit says of itself. */
  private static final Set<String> OURS =
      Set.of(
          Lead.STATUS.name(),
          Lead.SOURCE.name(),
          Lead.CHANNEL.name(),
          Lead.ASSIGN.name(),
          Lead.CAMPAIGN.name(),
          Lead.LANDING_PAGE.name(),
          Lead.REFERRER.name(),
          Lead.FIRST_TOUCH.name(),
          Lead.LAST_TOUCH.name());

  private Askable() {}

  /**
   * Whether the field may stand on a form. A unique one may not: its refusal would tell strangers
   * who is here.
   */
  static boolean is(FieldDefinition field) {
    return field.creatable()
        && !field.is(Trait.HIDDEN)
        && !field.is(Trait.UNIQUE)
        && !OURS.contains(field.name())
        && entered(field.type());
  }

  private static boolean entered(FieldType<?> type) {
    return type instanceof TextType
        || type instanceof LongTextType
        || type instanceof ContactType
        || type instanceof NumberType
        || type instanceof DateType
        || type instanceof YesNoType
        || type instanceof ChoiceType
        || type instanceof MultiChoiceType;
  }
}
