package dev.rapport.records.figures;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.query.Filter;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which records a figure is made of. It is computed when one of them changes, so that it can't ask
 * for what becomes otherwise by itself: the day, the one who asks, other records.
 */
@Component
public class FigureFilters {

  private static final Set<String> WHO_ASKS = Set.of("me", "myTeam");

  /** Written by every change, which the trail of changes doesn't name. */
  private static final Set<String> UNTOLD = Set.of("updatedAt", "updatedBy");

  private final QueryResolver resolver;
  private final PageSql pages;

  FigureFilters(QueryResolver resolver, PageSql pages) {
    this.resolver = resolver;
    this.pages = pages;
  }

  /**
   * Whether a figure can be made of the records that a filter finds.
   *
   * @throws InvalidQueryException when it can't be read, or finds others without a change of theirs
   */
  public void check(ObjectDefinition others, @Nullable String filter) {
    if (filter != null) {
      var query = resolver.resolve(RecordQuery.of(others.name()).where(filter), Actor.SYSTEM);
      settled(query.filter());
      pages.check(query);
    }
  }

  /** What the records have in common that a figure is made of. */
  Condition of(ObjectDefinition others, Figure figure) {
    return pages.found(
        resolver.resolve(RecordQuery.of(others.name()).where(figure.filter()), Actor.SYSTEM));
  }

  private static void settled(Filter filter) {
    switch (filter) {
      case Filter.And(var parts) -> parts.forEach(FigureFilters::settled);
      case Filter.Or(var parts) -> parts.forEach(FigureFilters::settled);
      case Filter.Across across -> throw moving(path(across));
      case Filter.Comparison comparison -> settled(comparison);
    }
  }

  private static String path(Filter filter) {
    return switch (filter) {
      case Filter.Across(var reference, var further) -> reference.name() + "." + path(further);
      case Filter.Comparison comparison -> comparison.field().name();
      default -> "";
    };
  }

  private static void settled(Filter.Comparison comparison) {
    var field = comparison.field();
    if (field.source() instanceof Figure
        || field.type() instanceof TagsType
        || UNTOLD.contains(field.name())) {
      throw moving(field.name());
    }
    for (var argument : comparison.arguments()) {
      if (WHO_ASKS.contains(argument) || relative(field, argument)) {
        throw moving(argument);
      }
    }
  }

  /** Whether it is another day tomorrow; days and periods that stay begin with a digit. */
  private static boolean relative(FieldDefinition field, String argument) {
    return (field.type() instanceof DateType || field.type() instanceof DateTimeType)
        && !argument.isEmpty()
        && Character.isLetter(argument.charAt(0))
        && !argument.equals("true")
        && !argument.equals("false");
  }

  private static InvalidQueryException moving(String what) {
    return new InvalidQueryException("filter", "figure.moving", what);
  }
}
