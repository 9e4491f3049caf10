package dev.rapport.records;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.platform.problem.FieldError;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of the API about records of any object. */
public final class RecordViews {

  private RecordViews() {}

  /**
   * @param next the cursor of the page behind; null when this is the last
   * @param count null when it was not asked for
   */
  public record Page(
      List<RecordData> records, @Nullable String next, Records.@Nullable Count count) {}

  public record Board(List<BoardColumn> columns) {}

  /**
   * @param key the value, or the id of the record, that its records have; null for those without
   */
  @Schema(name = "BoardColumn")
  public record BoardColumn(
      @Nullable String key,
      String label,
      @Nullable String color,
      long count,
      @Nullable Money sum,
      List<RecordData> records,
      @Nullable String next) {}

  @Schema(name = "Aggregate")
  public record Figures(List<Group> groups, List<Figure> total) {}

  public record Group(List<Key> keys, List<Figure> values) {}

  /**
   * @param value a value of the field, an id, or a period as {@code 2017-03}; null for records
   *     without
   * @param label what people read for it; null for records without
   */
  public record Key(@Nullable String value, @Nullable String label) {}

  /**
   * @param value a number, a {@link Money}, a text as of dates, or null
   */
  public record Figure(@JsonValue @Nullable Object value) {}

  @Schema(name = "BulkResult")
  public record BulkResult(String changeSet, int changed, List<Refused> refused) {}

  public record Refused(UUID id, List<FieldError> errors) {}

  @Schema(name = "History")
  public record History(List<HistoryChange> changes, @Nullable String next) {}

  @Schema(name = "HistoryChange")
  public record HistoryChange(
      String changeSet,
      Instant at,
      @Nullable Reference actor,
      @Schema(
              allowableValues = {
                "create", "update", "delete", "restore", "share", "unshare", "merge"
              })
          String kind,
      List<FieldChange> fields,
      dev.rapport.records.History.@Nullable Shared share,
      dev.rapport.records.History.@Nullable Merged merge) {}

  /** A record's way through the values of a field, the first stay first. */
  @Schema(name = "Way")
  public record Way(List<Stay> stays) {}

  /**
   * @param value null for none; {@code label} what people read for it
   * @param until null while it lasts
   * @param by who brought it there; null for the system
   */
  @Schema(name = "Stay")
  public record Stay(
      @Nullable String value,
      @Nullable String label,
      Instant since,
      @Nullable Instant until,
      @Nullable Reference by) {}

  /** Values as in the record's JSON. */
  public record FieldChange(
      String field, String label, @Nullable Object before, @Nullable Object after) {}

  /**
   * @param kinds the objects whose records may stand on it
   */
  @Schema(name = "Timeline")
  public record Timeline(List<TimelineEntry> entries, @Nullable String next, List<String> kinds) {}

  /**
   * @param day of what has a day and no time; {@code at} is its beginning in UTC then
   */
  @Schema(name = "TimelineEntry")
  public record TimelineEntry(
      Instant at, @Nullable LocalDate day, String object, RecordData record) {}

  /**
   * @param records what is again as it was
   */
  @Schema(name = "Reversal")
  public record Reversal(
      String changeSet,
      int reversed,
      List<Reversals.RecordId> records,
      List<Reversals.Kept> kept) {}

  @Schema(name = "SearchResults")
  public record SearchResults(List<dev.rapport.records.search.Search.Hit> results) {}
}
