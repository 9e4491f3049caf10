package dev.rapport.leads.assignment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was given a lead, as it was then.
 *
 * @param rule its name
 * @param from whose it was before; null for nobody's
 * @param segment the field by which leads were told apart, {@code value} the lead's; null for none
 * @param candidates how many it could have been given to
 * @param measured the best of them, the chosen one first
 */
record Reason(
    String rule,
    AssignmentRule.By by,
    @Nullable UUID from,
    @Nullable String segment,
    @Nullable String value,
    int candidates,
    List<Measured> measured,
    LeftOut leftOut) {

  /** So many candidates are kept. */
  static final int KEPT = 20;

  /**
   * @param open how many leads and deals they worked on, of {@code capacity}; null for any number
   * @param deals how many of these were deals; null in reasons of a time when they didn't count
   * @param good of {@code ended} leads of the segment so many were converted
   * @param expected the share that is to be expected, {@code drawn} what chance made of it; null
   *     where nothing was measured
   */
  record Measured(
      UUID user,
      int open,
      @Nullable Integer deals,
      @Nullable Integer capacity,
      double good,
      double ended,
      @Nullable Double expected,
      @Nullable Double drawn) {}

  /** How many others were left out, and why. */
  record LeftOut(int away, int full, int language, int territory, int skill, int had) {}
}
