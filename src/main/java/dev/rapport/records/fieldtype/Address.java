package dev.rapport.records.fieldtype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A postal address; each part as its owner wrote it, or null. */
public record Address(
    @Nullable String street,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String country) {

  static final List<String> PARTS = List.of("street", "city", "region", "postalCode", "country");

  static Address of(Map<String, @Nullable String> parts) {
    return new Address(
        parts.get("street"),
        parts.get("city"),
        parts.get("region"),
        parts.get("postalCode"),
        parts.get("country"));
  }

  /** The parts that are filled, by name. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    put(parts, "street", street);
    put(parts, "city", city);
    put(parts, "region", region);
    put(parts, "postalCode", postalCode);
    put(parts, "country", country);
    return parts;
  }

  /** On one line. */
  public String line() {
    return Stream.of(street, city, region, postalCode, country)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static void put(Map<String, String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.put(name, value);
    }
  }
}
