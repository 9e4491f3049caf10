package dev.rapport.records.views;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view as it was kept.
 *
 * @param team whose it is; null but for those shared with a team
 */
record SavedView(
    UUID id,
    Label owner,
    Sharing sharing,
    @Nullable Label team,
    String object,
    String name,
    Shown shown,
    int version) {

  /** Whose it is. */
  enum Sharing {
    ME,
    TEAM,
    ALL;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the records stand. */
  enum Kind {
    LIST,
    BOARD,
    CALENDAR,
    CHART;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a chart is drawn. */
  enum Form {
    BAR,
    LINE,
    PIE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a chart puts dates together. */
  enum Period {
    MONTH,
    QUARTER,
    YEAR;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a chart shows of its groups.
   *
   * @param sum the field that is added up; null to count records
   * @param period null where its groups are none of dates
   */
  @Schema(name = "ChartOfView")
  record Chart(Form form, @Nullable String sum, @Nullable Period period) {}

  /** A user or a team, and what people call it. */
  record Label(UUID id, @Nullable String label) {}

  /**
   * @param width in pixels; null for the usual one
   * @param frozen whether it stays in sight beside the name
   */
  record Column(String field, @Nullable Integer width, boolean frozen) {}

  /**
   * What is shown.
   *
   * @param filter RSQL; null for all
   * @param sort a field's name, with {@code -} in front when descending; null for the list's own
   * @param columns none for the list's own
   * @param group what a board's columns, a list's groups and a chart's marks are made by; null for
   *     the object's own, and for none
   * @param date where a record stands on a calendar; null where it is none
   * @param within the record that a board is of, such as a pipeline; null for the first
   * @param chart null where it is none
   */
  record Shown(
      Kind kind,
      @Nullable String filter,
      @Nullable String sort,
      List<Column> columns,
      @Nullable String group,
      @Nullable String date,
      @Nullable UUID within,
      @Nullable Chart chart) {

    Shown {
      columns = List.copyOf(columns);
    }
  }
}
