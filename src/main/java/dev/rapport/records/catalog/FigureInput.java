package dev.rapport.records.catalog;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.Access;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Source.Function;
import dev.rapport.records.catalog.TypeShape.FigureShape;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.NumberType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.figures.FigureFilters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a figure can be made of what an administrator says, and of which type it is. */
@Component
class FigureInput {

  private final Catalog catalog;
  private final FigureFilters filters;

  FigureInput(Catalog catalog, FigureFilters filters) {
    this.catalog = catalog;
    this.filters = filters;
  }

  /**
   * @param object that is to have the figure
   * @return null when it can't be made
   */
  @Nullable TypeShape read(FieldInput input, String object, @Nullable FigureShape given) {
    ObjectDefinition others = given == null ? null : catalog.find(given.object()).orElse(null);
    if (given == null || others == null || others.access() instanceof Access.Through) {
      input.refuse("type.figure.object", "shape.figureObject");
      return null;
    }
    var pointer = others.find(given.field()).map(FieldDefinition::type).orElse(null);
    if (!(pointer instanceof ReferenceType(var targets) && targets.contains(object))) {
      input.refuse("type.figure.field", "shape.figureField");
      return null;
    }
    var of = of(others, given);
    if (given.function() != Function.COUNT && of == null) {
      input.refuse("type.figure.of", "shape.figureOf");
      return null;
    }
    var filter = given.filter() == null || given.filter().isBlank() ? null : given.filter();
    try {
      filters.check(others, filter);
    } catch (InvalidQueryException e) {
      input.problems().add(new FieldProblem("type.figure.filter", e.code(), e.arguments()));
      return null;
    }
    var everybody = Objects.requireNonNullElse(given.everybody(), false);
    var figure =
        new FigureShape(
            given.function(),
            given.object(),
            given.field(),
            of == null ? null : given.of(),
            filter,
            everybody,
            of == null ? "number" : of.name());
    return TypeShape.figure(figure, of instanceof NumberType number ? number.scale() : null);
  }

  /** The type of what is added up or looked at; null where that can't be done. */
  private static @Nullable FieldType<?> of(ObjectDefinition others, FigureShape given) {
    FieldDefinition field = given.of() == null ? null : others.find(given.of()).orElse(null);
    if (field == null || field.source() != null || given.function() == Function.COUNT) {
      return null;
    }
    return switch (field.type()) {
      case NumberType number when number.name().equals("number") -> sum(number, given);
      case MoneyType money -> sum(money, given);
      case DateType date -> latest(date, given);
      case DateTimeType moment -> latest(moment, given);
      default -> null;
    };
  }

  private static @Nullable FieldType<?> sum(FieldType<?> type, FigureShape given) {
    return given.function() == Function.SUM ? type : null;
  }

  private static @Nullable FieldType<?> latest(FieldType<?> type, FigureShape given) {
    return given.function() == Function.LATEST ? type : null;
  }
}
