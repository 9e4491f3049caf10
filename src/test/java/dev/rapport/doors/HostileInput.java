package dev.rapport.doors;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody sends who means no good. */
final class HostileInput {

  static final String INJECTION = "'; drop table company; --";

  /** Bodies that are not what any door asks for. */
  static final List<Object> BODIES =
      List.of(
          "",
          "null",
          "42",
          "\"text\"",
          "[]",
          "{",
          "{\"a\": 1, \"a\": 2}",
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "{\"\\u0000\": \"\\u0000\"}",
          "{\"name\": \"\\ud800\"}",
          "{\"ids\": [null], \"patch\": {\"name\": null}}",
          new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
          "{\"ids\": \"x\", \"patch\": 1, \"columns\": 7, \"objects\": {}, \"company\": 3}");

  /** Values for every field of every record. */
  static final List<String> VALUES =
      List.of(
          "\"" + INJECTION + "\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e" + "a".repeat(100_000) + "\"",
          "\"<script>alert(1)</script>\"",
          "true",
          "-1",
          "1e400",
          "1e-400",
          "9".repeat(400),
          "\"+999999999-12-31\"",
          "\"0000-00-00\"",
          "\"-4713-01-01T00:00:00Z\"",
          "[]",
          "[[[]]]",
          "{}",
          "{\"id\": {\"id\": null}}",
          "{\"amount\": \"1e999999999\", \"currency\": \"EUR\"}",
          "{\"amount\": \"NaN\", \"currency\": \"XXX\"}",
          "{\"street\": [1], \"country\": \"\\u0000\"}");

  static final List<String> FILTERS =
      List.of(
          "name==" + INJECTION,
          "name=='" + INJECTION.replace("'", "\\'") + "'",
          "(".repeat(2_000) + "name==a" + ")".repeat(2_000),
          "name==a;".repeat(500) + "name==a",
          "name=contains='%_%\\\\'",
          "name=starts='\u0000'",
          "createdAt>'+999999999-01-01T00:00:00Z'",
          "createdAt>today+99999999999d",
          "createdAt=within=99999-Q9",
          "expectedClose>'+999999999-01-01'",
          "expectedClose=within=9999999",
          "id==x",
          "owner.owner.owner==me",
          "version==99999999999999999999",
          "name=~=a",
          "\u202ename==a",
          ";;;");

  private static final String PLACE = "\"a place for another value\"";

  private HostileInput() {}

  /**
   * A body with each of {@link #VALUES} in the place of each of its values, however deep; of a list
   * in its first one.
   */
  static List<String> variations(Object body) {
    var places = new ArrayList<String>();
    var root = JsonMapper.shared().valueToTree(body);
    addPlaces(root, root, places);
    return places.stream()
        .flatMap(place -> VALUES.stream().map(value -> place.replace(PLACE, value)))
        .toList();
  }

  private static void addPlaces(JsonNode root, JsonNode node, List<String> places) {
    var place = JsonMapper.shared().readTree(PLACE);
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var was = object.replace(name, place);
        places.add(root.toString());
        object.set(name, was);
        addPlaces(root, was, places);
      }
    } else if (node instanceof ArrayNode list && !list.isEmpty()) {
      var was = list.get(0);
      list.set(0, place);
      places.add(root.toString());
      list.set(0, was);
      addPlaces(root, was, places);
    }
  }
}
