package dev.rapport.records;

import java.util.List;

/** A module's objects: a bean of this type puts them into the catalog. */
public record Definitions(List<ObjectDefinition> objects) {

  public static Definitions of(ObjectDefinition... objects) {
    return new Definitions(List.of(objects));
  }
}
