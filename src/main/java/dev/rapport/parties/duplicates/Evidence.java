package dev.rapport.parties.duplicates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * What speaks for two records being one, or against it; the API calls each by its name in camel
 * case.
 */
public enum Evidence {
  EMAIL("email"),
  TAX_NUMBER("taxNumber"),
  PHONE("phone"),
  BIRTHDAY("birthday"),
  NAME("name"),
  /** Typing errors, initials, a part left out, another script that writes no vowels. */
  SIMILAR_NAME("similarName"),
  ADDRESS("address"),
  CITY("city"),
  COMPANY("company"),
  WEBSITE("website");

  private final String apiName;

  Evidence(String apiName) {
    this.apiName = apiName;
  }

  @JsonValue
  public String apiName() {
    return apiName;
  }

  /**
   * The evidence of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Evidence of(String apiName) {
    return Arrays.stream(values())
        .filter(evidence -> evidence.apiName.equals(apiName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(apiName));
  }
}
