package dev.rapport.records.shape;

import dev.rapport.platform.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shape as a file holds it: {@code {"rapport": "shape", "version": 1, "fields": {…}, …}}.
 *
 * @param parts the entries by part and name; a part that a file says nothing of isn't there
 */
record ShapeFile(Map<String, SortedMap<String, ObjectNode>> parts) {

  private static final String KIND = "rapport";
  private static final String VERSION = "version";
  private static final int CURRENT = 1;

  /** More entries of one part nobody has made by hand. */
  private static final int MOST = 5_000;

  private static final int LONGEST_NAME = 400;

  /**
   * Reads what anybody may have written.
   *
   * @param known the parts that there are
   * @throws ProblemException 422 when it is no shape, or one of a later Rapport
   */
  static ShapeFile read(JsonNode file, Collection<String> known) {
    if (!file.isObject() || !file.path(KIND).asString("").equals("shape")) {
      throw ProblemException.invalid("file", "shapeFile.none");
    }
    if (file.path(VERSION).asInt(0) != CURRENT) {
      throw ProblemException.invalid("file", "shapeFile.version", CURRENT);
    }
    var parts = new LinkedHashMap<String, SortedMap<String, ObjectNode>>();
    for (var part : file.properties()) {
      if (part.getKey().equals(KIND) || part.getKey().equals(VERSION)) {
        continue;
      }
      if (!known.contains(part.getKey())) {
        throw ProblemException.invalid("file", "shapeFile.part", shortened(part.getKey()));
      }
      if (!part.getValue().isObject() || part.getValue().size() > MOST) {
        throw ProblemException.invalid("file", "shapeFile.entries", part.getKey(), MOST);
      }
      var entries = new TreeMap<String, ObjectNode>();
      for (var entry : part.getValue().properties()) {
        if (!(entry.getValue() instanceof ObjectNode node)
            || entry.getKey().length() > LONGEST_NAME
            || !onOneLine(entry.getKey())
            || !clean(node)) {
          throw ProblemException.invalid(
              "file", "shapeFile.unreadable", part.getKey(), shortened(entry.getKey()));
        }
        entries.put(entry.getKey(), node);
      }
      parts.put(part.getKey(), entries);
    }
    return new ShapeFile(parts);
  }

  /** A copy of an entry that is there. */
  ObjectNode entry(String part, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(parts.get(part)).get(name)).deepCopy();
  }

  /** The file, its parts and entries in their order. */
  ObjectNode write(ObjectNode file) {
    file.put(KIND, "shape");
    file.put(VERSION, CURRENT);
    parts.forEach((part, entries) -> entries.forEach(file.putObject(part)::set));
    return file;
  }

  /** Nothing that a database can't keep, and no null: what isn't there isn't written. */
  private static boolean clean(JsonNode node) {
    if (node.isNull()) {
      return false;
    }
    if (node.isString()) {
      return clean(node.asString());
    }
    if (node.isObject() && !node.propertyStream().allMatch(one -> clean(one.getKey()))) {
      return false;
    }
    return node.valueStream().allMatch(ShapeFile::clean);
  }

  private static boolean onOneLine(String name) {
    return clean(name) && !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean clean(String text) {
    return text.codePoints()
        .noneMatch(letter ->
            Character.getType(letter) == Character.SURROGATE
                || Character.isISOControl(letter) && letter != '\n' && letter != '\t');
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
