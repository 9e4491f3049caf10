package dev.rapport.records.shape;

import dev.rapport.platform.problem.ProblemException;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes entries of a shape's file, and reads what anybody may have written into one. */
@Component
public class ShapeEntries {

  private final JsonMapper json;
  private final Validator validator;

  ShapeEntries(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /** A record as an entry: in its own order, without what goes without saying. */
  public ObjectNode write(Object value, String... without) {
    var entry = (ObjectNode) json.valueToTree(value);
    entry.remove(List.of(without));
    prune(entry);
    return entry;
  }

  public ObjectNode empty() {
    return json.createObjectNode();
  }

  /**
   * An entry as the record that it was.
   *
   * @throws ProblemException 422 when it never was one
   */
  public <T> T read(ObjectNode entry, Class<T> type) {
    T value;
    try {
      value = json.treeToValue(entry, type);
    } catch (JacksonException e) {
      throw unreadable();
    }
    if (value == null) {
      throw unreadable();
    }
    check(value);
    return value;
  }

  /** Throws a problem (422) when a value breaks what its class says of it. */
  public void check(Object value) {
    if (!validator.validate(value).isEmpty()) {
      throw unreadable();
    }
  }

  public static ProblemException unreadable() {
    return ProblemException.invalid("", "shapeFile.entry");
  }

  private static void prune(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var value = object.get(name);
        prune(value);
        if (value.isNull() || value.isContainer() && value.isEmpty()) {
          object.remove(name);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(ShapeEntries::prune);
    }
  }
}
