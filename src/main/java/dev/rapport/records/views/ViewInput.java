package dev.rapport.records.views;

import dev.rapport.records.views.SavedView.Chart;
import dev.rapport.records.views.SavedView.Column;
import dev.rapport.records.views.SavedView.Form;
import dev.rapport.records.views.SavedView.Kind;
import dev.rapport.records.views.SavedView.Period;
import dev.rapport.records.views.SavedView.Sharing;
import dev.rapport.records.views.SavedView.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view as it comes in a request.
 *
 * @param object its name; it can't be changed
 * @param version the one that a change was made on; null for a new view
 */
record ViewInput(
    @NotNull String object,
    @NotNull @Size(max = 100) String name,
    @NotNull Sharing sharing,
    @Nullable UUID team,
    @NotNull Kind kind,
    @Nullable @Size(max = 8000) String filter,
    @Nullable @Size(max = 100) String sort,
    @Nullable @Size(max = 100) List<@Valid @NotNull ColumnInput> columns,
    @Nullable @Size(max = 100) String group,
    @Nullable @Size(max = 100) String date,
    @Nullable UUID within,
    @Nullable @Valid ChartInput chart,
    @Nullable Integer version) {

  record ColumnInput(
      @NotNull @Size(max = 100) String field,
      @Nullable @Min(40) @Max(2000) Integer width,
      @Nullable Boolean frozen) {}

  record ChartInput(
      @NotNull Form form, @Nullable @Size(max = 100) String sum, @Nullable Period period) {}

  Shown shown() {
    return new Shown(
        kind,
        empty(filter),
        empty(sort),
        Objects.requireNonNullElse(columns, List.<ColumnInput>of()).stream()
            .map(column ->
                new Column(column.field(), column.width(), Boolean.TRUE.equals(column.frozen())))
            .toList(),
        empty(group),
        empty(date),
        within,
        chart == null ? null : new Chart(chart.form(), empty(chart.sum()), chart.period()));
  }

  private static @Nullable String empty(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
