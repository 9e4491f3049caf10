package dev.rapport.intelligence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about funnels; docs/metrics.md defines each figure. */
final class FunnelViews {

  private FunnelViews() {}

  /**
   * How far records came.
   *
   * @param field whose values are the steps
   * @param known all values that can be steps, in their order
   * @param steps in the order in which they are passed
   * @param none came to none of the steps
   * @param conversions from each step to each behind it
   * @param groups by what was asked for; empty where nothing was
   * @param more whether there are groups beyond those shown
   */
  @Schema(name = "Funnel")
  record Funnel(
      String object,
      String field,
      List<Step> known,
      List<Step> steps,
      FunnelRow all,
      Count none,
      List<Conversion> conversions,
      List<FunnelRow> groups,
      boolean more) {}

  /**
   * @param ends whether it ends the way otherwise, as {@code unqualified} does: to be in it says of
   *     no other step that it was passed, nor does another one of it
   */
  @Schema(name = "FunnelStep")
  record Step(String value, String label, String color, boolean ends) {}

  /**
   * How many of those that came to {@code from} came to {@code to}; its share is of the count at
   * {@code from}.
   */
  @Schema(name = "FunnelConversion")
  record Conversion(String from, String to, Count reached) {}

  /**
   * The figures of a group, or of all.
   *
   * @param key a value of the field that groups, an id, or a period as {@code 2026-03}; null for
   *     all, and for records without
   * @param reached of each step: how many came to it, or, unless it ends the way, to one behind it
   *     that doesn't
   * @param times of each step
   */
  @Schema(name = "FunnelRow")
  record FunnelRow(
      @Nullable String key,
      @Nullable String label,
      Count arrived,
      List<Count> reached,
      List<Time> times) {}

  /**
   * @param filter finds exactly the records that are counted
   */
  @Schema(name = "FunnelCount")
  record Count(long count, String filter) {}

  /**
   * How long records are in a step.
   *
   * @param left those that were in it and are no longer
   * @param median seconds that half of those were in it at most; null where there are none
   * @param ninetieth seconds that nine of ten of those were in it at most
   * @param here those that are in it now
   * @param hereMedian seconds since half of those came, at most
   */
  @Schema(name = "FunnelTime")
  record Time(
      Count left,
      @Nullable Double median,
      @Nullable Double ninetieth,
      Count here,
      @Nullable Double hereMedian) {}
}
