package dev.rapport.records;

import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.Operator;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object: its name in the API, its type, its column and what may be done with it.
 * Immutable; the methods named as adjectives return a changed copy.
 *
 * @param column the table's column, or the first of its columns where the type has several
 * @param section the part of the record page it stands in
 * @param initial the value of a new record that names none; null for none
 * @param optionsFilter for references: which records may be chosen, as RSQL in which {@code
 *     {field}} stands for another field's value
 * @param demands what an administrator asks of its values
 * @param source where they come from; null where people enter them
 */
public record FieldDefinition(
    String name,
    FieldType<?> type,
    Field<?> column,
    Set<Trait> traits,
    String section,
    @Nullable Object initial,
    @Nullable String optionsFilter,
    Demands demands,
    @Nullable Source source) {

  /** What is particular to a field. */
  public enum Trait {
    /** Never empty. */
    REQUIRED,
    /** Lists may be sorted by it; its indexes exist. */
    SORTABLE,
    /** Two records can't have the same value; a unique index holds it. */
    UNIQUE,
    /** Its words are found by the search. */
    SEARCHED,
    /** Its changes have a history of their own. */
    TRACKED,
    /** Set when the record is made and never changed. */
    FIXED,
    /** Set by rules or by the system, never by a request. */
    DERIVED,
    /** Set by commands only, never by a plain change. */
    BY_COMMAND,
    /** Not shown in the screens, by an administrator's wish. */
    HIDDEN,
    /**
     * Administrators may add to it: a choice takes values of theirs, a reference points to objects
     * of theirs as well.
     */
    OPEN
  }

  public FieldDefinition {
    traits = traits.isEmpty() ? Set.of() : Set.copyOf(traits);
  }

  public static FieldDefinition of(String name, FieldType<?> type, Field<?> column) {
    return new FieldDefinition(
        name, type, column, Set.of(), "main", null, null, Demands.NONE, null);
  }

  /** A field whose values modules read and set by {@code ref}. */
  public static <T> FieldDefinition of(FieldRef<T> ref, FieldType<T> type, Field<?> column) {
    return of(ref.name(), type, column);
  }

  public FieldDefinition required() {
    return with(Trait.REQUIRED);
  }

  public FieldDefinition sortable() {
    return with(Trait.SORTABLE);
  }

  public FieldDefinition unique() {
    return with(Trait.UNIQUE);
  }

  public FieldDefinition searched() {
    return with(Trait.SEARCHED);
  }

  public FieldDefinition tracked() {
    return with(Trait.TRACKED);
  }

  public FieldDefinition fixed() {
    return with(Trait.FIXED);
  }

  public FieldDefinition derived() {
    return with(Trait.DERIVED);
  }

  public FieldDefinition byCommand() {
    return with(Trait.BY_COMMAND);
  }

  public FieldDefinition hidden() {
    return with(Trait.HIDDEN);
  }

  /**
   * A field to which administrators may add.
   *
   * @param needed of a choice: the values by which the product itself goes, and which can't be
   *     hidden for that
   * @throws IllegalArgumentException when it has no such value
   */
  public FieldDefinition open(String... needed) {
    return of(Choice.among(Choice.needing(Set.of(needed), Choice.of(type)), type)).with(Trait.OPEN);
  }

  /** The same field of another type, in the same column. */
  public FieldDefinition of(FieldType<?> type) {
    return new FieldDefinition(
        name, type, column, traits, section, initial, optionsFilter, demands, source);
  }

  /** The same field in another column. */
  public FieldDefinition at(Field<?> column) {
    return new FieldDefinition(
        name, type, column, traits, section, initial, optionsFilter, demands, source);
  }

  public FieldDefinition in(String section) {
    return new FieldDefinition(
        name, type, column, traits, section, initial, optionsFilter, demands, source);
  }

  public FieldDefinition initially(Object value) {
    return new FieldDefinition(
        name, type, column, traits, section, value, optionsFilter, demands, source);
  }

  public FieldDefinition among(String optionsFilter) {
    return new FieldDefinition(
        name, type, column, traits, section, initial, optionsFilter, demands, source);
  }

  public FieldDefinition asking(Demands demands) {
    return new FieldDefinition(
        name, type, column, traits, section, initial, optionsFilter, demands, source);
  }

  /** A field of which nobody enters values. */
  public FieldDefinition from(Source source) {
    return new FieldDefinition(
            name, type, column, traits, section, initial, optionsFilter, demands, source)
        .derived();
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** What a filter may ask of it: what its type answers, and of a tracked one its past. */
  public Set<Operator> operators() {
    if (!is(Trait.TRACKED)) {
      return type.operators();
    }
    var operators = EnumSet.copyOf(type.operators());
    operators.addAll(Operator.PAST);
    return operators;
  }

  /** Whether a plain request may give it to a new record. */
  public boolean creatable() {
    return !is(Trait.DERIVED) && !is(Trait.BY_COMMAND);
  }

  /** Whether a plain request may change it. */
  public boolean writable() {
    return creatable() && !is(Trait.FIXED);
  }

  private FieldDefinition with(Trait trait) {
    var more = traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits);
    more.add(trait);
    return new FieldDefinition(
        name, type, column, more, section, initial, optionsFilter, demands, source);
  }
}
