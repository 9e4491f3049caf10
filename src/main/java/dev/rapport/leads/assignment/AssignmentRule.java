package dev.rapport.leads.assignment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For which leads, to whom, by what. The first rule that finds a lead and has somebody for it gives
 * it away.
 *
 * @param on whether it counts
 * @param filter which leads, as lists are filtered; null for all
 * @param people who gets them, beside those who belong to {@code teams} or their sub-teams
 * @param byLanguage whether the salesperson has to speak the lead's language, {@code byTerritory}
 *     to be there for its country, region or city, {@code bySkill} to know its product. Of a lead
 *     that has none nothing is asked
 * @param segment the choice by which a measure tells leads apart; null for not at all
 * @param historyMonths how far back a measure looks
 * @param answerHours until when a first answer is due; null for the organisation's own
 * @param returnHours after how many hours without an answer a lead goes to the next; null for never
 * @param returns how many times it does so at the most
 */
@Schema(name = "AssignmentRule")
record AssignmentRule(
    @NotNull UUID id,
    @NotNull String name,
    boolean on,
    @Nullable String filter,
    @NotNull @Size(max = 500) List<UUID> people,
    @NotNull @Size(max = 100) List<UUID> teams,
    @NotNull By by,
    boolean byLanguage,
    boolean byTerritory,
    boolean bySkill,
    @Nullable String segment,
    int historyMonths,
    @Nullable Integer answerHours,
    @Nullable Integer returnHours,
    int returns) {

  /** What tells whose a lead is among those whom a rule may give it to. */
  enum By {
    /** Whoever got one from this rule longest ago. */
    TURN,
    /** Whoever works on the fewest, measured against how many they can take on. */
    LOAD,
    /** Whoever is expected to convert it, with room for those of whom little is known. */
    MEASURE
  }
}
