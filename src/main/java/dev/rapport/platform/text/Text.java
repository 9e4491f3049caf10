package dev.rapport.platform.text;

import java.util.List;

/**
 * A text that is put into words when somebody reads it, in their language.
 *
 * @param key of a message
 * @param arguments numbers and strings that fill it in
 */
public record Text(String key, List<Object> arguments) {

  public Text {
    arguments = List.copyOf(arguments);
  }

  public static Text of(String key, Object... arguments) {
    return new Text(key, List.of(arguments));
  }
}
