package dev.rapport.records.fieldtype;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How the values of a group of records become one. */
public enum Measure {
  COUNT,
  SUM,
  AVG,
  MIN,
  MAX;

  static final Set<Measure> NUMERIC = EnumSet.of(SUM, AVG, MIN, MAX);
  static final Set<Measure> EXTREMES = EnumSet.of(MIN, MAX);

  /** As written in the API. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
