package dev.rapport.records.transfer;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.MultiChoiceType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a column's values may go: a field, a part of an address, or what a module takes beside the
 * fields, or the record's id.
 *
 * @param field null for what is no field
 * @param part of an address; null else
 * @param names what a column may be called that is meant for it, squashed
 * @param matches the objects among whose records the values name one
 */
record Target(
    String name,
    String label,
    String group,
    @Nullable FieldDefinition field,
    @Nullable String part,
    Set<String> names,
    List<String> matches) {

  /** The record's own id, by which a row finds it; it can be nothing but the key. */
  static final String ID = "id";

  /** By which a record is known in other programs. */
  static final String EXTERNAL_ID = "externalId";

  Target {
    names = Set.copyOf(names);
    matches = List.copyOf(matches);
  }

  boolean id() {
    return name.equals(ID);
  }

  String type() {
    if (field == null) {
      return matches.isEmpty() ? "text" : "reference";
    }
    return part == null ? field.type().name() : "text";
  }

  /** Whether a new record can't do without, and doesn't get it by itself. */
  boolean required() {
    return field != null && field.is(FieldDefinition.Trait.REQUIRED) && field.initial() == null;
  }

  boolean choice() {
    return field != null
        && (field.type() instanceof ChoiceType || field.type() instanceof MultiChoiceType);
  }

  boolean multiple() {
    return field != null && field.type() instanceof MultiChoiceType;
  }

  boolean reference() {
    return !matches.isEmpty();
  }

  /** Whether its values are looked up before the rows are read. */
  boolean matched() {
    return choice() || reference();
  }
}
