package dev.rapport.parties.duplicates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a record stands for, and so how it is compared. */
public enum PartyKind {
  PERSON,
  COMPANY;

  @JsonValue
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static PartyKind of(String apiName) {
    return valueOf(apiName.toUpperCase(Locale.ROOT));
  }
}
