package dev.rapport.records.views;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.views.SavedView.Chart;
import dev.rapport.records.views.SavedView.Kind;
import dev.rapport.records.views.SavedView.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what a view shows is there for the one who looks. Fields go and rights change: a kept
 * view does without what is not there, and says in which of its parts.
 */
@Component
class ViewFit {

  /** What a view consists of. */
  enum Part {
    FILTER,
    SORT,
    COLUMNS,
    GROUP,
    DATE,
    SUM;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param leftOut the parts that lack something. What it is isn't said: the one who looks may not
   *     know of it
   */
  record Fitted(Shown shown, List<Part> leftOut) {}

  private final QueryResolver resolver;
  private final Records records;

  ViewFit(QueryResolver resolver, Records records) {
    this.resolver = resolver;
    this.records = records;
  }

  /** As much of it as is there for the actor. */
  Fitted fit(ObjectDefinition object, Shown kept, Actor actor) {
    var leftOut = new ArrayList<Part>();
    var filter = kept.filter();
    if (filter != null && !asks(object, RecordQuery.of(object.name()).where(filter), actor)) {
      filter = resolver.usable(object, filter, actor);
      leftOut.add(Part.FILTER);
      if (filter != null && !asks(object, RecordQuery.of(object.name()).where(filter), actor)) {
        filter = null;
      }
    }
    var sort = kept.sort();
    if (sort != null && !asks(object, RecordQuery.of(object.name()).sortedBy(sort), actor)) {
      sort = null;
      leftOut.add(Part.SORT);
    }
    var columns =
        kept.columns().stream()
            .filter(column -> find(object, column.field(), actor) != null)
            .toList();
    if (columns.size() < kept.columns().size()) {
      leftOut.add(Part.COLUMNS);
    }
    var group = usable(kept.group(), () -> group(object, kept, actor), Part.GROUP, leftOut);
    var date = usable(kept.date(), () -> date(object, kept.date(), actor), Part.DATE, leftOut);
    var chart = chart(object, kept, actor, leftOut);
    var kind =
        switch (kept.kind()) {
          case BOARD -> group == null && object.board() == null ? Kind.LIST : Kind.BOARD;
          case CALENDAR -> date == null ? Kind.LIST : Kind.CALENDAR;
          case CHART -> group == null ? Kind.LIST : Kind.CHART;
          case LIST -> Kind.LIST;
        };
    return new Fitted(
        new Shown(kind, filter, sort, columns, group, date, kept.within(), chart), leftOut);
  }

  /** One that can't add up what it did counts records. */
  private @Nullable Chart chart(
      ObjectDefinition object, Shown kept, Actor actor, List<Part> leftOut) {
    var chart = kept.chart();
    if (chart == null) {
      return null;
    }
    var sum = usable(chart.sum(), () -> sum(object, chart.sum(), actor), Part.SUM, leftOut);
    return new Chart(chart.form(), sum, chart.period());
  }

  /**
   * Whether all of it is there for the actor.
   *
   * @throws ProblemException 422 with what isn't
   * @throws InvalidQueryException when its filter or sort can't be asked
   */
  void check(ObjectDefinition object, Shown shown, Actor actor) {
    records.check(
        RecordQuery.of(object.name()).where(shown.filter()).sortedBy(shown.sort()), actor);
    var errors = new ArrayList<FieldProblem>();
    for (var column : shown.columns()) {
      if (find(object, column.field(), actor) == null) {
        errors.add(FieldProblem.of("columns", "query.unknownField", column.field()));
      }
    }
    var group = shown.group();
    if (group != null && !group(object, shown, actor)) {
      errors.add(FieldProblem.of("group", "query.notGroupable", group));
    }
    if (shown.kind() == Kind.BOARD && group == null && object.board() == null) {
      errors.add(FieldProblem.of("group", "view.boardByWhat"));
    }
    if (shown.kind() == Kind.CHART && (group == null || shown.chart() == null)) {
      errors.add(FieldProblem.of("group", "view.chartByWhat"));
    }
    var sum = shown.chart() == null ? null : shown.chart().sum();
    if (sum != null && !sum(object, sum, actor)) {
      errors.add(FieldProblem.of("chart.sum", "query.unknownField", sum));
    }
    if (shown.kind() == Kind.CALENDAR && !date(object, shown.date(), actor)) {
      errors.add(FieldProblem.of("date", "view.calendarByWhat"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private boolean asks(ObjectDefinition object, RecordQuery query, Actor actor) {
    try {
      records.check(query, actor);
      return true;
    } catch (InvalidQueryException e) {
      return false;
    }
  }

  private static @Nullable String usable(
      @Nullable String name, Supplier<Boolean> there, Part part, List<Part> leftOut) {
    if (name == null || there.get()) {
      return name;
    }
    leftOut.add(part);
    return null;
  }

  private boolean group(ObjectDefinition object, Shown shown, Actor actor) {
    var field = find(object, shown.group(), actor);
    if (field == null || field.name().equals("id")) {
      return false;
    }
    var own = object.board() != null && object.board().group().equals(field.name());
    return shown.kind() == Kind.BOARD
        ? own || field.type() instanceof ChoiceType
        : field.type().groupable();
  }

  private boolean sum(ObjectDefinition object, @Nullable String name, Actor actor) {
    var field = find(object, name, actor);
    return field != null && field.type().measures().contains(Measure.SUM);
  }

  private boolean date(ObjectDefinition object, @Nullable String name, Actor actor) {
    var field = find(object, name, actor);
    return field != null
        && (field.type() instanceof DateType || field.type() instanceof DateTimeType);
  }

  private @Nullable FieldDefinition find(
      ObjectDefinition object, @Nullable String name, Actor actor) {
    return resolver.readable(object, actor).stream()
        .filter(field -> field.name().equals(name) && !field.is(Trait.HIDDEN))
        .findFirst()
        .orElse(null);
  }
}
