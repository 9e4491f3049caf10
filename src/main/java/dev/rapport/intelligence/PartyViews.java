package dev.rapport.intelligence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the API about a company or person as a whole. */
final class PartyViews {

  private PartyViews() {}

  /**
   * A party at a glance; what the reader may not see is null.
   *
   * @param lastContact the latest note or finished task
   * @param completeness how much of what one wants to know is there, 0 to 100
   * @param values what one wants to know of everybody
   */
  @Schema(name = "PartyOverview")
  record Overview(
      SalesViews.@Nullable Figure openDeals,
      SalesViews.@Nullable Figure wonInYear,
      @Nullable Contact lastContact,
      int completeness,
      List<Value> values) {}

  @Schema(name = "LastContact")
  record Contact(Instant at, String object) {}

  /**
   * @param at when it was said; null while it is missing
   * @param source by what way it came in: {@code api}, {@code import} and others
   * @param stale whether that is so long ago that it may no longer hold
   */
  @Schema(name = "KnownValue")
  record Value(
      String field, boolean filled, @Nullable Instant at, @Nullable String source, boolean stale) {}
}
