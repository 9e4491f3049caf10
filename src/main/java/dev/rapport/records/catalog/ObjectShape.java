package dev.rapport.records.catalog;

import java.util.List;
import java.util.Map;

/**
 * How the fields of an object are arranged.
 *
 * @param sections the names of its sections, by section and language
 * @param arrangement its fields in the order in which people see them; those that are missing come
 *     behind the others of their section
 * @param version grows with each change
 */
public record ObjectShape(
    String object,
    Map<String, Map<String, String>> sections,
    List<String> arrangement,
    int version) {}
