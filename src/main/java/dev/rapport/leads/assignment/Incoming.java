package dev.rapport.leads.assignment;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the rules see it.
 *
 * @param segments the values of the fields by which rules tell leads apart
 */
record Incoming(
    UUID id,
    @Nullable UUID owner,
    @Nullable String language,
    @Nullable String country,
    @Nullable String region,
    @Nullable String city,
    @Nullable UUID product,
    Map<String, @Nullable String> segments) {

  @Nullable String segment(@Nullable String field) {
    return field == null ? null : segments.get(field);
  }
}
