package dev.rapport.records.fieldtype;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A moment, to the microsecond. Days in filters are days of the one who asks. */
public record DateTimeType() implements FieldType<Instant> {

  @Override
  public String name() {
    return "dateTime";
  }

  @Override
  public @Nullable Instant read(Row row, int at) {
    var value = row.get(at, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  @Override
  public Object toJson(Instant value) {
    return value.toString();
  }

  @Override
  public Instant parse(Object json, FieldContext context) {
    if (!(json instanceof String text)) {
      throw new InvalidValue("dateTime.unreadable", json);
    }
    return parseText(text, context);
  }

  @Override
  public Instant parseText(String text, FieldContext context) {
    var format = context.dates();
    return format == null
        ? iso(text.strip())
        : likely(format.parseTime(text.strip()).atZone(context.zone()).toInstant(), text);
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
        yield Comparisons.compare(
                column, Operator.AT_LEAST, List.of(midnight(period.from(), context)))
            .and(
                Comparisons.compare(
                    column, Operator.LESS, List.of(midnight(period.to(), context))));
      }
      default ->
          Comparisons.compare(
              column, operator, arguments.stream().map(text -> moment(text, context)).toList());
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

  private static OffsetDateTime moment(String text, FieldContext context) {
    return text.length() > 10 && text.contains("T")
        ? iso(text).atOffset(ZoneOffset.UTC)
        : midnight(Period.day(text, context), context);
  }

  private static OffsetDateTime midnight(LocalDate day, FieldContext context) {
    return day.atStartOfDay(context.zone()).toOffsetDateTime();
  }

  private static Instant iso(String text) {
    try {
      return likely(OffsetDateTime.parse(text).toInstant(), text);
    } catch (DateTimeParseException e) {
      throw new InvalidValue("dateTime.unreadable", text);
    }
  }

  private static Instant likely(Instant moment, String text) {
    var year = moment.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1000 || year > 9999) {
      throw new InvalidValue("dateTime.unreadable", text);
    }
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
