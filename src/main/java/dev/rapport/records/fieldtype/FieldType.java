package dev.rapport.records.fieldtype;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value: its columns, its JSON, its text, what it can be asked and how it adds up. A new
 * one is one class here and one entry in the web application.
 *
 * @param <T> the value in Java
 */
public sealed interface FieldType<T>
    permits TextType,
        LongTextType,
        NumberType,
        MoneyType,
        DateType,
        DateTimeType,
        YesNoType,
        ChoiceType,
        SeveralType,
        ContactType,
        ContactPointsType,
        AddressType,
        ReferenceType {

  /** As in the API: {@code money}. */
  String name();

  /** The columns that a value is read from, in the order in which {@link #read} finds them. */
  default List<Field<?>> columns(Field<?> column) {
    return List.of(column);
  }

  /** The column that sorts, comparisons and sums go by. */
  default Field<?> comparand(Field<?> column) {
    return column;
  }

  /** The value whose columns begin at {@code at} in {@code row}. */
  @Nullable T read(Row row, int at);

  /**
   * Puts the value's columns into {@code row} by name, as JSON that PostgreSQL reads; null empties
   * them.
   */
  default void store(
      Field<?> column, @Nullable T value, Map<String, @Nullable Object> row, FieldContext context) {
    row.put(column.getName(), value == null ? null : toJson(value));
  }

  /** As the API shows it. */
  Object toJson(T value);

  /**
   * The value that a request's JSON means.
   *
   * @throws InvalidValue when it can't be one
   */
  T parse(Object json, FieldContext context);

  /**
   * The value that a text means: in a filter, or in a file's cell.
   *
   * @throws InvalidValue when it can't be one
   */
  default T parseText(String text, FieldContext context) {
    return parse(text, context);
  }

  /** As a file's cell shows it. */
  default String toText(T value) {
    return toJson(value).toString();
  }

  /** What a filter may ask. */
  Set<Operator> operators();

  /**
   * A filter's comparison as SQL.
   *
   * @param part of an address; null else
   * @throws InvalidValue when an argument can't be read
   */
  Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context);

  /** How values add up, beside counting. */
  default Set<Measure> measures() {
    return Set.of();
  }

  /** Whether an aggregate may be grouped by it. */
  default boolean groupable() {
    return false;
  }

  /** Whether two values are the same to a reader. */
  default boolean same(@Nullable T one, @Nullable T other) {
    return Objects.equals(one, other);
  }

  /** The phones, mails and web addresses in it that its record is found by. */
  default List<Contact> contacts(T value) {
    return List.of();
  }

  /** The words that the search finds it by, beside its contacts; null for none. */
  default @Nullable String words(T value) {
    return null;
  }
}
