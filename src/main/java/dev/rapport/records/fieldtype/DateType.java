package dev.rapport.records.fieldtype;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A day. */
public record DateType() implements FieldType<LocalDate> {

  @Override
  public String name() {
    return "date";
  }

  @Override
  public @Nullable LocalDate read(Row row, int at) {
    return row.get(at, LocalDate.class);
  }

  @Override
  public Object toJson(LocalDate value) {
    return value.toString();
  }

  @Override
  public LocalDate parse(Object json, FieldContext context) {
    if (!(json instanceof String text)) {
      throw new InvalidValue("date.unreadable", json);
    }
    return parseText(text, context);
  }

  @Override
  public LocalDate parseText(String text, FieldContext context) {
    var format = context.dates();
    return format == null ? iso(text.strip()) : likely(format.parse(text.strip()), text);
  }

  @Override
  public Set<Operator> operators() {
    return Operator.TIME;
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    return switch (operator) {
      case EMPTY -> Comparisons.empty(column, arguments);
      case WITHIN -> {
        var period = Period.parse(arguments.getFirst(), context);
        yield Comparisons.compare(column, Operator.AT_LEAST, List.of(period.from()))
            .and(Comparisons.compare(column, Operator.LESS, List.of(period.to())));
      }
      default ->
          Comparisons.compare(
              column, operator, arguments.stream().map(text -> Period.day(text, context)).toList());
    };
  }

  @Override
  public Set<Measure> measures() {
    return Measure.EXTREMES;
  }

  @Override
  public boolean groupable() {
    return true;
  }

  static LocalDate iso(String text) {
    try {
      return likely(LocalDate.parse(text), text);
    } catch (DateTimeParseException e) {
      throw new InvalidValue("date.unreadable", text);
    }
  }

  private static LocalDate likely(LocalDate date, String text) {
    if (date.getYear() < 1000 || date.getYear() > 9999) {
      throw new InvalidValue("date.unreadable", text);
    }
    return date;
  }
}
