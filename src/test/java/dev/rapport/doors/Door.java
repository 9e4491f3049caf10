package dev.rapport.doors;

import dev.rapport.testing.Browser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operation of the API, as its OpenAPI document names it.
 *
 * @param path with {@code {variables}}
 */
record Door(String method, String path) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  /** All that the server's own document describes, as {@code reader} gets it. */
  static List<Door> all(Browser reader) {
    var doors = new ArrayList<Door>();
    reader
        .get("/api/openapi")
        .at("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(
                    method -> doors.add(new Door(method.toUpperCase(Locale.ROOT), path.getKey()))));
    return doors;
  }

  /** By what names each door that only asks reads something of an address's query. */
  static Map<Door, Set<String>> parameters(Browser reader) {
    var read = new HashMap<Door, Set<String>>();
    reader
        .get("/api/openapi")
        .at("paths")
        .propertyStream()
        .forEach(path -> {
          var names = new HashSet<String>();
          path.getValue()
              .at("/get/parameters")
              .forEach(parameter -> {
                if (parameter.path("in").asString("").equals("query")) {
                  names.add(parameter.get("name").asString());
                }
              });
          read.put(new Door("GET", path.getKey()), names);
        });
    return read;
  }

  /** The objects that have a list. */
  static List<String> objects(List<Door> doors) {
    return doors.stream()
        .map(Door::path)
        .filter(path -> path.matches("/api/records/\\w+"))
        .map(path -> path.substring("/api/records/".length()))
        .distinct()
        .toList();
  }

  /**
   * @param operation such as {@code GET /api/jobs/{id}}
   */
  static Door of(String operation) {
    var parts = operation.split(" ");
    return new Door(parts[0], parts[1]);
  }

  boolean changes() {
    return !method.equals("GET");
  }

  /** The path with its variables filled in, in their order. */
  String to(String... values) {
    var left = new ArrayList<>(Arrays.asList(values));
    return VARIABLE.matcher(path).replaceAll(_ -> left.removeFirst());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
