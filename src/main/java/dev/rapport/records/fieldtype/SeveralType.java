package dev.rapport.records.fieldtype;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value of which a record has several, in a column that is an array. Some can be added to
 * a record's and others taken away, without saying the rest: {@code {"add": […], "remove": […]}}.
 *
 * @param <E> one of them in Java
 */
public sealed interface SeveralType<E> extends FieldType<List<E>>
    permits MultiChoiceType, TagsType {

  String ADD = "add";
  String REMOVE = "remove";

  /** What tells one of them from another. */
  Object identity(E one);

  /** In the order in which people see them, each once. */
  List<E> ordered(List<E> some);

  /**
   * Some to be added to what a record has, and others to be taken away.
   *
   * @param <E> one of them in Java
   */
  record Adjustment<E>(SeveralType<E> type, List<E> added, List<E> removed) {

    /** What comes of this; null when nothing is left. */
    @SuppressWarnings("unchecked")
    public @Nullable List<E> of(@Nullable Object before) {
      var gone = removed.stream().map(type::identity).toList();
      var all = new ArrayList<>(Objects.requireNonNullElse((List<E>) before, List.<E>of()));
      all.addAll(added);
      all.removeIf(each -> gone.contains(type.identity(each)));
      return all.isEmpty() ? null : type.ordered(all);
    }
  }

  /** Whether a request's JSON says what to add and remove, instead of the whole value. */
  static boolean adjusts(@Nullable Object json) {
    return json instanceof Map<?, ?> parts
        && !parts.isEmpty()
        && Set.of(ADD, REMOVE).containsAll(parts.keySet());
  }

  /**
   * What a request's JSON says to add and remove.
   *
   * @throws InvalidValue when it can't be read, or says neither
   */
  default Adjustment<E> adjustment(Object json, FieldContext context) {
    var parts = (Map<?, ?>) json;
    var added = some(parts.get(ADD), context);
    var removed = some(parts.get(REMOVE), context);
    if (added.isEmpty() && removed.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    return new Adjustment<>(this, added, removed);
  }

  private List<E> some(@Nullable Object json, FieldContext context) {
    return json == null || json instanceof List<?> list && list.isEmpty()
        ? List.of()
        : parse(json, context);
  }

  @Override
  default boolean same(@Nullable List<E> one, @Nullable List<E> other) {
    return one == null || other == null ? one == other : identities(one).equals(identities(other));
  }

  private Set<Object> identities(List<E> some) {
    return some.stream().map(this::identity).collect(Collectors.toSet());
  }

  @Override
  default Set<Operator> operators() {
    return EnumSet.of(
        Operator.HAS, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.EMPTY);
  }

  /**
   * A comparison put together of those with single values.
   *
   * @param any has one of these values
   */
  static Condition compared(Field<?> column, Operator operator, List<Condition> any) {
    return switch (operator) {
      case HAS, HAS_ANY -> DSL.or(any);
      case HAS_ALL -> DSL.and(any);
      case HAS_NONE -> column.isNull().or(DSL.not(DSL.or(any)));
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }

  @Override
  default boolean groupable() {
    return true;
  }

  /** Each value of a record by itself, or null where it has none: a row for each. */
  default Field<?> each(Field<?> column, FieldContext context) {
    return each(column);
  }

  /** Each element of an array by itself, or null where there is no array. */
  static Field<?> each(Field<?> array) {
    return DSL.field(
        "unnest(coalesce({0}, '{NULL}'))",
        Objects.requireNonNull(array.getDataType().getArrayComponentDataType()), array);
  }
}
