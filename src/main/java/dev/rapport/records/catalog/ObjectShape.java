package dev.rapport.records.catalog;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What administrators made of an object.
 *
 * @param labels what one record is called, by language; empty where the product's own stay
 * @param plurals what many are called, by language
 * @param own of an object that administrators added; null where it is the product's own
 * @param sections the names of its sections, by section and language
 * @param arrangement its fields in the order in which people see them; those that are missing come
 *     behind the others of their section
 * @param removedAt when it was taken away; its records are kept
 * @param version grows with each change
 */
public record ObjectShape(
    String object,
    Map<String, String> labels,
    Map<String, String> plurals,
    @Nullable Own own,
    Map<String, Map<String, String>> sections,
    List<String> arrangement,
    @Nullable OffsetDateTime removedAt,
    int version) {

  /**
   * @param path how it is called in addresses
   * @param icon its name in the screens' set, {@code color} in their palette
   */
  public record Own(String path, String icon, String color) {}

  /** An object of which nothing is different. */
  static ObjectShape standard(String object) {
    return new ObjectShape(object, Map.of(), Map.of(), null, Map.of(), List.of(), null, 0);
  }

  boolean inUse() {
    return removedAt == null;
  }

  ObjectShape arranged(Map<String, Map<String, String>> sections, List<String> arrangement) {
    return new ObjectShape(
        object, labels, plurals, own, sections, arrangement, removedAt, version + 1);
  }

  ObjectShape called(Map<String, String> labels, Map<String, String> plurals, @Nullable Own own) {
    return new ObjectShape(
        object, labels, plurals, own, sections, arrangement, removedAt, version + 1);
  }

  ObjectShape removed(@Nullable OffsetDateTime removedAt) {
    return new ObjectShape(
        object, labels, plurals, own, sections, arrangement, removedAt, version + 1);
  }
}
