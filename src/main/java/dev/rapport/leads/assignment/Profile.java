package dev.rapport.leads.assignment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of somebody who gets leads.
 *
 * @param languages that they speak, as leads name them
 * @param countries they are there for, ISO 3166 alpha-2; {@code places} regions and cities
 * @param products that they know
 * @param capacity how many open leads they can work on; null for any number
 * @param awayUntil the last day on which they get nothing; null while they are here
 */
@Schema(name = "AssignmentProfile")
record Profile(
    @NotNull List<String> languages,
    @NotNull List<String> countries,
    @NotNull List<String> places,
    @NotNull List<UUID> products,
    @Nullable Integer capacity,
    @Nullable LocalDate awayUntil) {

  static final Profile UNKNOWN =
      new Profile(List.of(), List.of(), List.of(), List.of(), null, null);

  boolean speaks(@Nullable String language) {
    return language == null || languages.contains(language);
  }

  boolean knows(@Nullable UUID product) {
    return product == null || products.contains(product);
  }

  /** Whether they are there for one of these; also where the lead says nothing of where it is. */
  boolean coversAny(@Nullable String country, @Nullable String region, @Nullable String city) {
    return country == null && region == null && city == null
        || country != null && countries.stream().anyMatch(country::equalsIgnoreCase)
        || region != null && places.stream().anyMatch(region::equalsIgnoreCase)
        || city != null && places.stream().anyMatch(city::equalsIgnoreCase);
  }

  boolean isAway(LocalDate today) {
    return awayUntil != null && !today.isAfter(awayUntil);
  }
}
