package dev.rapport.records.fieldtype;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A free word on records.
 *
 * @param id null for a word that is no tag yet: it becomes one as it is written
 * @param label as people read it
 * @param color in the screens' palette
 */
public record Tag(@Nullable UUID id, String label, String color) {

  /** A word that is no tag yet. */
  static Tag of(String word) {
    return new Tag(null, word, "gray");
  }

  /** By what it is told from others: words that differ in case alone are the same. */
  public Object identity() {
    return id == null ? label.toLowerCase(Locale.ROOT) : id;
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    if (id != null) {
      json.put("id", id.toString());
    }
    json.put("label", label);
    json.put("color", color);
    return json;
  }
}
