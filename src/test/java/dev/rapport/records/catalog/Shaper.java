package dev.rapport.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An administrator who shapes one object. */
record Shaper(Browser administrator, String object) {

  /** Adds an object and shapes it. */
  static Shaper ofNew(Browser administrator, String label, String plural) {
    var answer =
        administrator.post(
            "/api/objects",
            Map.of(
                "labels",
                Map.of("en", label),
                "plurals",
                Map.of("en", plural),
                "icon",
                "box",
                "color",
                "teal"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new Shaper(administrator, answer.text("name"));
  }

  String add(String label, String type) {
    return add(label, Map.of("name", type), Map.of());
  }

  /**
   * @param more what else is said of the field, beside its name and type
   */
  String add(String label, Map<String, ?> type, Map<String, ?> more) {
    var answer = tryToAdd(label, type, more);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("name");
  }

  Answer tryToAdd(String label, Map<String, ?> type, Map<String, ?> more) {
    var input = new LinkedHashMap<String, Object>(more);
    input.put("labels", Map.of("en", label));
    input.put("type", type);
    return administrator.post(path(), input);
  }

  void change(String field, Map<String, ?> change) {
    var input = new LinkedHashMap<String, Object>(change);
    input.put("version", shape(field).get("version").asInt());
    var answer = administrator.patch(path() + "/" + field, input);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** Waits until all that the field needs is there. */
  void ready(String field) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shape(field).get("indexed").asBoolean());
  }

  JsonNode shape(String field) {
    for (var section : administrator.get(path()).body().get("sections")) {
      for (var one : section.get("fields")) {
        if (one.get("name").asString().equals(field)) {
          return one;
        }
      }
    }
    throw new AssertionError("no field " + field);
  }

  /** Some choices for a field. */
  static Map<String, Object> choices(String type, String... labels) {
    var choices =
        List.of(labels).stream().map(label -> Map.of("labels", Map.of("en", label))).toList();
    return Map.of("name", type, "choices", choices);
  }

  String path() {
    return "/api/objects/" + object + "/fields";
  }
}
