package dev.rapport.records.shape;

import dev.rapport.records.shape.ShapeDifference.Detail;
import dev.rapport.records.shape.ShapeDifference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what is otherwise in two shapes. */
final class ShapeDifferences {

  /** So many values of an entry are told; nobody reads more. */
  static final int MOST = 30;

  private static final int LONGEST_VALUE = 200;

  /** What tells the elements of a list apart, where they are no plain values. */
  private static final List<String> KEYS = List.of("name", "value", "field");

  private ShapeDifferences() {}

  /** In the order of names. */
  static List<ShapeDifference> of(
      String part, Map<String, ObjectNode> here, Map<String, ObjectNode> there) {
    var differences = new ArrayList<ShapeDifference>();
    var names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    for (var name : names) {
      var mine = here.get(name);
      var other = there.get(name);
      if (mine == null) {
        differences.add(new ShapeDifference(part, name, Kind.ADDED, List.of(), List.of()));
      } else if (other == null) {
        differences.add(new ShapeDifference(part, name, Kind.REMOVED, List.of(), List.of()));
      } else if (!same(mine, other)) {
        var details = new ArrayList<Detail>();
        compare("", mine, other, details);
        differences.add(new ShapeDifference(part, name, Kind.CHANGED, details, List.of()));
      }
    }
    return differences;
  }

  /** Numbers are the same however they are written. */
  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1,
        other);
  }

  private static void compare(
      String path, @Nullable JsonNode here, @Nullable JsonNode there, List<Detail> details) {
    if (details.size() >= MOST || here != null && there != null && same(here, there)) {
      return;
    }
    var mine = inside(here);
    var other = inside(there);
    if (mine == null || other == null) {
      details.add(new Detail(path, text(here), text(there)));
      return;
    }
    var names = new TreeSet<>(mine.keySet());
    names.addAll(other.keySet());
    var before = details.size();
    for (var name : names) {
      compare(path.isEmpty() ? name : path + "." + name, mine.get(name), other.get(name), details);
    }
    if (details.size() == before && details.size() < MOST) {
      // The same in another order.
      details.add(
          new Detail(path, String.join(", ", mine.keySet()), String.join(", ", other.keySet())));
    }
  }

  /** What a value consists of, by names; null where it is to be compared as a whole. */
  private static @Nullable Map<String, JsonNode> inside(@Nullable JsonNode node) {
    if (node == null || !node.isContainer()) {
      return null;
    }
    var inside = new LinkedHashMap<String, JsonNode>();
    if (node.isObject()) {
      node.properties().forEach(entry -> inside.put(entry.getKey(), entry.getValue()));
      return inside;
    }
    for (var element : node) {
      var key = KEYS.stream().filter(name -> element.path(name).isString()).findFirst();
      if (key.isEmpty() || inside.put(element.get(key.get()).asString(), element) != null) {
        return null;
      }
    }
    return inside;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    var text = node.isString() ? node.asString() : node.toString();
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
  }
}
